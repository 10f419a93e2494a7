//! `/variations`: changing the contract. What a variation changes, what it would have paid, what
//! hard cases come to under it, and who has approved it.

mod approval;
mod files;
mod list;
mod one;
mod proposal;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::variation::Variation;
use app::variation::replay::{Replayed, replay};
use axum::routing::{get, post};
use std::sync::Arc;

const SEES: Asks = Asks::Programme(Action::SeeMoney);
const PROPOSES: Asks = Asks::Programme(Action::ProposeVariation);
const APPROVES: Asks = Asks::Programme(Action::ApproveVariation);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/variations", SEES, || get(list::show)),
    Route::get("/variations/proposal", PROPOSES, || get(proposal::show).post(proposal::submit)),
    Route::get("/variations/{variation}", SEES, || get(one::show)),
    Route::get("/variations/{variation}/files/{file}", SEES, || get(files::save)),
    Route::post("/variations/{variation}/cases", APPROVES, || post(approval::cases)),
    Route::post("/variations/{variation}/approval", APPROVES, || post(approval::text)),
    Route::post("/variations/{variation}/withdrawal", PROPOSES, || post(approval::withdrawal)),
];

/// The variation an address names.
fn named<'a>(visit: &'a Visit, number: &str) -> Result<&'a Variation, Failure> {
    visit.view().book.variations.get(number).ok_or(Failure::NotFound)
}

/// What past quarters would have paid, played once for as long as nothing more is settled.
async fn replayed(visit: &Visit, number: &str) -> Result<Arc<Vec<Replayed>>, Failure> {
    named(visit, number)?;
    let book = &visit.view().book;
    let settled = book.statements.values().filter(|state| state.settled.is_some()).count();
    let key = (number.to_owned(), settled, book.forgotten.len());
    let (record, shown, number) =
        (visit.service.record.clone(), visit.shown.clone(), number.to_owned());
    let work = async move || {
        let book = &shown.view.book;
        let variation = book.variations.get(&number).ok_or(Failure::NotFound)?;
        Ok(replay(&record, book, variation).await?)
    };
    visit.service.replays.get(key, work).await
}
