//! `/pathway`: seeing the pathway work: referrals by step, source, quadrant, team and reason, who
//! waits, whether its rules were kept, and that nobody stood in the way of a care entry.

pub mod asked;
mod engagement;
mod page;
pub mod parts;
mod picture;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use asked::Asked;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

const SEES: Asks = Asks::Programme(Action::SeePathway);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/pathway", SEES, || get(page::show)),
    Route::get("/pathway/engagement", SEES, || get(engagement::show)),
    Route::get("/pathway/engagement/new", Asks::Programme(Action::PlanEngagement), || {
        get(engagement::ask).post(engagement::submit)
    }),
    Route::get("/pathway/{part}", SEES, || get(save)),
];

/// `GET /pathway/{part}.csv` and `.xlsx`: one of its tables, taken away.
async fn save(visit: Visit, Path(named): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::SeePathway)?;
    let (name, suffix) = named.rsplit_once('.').ok_or(Failure::NotFound)?;
    let kind = Saved::of(suffix).ok_or(Failure::NotFound)?;
    let asked = Asked::of(&visit)?;
    let part = parts::shown(&asked).find(|part| part.name == name);
    let part = part.ok_or(Failure::NotFound)?;
    let table = asked.table(part)?;
    visit.note("export: the pathway", asked.named(part)?).await?;
    let about = saved::rests_on(&visit, part.title, asked.held_back());
    saved::file(part.name, kind, &table, &about)
}
