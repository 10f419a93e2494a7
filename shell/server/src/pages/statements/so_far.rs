//! What the statements come to so far: agreed, proposed, held, and the room left under the cap.

use app::Book;
use charts::{Chart, LineChart, Measure, Named, Point, Reference, Series, Unit, Value};
use definitions::Money;
use face::{Card, said};
use maud::{Markup, html};

/// What the statements come to.
pub struct Sums {
    proposed: Option<Money>,
    /// How many statements are agreed.
    pub settled: usize,
    agreed: Money,
    cap: Option<Money>,
    held: Money,
    room: Option<Money>,
}

impl Sums {
    /// Of every statement in the book.
    pub fn of(book: &Book) -> Sums {
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

    /// The figures, each with its base.
    pub fn cards(&self) -> Markup {
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
            None => figure("Proposed", "Nothing".to_owned(), "No statement is open.".to_owned()),
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
pub fn so_far(book: &Book, sums: &Sums) -> Markup {
    let settled = || {
        book.statements
            .iter()
            .filter_map(|(quarter, state)| Some((quarter, state.settled.as_ref()?)))
    };
    let last =
        settled().next_back().map_or(String::new(), |(quarter, _)| said::day(quarter.last_day()));
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
        said::number(i64::try_from(book.as_of).unwrap_or(i64::MAX))
    );
    let chart = LineChart {
        figure: charts::Figure::new("agreed-to-date", &title, &subtitle),
        x: Named { name: "quarter", title: "Measurement quarter" },
        measure: Measure { name: "agreed_to_date", title: "Agreed to date", unit: Unit::Pounds },
        periods: settled().map(|(quarter, _)| quarter.to_string()).collect(),
        series: vec![Series { name: "Agreed".to_owned(), points, ..Series::default() }],
        references: sums.cap.map(|cap| Reference::target("Cap", cap)).into_iter().collect(),
    };
    let figure = face::Figure::new("so-far", title, chart.svg(), &chart.table());
    html! { div.statement-so-far { (figure.subtitle(subtitle).level(2)) } }
}
