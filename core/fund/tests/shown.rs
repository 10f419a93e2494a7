//! What is shown of the bond's money: the runway, recycling, an investor's statement, sources and
//! uses. Each adds up.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;
#[path = "common/tried.rs"]
mod tried;

use common::{day, essex, quarter};
use definitions::Money;
use fund::{Cost, investor, recycling, runway, uses};
use tried::Tried;

#[test]
fn the_runway_says_when_cash_and_then_every_commitment_would_be_used_up() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 300_000);
    let (bond, on) = (tried.on("2013-04-02"), day("2013-04-02"));
    let outlook = tried.history.outlook(&tried.terms, on, u64::MAX, day("2021-07-01"));
    let runway = runway::runway(&tried.terms, &outlook, &bond, on);
    assert_eq!(runway.cash_ends, Some(day("2013-07-31")));
    assert_eq!(runway.all_ends, Some(day("2016-05-31")));
}

#[test]
fn recycling_is_shown_quarter_by_quarter() {
    let terms = essex();
    let history = common::told(&terms, &common::plan(&terms, Money::pounds(7_100_000)));
    let (from, to) = (quarter("2013-Q2"), quarter("2021-Q4"));
    let rows = recycling::by_quarter(&terms, &history, from, to, u64::MAX);
    assert_eq!(rows.len(), 35);
    assert!(rows.windows(2).all(|pair| pair[0].recycled <= pair[1].recycled));
    let last = rows.last().unwrap();
    assert_eq!(last.received, Money::pounds(7_100_000));
    assert_eq!(last.received, last.recycled + last.distributed);
    assert_eq!(last.avoided, Money::pounds(3_100_000) - last.called);
}

#[test]
fn an_investors_statement_adds_up_line_by_line() {
    let terms = essex();
    let history = common::told(&terms, &common::plan(&terms, Money::pounds(7_100_000)));
    let on = day("2021-12-31");
    let bond = history.bond(&terms, on, u64::MAX);
    for account in investor::accounts(&terms, &bond, on) {
        let lines = investor::lines(&bond, &account.investor);
        let sum = |of: fn(&investor::Line) -> Money| lines.iter().map(of).sum::<Money>();
        assert_eq!(sum(|line| line.paid_in), account.drawn);
        assert_eq!(sum(|line| line.paid_out), account.paid_out);
        assert_eq!(lines.last().unwrap().outstanding, account.outstanding);
        assert!(lines.is_sorted_by_key(|line| line.value_date));
    }
}

#[test]
fn sources_and_uses_of_every_quarter_lead_from_cash_to_cash() {
    let terms = essex();
    let history = common::told(&terms, &common::plan(&terms, Money::pounds(7_100_000)));
    let (from, to) = (quarter("2013-Q1"), quarter("2021-Q4"));
    let rows = uses::by_quarter(&terms, &history, from, to, u64::MAX);
    assert_eq!(rows.len(), 36);
    for pair in rows.windows(2) {
        assert_eq!(pair[0].1.closing, pair[1].1.opening);
    }
    for (quarter, row) in &rows {
        assert_eq!(row.opening + row.sources() - row.uses(), row.closing, "{quarter}");
    }
    let spent: Money = rows.iter().map(|(_, row)| row.costs[Cost::Service as usize]).sum();
    assert_eq!(spent, Money::pounds(69 * 74_000));
    assert_eq!(uses::table(&rows).rows.len(), 36);
}

#[test]
fn a_commitment_that_passes_to_another_investor_holds_from_its_day_and_the_sum_stays() {
    let row = |investor: &str, amount: &str| {
        format!(
            "[[commitments]]\nsince = 2015-01-01\ninvestor = \"{investor}\"\nname = \"{investor}\"\n\
             country = \"United Kingdom\"\nboard_seat = false\nclass = \"equity\"\n\
             amount = \"{amount}\"\nassumed = \"a test's own transfer\"\n\n"
        )
    };
    let mark = "# What is paid on a distribution date";
    let rows = row("investor-4", "300000.00") + &row("investor-6", "300000.00") + mark;
    let terms = common::switched(&[(mark, &rows)]);
    let tried = Tried::new(terms);
    let committed = |on: &str| {
        let bond = tried.on(on);
        let of = |who: &str| bond.holdings.iter().find(|h| h.investor == who).unwrap().committed;
        (of("investor-4"), of("investor-6"), bond.committed())
    };
    let pounds = Money::pounds;
    assert_eq!(committed("2014-12-31"), (pounds(400_000), pounds(200_000), pounds(3_100_000)));
    assert_eq!(committed("2015-01-01"), (pounds(300_000), pounds(300_000), pounds(3_100_000)));
}
