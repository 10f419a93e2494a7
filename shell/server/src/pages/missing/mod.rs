//! `/missing`: the one list of what is missing that business support works from, and what is to be
//! done, each with its owner.

mod follow_ups;
mod list;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use axum::routing::get;
use std::collections::HashSet;

const SEES: Asks = Asks::Programme(Action::SeeMissing);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/missing", SEES, || get(list::show)),
    Route::get("/missing.csv", SEES, || get(list::csv)),
    Route::get("/missing.xlsx", SEES, || get(list::excel)),
    Route::get("/missing/follow-ups", SEES, || get(follow_ups::show)),
    Route::get("/missing/follow-ups.csv", SEES, || get(follow_ups::csv)),
    Route::get("/missing/follow-ups.xlsx", SEES, || get(follow_ups::excel)),
];

/// The pseudonyms of the cases whose work whoever looks reaches.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn reached(visit: &Visit) -> Result<HashSet<&str>, Failure> {
    let reach = visit.reach(Action::SeeWork)?;
    let cases = visit.view().cases()?.zip(&reach.allowed);
    Ok(cases.filter(|(_, allowed)| **allowed).map(|((key, _), _)| key).collect())
}

/// Every thing missing or soon due that whoever looks reaches.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn all(visit: &Visit) -> Result<Vec<app::work::missing::Missing>, Failure> {
    list::all(visit)
}

/// What is to be done and is somebody's of those numbers; everybody's where there is none.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn to_do(
    visit: &Visit,
    owner: Option<&str>,
) -> Result<Vec<app::work::follow_up::ToDo>, Failure> {
    follow_ups::all(visit, owner)
}
