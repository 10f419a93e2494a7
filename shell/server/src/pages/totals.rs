//! `/totals`: days of the whole programme by tracking quarter, for those who see nothing smaller.
//! What rests on one to five children is held back, and whatever would give it away.

use super::measurement::care;
use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::saved::{self, file, rests_on};
use crate::visit::Visit;
use app::access::{Action, Role};
use app::quarter::contract;
use app::quarter::totals::{HELD, HeldBack, table, totals};
use axum::response::Response;
use axum::routing::get;
use charts::{Chart, LineChart};
use definitions::Table;
use face::{TableView, said};
use maud::{Markup, html};

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/totals", Asks::Programme(Action::SeeTotals), || get(show)),
    Route::get("/totals.csv", Asks::Programme(Action::SeeTotals), || get(csv)),
    Route::get("/totals.xlsx", Asks::Programme(Action::SeeTotals), || get(excel)),
];

/// The data of the page: nothing that is held back is in it.
struct Page {
    table: Table,
    care: LineChart,
    /// Children, care days and child days, where they may be shown.
    counted: Option<(usize, i64, i64)>,
    children: usize,
    as_of: u64,
    capital_at_risk: bool,
}

impl Page {
    fn of(visit: &Visit) -> Result<Page, Failure> {
        let (book, calculation) = (&visit.view().book, visit.view().current()?);
        let contract = contract(book)?;
        let totals = totals(book, contract, calculation);
        let held = HeldBack::small_groups(&totals);
        let all = &totals.all;
        let counted = (!held.all.all && !held.all.care).then_some((
            all.with.len(),
            all.care_days.0,
            all.child_days.0,
        ));
        let roles = &visit.asker.roles;
        Ok(Page {
            table: table(&totals, &held),
            care: care::chart(&totals, &held, contract),
            counted,
            children: if held.all.all { 0 } else { all.with.len() },
            as_of: totals.as_of,
            capital_at_risk: [Role::Investor, Role::BoardDirector]
                .iter()
                .any(|role| roles.contains(role)),
        })
    }
}

/// `GET /totals`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTotals)?;
    let page = Page::of(&visit)?;
    let mut frame = visit.frame("Totals of days");
    frame.wide = true;
    let care = &page.care;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Totals of days"))
            (lead(&page))
            (face::Figure::new("care-proportion", care.title(), care.svg(), &care.table())
                .subtitle(care.subtitle()).level(2))
            (face::section("quarters", "By tracking quarter", html! {
                (TableView::of(&page.table).caption_hidden().small())
                (face::downloads(Some("/totals.csv"), Some("/totals.xlsx")))
            }))
            @if page.capital_at_risk {
                (face::inset_text("All capital is at risk. Payment is for days saved: if no days are saved, nothing is paid, and everything put in can be lost."))
            }
        },
    ))
}

fn lead(page: &Page) -> Markup {
    let as_of = said::number(i64::try_from(page.as_of).unwrap_or(i64::MAX));
    match page.counted {
        Some((0, ..)) => face::empty(
            "No child-quarter is settled yet.",
            "Totals are shown from the first statement on.",
        ),
        Some((children, care, child_days)) => html! {
            p.govuk-body-l {
                (said::number(care)) " of " (said::number(child_days)) " child days were in care, from "
                (said::count(children, "child", "children")) "."
            }
            (face::hint_text(format!("Child-quarters settled and priced, as of entry {as_of}.")))
        },
        None if page.children > 0 => html! {
            p.govuk-body-l {
                (said::count(page.children, "child", "children")) " so far; too few of them were in care for their days to be shown."
            }
        },
        None => html! {
            p.govuk-body-l { "So few children are counted that nothing is shown of them yet." }
        },
    }
}

/// `GET /totals.csv`.
async fn csv(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Csv)
}

/// `GET /totals.xlsx`.
async fn excel(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Excel)
}

fn take_away(visit: &Visit, kind: saved::Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeTotals)?;
    let page = Page::of(visit)?;
    let held_back = format!(
        "“{HELD}” stands for a figure that rests on one to five children, or would give such a \
         figure away."
    );
    let about = rests_on(visit, "Days of the whole programme by tracking quarter", &held_back);
    file("totals", kind, &page.table, &about)
}
