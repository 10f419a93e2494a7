//! `/statements`: every measurement quarter with its payment, where it stands, and who agreed.

use super::now::side;
use super::so_far::{Sums, so_far};
use super::{address, by_and_when, by_name};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::assets::statement_css;
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::Side;
use app::access::Action;
use app::book::StatementState;
use axum::response::Response;
use definitions::{Cell, Kind, Money, Quarter, Table};
use face::{Order, Standing, TableView, said};
use maud::{Markup, html};

/// One quarter.
struct Line {
    quarter: Quarter,
    standing: Standing,
    cells: Vec<Cell>,
    /// Each side that has agreed, and who for it and when, briefly.
    agreed: Vec<(&'static str, String)>,
}

/// `GET /statements`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let lines = lines(&visit)?;
    let sums = Sums::of(&visit.view().book);
    let listing = Listing::of(&visit.here);
    let mut frame = visit.frame("Statements");
    frame.wide = true;
    frame.stylesheets.push(statement_css().to_owned());
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Statements"))
            (face::lead("What is paid for each measurement quarter, and who has agreed it."))
            (sums.cards())
            @if sums.settled > 1 { (so_far(&visit.view().book, &sums)) }
            (face::section("quarters", "Quarter by quarter", html! {
                (table(&visit, &lines, &listing))
                (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            }))
            p.govuk-body { (face::link("/variations", "Variations of the contract")) }
            @if visit.may(Action::VerifyRecord) {
                p.govuk-body { "Every figure rests on the record. " (face::link("/record/proof", "Prove that it is whole")) }
            }
        },
    ))
}

/// `GET /statements.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Csv)
}

/// `GET /statements.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Excel)
}

fn save(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let lines = lines(visit)?;
    let links = lines.iter().map(|_| None).collect();
    let mut table = Table::new("Statements", &COLUMNS);
    table.rows = lines.into_iter().map(|line| line.cells).collect();
    let mut rows = Rows { table, links };
    Listing::of(&visit.here).sort(&mut rows);
    let as_of = format!(
        "entry {} of the record",
        said::number(i64::try_from(visit.view().book.as_of).unwrap_or(i64::MAX))
    );
    let about =
        [("What", "Every measurement quarter and its payment".to_owned()), ("As of", as_of)];
    let about = about.map(|(what, words)| (what.to_owned(), words));
    saved::file("statements", kind, &rows.table, &about)
}

const COLUMNS: [(&str, &str, Kind); 9] = [
    ("quarter", "Quarter", Kind::Text),
    ("payment", "Payment", Kind::Money),
    ("standing", "Standing", Kind::Text),
    ("due", "Due", Kind::Date),
    ("held", "Held in dispute", Kind::Money),
    ("shortfall", "Shortfall", Kind::Money),
    ("agreed_to_date", "Agreed to date", Kind::Money),
    ("council", "For the council", Kind::Text),
    ("spv", "For the SPV", Kind::Text),
];

/// Where the standing is among them, and the day the payment is due.
const STANDING: usize = 2;
const DUE: usize = 3;

/// The newest quarter first.
fn lines(visit: &Visit) -> Result<Vec<Line>, Failure> {
    let book = &visit.view().book;
    let mut quarters: Vec<Quarter> = book.statements.keys().copied().collect();
    let next = app::status::next_quarter(book, visit.view().children()?);
    quarters.extend(next.filter(|next| !quarters.contains(next)));
    let nothing = StatementState::default();
    let line = |quarter: &Quarter| {
        let state = book.statements.get(quarter).unwrap_or(&nothing);
        line(visit, *quarter, state)
    };
    quarters.iter().rev().map(line).collect()
}

fn line(visit: &Visit, quarter: Quarter, state: &StatementState) -> Result<Line, Failure> {
    let view = visit.view();
    let settled = state.settled.as_ref();
    let now = match &state.open {
        Some(_) if !view.open_has_changed()? => Some(&view.current()?.statement.settlement),
        _ => None,
    };
    let shown = settled.map(|settled| &settled.settlement).or(now);
    let payment = shown.map(|s| s.payment).or(state.open.as_ref().map(|open| open.payment));
    let agreed_by = settled.map_or(&state.agreed_by, |settled| &settled.agreed_by);
    let agreed = |side| -> Cell { agreed_by.get(&side).map(|by| by_and_when(visit, by)).into() };
    let standing = standing(visit, quarter, state);
    let cells = vec![
        quarter.to_string().into(),
        payment.into(),
        word(standing, state).into(),
        settled.filter(|s| s.settlement.payment > Money::ZERO).map(|settled| settled.due).into(),
        shown.map(|s| s.held).into(),
        shown.map(|s| s.shortfall).into(),
        settled.map(|settled| settled.settlement.agreed).into(),
        agreed(Side::Payer),
        agreed(Side::Spv),
    ];
    let sides = [(Side::Payer, "Council"), (Side::Spv, "SPV")];
    let agreed = sides.into_iter().filter_map(|(side, name)| {
        let (by, at) = agreed_by.get(&side)?;
        let day = said::short_day(app::london::day_of(*at));
        Some((name, format!("{}, {day}", by_name(visit, by))))
    });
    let agreed = agreed.collect();
    Ok(Line { quarter, standing, cells, agreed })
}

fn standing(visit: &Visit, quarter: Quarter, state: &StatementState) -> Standing {
    if state.settled.is_some() {
        return Standing::Agreed;
    }
    if state.open.is_some() {
        let waits = side(visit).is_some_and(|(side, _, _)| !state.agreed_by.contains_key(&side));
        return if waits { Standing::WithYou } else { Standing::Proposed };
    }
    match quarter.ended() <= visit.moment.today && state.withdrawn.is_none() {
        true if visit.may(Action::ProposeStatement) => Standing::WithYou,
        true => Standing::Waiting,
        false => Standing::Simulation,
    }
}

/// What stands beside the shape.
fn word(standing: Standing, state: &StatementState) -> &'static str {
    match standing {
        Standing::WithYou if state.open.is_some() => "With you to agree",
        Standing::WithYou => "With you to propose",
        Standing::Waiting => "Waits to be proposed",
        Standing::Simulation if state.withdrawn.is_some() => "Withdrawn",
        Standing::Simulation => "Not ended yet",
        other => other.words(),
    }
}

fn table(visit: &Visit, lines: &[Line], listing: &Listing) -> Markup {
    let mut table = Table::new("Statements, the newest first", &COLUMNS).note(
        "Held: the difference between what the two sides say, until an expert determines it. \
         Shortfall: agreed beyond what is now earned. The files also have what was agreed to date.",
    );
    table.rows = lines.iter().map(|line| line.cells.clone()).collect();
    let links = lines.iter().map(|line| Some(address(line.quarter))).collect();
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    without(&mut rows.table, "agreed_to_date");
    without(&mut rows.table, "spv");
    let both = rows.table.columns.iter().position(|column| column.name == "council").unwrap_or(0);
    rows.table.columns[both].title = "Agreed by";
    let (by, order) = listing.order().unwrap_or(("", Order::Up));
    let view = TableView::of(&rows.table).caption_hidden().links(rows.links).sorted(
        by,
        order,
        |name, order| {
            let sign = if matches!(order, Order::Down) { "-" } else { "" };
            listing.with("sort", &format!("{sign}{name}"))
        },
    );
    let view = view.empty(face::empty("There is no statement yet.", next_words(visit)));
    let view = rows.table.rows.iter().enumerate().fold(view, |view, (at, row)| {
        let of_row = |line: &&Line| row[0] == Cell::from(line.quarter.to_string());
        let Some(line) = lines.iter().find(of_row) else { return view };
        let tag = face::standing_said(line.standing, said::cell(&row[STANDING]));
        let due = match &row[DUE] {
            Cell::Date(day) => said::short_day(*day),
            other => said::cell(other),
        };
        let agreed = html! { @for (side, by) in &line.agreed { div { (side) ": " (by) } } };
        view.put(at, STANDING, tag).put(at, DUE, html! { (due) }).put(at, both, agreed)
    });
    html! { (view.small()) }
}

/// Leaves out a column that there is no room for on a page.
fn without(table: &mut Table, name: &str) {
    if let Some(at) = table.columns.iter().position(|column| column.name == name) {
        table.columns.remove(at);
        table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
}

fn next_words(visit: &Visit) -> String {
    let ends = Quarter::of(visit.moment.today).last_day();
    format!(
        "The first is proposed once a tracking quarter has ended. This quarter ends on {}.",
        said::day(ends)
    )
}
