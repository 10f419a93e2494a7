//! `/access`: what the data protection officer looks after: broken glass, access given for a
//! purpose, and who should no longer be here. And for everyone, the rules themselves, and why.

mod glass;
mod grants;
mod overview;
mod policies;
mod why;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

pub use grants::standing as grant_standing;
pub use policies::works_here;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/access", Asks::Any(&[Action::ReviewGlass, Action::GiveGrant]), || {
        get(overview::show)
    }),
    Route::get("/access/glass/{glass}", Asks::Programme(Action::ReviewGlass), || {
        get(glass::show).post(glass::submit)
    }),
    Route::get("/access/grants/new", Asks::Programme(Action::GiveGrant), || {
        get(grants::show_new).post(grants::submit_new)
    }),
    Route::get("/access/grants/{grant}/ending", Asks::Programme(Action::GiveGrant), || {
        get(grants::show_ending).post(grants::submit_ending)
    }),
    Route::get("/access/policies", Asks::SignedIn, || get(policies::show)),
    Route::get("/why", Asks::SignedIn, || get(why::show)),
];
