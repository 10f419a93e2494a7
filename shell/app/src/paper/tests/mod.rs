//! What a letter must be: it adds up in front of the reader, says no more than it knows, and
//! each file it leaves as can be read back.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod files;
mod money_alone;
mod page;
mod text;

use super::letter::{Block, Letter};
use super::testing::{agreed, exact, letter_of, pounds, proposed, statement};
use super::{Standing, sum};
use definitions::{Cell, Money};

/// Adds the lines up as a reader would: each total is the total before it and every part since.
fn adds_up(letter: &Letter) {
    let mut total = Money::ZERO;
    for line in &letter.sum {
        match line.total {
            true => assert_eq!(total, line.amount, "{}", line.what),
            false => total += line.amount,
        }
    }
}

#[test]
fn the_lines_shown_add_up_to_what_was_earned_and_then_to_the_payment() {
    let statement = statement();
    let letter = letter_of(&statement, None);
    adds_up(&letter);
    assert_eq!(letter.sum.last().unwrap().amount, statement.settlement.payment);
}

#[test]
fn a_statement_above_its_cap_or_below_nothing_adds_up_too() {
    let mut capped = statement();
    let s = &mut capped.settlement;
    (s.rounded, s.target, s.above_cap) = (pounds("8150.79"), pounds("6000.00"), pounds("2150.79"));
    (s.agreed_before, s.payment, s.held) = (pounds("4581.78"), pounds("1418.22"), Money::ZERO);
    capped.sum[2].shown = pounds("4107.54");
    let letter = letter_of(&capped, None);
    adds_up(&letter);
    assert_eq!(letter.sum[4].what, "Earned above the cap");

    let mut deficit = statement();
    let s = &mut deficit.settlement;
    (s.rounded, s.target, s.payment) = (pounds("189.78"), pounds("189.78"), Money::ZERO);
    (s.agreed_before, s.held) = (pounds("1571.17"), Money::ZERO);
    deficit.sum[2].shown = pounds("-3853.47");
    let letter = letter_of(&deficit, None);
    adds_up(&letter);
    let carried = letter.sum.iter().find(|line| line.what == "Deficit carried, not taken back");
    assert_eq!(carried.unwrap().amount, pounds("1381.39"));

    let mut period = statement();
    let s = &mut period.settlement;
    (s.payment, s.carried) = (pounds("5000.00"), pounds("3802.75"));
    adds_up(&letter_of(&period, None));
}

#[test]
fn the_opening_says_what_is_due_and_never_calls_a_simulation_a_statement() {
    let mut statement = statement();
    let opening = |statement: &_, state: Option<&_>| letter_of(statement, state).opening;
    let state = agreed(&statement);
    assert_eq!(
        opening(&statement, Some(&state)),
        "For the quarter ended 30 September 2014, £8,802.75 is due, and £1,440.00 is held in \
         dispute."
    );
    statement.settlement.held = Money::ZERO;
    let state = proposed(&statement);
    assert_eq!(
        opening(&statement, Some(&state)),
        "For the quarter ended 30 September 2014, £8,802.75 is proposed and not yet agreed."
    );
    assert_eq!(
        opening(&statement, None),
        "For the quarter ended 30 September 2014, £8,802.75 would be due. This is a simulation, \
         not a statement."
    );
    statement.settlement.payment = Money::ZERO;
    let state = agreed(&statement);
    assert_eq!(
        opening(&statement, Some(&state)),
        "For the quarter ended 30 September 2014, nothing is due."
    );
    statement.settlement.payment = pounds("-50.00");
    let state = agreed(&statement);
    assert_eq!(
        opening(&statement, Some(&state)),
        "For the quarter ended 30 September 2014, £50.00 is to be paid back."
    );
}

#[test]
fn figures_that_are_not_what_was_agreed_are_a_simulation_that_says_what_was() {
    let statement = statement();
    let state = agreed(&statement);
    let mut later = statement.clone();
    later.settlement.payment = pounds("9000.00");
    let letter = letter_of(&later, Some(&state));
    assert_eq!(letter.standing, Standing::Simulation);
    assert!(letter.under_opening[0].starts_with("£8,802.75 was agreed for this quarter"));
    assert!(letter.rests_on.iter().any(|(_, value)| value.starts_with("none: ")));
}

#[test]
fn only_what_both_sides_agreed_is_called_agreed_to_date() {
    let statement = statement();
    let rows = |state: Option<&crate::book::StatementState>| {
        let letter = letter_of(&statement, state);
        let table = letter.tables().into_iter().find(|t| t.title == "Where the contract stands");
        let rows = table.unwrap().rows.clone();
        (rows[0][0].clone(), rows.last().unwrap()[0].clone())
    };
    let said = |all: &str, room: &str| (Cell::from(all), Cell::from(room));
    assert_eq!(rows(Some(&agreed(&statement))), said("Agreed to date", "Room left"));
    assert_eq!(
        rows(Some(&proposed(&statement))),
        said("Agreed to date, with this one", "Room left after it")
    );
    assert_eq!(rows(None), said("Would be agreed to date", "Would be left"));
}

#[test]
fn adjustments_in_pence_add_up_to_their_line_and_many_are_all_in_the_appendix() {
    let mut statement = statement();
    let one = statement.adjustments[0].clone();
    let many = (0..30_i64).map(|i| {
        let difference = exact("-1000.4") + definitions::Exact::whole(i * 7);
        outcomes::statement::Adjustment { key: format!("c{i:04}"), difference, ..one.clone() }
    });
    statement.adjustments = many.collect();
    let total = statement.adjustments.iter().map(|line| line.difference).sum();
    statement.sum[1].exact = total;
    statement.sum[1].shown = pounds("-269.67");
    let letter = letter_of(&statement, None);
    let tables = letter.tables();
    let all = tables.iter().find(|table| table.rows.len() == 30).unwrap();
    let shown: Money = all
        .rows
        .iter()
        .map(|row| match row[4] {
            Cell::Money(amount) => amount,
            _ => panic!("a difference is an amount"),
        })
        .sum();
    assert_eq!(shown, statement.sum[1].shown);
    let largest = tables.iter().find(|table| table.title.starts_with("The 8 largest")).unwrap();
    assert_eq!(largest.rows.len(), 8);
    assert_eq!(largest.rows[0][0], Cell::from("c0000"));
}

#[test]
fn every_term_the_amount_rests_on_is_printed_with_its_origin() {
    let letter = letter_of(&statement(), None);
    let terms = letter.appendix.iter().find(|section| section.title.starts_with("Terms")).unwrap();
    let rows = terms.blocks.iter().map(|block| match block {
        Block::Table(table) => table.rows.len(),
        _ => 0,
    });
    assert_eq!(rows.collect::<Vec<_>>(), vec![10, 11, 16]);
    assert!(sum::table(&letter).rows.iter().any(|row| row[0] == Cell::from("Earned to date")));
}
