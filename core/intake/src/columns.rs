//! Where each known column stands in a file, whatever the order they were sent in. A column
//! named twice is refused, because nobody can say which of the two is meant.

use crate::say::{found, listed};
use crate::table::{Row, Table};
use definitions::{Finding, Place, Weight};

/// The places of the known columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns(Vec<(&'static str, usize)>);

impl Columns {
    /// Finds the known columns. `extra` is how much a column nobody knows matters here.
    pub(crate) fn locate(
        file: &str,
        table: &Table,
        names: &[&'static str],
        extra: Weight,
        findings: &mut Vec<Finding>,
    ) -> Option<Columns> {
        let (usable, more) = known(file, &table.columns, names, extra);
        findings.extend(more);
        if !usable {
            return None;
        }
        findings.extend(unnamed(file, table));
        let place = |name: &&'static str| {
            table.columns.iter().position(|column| column == name).map(|at| (*name, at))
        };
        Some(Columns(names.iter().filter_map(place).collect()))
    }

    /// The trimmed text of a row in a column; blank when the file has no such column.
    pub(crate) fn text<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        let at = self.0.iter().find(|(known, _)| *known == name).map(|(_, at)| *at);
        at.and_then(|at| row.fields.get(at)).map_or("", String::as_str)
    }
}

/// What is found in a file's column names: whether it can be used, and every finding.
pub(crate) fn known(
    file: &str,
    columns: &[String],
    names: &[&'static str],
    extra: Weight,
) -> (bool, Vec<Finding>) {
    let count = |name: &str| columns.iter().filter(|column| *column == name).count();
    let twice: Vec<&'static str> = names.iter().copied().filter(|n| count(n) > 1).collect();
    if !twice.is_empty() {
        let refused = found(
            Weight::Refused,
            "column_twice",
            Place::file(file).columns(twice.iter().copied()),
            format!("{} stands in this file more than once", listed(&twice)),
            "Keep one column of each name and send the file again",
        );
        return (false, vec![refused]);
    }
    (true, unknown(file, columns, names, extra).into_iter().collect())
}

fn unknown(file: &str, columns: &[String], known: &[&str], weight: Weight) -> Option<Finding> {
    let strange = |column: &&String| !column.is_empty() && !known.contains(&column.as_str());
    let names: Vec<&String> = columns.iter().filter(strange).collect();
    if names.is_empty() {
        return None;
    }
    let place = Place::file(file).columns(names.iter().map(|name| (*name).clone()));
    let (title, hint) = match names.as_slice() {
        [name] => (format!("{name} is not a column we know; it was passed over"), "it"),
        _ => (format!("{} are not columns we know; they were passed over", listed(&names)), "one"),
    };
    let hint = format!("Nothing to do, unless {hint} is a known column under another name");
    Some(found(weight, "column_unknown", place, title, hint))
}

fn unnamed(file: &str, table: &Table) -> Option<Finding> {
    let blank = |at: &usize| table.columns[*at].is_empty();
    let filled = |at: &usize| table.rows.iter().any(|row| !row.fields[*at].is_empty());
    let at = (0..table.columns.len()).filter(blank).find(filled)?;
    Some(without_a_name(file, at))
}

/// The finding for a column, counted from 0, that has values and no name.
pub(crate) fn without_a_name(file: &str, at: usize) -> Finding {
    found(
        Weight::Look,
        "column_without_a_name",
        Place::file(file),
        format!("Column {} has values but no name; it was passed over", at + 1),
        "Give the column its name in the first row, or clear it",
    )
}
