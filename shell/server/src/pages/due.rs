//! `/due`: what is due, late, disputed or at risk across all parties, oldest first, each with its
//! owner: the SIB Director's page.

use super::findings::{Row, seen};
use crate::failure::Failure;
use crate::listing::Rows;
use crate::routes::{Asks, Route};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::due::{Due, Pressing, due};
use axum::response::Response;
use axum::routing::get;
use definitions::{Cell, Kind, Table, Weight, days_between};
use face::{Card, Standing, TableView, said};
use maud::{Markup, html};

const SEES: Asks = Asks::Programme(Action::SeeDue);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/due", SEES, || get(show)),
    Route::get("/due.csv", SEES, || get(csv)),
    Route::get("/due.xlsx", SEES, || get(excel)),
];

/// One line: what is due, and how pressing it is.
struct Line {
    due: Due,
}

/// `GET /due`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    let lines = lines(&visit).await?;
    let count = |pressing| lines.iter().filter(|line| line.due.pressing == pressing).count();
    let card = |title: &str, n: usize, words: &str| {
        Card::new(title).big(n.to_string()).body(html! { p.govuk-body { (words) } })
    };
    let mut frame = visit.frame("What is due");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("What is due"))
            (face::lead("Everything that waits for somebody, whoever they are, the oldest first."))
            (face::cards([
                card("Late", count(Pressing::Late), "Its day is past."),
                card("Disputed", count(Pressing::Disputed), "Waits for an expert."),
                card("At risk", count(Pressing::AtRisk), "May hold up or change a payment."),
                card("Due", count(Pressing::Due), "Its day is to come, or none is set."),
            ]))
            (table(&visit, &lines))
            (face::downloads(Some("/due.csv"), Some("/due.xlsx")))
        },
    ))
}

/// `GET /due.csv`.
async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Csv).await
}

/// `GET /due.xlsx`.
async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Excel).await
}

async fn save(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    let rows = rows(visit, &lines(visit).await?);
    let about = saved::rests_on(visit, "What waits, for every party, oldest first", "Nothing");
    saved::file("due", kind, &rows.table, &about)
}

async fn lines(visit: &Visit) -> Result<Vec<Line>, Failure> {
    visit.must(Action::SeeDue)?;
    let view = visit.view();
    let mut all = due(&view.book, view.children()?, visit.moment.today);
    all.extend(findings(visit).await?);
    all.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
    Ok(all.into_iter().map(|due| Line { due }).collect())
}

/// Findings that may affect a payment, one line for each role that answers them.
async fn findings(visit: &Visit) -> Result<Vec<Due>, Failure> {
    if !visit.may(Action::SeeFindings) {
        return Ok(Vec::new());
    }
    let found = seen(visit.eyes()).await?.rows;
    let heavy: Vec<&Row> =
        found.iter().filter(|row| row.weight <= Weight::TouchesPayment).collect();
    let mut owners: Vec<&'static str> = heavy.iter().map(|row| row.answers.title()).collect();
    owners.sort_unstable();
    owners.dedup();
    let line = |owner: &'static str| {
        let theirs = heavy.iter().filter(|row| row.answers.title() == owner);
        let (n, since) = (theirs.clone().count(), theirs.map(|row| row.since).min());
        let count = said::count(
            n,
            "finding that may affect a payment",
            "findings that may affect a payment",
        );
        Due {
            id: format!("findings-{owner}"),
            what: format!("{count} wait for an answer"),
            href: "/findings?weight=payment".to_owned(),
            owner,
            asks: Action::SeeFindings,
            since: since.unwrap_or(visit.moment.today),
            by: None,
            pressing: Pressing::AtRisk,
        }
    };
    Ok(owners.into_iter().map(line).collect())
}

fn rows(visit: &Visit, lines: &[Line]) -> Rows {
    let columns = [
        ("what", "What", Kind::Text),
        ("standing", "Standing", Kind::Text),
        ("owner", "Waits for", Kind::Text),
        ("since", "Since", Kind::Date),
        ("age", "Days old", Kind::Number),
        ("by", "Due", Kind::Date),
    ];
    let mut table = Table::new("What is due, oldest first", &columns);
    for Line { due } in lines {
        table.push([
            due.what.clone().into(),
            due.pressing.said().into(),
            due.owner.into(),
            due.since.into(),
            days_between(due.since, visit.moment.today).max(0).into(),
            due.by.map_or(Cell::Blank, Cell::from),
        ]);
    }
    let links = lines.iter().map(|line| Some(line.due.href.clone())).collect();
    Rows { table, links }
}

fn table(visit: &Visit, lines: &[Line]) -> Markup {
    let Rows { table, links } = rows(visit, lines);
    let mut view = TableView::of(&table).caption_hidden().links(links).empty(face::empty(
        "Nothing waits for anybody.",
        "The next statement appears here once its quarter has ended.",
    ));
    for (at, line) in lines.iter().enumerate() {
        let shape = match line.due.pressing {
            Pressing::Late => Standing::Late,
            Pressing::Disputed => Standing::Disputed,
            Pressing::AtRisk | Pressing::Due => Standing::Waiting,
        };
        let words = line.due.pressing.said();
        let capital: String = words.chars().take(1).flat_map(char::to_uppercase).collect();
        view = view.put(at, 1, face::standing_said(shape, format!("{capital}{}", &words[1..])));
    }
    html! { (view.small()) }
}
