//! `/people`: who has access, who had it on a day, and everything an administrator does about it.

mod add;
mod editing;
mod leaving;
mod link;
mod list;
mod one;
mod relations;
mod roles;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::{get, post};

pub use relations::{one as relation, questions};

const SEES: Asks = Asks::Programme(Action::SeePeople);
const MANAGES: Asks = Asks::Account(Action::ManagePeople);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/people", SEES, || get(list::show)),
    Route::get("/people.csv", SEES, || get(list::csv)),
    Route::get("/people.xlsx", SEES, || get(list::excel)),
    Route::get("/people/new", Asks::Programme(Action::ManagePeople), || {
        get(add::show).post(add::submit)
    }),
    Route::get("/people/{person}", Asks::Account(Action::SeePeople), || get(one::show)),
    Route::post("/people/{person}/sessions/end", MANAGES, || post(one::end_sessions)),
    Route::get("/people/{person}/link", MANAGES, || get(link::show).post(link::submit)),
    Route::get("/people/{person}/leaving", MANAGES, || get(leaving::show).post(leaving::submit)),
    Route::get("/people/{person}/roles/new", MANAGES, || {
        get(roles::show_new).post(roles::submit_new)
    }),
    Route::get("/people/{person}/roles/{role}/ending", MANAGES, || {
        get(roles::show_ending).post(roles::submit_ending)
    }),
    Route::get("/people/{person}/relations/new", MANAGES, || {
        get(relations::show_new).post(relations::submit_new)
    }),
    Route::get("/people/{person}/relations/ending", MANAGES, || {
        get(relations::show_ending).post(relations::submit_ending)
    }),
];
