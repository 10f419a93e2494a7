//! An Excel workbook's sheet as the same kind of table a CSV file gives: a real date becomes the
//! text the reader of the file expects, whole numbers lose their decimal point, and a formula is
//! its last result.

use crate::book::{Book, Unread};
use crate::date::Way;
use crate::say::{found, listed};
use crate::table::{Row, Table};
use definitions::{Finding, Place, Weight};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How far down a sheet the row of column names may stand, below a title or a note.
pub(crate) const HEADER_WITHIN: usize = 10;
/// The most rows of a sheet: a hundred times the largest case list we can think of, and few
/// enough that no workbook can fill the memory.
const MOST_ROWS: usize = 50_000;

/// The rows of a sheet that hold something, with their numbers.
type Rows = Vec<(u32, Vec<String>)>;

/// The first sheet that has the needed columns.
pub(crate) fn first_with(
    file: &str,
    bytes: &[u8],
    name: fn(&str) -> String,
    needed: &[&str],
) -> Result<Table, Box<Finding>> {
    // The workbook reader is another project's: a panic of its own becomes a finding too.
    catch_unwind(AssertUnwindSafe(|| search(file, bytes, name, needed)))
        .unwrap_or_else(|_| Err(damaged(file)))
}

fn search(
    file: &str,
    bytes: &[u8],
    name: fn(&str) -> String,
    needed: &[&str],
) -> Result<Table, Box<Finding>> {
    let mut book = Book::open(bytes).map_err(|unread| unopened(file, unread))?;
    let mut unread = false;
    for sheet in book.sheets() {
        match rows(&mut book, &sheet) {
            Err(Unread::TooMuch) => return Err(too_large(file, &sheet)),
            Err(Unread::Damaged) => unread = true,
            Ok(rows) => {
                if let Some(table) = table(&rows, name, needed) {
                    return Ok(table);
                }
            }
        }
    }
    if unread {
        return Err(damaged(file));
    }
    Err(Box::new(found(
        Weight::Refused,
        "sheet_not_found",
        Place::file(file).columns(needed.iter().map(|name| (*name).to_owned())),
        format!("No sheet of this workbook has the columns {}", listed(needed)),
        "Put the column names in the first row of the sheet, spelt as in the guide",
    )))
}

fn rows(book: &mut Book, sheet: &str) -> Result<Rows, Unread> {
    let mut rows = Rows::new();
    book.rows(sheet, Way::Ours, |at, fields| {
        rows.push((at, fields.to_vec()));
        match rows.len() > MOST_ROWS {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })?;
    if rows.len() > MOST_ROWS { Err(Unread::TooMuch) } else { Ok(rows) }
}

fn table(rows: &Rows, name: fn(&str) -> String, needed: &[&str]) -> Option<Table> {
    let header = rows.iter().take(HEADER_WITHIN).position(|(_, row)| {
        let names: Vec<String> = row.iter().map(|text| name(text)).collect();
        needed.iter().all(|needed| names.iter().any(|name| name == needed))
    })?;
    let (from, names) = &rows[header];
    let below = &rows[header + 1..];
    let width = below.iter().map(|(_, row)| row.len()).max().unwrap_or(0).max(names.len());
    let fields = |row: &Vec<String>| {
        let mut fields = row.clone();
        fields.resize(width, String::new());
        fields
    };
    let columns = fields(names).iter().map(|text| name(text)).collect();
    let rows = below
        .iter()
        .map(|(at, row)| Row { number: u64::from(at - from), fields: fields(row) })
        .collect();
    Some(Table { columns, rows })
}

/// Why a workbook cannot be opened.
pub(crate) fn unopened(file: &str, unread: Unread) -> Box<Finding> {
    match unread {
        Unread::Damaged => damaged(file),
        Unread::TooMuch => Box::new(found(
            Weight::Refused,
            "workbook_too_large",
            Place::file(file),
            "This workbook holds more than is read: 400 MB of sheets, or 64 MB of anything else",
            "Send only the sheets with the tables",
        )),
    }
}

/// A workbook that is none, or of which nothing can be read.
pub(crate) fn damaged(file: &str) -> Box<Finding> {
    Box::new(found(
        Weight::Refused,
        "workbook_unreadable",
        Place::file(file),
        "This workbook cannot be opened: it is damaged, protected by a password, or no workbook",
        "Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx)",
    ))
}

fn too_large(file: &str, sheet: &str) -> Box<Finding> {
    Box::new(found(
        Weight::Refused,
        "workbook_too_large",
        Place::file(file),
        format!("The sheet {} has more than {MOST_ROWS} rows", crate::say::shown(sheet)),
        "Send only the sheet with the list",
    ))
}
