//! A list of the country’s postcodes, such as the ONS Postcode Directory: millions of rows of some
//! fifty columns. It is read as it goes by, and only the postcodes that are wanted are kept, so
//! memory stays the same however long it is.

use super::columns::Layout;
use crate::bytes;
use crate::say::{counted, found, shown};
use crate::table::Csv;
use care::checks::lists::{Authority, Point, Postcode, Postcodes, Spot};
use csv::ByteRecord;
use definitions::{Finding, Place, Weight};
use std::cell::Cell;
use std::collections::HashSet;
use std::io::{Error, ErrorKind, Read};

/// How much is read before the kind of file and its columns are known.
const HEAD: u64 = 1 << 16;

/// No row is this long: a quotation mark was opened and never closed.
const LONGEST: usize = 1 << 20;

/// Reads the wanted postcodes of a list, in CSV. Where a finding without a row refuses, the file
/// is not such a list or could not be read to its end.
pub fn postcodes(
    name: &str,
    from: impl Read,
    wanted: &HashSet<Postcode>,
) -> (Postcodes, Vec<Finding>) {
    let mut kept = Kept { file: name, ..Kept::default() };
    if let Err(finding) = read(&mut kept, from, wanted) {
        kept.findings.push(*finding);
    }
    (kept.list, kept.findings)
}

fn read(
    kept: &mut Kept,
    mut from: impl Read,
    wanted: &HashSet<Postcode>,
) -> Result<(), Box<Finding>> {
    let mut head = Vec::new();
    let first = from.by_ref().take(HEAD).read_to_end(&mut head);
    first.map_err(|error| kept.cut_short(&error))?;
    let (text, layout) = opened(kept, &head)?;
    let since = Cell::new(0);
    let mut csv = csv::ReaderBuilder::new();
    let csv = csv.has_headers(false).flexible(true).buffer_capacity(HEAD as usize);
    let mut reader = csv.from_reader(Watched { from: text.chain(from), since: &since });
    let (mut record, mut width) = (ByteRecord::new(), None);
    loop {
        since.set(0);
        let more = reader.read_byte_record(&mut record);
        if !more.map_err(|error| kept.cut_short(&unwrapped(error)))? {
            break;
        }
        let Some(width) = width else {
            let blank = record.iter().all(|field| field.trim_ascii().is_empty());
            width = (!blank).then_some(record.len());
            continue;
        };
        kept.rows += 1;
        if record.len() != width {
            kept.broken.count(kept.rows);
            continue;
        }
        let postcode = Postcode::read(&record[layout.postcode]);
        if let Some(postcode) = postcode.filter(|postcode| wanted.contains(postcode)) {
            kept.keep(postcode, &layout, &record);
        }
    }
    kept.say(&layout, wanted.len());
    Ok(())
}

/// The text a file begins with and where its columns are, or why it is no list of postcodes.
fn opened<'h>(kept: &mut Kept, head: &'h [u8]) -> Result<(&'h [u8], Layout), Box<Finding>> {
    if head.starts_with(b"PK") {
        let title = "This is a zip archive or a workbook, not CSV text";
        let hint = "Unpack it, and load the whole country’s CSV file from its folder Data";
        let place = Place::file(kept.file);
        return Err(Box::new(found(Weight::Refused, "file_zip", place, title, hint)));
    }
    let text = bytes::text(kept.file, head)?;
    let lower = |name: &str| name.trim().to_lowercase();
    match Csv::open(kept.file, text, lower, &mut kept.findings) {
        Some(csv) => Ok((text, Layout::locate(kept.file, &csv.columns)?)),
        None => Err(Box::new(kept.findings.pop().unwrap_or_else(|| kept.without_rows()))),
    }
}

/// What is kept of a list, and what is counted and found while its rows go by.
#[derive(Default)]
struct Kept<'a> {
    file: &'a str,
    list: Postcodes,
    findings: Vec<Finding>,
    rows: u64,
    /// Rows that have not the fields of the header.
    broken: Tally,
    /// Rows that put a postcode somewhere else than a row before.
    repeated: Tally,
    /// Postcodes that stand under a district of a county, for want of a county.
    under_districts: Tally,
}

/// How many rows, and the first of them.
#[derive(Default)]
struct Tally {
    rows: usize,
    first: u64,
}

impl Tally {
    fn count(&mut self, row: u64) {
        if self.rows == 0 {
            self.first = row;
        }
        self.rows += 1;
    }

    /// The rows as a sentence begins with them, and as it goes on.
    fn told(&self) -> (String, &'static str) {
        match self.rows {
            1 => ("This row has".to_owned(), "it was"),
            rows => (format!("This row and {} after it have", rows - 1), "they were"),
        }
    }
}

impl Kept<'_> {
    /// Keeps a postcode: under its county, where it has one, or else its district.
    fn keep(&mut self, postcode: Postcode, layout: &Layout, record: &ByteRecord) {
        let county = layout.county.and_then(|at| Authority::read(&record[at]));
        let district = Authority::read(&record[layout.district]);
        let authority = county.filter(Authority::is_county).or(district);
        let (east, north) = (metres(&record[layout.east]), metres(&record[layout.north]));
        let point = east.zip(north).map(|(east, north)| Point { east, north });
        let spot = Spot { authority, point };
        if !self.list.add(postcode, spot) {
            if self.list.spot(postcode) != Some(&spot) {
                self.repeated.count(self.rows);
            }
            return;
        }
        if authority.is_some_and(|authority| authority.is_district_of_county()) {
            self.under_districts.count(self.rows);
        }
        let read = [
            (layout.district, authority.is_some(), "an authority’s code"),
            (layout.east, east.is_some(), "a whole number of metres"),
            (layout.north, north.is_some(), "a whole number of metres"),
        ];
        for (at, read, what) in read {
            let field = record[at].trim_ascii();
            if !read && !field.is_empty() {
                let sent = shown(&String::from_utf8_lossy(field));
                let title = format!("{sent} is not {what}; it was left out");
                let place = Place::row(self.file, self.rows).columns([layout.names[at].clone()]);
                self.look("not_as_published", place, title, PUBLISHED);
            }
        }
    }

    fn look(&mut self, check: &'static str, place: Place, title: String, hint: &str) {
        self.findings.push(found(Weight::Look, check, place, title, hint));
    }

    /// What can be said once the whole list has gone by.
    fn say(&mut self, layout: &Layout, wanted: usize) {
        let file = self.file;
        if self.rows == 0 {
            self.findings.push(self.without_rows());
        } else if self.list.is_empty() && wanted > 0 {
            let title = "No postcode of the return is on this list".to_owned();
            let hint = "Load the whole country’s file, not that of one area";
            self.look("no_postcode_found", Place::file(file), title, hint);
        }
        if self.broken.rows > 0 {
            let (have, was) = self.broken.told();
            let title = format!("{have} other fields than the header; {was} not used");
            self.look("row_fields", Place::row(file, self.broken.first), title, PUBLISHED);
        }
        if self.repeated.rows > 0 {
            let (have, was) = self.repeated.told();
            let what = "a postcode that a row above puts somewhere else";
            let title = format!("{have} {what}; {was} not used");
            let name = layout.names[layout.postcode].clone();
            let place = Place::row(file, self.repeated.first).columns([name]);
            self.look("postcode_twice", place, title, PUBLISHED);
        }
        if layout.county.is_none() && self.under_districts.rows > 0 {
            let title = format!(
                "This list has no county, and puts {} of the return under a district, which is \
                 not the authority for children in care",
                counted(self.under_districts.rows, "postcode"),
            );
            let hint = "Load a list with the column oscty: without it a placement in your own \
                        county counts as outside";
            self.look("column_missing", Place::file(file).columns(["oscty"]), title, hint);
        }
    }

    fn without_rows(&self) -> Finding {
        let title = "No row of this file could be read";
        let hint = "Check that the file was not cut short";
        let place = Place::file(self.file);
        found(Weight::Refused, "table_without_rows", place, title, hint)
    }

    /// The file broke off, or a row of it does not end.
    fn cut_short(&self, error: &Error) -> Box<Finding> {
        let rows = self.rows;
        let (title, hint) = match error.kind() {
            ErrorKind::InvalidData => (
                format!("The row after row {rows} does not end"),
                "Look for a quotation mark that is opened and never closed",
            ),
            _ => (
                format!("This file could not be read after row {rows}: {error}"),
                "Copy it to this computer and try again",
            ),
        };
        let place = Place::file(self.file);
        Box::new(found(Weight::Refused, "file_cut_short", place, title, hint))
    }
}

const PUBLISHED: &str = "Load the directory as it was published";

fn metres(field: &[u8]) -> Option<i32> {
    std::str::from_utf8(field.trim_ascii()).ok()?.parse().ok()
}

/// What went wrong with the reading itself: in rows of any length nothing else can.
fn unwrapped(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

/// What is read, and how much since the last row ended.
struct Watched<'a, R> {
    from: R,
    since: &'a Cell<usize>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        if self.since.get() > LONGEST {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        let read = self.from.read(into)?;
        self.since.set(self.since.get() + read);
        Ok(read)
    }
}
