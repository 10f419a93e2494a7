//! `/child-first`: the brake anyone responsible can pull where a child's interest and the
//! investors' conflict. Source: the Review, Foreword.

mod follow;
mod list;
mod pull;
mod shown;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

const SEES: Asks = Asks::Programme(Action::SeeBrakes);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/child-first", SEES, || get(list::show)),
    Route::get("/child-first.csv", SEES, || get(list::csv)),
    Route::get("/child-first.xlsx", SEES, || get(list::excel)),
    Route::get("/child-first/new", Asks::Programme(Action::PullBrake), || {
        get(pull::show).post(pull::submit)
    }),
    Route::get("/child-first/{brake}", SEES, || get(follow::show)),
    Route::get("/child-first/{brake}/follow-up", Asks::Programme(Action::FollowBrake), || {
        get(follow::ask).post(follow::submit)
    }),
];
