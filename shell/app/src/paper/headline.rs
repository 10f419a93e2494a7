//! The care proportion with everything it rests on, and the days a reader should look at.

use crate::paper::cell::{count, grouped};
use crate::paper::letter::{Block, Readers, Section};
use crate::paper::switches;
use definitions::{Cell, Days, Exact, Kind, Table};
use outcomes::statement::Statement;

/// The care proportion and what it rests on.
pub(crate) fn section(statement: &Statement, readers: Readers) -> Section {
    let h = &statement.headline;
    let title = "The care proportion";
    if !totals_shown(statement, readers) {
        let words =
            format!("Fewer than {FEW} children are counted so far: their days are not shown.");
        return Section::new(title, vec![words.into()]);
    }
    let Some(percent) = percent(h.care_days, h.child_days) else {
        return Section::new(title, vec!["No child-quarter is priced yet.".into()]);
    };
    let mut table = Table::new(
        "Care days of child days, to date",
        &[
            ("children_counted", "Who", Kind::Text),
            ("children", "Children (n)", Kind::Number),
            ("care_days", "Care days", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("care_percent", "In care, %", Kind::Number),
        ],
    );
    let mut row = |who: &str, children: usize, care: Days, child_days: Days| {
        let share = self::percent(care, child_days);
        table.push([
            who.into(),
            children.into(),
            care.into(),
            child_days.into(),
            share.map_or(Cell::Blank, |share| Cell::Exact(share, 1)),
        ]);
    };
    row("Priced", h.children, h.care_days, h.child_days);
    // The two rows differ by the children not priced, who are few.
    if readers.near() {
        let everyone = h.children + h.children_not_priced;
        row("With those not priced", everyone, h.care_days_with, h.child_days_with);
    }
    table.note = format!(
        "Care days ÷ child days of every child-quarter in this statement, as known at entry {}. \
         Child days are care and home days{}.",
        grouped(&statement.as_of.to_string()),
        match readers.near() {
            true =>
                format!("; {} excluded days are in neither", grouped(&h.excluded_days.to_string())),
            false => String::new(),
        }
    );
    let care = grouped(&h.care_days.to_string());
    let child_days = grouped(&h.child_days.to_string());
    let children = count(h.children, "child", "children");
    let sentence = format!(
        "{care} of {child_days} child days were in care: {}%, from {children}.",
        percent.to_places(1)
    );
    let mut blocks: Vec<Block> = vec![sentence.into()];
    if h.children < FEW {
        blocks.push("So few children say almost nothing about the programme.".into());
    }
    blocks.push(table.into());
    Section::new(title, blocks)
}

fn percent(care: Days, child_days: Days) -> Option<Exact> {
    Exact::share(care.0, child_days.0).map(|share| share.times(100))
}

/// Whether totals of days are of so many children that these readers may see them.
pub(crate) fn totals_shown(statement: &Statement, readers: Readers) -> bool {
    readers.near() || statement.headline.children >= FEW
}

/// So few children say almost nothing, and too much of each.
const FEW: usize = 10;

/// Days that a reader should look at, and windows that ended early.
pub(crate) fn looked_at(statement: &Statement, readers: Readers) -> Option<Section> {
    if !readers.near() {
        return None;
    }
    let mut blocks: Vec<Block> = Vec::new();
    if !statement.flags.is_empty() {
        let mut table = Table::new(
            "Days to look at, by the clause that decided them",
            &[
                ("clause", "The days are", Kind::Text),
                ("days", "Days", Kind::Number),
                ("children", "Children", Kind::Number),
                ("term", "Term of the contract", Kind::Text),
            ],
        );
        for flag in &statement.flags {
            table.push([
                flag.clause.said().into(),
                flag.days.into(),
                flag.children.into(),
                switches::name(flag.clause.term()).into(),
            ]);
        }
        blocks.push(table.into());
    }
    if !statement.ended_early.is_empty() {
        let mut table = Table::new(
            "Windows that ended early",
            &[("because", "Because of", Kind::Text), ("children", "Children", Kind::Number)],
        );
        for (because, children) in &statement.ended_early {
            table.push([because.said().into(), (*children).into()]);
        }
        blocks.push(table.into());
    }
    (!blocks.is_empty()).then(|| Section::new("Days to look at", blocks))
}
