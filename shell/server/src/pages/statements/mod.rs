//! `/statements`: what is paid for each quarter, why, and who has agreed; and what is in dispute.

mod agreement;
mod body;
mod checked;
mod determination;
mod dispute;
mod files;
mod letter;
mod list;
mod now;
mod proposal;
mod so_far;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::{Action, Thing, nobody};
use app::paper::Readers;
use axum::routing::{get, post};
use definitions::Quarter;

const SEES: Asks = Asks::Programme(Action::SeeMoney);
const AGREES: Asks = Asks::Any(&[Action::AgreeForPayer, Action::AgreeForSpv]);
const PROPOSES: Asks = Asks::Programme(Action::ProposeStatement);
const DISPUTES: Asks = Asks::Programme(Action::DisputeStatement);
const DETERMINES: Asks = Asks::Programme(Action::DetermineDispute);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/statements", SEES, || get(list::show)),
    Route::get("/statements.csv", SEES, || get(list::csv)),
    Route::get("/statements.xlsx", SEES, || get(list::excel)),
    Route::get("/statements/{quarter}", SEES, || get(letter::show)),
    Route::get("/statements/{quarter}/appendix", SEES, || get(letter::appendix)),
    Route::get("/statements/{quarter}/paper", SEES, || get(files::paper)),
    Route::get("/statements/{quarter}/agreement", AGREES, || {
        get(agreement::show).post(agreement::submit)
    }),
    Route::get("/statements/{quarter}/proposal", PROPOSES, || {
        get(proposal::show).post(proposal::submit)
    }),
    Route::post("/statements/{quarter}/withdrawal", PROPOSES, || post(proposal::withdraw)),
    Route::get("/statements/{quarter}/dispute", DISPUTES, || {
        get(dispute::show).post(dispute::submit)
    }),
    Route::get("/disputes", DETERMINES, || get(determination::show).post(determination::submit)),
];

/// The style of a statement on a page.
pub const STYLE: &str = include_str!("statement.css");

/// The quarter an address names, where there is or may soon be a statement of it.
fn quarter(visit: &Visit, name: &str) -> Result<Quarter, Failure> {
    let quarter: Quarter = name.parse().map_err(|_| Failure::NotFound)?;
    let (first, last) = between(visit)?.ok_or(Failure::NotFound)?;
    match first <= quarter && quarter <= last {
        true => Ok(quarter),
        false => Err(Failure::NotFound),
    }
}

/// The first quarter there is anything to say of, and the last: the next to propose, or today's.
fn between(visit: &Visit) -> Result<Option<(Quarter, Quarter)>, Failure> {
    let (book, children) = (&visit.view().book, visit.view().children()?);
    let Some(next) = app::status::next_quarter(book, children) else { return Ok(None) };
    let first = book.statements.keys().next().copied().unwrap_or(next).min(next);
    let today = Quarter::of(visit.moment.today);
    let last = book.contract.as_ref().map_or(today, |contract| contract.last_quarter().min(today));
    Ok(Some((first, next.max(last))))
}

/// What a visitor may read of a statement: single cases and small groups only where they may see
/// the worth of every child, whoever it is.
fn readers(visit: &Visit) -> Readers {
    let anyone = nobody();
    let every = visit.service.allows(&visit.asker, Action::SeeChildWorth, &Thing::Child(&anyone));
    match every && visit.may(Action::SeeMatrix) {
        true => Readers::Partnership,
        false => Readers::MoneyAlone,
    }
}

fn address(quarter: Quarter) -> String {
    format!("/statements/{quarter}")
}

/// Who did something, by name where the register has one, and on which day.
fn by_and_when(visit: &Visit, (by, at): &(String, i64)) -> String {
    let name = app::reads::list::reader(&visit.view().names, by);
    let name = name.split_once(':').map_or(name.as_str(), |(_, name)| name);
    format!("{name}, {}", face::said::day(crate::clock::day_of(*at)))
}
