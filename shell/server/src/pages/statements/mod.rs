//! `/statements`: what is paid for each quarter, why, and who has agreed; and what is in dispute.

mod agreement;
mod as_known;
mod body;
mod checked;
mod determination;
mod dispute;
mod files;
mod letter;
mod list;
mod now;
mod proof;
mod proposal;
mod recompute;
mod so_far;

use crate::failure::Failure;
use crate::reach::Eyes;
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
const EXTRACTS: Asks = Asks::Programme(Action::ExtractEvidence);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/statements", SEES, || get(list::show)),
    Route::get("/statements.csv", SEES, || get(list::csv)),
    Route::get("/statements.xlsx", SEES, || get(list::excel)),
    Route::get("/statements/{quarter}", SEES, || get(letter::show)),
    Route::get("/statements/{quarter}/appendix", SEES, || get(letter::appendix)),
    Route::get("/statements/{quarter}/paper", SEES, || get(files::paper)),
    Route::get("/statements/{quarter}/pdf", SEES, || get(files::printed)),
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
    Route::get("/statements/{quarter}/as-known", SEES, || get(as_known::show)),
    Route::get("/statements/{quarter}/as-known.csv", SEES, || get(as_known::csv)),
    Route::get("/statements/{quarter}/as-known.xlsx", SEES, || get(as_known::excel)),
    Route::get("/statements/{quarter}/proof", SEES, || get(proof::show)),
    Route::get("/statements/{quarter}/evidence.json", EXTRACTS, || get(proof::evidence)),
    Route::get("/statements/{quarter}/pack.zip", EXTRACTS, || get(proof::pack)),
    Route::get("/recompute", SEES, || get(recompute::show)),
    Route::get("/recompute/homeward.wasm", SEES, || get(recompute::program)),
    Route::get("/disputes", DETERMINES, || get(determination::show).post(determination::submit)),
];

/// What is said of a quarter whose turn to be proposed has yet to come.
pub(super) fn later_words(visit: &Visit, name: &str) -> Result<Option<String>, Failure> {
    Ok(later(visit, name)?.map(|later| later.words))
}

/// The style of a statement on a page.
pub const STYLE: &str = include_str!("statement.css");

/// The quarter an address names, where there is a statement of it or could be one now.
pub(super) fn quarter(visit: &Visit, name: &str) -> Result<Quarter, Failure> {
    let quarter: Quarter = name.parse().map_err(|_| Failure::NotFound)?;
    let (first, last) = between(visit)?.ok_or(Failure::NotFound)?;
    match first <= quarter && quarter <= last {
        true => Ok(quarter),
        false => Err(Failure::NotFound),
    }
}

/// The first quarter there is anything to say of, and the last: the open one, else the last that
/// has ended. What a later one would pay has the open one's money in it.
fn between(visit: &Visit) -> Result<Option<(Quarter, Quarter)>, Failure> {
    let (book, children) = (&visit.view().book, visit.view().children()?);
    let Some(next) = app::status::next_quarter(book, children) else { return Ok(None) };
    let first = book.statements.keys().next().copied().unwrap_or(next).min(next);
    let ended = Quarter::of(visit.moment.today).before();
    let ended = book.contract.as_ref().map_or(ended, |c| c.last_quarter().min(ended));
    let last = if next.ended() <= visit.moment.today { ended.max(next) } else { ended };
    Ok(Some((first, book.open_quarter().unwrap_or(last))))
}

/// A quarter that comes later: what it waits for.
struct Later {
    quarter: Quarter,
    words: String,
}

/// The quarter an address names, where its turn to be proposed has yet to come.
fn later(visit: &Visit, name: &str) -> Result<Option<Later>, Failure> {
    let (book, children) = (&visit.view().book, visit.view().children()?);
    let (Ok(quarter), Some((_, last))) = (name.parse::<Quarter>(), between(visit)?) else {
        return Ok(None);
    };
    let next = app::status::next_quarter(book, children);
    let of_contract = book.contract.as_ref().is_some_and(|c| quarter <= c.last_quarter());
    if quarter <= last || !(of_contract || next == Some(quarter)) {
        return Ok(None);
    }
    let ends = match quarter.ended() <= visit.moment.today {
        true => "ended",
        false => "ends",
    };
    let once = match next {
        Some(next) if next < quarter => format!("once {} is agreed", quarter.before()),
        _ => format!("from {}", face::said::day(quarter.ended())),
    };
    let day = face::said::day(quarter.last_day());
    let words = format!("{quarter} {ends} on {day}. It can be proposed {once}.");
    Ok(Some(Later { quarter, words }))
}

/// What whoever looks may read of a statement: single cases and small groups only where they may
/// see the worth of every child, whoever it is.
pub fn readers(eyes: Eyes<'_>) -> Readers {
    let anyone = nobody();
    let every = eyes.service.allows(eyes.asker, Action::SeeChildWorth, &Thing::Child(&anyone));
    match every && eyes.may(Action::SeeMatrix) {
        true => Readers::Partnership,
        false => Readers::MoneyAlone,
    }
}

/// The script of the page that calculates again.
pub const RECOMPUTE_SCRIPT: &str = include_str!("recompute.js");

fn address(quarter: Quarter) -> String {
    format!("/statements/{quarter}")
}

/// Who did something, by name where the register has one, and on which day.
pub(crate) fn by_and_when(visit: &Visit, (by, at): &(String, i64)) -> String {
    format!("{}, {}", by_name(visit, by), face::said::day(app::london::day_of(*at)))
}

pub(super) fn by_name(visit: &Visit, by: &str) -> String {
    let name = app::reads::list::reader(&visit.view().names, by);
    name.split_once(':').map_or(name.as_str(), |(_, name)| name).to_owned()
}
