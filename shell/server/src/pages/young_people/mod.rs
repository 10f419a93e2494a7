//! `/young-people`: those within reach, one young person's thirty months, and the days behind
//! each quarter. Nobody is told that there is anyone else.

mod child;
mod export;
mod found;
mod glass;
mod known;
mod list;
mod quarter;
mod reads;
mod timeline;

pub use found::therapists;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::{Reached, Visit};
use app::access::{Action, Role};
use axum::routing::get;
use care::Case;
use definitions::{Cell, Date, Table};
use face::{Crumb, TableView};
use maud::html;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/young-people", Asks::SignedIn, || get(list::show)),
    Route::get("/young-people.csv", Asks::SignedIn, || get(list::csv)),
    Route::get("/young-people.xlsx", Asks::SignedIn, || get(list::excel)),
    Route::get("/young-people/break-glass", Asks::SignedIn, || {
        get(glass::show).post(glass::submit)
    }),
    Route::get("/young-people/{key}", Asks::Child(Action::SeeChild), || get(child::show)),
    Route::get("/young-people/{key}/quarters/{k}", Asks::Child(Action::SeeChild), || {
        get(quarter::show)
    }),
    Route::get("/young-people/{key}/reads", Asks::Child(Action::SeeChild), || get(reads::show)),
    Route::get("/young-people/{key}/record.csv", Asks::Child(Action::ExportChild), || {
        get(export::csv)
    }),
    Route::get("/young-people/{key}/record.xlsx", Asks::Child(Action::ExportChild), || {
        get(export::excel)
    }),
];

/// Where a case stands, in a word and in words.
pub struct CaseStanding {
    /// The word, as filters use it.
    pub word: &'static str,
    /// The words.
    pub words: String,
    /// Since when.
    pub since: Option<Date>,
}

/// Where a case stands.
pub fn standing(case: &Case) -> CaseStanding {
    let said = face::said::day;
    let (word, since, words) = if let Some(day) = case.closed {
        ("closed", Some(day), format!("Closed on {}", said(day)))
    } else if let Some(day) = case.opened {
        ("open", Some(day), format!("Open since {}", said(day)))
    } else if let Some(day) = case.refused {
        let why = case.refusal_reason.as_deref().map_or(String::new(), |why| format!(": {why}"));
        ("refused", Some(day), format!("Refused on {}{why}", said(day)))
    } else if let Some(day) = case.accepted {
        ("accepted", Some(day), format!("Accepted on {}; waits to be opened", said(day)))
    } else if let Some(day) = case.endorsed {
        ("endorsed", Some(day), format!("Endorsed on {}; waits for the supervisor", said(day)))
    } else if let Some(day) = case.referred {
        ("referred", Some(day), format!("Referred on {}; waits for the panel", said(day)))
    } else {
        ("listed", None, "On the case list".to_owned())
    };
    CaseStanding { word, words, since }
}

/// Whether they may do something of a young person, even if they are first asked to show again
/// that it is they.
pub(super) fn may(visit: &Visit, key: &str, action: Action) -> bool {
    matches!(visit.child(key, action), Ok(_) | Err(Failure::StepUp(_)))
}

/// What a young person is called on a page: the case number to whoever may know who they are, the
/// pseudonym to everyone else.
pub(super) fn called<'a>(visit: &Visit, reached: &'a Reached<'_>) -> &'a str {
    match may(visit, &reached.key, Action::SeeChildIdentity) {
        true => &reached.case.case,
        false => &reached.key,
    }
}

/// The way back to those within reach: to a young person or carer, their own record.
pub(super) fn list_crumb(visit: &Visit) -> Crumb {
    let family = visit.asker.roles.contains(&Role::Family);
    Crumb::new(if family { "Your record" } else { "Young people" }, "/young-people")
}

/// Where one young person's page is.
pub(super) fn address(key: &str) -> String {
    format!("/young-people/{key}")
}

/// A table of many columns with its days written short.
pub fn short_days(view: TableView, table: &Table) -> TableView {
    let mut view = view;
    for (at, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            if let Cell::Date(day) = cell {
                view = view.put(at, column, html! { (face::said::short_day(*day)) });
            }
        }
    }
    view
}
