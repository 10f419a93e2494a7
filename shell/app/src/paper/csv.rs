//! A table as CSV: UTF-8, one header row of column names, ISO dates, plain amounts, exact
//! numbers in full. Words that a spreadsheet would run as a formula are marked with an
//! apostrophe, as spreadsheets themselves do.

use crate::paper::letter::{Letter, Readers};
use crate::paper::sum;
use definitions::{Cell, Table};

/// A table as CSV.
pub fn table_to_csv(table: &Table) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let names = table.columns.iter().map(|column| column.name.to_owned());
    let rows = table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<String>>());
    for row in std::iter::once(names.collect()).chain(rows) {
        writer.write_record(row).expect("a row has one cell a column, and memory takes it");
    }
    let bytes = writer.into_inner().expect("memory takes the last of it");
    String::from_utf8(bytes).expect("cells are UTF-8")
}

/// The letter as CSV: its cohorts and tracking quarters, one row each; the lines of its sum for
/// those who may see no small group.
pub fn to_csv(letter: &Letter) -> String {
    match letter.readers {
        Readers::Partnership => table_to_csv(&letter.cells),
        Readers::MoneyAlone => table_to_csv(&sum::table(letter)),
    }
}

/// A cell as a file holds it.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => harmless(words),
        Cell::Date(day) => day.to_string(),
        Cell::Whole(number) => number.to_string(),
        Cell::Exact(number, _) => number.to_string(),
        Cell::Money(amount) => amount.plain(),
        Cell::Blank => String::new(),
    }
}

fn harmless(words: &str) -> String {
    match words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{words}"),
        false => words.to_owned(),
    }
}
