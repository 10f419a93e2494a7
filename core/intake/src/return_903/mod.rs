//! One year's SSDA903 return as the council exports it: CSV files, one XML file, a workbook with
//! a sheet for each table, or a zip of such files. A file is known by its bytes and a table by its
//! columns, never by a name. Format: `docs/formats/return-903.md`.

mod archive;
mod differences;
mod reading;
mod rows;
mod tables;
mod workbook;
mod write;
mod xml;

use crate::bytes::{self, Kind};
use crate::say::found;
use crate::table::Csv;
use ::csv::ByteRecord;
use archive::{File, Opened};
use care::report::Layout;
use care::{Return, ReturnYear};
use definitions::{Finding, Place, Weight};
pub use differences::differences;
use reading::Reading;
pub use write::{csv, xml, xml_loses};

/// The largest file that is read, in bytes: some thirty times the largest council's return. A
/// program that opens files can refuse a larger one before it is in memory.
pub const MOST_BYTES: u64 = 150 * 1024 * 1024;

/// One file as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Reads one year's return: every row that could be read, and every finding.
pub fn read(year: ReturnYear, uploads: &[Upload]) -> (Return, Vec<Finding>) {
    let mut reading = Reading::of(year);
    let files = archive::opened(uploads, &mut reading.findings);
    for (at, file) in files.iter().enumerate() {
        match already_read(&files[..at], file) {
            Some(finding) => reading.findings.push(finding),
            None => {
                reading.findings.extend(name_taken(&files[..at], file));
                read_file(&mut reading, file);
            }
        }
    }
    reading.tables_sent();
    reading.year_fits();
    (reading.ret, reading.findings)
}

/// The finding for a file too large to be read.
pub fn file_too_large(name: &str) -> Finding {
    let title = format!("This file is larger than {} MB; it was not read", MOST_BYTES >> 20);
    let hint = "Check that the right file was chosen: a whole year's return is a few megabytes";
    found(Weight::Refused, "file_too_large", Place::file(name), title, hint)
}

/// The same bytes sent before: nothing is lost by not reading them again.
fn already_read(earlier: &[File], file: &File) -> Option<Finding> {
    let same = earlier.iter().find(|e| e.bytes == file.bytes && !e.bytes.is_empty())?;
    let title = format!("This file holds exactly what {} holds; it was read once", same.name);
    let hint = "If it should hold another table, export it again";
    Some(found(Weight::Look, "file_twice", Place::file(&*file.name), title, hint))
}

/// Another file of the same name.
fn name_taken(earlier: &[File], file: &File) -> Option<Finding> {
    earlier.iter().find(|e| e.name == file.name)?;
    let title = "Another file sent with it has this name too";
    let hint = "Give each file its own name, so that findings can say which is meant";
    Some(found(Weight::Look, "file_name_twice", Place::file(&*file.name), title, hint))
}

fn read_file(reading: &mut Reading, file: &File) {
    let (name, bytes) = (&*file.name, &*file.bytes);
    if bytes.len() as u64 > MOST_BYTES {
        return reading.findings.push(file_too_large(name));
    }
    match (file.opened, bytes::kind(bytes)) {
        (Opened::Workbook, _) => workbook::read(reading, name, bytes),
        (_, Kind::Markup) => xml::read(reading, name, bytes),
        (_, Kind::OldWorkbook) => reading.findings.push(workbook::old(name)),
        _ => read_csv(reading, name, bytes),
    }
}

fn read_csv(reading: &mut Reading, name: &str, bytes: &[u8]) {
    let spelt = |column: &str| column.trim().to_uppercase();
    let Some(mut csv) = Csv::open(name, bytes, spelt, &mut reading.findings) else { return };
    let Some(part) = reading.part(name, csv.columns.clone()) else { return };
    if let Some(part) = reading.ret.parts.last_mut() {
        part.layout = Layout::of(bytes);
    }
    let (before, mut record) = (reading.rows(), ByteRecord::new());
    let at = reading.findings.len();
    while let Some((number, broken)) = csv.next("CHILD", &mut record) {
        if reading.is_full(name) {
            return;
        }
        match broken {
            Some(finding) => reading.broken(&part, finding),
            None => reading.row(&part, number, &record),
        }
    }
    if reading.rows() == before {
        let broken = reading.findings.split_off(at);
        reading.without_rows(name, part.table());
        reading.findings.extend(broken);
    }
}
