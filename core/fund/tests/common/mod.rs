//! Essex's page of terms, terms with some values switched, and a plan of the whole bond.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use definitions::{Date, Money, Quarter, iso};
use fund::plan::{Plan, run};
use fund::{History, Terms};

pub const ESSEX: &str = include_str!("../../../../contracts/essex/waterfall.toml");

pub fn day(text: &str) -> Date {
    iso(text).unwrap_or_else(|| panic!("{text} is a day"))
}

pub fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

pub fn essex() -> Terms {
    Terms::read(ESSEX).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The terms with one text put for another, each pair in turn.
pub fn switched(switches: &[(&str, &str)]) -> Terms {
    let mut text = ESSEX.to_owned();
    for (was, is) in switches {
        assert!(text.contains(was), "the page has {was}");
        text = text.replacen(was, is, 1);
    }
    Terms::read(&text).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// Outcome payments of thirty quarters that come to an amount, rising and then falling away.
pub fn payments(total: Money) -> Vec<(Quarter, Money)> {
    let weight = |at: i64| (at + 1).min(30 - at).min(10);
    let whole: i64 = (0..30).map(weight).sum();
    let mut first = quarter("2013-Q3");
    let mut paid = Money::ZERO;
    (0..30)
        .map(|at| {
            let now = Money(total.0 * (0..=at).map(weight).sum::<i64>() / whole);
            let amount = now - paid;
            paid = now;
            let quarter = first;
            first = first.next();
            (quarter, amount)
        })
        .collect()
}

/// Essex's budgets, April 2013 to June 2021, and payments that come to an amount.
pub fn plan(terms: &Terms, total: Money) -> Plan {
    Plan::of_budgets(terms, day("2013-04-01"), day("2021-07-01"), &payments(total), 75)
}

/// A run of a plan as the record would tell it, one entry for each fact.
pub fn told(terms: &Terms, plan: &Plan) -> History {
    let mut history = History::default();
    for (entry, fact) in (1..).zip(run(terms, plan).facts) {
        history.tell(entry, fact);
    }
    history
}
