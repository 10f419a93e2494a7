//! The appendix: everything either side needs to check the letter by hand. Cohorts and tracking
//! quarters, every adjustment, every term in force, the baseline, the merge rule and what it
//! repaired.

use crate::paper::cell::count;
use crate::paper::letter::{Block, Readers, Repaired, Section, Sources};
use crate::paper::sum::Line;
use crate::paper::{adjusted, baseline, switches, words};
use definitions::{Cell, Date, Kind, Table, said};
use outcomes::Contract;
use outcomes::statement::{CellLine, Statement};

/// The appendix's sections, in order.
pub(crate) fn sections(from: &Sources<'_>, sum: &[Line], cells: &Table) -> Vec<Section> {
    let (statement, contract) = (from.statement, from.contract);
    let day = statement.quarter.last_day();
    let mut sections = vec![workings(sum)];
    if from.readers.near() {
        sections.push(Section::new(cells.title.clone(), vec![briefly(cells).into()]));
    }
    if adjusted::in_appendix(statement, from.readers) {
        let table = adjusted::table(statement);
        sections.push(Section::new("Every adjustment", vec![table.into()]));
    }
    sections.push(baseline::section(&contract.baseline));
    let terms = terms(contract, day).into_iter().map(Block::from).collect();
    sections.push(Section::new(format!("Terms in force on {}", said(day)), terms));
    sections.push(merge(from));
    sections
}

/// Every term in force on a day: what is paid, who is tracked, what a day is.
pub(crate) fn terms(contract: &Contract, day: Date) -> [Table; 3] {
    [
        words::payment_terms(&contract.tariff, day),
        switches::tracking(&contract.tracking, day),
        switches::days(&contract.days, day),
    ]
}

/// The workings of the sum in words; their tables are in the appendix anyway.
fn workings(sum: &[Line]) -> Section {
    let mut blocks = Vec::new();
    for line in sum {
        let words: Vec<&str> = line
            .workings
            .iter()
            .filter_map(|block| match block {
                Block::Words(words) => Some(words.as_str()),
                _ => None,
            })
            .collect();
        let words: Vec<String> = words.iter().map(|words| sentence(words)).collect();
        blocks.push(format!("{}, {}. {}", line.what, line.amount, words.join(" ")));
    }
    Section::new("Workings of each line", vec![Block::List(blocks)])
}

fn sentence(words: &str) -> String {
    if words.ends_with(['.', ':']) { words.to_owned() } else { format!("{words}.") }
}

/// Every cohort and tracking quarter in the statement; none for those who may see no small group.
pub(crate) fn cells(statement: &Statement, readers: Readers) -> Table {
    let shown = statement.cells.iter().filter(|_| readers.near());
    let table = cells_of("Cohorts and tracking quarters", shown);
    table.note(
        "Days saved are days expected less days observed. Earned is their price, before netting, \
         dispute and caps; the pence shown are shared out so that they add up.",
    )
}

/// The same table without its exact pence, which are for files.
fn briefly(cells: &Table) -> Table {
    let mut table = cells.clone();
    if let Some(at) = table.columns.iter().position(|column| column.name == EXACTLY) {
        table.columns.remove(at);
        table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
    table
}

const EXACTLY: &str = "earned_exact_pence";

/// A table of these cells.
pub(crate) fn cells_of<'a>(title: &str, cells: impl Iterator<Item = &'a CellLine>) -> Table {
    let mut table = Table::new(
        title,
        &[
            ("cohort", "Cohort", Kind::Text),
            ("tracking_quarter", "Quarter", Kind::Number),
            ("children", "Children", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("days_expected", "Days expected", Kind::Number),
            ("days_observed", "Days observed", Kind::Number),
            ("days_saved", "Days saved", Kind::Number),
            ("earned", "Earned", Kind::Money),
            (EXACTLY, "Exactly, pence", Kind::Number),
            ("new", "New now", Kind::Text),
        ],
    );
    for cell in cells {
        table.push([
            cell.cohort.to_string().into(),
            i64::from(cell.k).into(),
            cell.children.into(),
            cell.child_days.into(),
            Cell::Exact(cell.days_expected, 4),
            cell.days_observed.into(),
            Cell::Exact(cell.days_saved, 4),
            cell.shown.into(),
            Cell::Exact(cell.earned, 4),
            if cell.new { "new" } else { "" }.into(),
        ]);
    }
    table
}

/// The merge rule as printed, and every row it changed or left out.
fn merge(from: &Sources<'_>) -> Section {
    let rule = from.merge.iter().map(|step| (*step).to_owned()).collect();
    let mut blocks = vec![Block::List(rule)];
    if from.repaired.is_empty() {
        blocks.push("No row was changed or left out.".into());
        return Section::new("How annual returns are merged", blocks);
    }
    if !from.readers.near() {
        let rows = count(from.repaired.len(), "row was", "rows were");
        blocks.push(format!("{rows} changed or left out.").into());
        return Section::new("How annual returns are merged", blocks);
    }
    blocks.push(repaired_table(from.repaired).into());
    Section::new("How annual returns are merged", blocks)
}

/// Every row the merge of years changed or left out.
pub(crate) fn repaired_table(repaired: &[Repaired]) -> Table {
    let mut table = Table::new(
        "Rows the merge changed or left out",
        &[
            ("case", "Case", Kind::Text),
            ("step", "Step", Kind::Text),
            ("return_year", "Return", Kind::Text),
            ("file", "File", Kind::Text),
            ("row", "Row", Kind::Number),
            ("began", "Began", Kind::Date),
            ("ended_before", "Ended, as sent", Kind::Date),
            ("ended_after", "Ended, as counted", Kind::Date),
            ("left_out", "Left out", Kind::Text),
            ("what", "What was done", Kind::Text),
        ],
    );
    for one in repaired {
        let note = &one.note;
        table.push([
            one.key.as_str().into(),
            note.step.to_string().into(),
            note.reported.year.to_string().into(),
            note.reported.file.as_str().into(),
            i64::try_from(note.reported.row).unwrap_or(i64::MAX).into(),
            note.decom.into(),
            note.dec_before.into(),
            note.dec_after.filter(|_| !note.left_out).into(),
            if note.left_out { "yes" } else { "no" }.into(),
            note.what.as_str().into(),
        ]);
    }
    table
}
