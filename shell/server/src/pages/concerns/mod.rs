//! `/concerns`: the restricted log of risks, incidents and safeguarding concerns, each with an
//! owner and a day on which it is looked at again.

mod list;
mod log;
mod one;
mod shown;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

const LOGS: Asks = Asks::Programme(Action::LogConcern);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/concerns", LOGS, || get(list::show)),
    Route::get("/concerns.csv", LOGS, || get(list::csv)),
    Route::get("/concerns.xlsx", LOGS, || get(list::excel)),
    Route::get("/concerns/new", LOGS, || get(log::show).post(log::submit)),
    Route::get("/concerns/{concern}", Asks::Concern(Action::SeeConcern), || get(one::show)),
    Route::get("/concerns/{concern}/review", Asks::Concern(Action::ReviewConcern), || {
        get(one::ask).post(one::submit)
    }),
];
