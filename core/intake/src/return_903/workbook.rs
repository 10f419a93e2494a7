//! The return as a workbook with one sheet for each table. A sheet is known by its columns, which
//! stand within its first ten rows; a sheet that is no table is noted and passed over.

use super::reading::Reading;
use super::rows::{Fields, PartReader};
use super::tables::recognise;
use crate::book::{Book, Unread};
use crate::date::Way;
use crate::say::{found, shown};
use crate::sheet::{HEADER_WITHIN, damaged, unopened};
use definitions::{Finding, Place, Weight};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads every sheet that is a table of the return.
pub(super) fn read(reading: &mut Reading, file: &str, bytes: &[u8]) {
    // The workbook reader is another project's: a panic of its own becomes a finding too.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(reading, file, bytes)));
    if read.is_err() {
        reading.findings.push(*damaged(file));
    }
}

/// What is said of a workbook of the old kind.
pub(super) fn old(file: &str) -> Finding {
    let title = "This is an Excel workbook of the old kind (.xls), or one with a password";
    let hint = "Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx) \
                or each table as CSV UTF-8";
    found(Weight::Refused, "file_workbook", Place::file(file), title, hint)
}

fn sheets(reading: &mut Reading, file: &str, bytes: &[u8]) {
    let mut book = match Book::open(bytes) {
        Ok(book) => book,
        Err(unread) => return reading.findings.push(*unopened(file, unread)),
    };
    let (sheets, before) = (book.sheets(), reading.ret.parts.len());
    let mut none = Vec::new();
    for sheet in &sheets {
        let name = format!("{file}, sheet {sheet}");
        match read_sheet(reading, &mut book, sheet, &name) {
            Ok(true) => {}
            Ok(false) => none.push(sheet),
            Err(unread) => reading.findings.push(sheet_unread(&name, unread)),
        }
    }
    if reading.ret.parts.len() == before {
        let title = "No sheet of this workbook has the columns of a table of the return";
        let hint = "Give each table its own sheet, with the column names in one of the first rows";
        let place = Place::file(file);
        return reading.find(Weight::Refused, "workbook_without_tables", place, title, hint);
    }
    for sheet in none {
        let title = format!("The sheet {} is no table of the return", shown(sheet));
        let hint = "Nothing to do, unless it should be one: then look at its column names";
        let place = Place::file(format!("{file}, sheet {sheet}"));
        reading.find(Weight::Note, "sheet_passed_over", place, title, hint);
    }
}

/// Reads a sheet, if it is a table.
fn read_sheet(
    reading: &mut Reading,
    book: &mut Book,
    sheet: &str,
    name: &str,
) -> Result<bool, Unread> {
    let (mut part, mut rows_read): (Option<(u32, PartReader)>, usize) = (None, 0);
    let mut refused = false;
    book.rows(sheet, Way::Return, |at, fields| match &part {
        Some((header, part)) => {
            if reading.is_full(name) {
                return ControlFlow::Break(());
            }
            rows_read += 1;
            let number = u64::from(at - header);
            match fields.iter().any(|field| field.bytes().any(|byte| byte.is_ascii_control())) {
                true => reading.findings.push(unprintable(name, number)),
                false => reading.row(part, number, &fields),
            }
            ControlFlow::Continue(())
        }
        None if at as usize >= HEADER_WITHIN => ControlFlow::Break(()),
        None => {
            let columns: Vec<String> = fields.iter().map(|name| name.to_uppercase()).collect();
            if recognise(name, &columns).is_err() {
                return ControlFlow::Continue(());
            }
            part = reading.part(name, columns).map(|part| (at, part));
            refused = part.is_none();
            match refused {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        }
    })?;
    if let Some((_, part)) = part.as_ref().filter(|_| rows_read == 0) {
        reading.without_rows(name, part.table());
    }
    Ok(part.is_some() || refused)
}

fn unprintable(name: &str, row: u64) -> Finding {
    let title = "This row holds a character that cannot be printed";
    let hint = "Type its values again and send the file again. The row was not used";
    found(Weight::Refused, "text_unprintable", Place::row(name, row), title, hint)
}

fn sheet_unread(name: &str, unread: Unread) -> Finding {
    let (check, title, hint) = match unread {
        Unread::Damaged => (
            "workbook_unreadable",
            "This sheet is damaged; rows of it may have been left out",
            "Open the workbook in Excel, save it again as .xlsx and send it again",
        ),
        Unread::TooMuch => (
            "workbook_too_large",
            "This workbook has more cells than are read; rows of this sheet were left out",
            "Send only the sheets with the tables, or each table as CSV",
        ),
    };
    found(Weight::Refused, check, Place::file(name), title, hint)
}

impl Fields for &[String] {
    fn field(&self, at: usize) -> &str {
        self.get(at).map_or("", |field| field.trim())
    }
}
