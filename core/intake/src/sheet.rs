//! An Excel workbook's sheet as the same kind of table a CSV file gives: real dates become
//! `2014-01-31`, whole numbers lose their decimal point, and a formula is its last result.

use crate::say::{found, listed};
use crate::table::{Row, Table};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use definitions::{Date, Finding, Place, Weight};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How far down a sheet the row of column names may stand, below a title or a note.
const HEADER_WITHIN: usize = 10;
/// The most rows of a sheet: a hundred times the largest case list we can think of, and few
/// enough that no workbook can fill the memory.
const MOST_ROWS: usize = 50_000;
/// The furthest column read.
const MOST_COLUMNS: u32 = 100;

/// The cells of a sheet that hold something, by row and then by column.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

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
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged(file))?;
    let sheets = book.sheet_names();
    let mut unread = false;
    for sheet in &sheets {
        match cells(&mut book, sheet) {
            Err(Unread::TooMuch) => return Err(too_large(file, sheet)),
            Err(Unread::Damaged) => unread = true,
            Ok(cells) => {
                if let Some(table) = table(&cells, name, needed) {
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

enum Unread {
    Damaged,
    TooMuch,
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, Unread> {
    let mut cells = Cells::new();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| Unread::Damaged)?;
    while let Some(cell) = reader.next_cell().map_err(|_| Unread::Damaged)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        cells.entry(row).or_default().insert(column, text);
        if cells.len() > MOST_ROWS {
            return Err(Unread::TooMuch);
        }
    }
    Ok(cells)
}

fn table(cells: &Cells, name: fn(&str) -> String, needed: &[&str]) -> Option<Table> {
    let (header, names) = cells.iter().take(HEADER_WITHIN).find(|(_, row)| {
        let names: Vec<String> = row.values().map(|text| name(text)).collect();
        needed.iter().all(|needed| names.iter().any(|name| name == needed))
    })?;
    let below = || cells.range(header + 1..);
    let width = below().map(|(_, row)| row).chain([names]).filter_map(|row| row.keys().max()).max();
    let width = width.map_or(0, |last| last + 1);
    let fields = |row: &BTreeMap<u32, String>| {
        (0..width).map(|at| row.get(&at).cloned().unwrap_or_default()).collect::<Vec<String>>()
    };
    let columns = fields(names).iter().map(|text| name(text)).collect();
    let rows = below()
        .map(|(at, row)| Row { number: u64::from(at - header), fields: fields(row) })
        .collect();
    Some(Table { columns, rows })
}

fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A date, with its time of day only when there is one.
fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let written = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute) {
        (0, 0) if Date::new(year as i16, month as i8, day as i8).is_ok() => written,
        (0, 0) => moment.as_f64().to_string(),
        _ => format!("{written} {hour:02}:{minute:02}"),
    }
}

fn damaged(file: &str) -> Box<Finding> {
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
