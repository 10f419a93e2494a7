//! `/panels`: a quadrant panel's weekly agenda and its meetings. A member sees their own quadrant
//! only; nobody of the provider sees one; no price is shown.

mod agenda;
mod card;
mod meeting;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use axum::routing::get;

const HOLDS: Asks = Asks::Programme(Action::HoldPanel);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/panels", HOLDS, || get(agenda::own)),
    Route::get("/panels/{quadrant}", HOLDS, || get(agenda::show)),
    Route::get("/panels/{quadrant}/meeting", HOLDS, || get(meeting::show).post(meeting::submit)),
];

/// Asks for a seat on the quadrant's panel.
///
/// # Errors
/// As if there were no such page.
fn must_sit(visit: &Visit, quadrant: &str) -> Result<(), Failure> {
    visit.must(Action::HoldPanel)?;
    if visit.asker.quadrants.contains(quadrant) { Ok(()) } else { Err(Failure::NotFound) }
}

fn address(quadrant: &str) -> String {
    format!("/panels/{quadrant}")
}
