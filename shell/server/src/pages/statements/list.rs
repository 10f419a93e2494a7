//! `/statements`: every measurement quarter with its payment, where it stands, and who agreed.

use super::now::side;
use super::{address, between, by_and_when};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::book::StatementState;
use app::{Book, Side};
use axum::response::Response;
use charts::{Chart, LineChart, Measure, Named, Point, Reference, Series, Unit, Value};
use definitions::{Cell, Kind, Money, Quarter, Table};
use face::{Card, Order, Standing, TableView, said};
use maud::{Markup, html};

/// One quarter.
struct Line {
    quarter: Quarter,
    standing: Standing,
    cells: Vec<Cell>,
}

/// What the statements come to.
struct Sums {
    proposed: Option<Money>,
    settled: usize,
    agreed: Money,
    cap: Option<Money>,
    held: Money,
    room: Option<Money>,
}

/// `GET /statements`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let lines = lines(&visit)?;
    let sums = Sums::of(&visit.view().book);
    let listing = Listing::of(&visit.here);
    let mut frame = visit.frame("Statements");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Statements"))
            (face::lead("What is paid for each measurement quarter, and who has agreed it."))
            (sums.cards())
            @if sums.settled > 1 { (so_far(&visit.view().book, &sums)) }
            (face::section("quarters", "Quarter by quarter", html! {
                (table(&visit, lines, &listing))
                (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            }))
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
    let as_of = format!("entry {} of the record", visit.view().book.as_of);
    let about =
        [("What", "Every measurement quarter and its payment".to_owned()), ("As of", as_of)];
    let about = about.map(|(what, words)| (what.to_owned(), words));
    saved::file("statements", kind, &rows.table, &about)
}

const COLUMNS: [(&str, &str, Kind); 9] = [
    ("quarter", "Quarter", Kind::Text),
    ("standing", "Standing", Kind::Text),
    ("payment", "Payment", Kind::Money),
    ("held", "Held in dispute", Kind::Money),
    ("shortfall", "Shortfall", Kind::Money),
    ("agreed_to_date", "Agreed to date", Kind::Money),
    ("council", "For the council", Kind::Text),
    ("spv", "For the SPV", Kind::Text),
    ("due", "Due", Kind::Date),
];

/// The newest quarter first.
fn lines(visit: &Visit) -> Result<Vec<Line>, Failure> {
    let book = &visit.view().book;
    let mut quarters: Vec<Quarter> = book.statements.keys().copied().collect();
    if let Some((_, last)) = between(visit)? {
        let next = app::status::next_quarter(book, visit.view().children()?);
        quarters.extend(next.filter(|next| !quarters.contains(next) && *next <= last));
    }
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
        word(standing, state).into(),
        payment.into(),
        shown.map(|s| s.held).into(),
        shown.map(|s| s.shortfall).into(),
        settled.map(|settled| settled.settlement.agreed).into(),
        agreed(Side::Payer),
        agreed(Side::Spv),
        settled.filter(|s| s.settlement.payment > Money::ZERO).map(|settled| settled.due).into(),
    ];
    Ok(Line { quarter, standing, cells })
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

fn table(visit: &Visit, lines: Vec<Line>, listing: &Listing) -> Markup {
    let mut table = Table::new("Statements, the newest first", &COLUMNS).note(
        "Held: the difference between what the two sides say, until an expert determines it. \
         Shortfall: agreed beyond what is now earned.",
    );
    let standings: Vec<Standing> = lines.iter().map(|line| line.standing).collect();
    let places: Vec<Quarter> = lines.iter().map(|line| line.quarter).collect();
    table.rows = lines.into_iter().map(|line| line.cells).collect();
    let links = places.iter().map(|quarter| Some(address(*quarter))).collect();
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    let at = |row: &[Cell]| places.iter().position(|one| row[0] == Cell::from(one.to_string()));
    let tags: Vec<Markup> = rows
        .table
        .rows
        .iter()
        .map(|row| {
            let standing = at(row).map_or(Standing::Simulation, |at| standings[at]);
            face::standing_said(standing, said::cell(&row[1]))
        })
        .collect();
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
    let view = tags.into_iter().enumerate().fold(view, |view, (row, tag)| view.put(row, 1, tag));
    html! { (view.small()) }
}

fn next_words(visit: &Visit) -> String {
    let ends = Quarter::of(visit.moment.today).last_day();
    format!(
        "The first is proposed once a tracking quarter has ended. This quarter ends on {}.",
        said::day(ends)
    )
}

impl Sums {
    fn of(book: &Book) -> Sums {
        let open = book.open_quarter().and_then(|quarter| book.statements[&quarter].open.as_ref());
        let settled = book.statements.values().filter_map(|state| state.settled.as_ref());
        let last = book.last_settled().and_then(|q| book.statements[&q].settled.as_ref());
        let cap = last.and_then(|last| {
            Some(last.settlement.room? + last.settlement.agreed + last.settlement.held)
        });
        Sums {
            proposed: open.map(|open| open.payment),
            settled: settled.count(),
            agreed: book.agreed,
            cap,
            held: last.map_or(Money::ZERO, |last| last.settlement.held),
            room: last.and_then(|last| last.settlement.room),
        }
    }

    fn cards(&self) -> Markup {
        let figure = |title: &str, big: String, words: String| {
            Card::new(title).big(big).body(html! { p.govuk-body { (words) } })
        };
        let mut cards = vec![figure(
            "Agreed",
            said::money(self.agreed),
            format!("In {}.", said::count(self.settled, "statement", "statements")),
        )];
        cards.push(match self.proposed {
            Some(amount) => figure(
                "Proposed",
                said::money(amount),
                "In 1 statement, not yet agreed.".to_owned(),
            ),
            None => figure("Proposed", "0".to_owned(), "No statement is open.".to_owned()),
        });
        if self.held > Money::ZERO {
            cards.push(figure(
                "Held in dispute",
                said::money(self.held),
                "Until an expert determines it.".to_owned(),
            ));
        }
        if let Some(room) = self.room {
            let cap = self
                .cap
                .map_or(String::new(), |cap| format!("Of the cap of {}.", said::money(cap)));
            cards.push(figure("Room under the cap", said::money(room), cap));
        }
        face::cards(cards)
    }
}

/// What was agreed to date, quarter by quarter, against the cap.
fn so_far(book: &Book, sums: &Sums) -> Markup {
    let settled = || {
        book.statements
            .iter()
            .filter_map(|(quarter, state)| Some((quarter, state.settled.as_ref()?)))
    };
    let last = settled().last().map_or(String::new(), |(quarter, _)| quarter.to_string());
    let point = |amount: Money| Point { value: Some(Value::from(amount)), ..Point::default() };
    let points = settled().map(|(_, settled)| point(settled.settlement.agreed)).collect();
    let title = match sums.room {
        Some(room) => {
            format!("{} is agreed to {last}; {} is left under the cap", sums.agreed, room)
        }
        None => format!("{} is agreed to {last}", sums.agreed),
    };
    let subtitle = format!(
        "All statements to each quarter, as both sides agreed them. As of entry {} of the record.",
        book.as_of
    );
    let chart = LineChart {
        figure: charts::Figure::new("agreed-to-date", &title, &subtitle),
        x: Named { name: "quarter", title: "Measurement quarter" },
        measure: Measure { name: "agreed_to_date", title: "Agreed to date", unit: Unit::Pounds },
        periods: settled().map(|(quarter, _)| quarter.to_string()).collect(),
        series: vec![Series { name: "Agreed".to_owned(), points, ..Series::default() }],
        references: sums.cap.map(|cap| Reference::target("Cap", cap)).into_iter().collect(),
    };
    html! { (face::Figure::new("so-far", title, chart.svg(), &chart.table()).subtitle(subtitle).level(2)) }
}
