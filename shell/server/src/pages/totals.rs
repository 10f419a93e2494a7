//! `/totals`: days of the whole programme by tracking quarter, for those who see nothing smaller.
//! What rests on one to five children is held back, and whatever would give it away. For them the
//! figures are those of the last agreed statement, and move once a quarter: figures that moved with
//! every entry would tell one child by what they were before.

use super::measurement::{care, reached};
use crate::failure::Failure;
use crate::letters::Agreed;
use crate::routes::{Asks, Route};
use crate::saved::{self, file, rests_on};
use crate::visit::Visit;
use app::access::{Action, Role};
use app::quarter::contract;
use app::quarter::totals::{HELD, HeldBack, Totals, table, totals};
use axum::response::Response;
use axum::routing::get;
use charts::{Chart, LineChart};
use definitions::{Quarter, Refusal, Table};
use face::{TableView, said};
use maud::{Markup, html};
use outcomes::Contract;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/totals", Asks::Programme(Action::SeeTotals), || get(show)),
    Route::get("/totals.csv", Asks::Programme(Action::SeeTotals), || get(csv)),
    Route::get("/totals.xlsx", Asks::Programme(Action::SeeTotals), || get(excel)),
];

/// The data of the page: nothing that is held back is in it.
struct Page {
    /// None where no statement is agreed yet.
    figures: Option<Figures>,
    capital_at_risk: bool,
}

struct Figures {
    table: Table,
    care: LineChart,
    /// Children, care days and child days, where they may be shown.
    counted: Option<(usize, i64, i64)>,
    children: usize,
    as_of: u64,
    /// The quarter as agreed for which they are shown; none where they are today's.
    agreed: Option<Quarter>,
}

impl Page {
    async fn of(visit: &Visit) -> Result<Page, Failure> {
        let figures = match visit.may(Action::SeeMatrix) {
            true => Some(todays(visit)?),
            false => {
                let agreed = visit.service.letters.agreed(&visit.service, &visit.shown).await?;
                agreed.map(|agreed| as_agreed(&agreed)).transpose()?
            }
        };
        let roles = &visit.asker.roles;
        let capital_at_risk =
            [Role::Investor, Role::BoardDirector].iter().any(|role| roles.contains(role));
        Ok(Page { figures, capital_at_risk })
    }
}

/// As known now, for those who see each cohort and quarter besides.
fn todays(visit: &Visit) -> Result<Figures, Failure> {
    let (book, calculation) = (&visit.view().book, visit.view().current()?);
    let contract = contract(book)?;
    let totals = totals(book, contract, calculation);
    let small = HeldBack::small_groups(&totals);
    let held = match reached(visit)? {
        None => small,
        Some(mine) => small.and(&HeldBack::out_of_reach(&totals, |key| mine.contains(key))),
    };
    Ok(figures(&totals, &held, contract, None))
}

/// As agreed last.
fn as_agreed(agreed: &Agreed) -> Result<Figures, Failure> {
    let (book, calculation) = &agreed.last;
    let contract = contract(book)?;
    let before = match &agreed.before {
        Some((book, calculation)) => Some(totals(book, app::quarter::contract(book)?, calculation)),
        None => None,
    };
    let totals = totals(book, contract, calculation);
    let held = HeldBack::small_changes(&totals, before.as_ref());
    Ok(figures(&totals, &held, contract, Some(totals.quarter)))
}

fn figures(
    totals: &Totals<'_>,
    held: &HeldBack,
    contract: &Contract,
    agreed: Option<Quarter>,
) -> Figures {
    let all = &totals.all;
    let counted = (!held.all.all && !held.all.care).then_some((
        all.with.len(),
        all.care_days.0,
        all.child_days.0,
    ));
    Figures {
        table: table(totals, held),
        care: care::chart(totals, held, contract),
        counted,
        children: if held.all.all { 0 } else { all.with.len() },
        as_of: totals.as_of,
        agreed,
    }
}

/// `GET /totals`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTotals)?;
    let page = Page::of(&visit).await?;
    let mut frame = visit.frame("Totals of days");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Totals of days"))
            @if let Some(figures) = &page.figures { (shown(figures)) }
            @else { (face::empty("No statement is agreed yet.", FROM_THE_FIRST)) }
            @if page.capital_at_risk {
                (face::inset_text("All capital is at risk. Payment is for days saved: if no days are saved, nothing is paid, and everything put in can be lost."))
            }
        },
    ))
}

const FROM_THE_FIRST: &str = "Totals are shown from the first agreed statement on.";

fn shown(figures: &Figures) -> Markup {
    let care = &figures.care;
    html! {
        (lead(figures))
        (face::Figure::new("care-proportion", care.title(), care.svg(), &care.table())
            .subtitle(care.subtitle()).level(2))
        (face::section("quarters", "By tracking quarter", html! {
            (TableView::of(&figures.table).caption_hidden().small())
            (face::downloads(Some("/totals.csv"), Some("/totals.xlsx")))
        }))
    }
}

/// As of when the figures are.
fn standing(figures: &Figures) -> String {
    let as_of = said::number(i64::try_from(figures.as_of).unwrap_or(i64::MAX));
    match figures.agreed {
        Some(quarter) => format!(
            "As agreed for the quarter ended {}, on entry {as_of}. What is recorded since comes \
             with the next agreed statement.",
            said::day(quarter.last_day())
        ),
        None => format!("Child-quarters settled and priced, as of entry {as_of}."),
    }
}

fn lead(figures: &Figures) -> Markup {
    let words = match figures.counted {
        Some((0, ..)) => {
            return face::empty(
                "No child-quarter is settled yet.",
                "Totals are shown from the first statement on.",
            );
        }
        Some((children, care, child_days)) => format!(
            "{} of {} child days were in care, from {}.",
            said::number(care),
            said::number(child_days),
            said::count(children, "child", "children")
        ),
        None if figures.children > 0 => format!(
            "{} so far; too few of them were in care, or changed, for their days to be shown.",
            said::count(figures.children, "child", "children")
        ),
        None => "Of so few children, or of so few who changed, nothing is shown.".to_owned(),
    };
    html! {
        p.govuk-body-l { (words) }
        (face::hint_text(standing(figures)))
    }
}

/// `GET /totals.csv`.
async fn csv(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Csv).await
}

/// `GET /totals.xlsx`.
async fn excel(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Excel).await
}

async fn take_away(visit: &Visit, kind: saved::Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeTotals)?;
    let figures = Page::of(visit).await?.figures;
    let figures =
        figures.ok_or_else(|| Refusal::new("No statement is agreed yet", FROM_THE_FIRST))?;
    let held_back = format!(
        "“{HELD}” stands for a figure that rests on one to five children, changed by so few since \
         it was last agreed, or would give such a figure away."
    );
    let what = "Days of the whole programme by tracking quarter";
    let mut about = rests_on(visit, what, &held_back);
    about.push(("Figures".to_owned(), standing(&figures)));
    file("totals", kind, &figures.table, &about)
}
