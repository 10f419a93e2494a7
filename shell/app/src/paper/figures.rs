//! The figures of the letter: where the contract stands, what came late and what waits.

use crate::paper::cell::count;
use crate::paper::letter::{Readers, Section};
use crate::paper::standing::Standing;
use crate::paper::words::{self, dated};
use definitions::{Cell, Kind, Money, Table};
use outcomes::Contract;
use outcomes::statement::Statement;

/// Where the contract stands: agreed, held, above the cap, shortfall, room.
pub(crate) fn stands(statement: &Statement, contract: &Contract, standing: Standing) -> Section {
    let s = &statement.settlement;
    let mut table = Table::new(
        "Where the contract stands",
        &[
            ("what", "What", Kind::Text),
            ("amount", "Amount", Kind::Money),
            ("meaning", "What it means", Kind::Text),
        ],
    );
    let mut row = |what: &str, amount: Cell, meaning: &str| {
        table.push([what.into(), amount, meaning.into()]);
    };
    let (agreed, all, room) = match standing {
        Standing::Agreed => {
            ("Agreed to date", "All statements so far, this one with them", "Room left")
        }
        Standing::Proposed => (
            "Agreed to date, with this one",
            "All statements so far, and this one once it is agreed",
            "Room left after it",
        ),
        Standing::Simulation => (
            "Would be agreed to date",
            "All statements so far, and this one if it were agreed",
            "Would be left",
        ),
    };
    row(agreed, s.agreed.into(), all);
    row("Held", s.held.into(), "In dispute, until an expert determines it");
    row("Above the cap", s.above_cap.into(), "Earned, not payable; absorbs later corrections");
    row("Shortfall", s.shortfall.into(), "Agreed beyond what is now earned");
    row(
        "of it, by error",
        s.shortfall_by_error.into(),
        "Its part that was never earned on any date",
    );
    row(
        "of it, by performance",
        s.shortfall_by_performance.into(),
        "The rest: earned once, lost since",
    );
    if s.carried != Money::ZERO {
        row("Carried", s.carried.into(), "Earned; waits because one statement pays only so much");
    }
    row(
        room,
        s.room.map_or(Cell::Blank, Cell::Money),
        if s.room.is_some() { "Cap, less agreed, less held" } else { "There is no cap" },
    );
    if s.agreed + s.held + s.above_cap + s.carried - s.shortfall == s.rounded.at_least_zero() {
        let carried = if s.carried == Money::ZERO { "" } else { " + carried" };
        table.note = format!(
            "Agreed + held + above the cap{carried} − shortfall = {}, earned to date.",
            s.rounded.at_least_zero()
        );
    }
    let day = statement.quarter.last_day();
    let cap = dated(&contract.tariff.cap, day, words::cap);
    Section::new("Where the contract stands", vec![table.into(), cap.into()])
}

/// What was settled later than it was due.
pub(crate) fn late(statement: &Statement, readers: Readers) -> Option<Section> {
    if statement.late.is_empty() {
        return None;
    }
    if !readers.near() {
        let late: usize = statement.late.iter().map(|line| line.children).sum();
        let words = format!(
            "{} settled later than due, each at the price and terms of its own quarter.",
            count(late, "child-quarter is", "child-quarters are")
        );
        return Some(Section::new("Settled later than due", vec![words.into()]));
    }
    let mut table = Table::new(
        "Settled later than due",
        &[
            ("cohort", "Cohort", Kind::Text),
            ("tracking_quarter", "Quarter", Kind::Number),
            ("due", "Due in", Kind::Text),
            ("settled", "Settled in", Kind::Text),
            ("children", "Children", Kind::Number),
        ],
    );
    for line in &statement.late {
        table.push([
            line.cohort.to_string().into(),
            i64::from(line.k).into(),
            line.due.to_string().into(),
            statement.quarter.to_string().into(),
            line.children.into(),
        ]);
    }
    let note = "Each is at the price and terms of its own quarter, in its own cohort.";
    Some(Section::new("Settled later than due", vec![table.note(note).into()]))
}

/// What is due and waits.
pub(crate) fn waiting(statement: &Statement, readers: Readers) -> Section {
    let title = "What waits";
    if statement.waiting.is_empty() {
        return Section::new(title, vec!["Nothing that is due waits.".into()]);
    }
    if !readers.near() {
        let waits: usize = statement.waiting.iter().map(|line| line.child_quarters).sum();
        let waits =
            count(waits, "child-quarter that is due waits", "child-quarters that are due wait");
        return Section::new(title, vec![format!("{waits}. {WAITING_COSTS_NOTHING}").into()]);
    }
    let mut table = Table::new(
        title,
        &[
            ("why", "Because", Kind::Text),
            ("children", "Children", Kind::Number),
            ("child_quarters", "Child-quarters", Kind::Number),
        ],
    );
    for line in &statement.waiting {
        table.push([line.why.said().into(), line.children.into(), line.child_quarters.into()]);
    }
    Section::new(title, vec![table.note(WAITING_COSTS_NOTHING).into()])
}

const WAITING_COSTS_NOTHING: &str =
    "They earn nothing and cost nothing until they are settled, in a later statement.";
