//! A table as a value: what the columns mean and what the cells hold. The console, CSV, Excel
//! and a page each show the same one, so a figure is written one way everywhere.

use crate::{Days, Exact, Money};
use jiff::civil::Date;
use serde::Serialize;

/// What a column holds, which decides how it is aligned and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A whole or exact number.
    Number,
    /// An amount in pounds and pence.
    Money,
}

/// One column: the name it has in a file, and the words above it on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name in a file: lower case, words joined by `_`.
    pub name: &'static str,
    /// The words above it.
    pub title: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A day.
    Date(Date),
    /// A whole number.
    Whole(i64),
    /// An exact number, and how many decimals people are shown.
    Exact(Exact, u8),
    /// An amount.
    Money(Money),
    /// Nothing to show.
    Blank,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}
impl From<Date> for Cell {
    fn from(day: Date) -> Cell {
        Cell::Date(day)
    }
}
impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Whole(number)
    }
}
impl From<usize> for Cell {
    fn from(number: usize) -> Cell {
        Cell::Whole(number as i64)
    }
}
impl From<Days> for Cell {
    fn from(days: Days) -> Cell {
        Cell::Whole(days.0)
    }
}
impl From<Money> for Cell {
    fn from(amount: Money) -> Cell {
        Cell::Money(amount)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Blank, Into::into)
    }
}

/// A table with its title and, where it helps, a note under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the table shows.
    pub title: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// A sentence under the table, or nothing.
    pub note: String,
}

impl Table {
    /// An empty table with these columns: name in a file, words above it, what it holds.
    pub fn new(title: impl Into<String>, columns: &[(&'static str, &'static str, Kind)]) -> Table {
        let columns =
            columns.iter().map(|&(name, title, kind)| Column { name, title, kind }).collect();
        Table { title: title.into(), columns, rows: Vec::new(), note: String::new() }
    }

    /// The same table with a sentence under it.
    pub fn note(mut self, words: impl Into<String>) -> Table {
        self.note = words.into();
        self
    }

    /// Adds a row.
    pub fn push<const N: usize>(&mut self, cells: [Cell; N]) {
        debug_assert_eq!(N, self.columns.len(), "a row has one cell a column");
        self.rows.push(cells.into());
    }
}
