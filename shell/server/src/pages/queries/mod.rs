//! `/queries`: what was asked about a line of a statement, answered and closed, each with whom it
//! waits for and by when.

mod ask;
mod thread;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::paper::Readers;
use app::query::{Query, party};
use axum::routing::{get, post};
use definitions::Quarter;
use definitions::party::Role;
use face::{Standing, SummaryList, SummaryRow, said};
use maud::{Markup, html};

const SEES: Asks = Asks::Programme(Action::SeeMoney);
const ASKS: Asks = Asks::Programme(Action::QueryStatement);
const ANSWERS: Asks =
    Asks::Any(&[Action::AnswerForPayer, Action::AnswerForSpv, Action::AnswerForIntermediary]);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/statements/{quarter}/queries", ASKS, || get(ask::show).post(ask::submit)),
    Route::get("/queries/{query}", SEES, || get(thread::show)),
    Route::post("/queries/{query}/answers", ANSWERS, || post(thread::answered)),
    Route::post("/queries/{query}/closing", ASKS, || post(thread::closed)),
];

/// Whether the visitor answers for a party.
pub fn answers_for(visit: &Visit, role: Role) -> bool {
    visit.may(match role {
        Role::Payer => Action::AnswerForPayer,
        Role::Spv => Action::AnswerForSpv,
        _ => Action::AnswerForIntermediary,
    })
}

/// What a query is about, as the visitor may read it.
fn about(visit: &Visit, query: &Query) -> String {
    match super::statements::readers(visit.eyes()) {
        Readers::Partnership => query.about.said(),
        Readers::MoneyAlone => query.about.said_without_a_child(),
    }
}

/// The queries about a quarter's statement, on its page.
pub fn section(visit: &Visit, quarter: Quarter) -> Markup {
    let act = &visit.view().book.act;
    let all: Vec<(&String, &Query)> =
        act.queries.iter().filter(|(_, query)| query.quarter == quarter).collect();
    let open = visit.view().book.open_quarter() == Some(quarter);
    let may_ask = open && visit.may(Action::QueryStatement);
    if all.is_empty() && !may_ask {
        return html! {};
    }
    let rows: Vec<SummaryRow> = all
        .iter()
        .map(|(number, query)| {
            let link = face::link(&format!("/queries/{number}"), about(visit, query));
            let due = query.is_open().then(|| format!(", due on {}", said::day(query.due)));
            let words = html! {
                (standing(visit, query))
                br;
                span.homeward-quiet { "Asked by " (party(query.asked_by)) (due.unwrap_or_default()) }
            };
            SummaryRow::new(link, words)
        })
        .collect();
    face::section(
        "queries",
        "Queries",
        html! {
            @if rows.is_empty() { (face::empty("Nobody has asked about a line of it.", "A query stops nobody from signing, and stays beside the statement.")) }
            @else { (SummaryList::new(rows)) }
            @if may_ask { p.govuk-body { (face::action_link(&format!("/statements/{quarter}/queries"), "Query a line")) } }
        },
    )
}

fn standing(visit: &Visit, query: &Query) -> Markup {
    let Some(role) = query.waits_for else {
        return face::standing_said(Standing::Done, "Closed");
    };
    let late = query.due < visit.moment.today;
    let shape = match (answers_for(visit, role), late) {
        (true, _) => Standing::WithYou,
        (false, true) => Standing::Late,
        (false, false) => Standing::Waiting,
    };
    face::standing_said(shape, format!("Waits for {}", party(role)))
}

fn found<'a>(visit: &'a Visit, number: &str) -> Result<&'a Query, Failure> {
    visit.view().book.act.queries.get(number).ok_or(Failure::NotFound)
}
