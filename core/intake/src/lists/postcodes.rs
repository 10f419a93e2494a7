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
use std::io::{Error, Read};

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
    let mut kept = Kept::of(name);
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
        if !more.map_err(|error| kept.cut_short(&error.into()))? {
            break;
        }
        let Some(width) = width else {
            let blank = record.iter().all(|field| field.trim_ascii().is_empty());
            width = (!blank).then_some(record.len());
            continue;
        };
        kept.rows += 1;
        if record.len() != width {
            kept.first_broken.get_or_insert(kept.rows);
            kept.broken += 1;
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
    let names = Csv::open(kept.file, text, lower, &mut kept.findings).map(|csv| csv.columns);
    match names {
        Some(names) => Ok((text, Layout::locate(kept.file, &names)?)),
        None => Err(Box::new(kept.findings.pop().unwrap_or_else(|| kept.without_rows()))),
    }
}

/// What is kept of a list, and what is counted and found while its rows go by.
struct Kept<'a> {
    file: &'a str,
    list: Postcodes,
    findings: Vec<Finding>,
    rows: u64,
    /// How many rows have not the fields of the header, and the first of them.
    broken: usize,
    first_broken: Option<u64>,
    /// How many postcodes stand under a district of a county, for want of a county.
    under_districts: usize,
}

impl<'a> Kept<'a> {
    fn of(file: &'a str) -> Kept<'a> {
        let (list, findings) = (Postcodes::default(), Vec::new());
        Kept { file, list, findings, rows: 0, broken: 0, first_broken: None, under_districts: 0 }
    }

    /// Keeps a postcode: under its county, where it has one, or else its district.
    fn keep(&mut self, postcode: Postcode, layout: &Layout, record: &ByteRecord) {
        let county = layout.county.and_then(|at| Authority::read(&record[at]));
        let county = county.filter(Authority::is_county);
        let authority = county.or_else(|| self.district(&record[layout.district]));
        let metres = (self.metres(&record[layout.east]), self.metres(&record[layout.north]));
        let point = metres.0.zip(metres.1).map(|(east, north)| Point { east, north });
        let spot = Spot { authority, point };
        if self.list.add(postcode, spot) {
            let district = authority.is_some_and(|authority| authority.is_district_of_county());
            self.under_districts += usize::from(district);
        } else if self.list.spot(postcode) != Some(&spot) {
            let title = format!("{postcode} is on this list already, somewhere else");
            let hint = "Take one of its rows out; until then the first is used";
            self.find("postcode_twice", title, hint);
        }
    }

    fn district(&mut self, field: &[u8]) -> Option<Authority> {
        let authority = Authority::read(field);
        if authority.is_none() && !field.trim_ascii().is_empty() {
            let sent = shown(&String::from_utf8_lossy(field));
            let title = format!("{sent} is not an authority’s code; it was left out");
            self.find("not_an_authority", title, "Load the directory as it was published");
        }
        authority
    }

    fn metres(&mut self, field: &[u8]) -> Option<i32> {
        let text = String::from_utf8_lossy(field.trim_ascii());
        let metres = text.parse().ok();
        if metres.is_none() && !text.is_empty() {
            let title = format!("{} is not a number of metres; it was left out", shown(&text));
            self.find("not_a_whole_number", title, "Load the directory as it was published");
        }
        metres
    }

    /// Finds something in the row that was just read.
    fn find(&mut self, check: &'static str, title: String, hint: &str) {
        let place = Place::row(self.file, self.rows);
        self.findings.push(found(Weight::Look, check, place, title, hint));
    }

    /// What can be said once the whole list has gone by.
    fn say(&mut self, layout: &Layout, wanted: usize) {
        if self.rows == 0 {
            self.findings.push(self.without_rows());
        } else if self.list.is_empty() && wanted > 0 {
            let title =
                format!("None of the {} looked for is on this list", counted(wanted, "postcode"));
            let hint = "Load the whole country’s file, not that of one area";
            let place = Place::file(self.file);
            self.findings.push(found(Weight::Look, "no_postcode_found", place, title, hint));
        }
        if let Some(first) = self.first_broken {
            let title = match self.broken {
                1 => "This row has not the fields of the header; it was not used".to_owned(),
                more => format!(
                    "{more} rows, this the first, have not the fields of the header; none was used"
                ),
            };
            let hint = "Load the directory as it was published: a row was cut or joined";
            let place = Place::row(self.file, first);
            self.findings.push(found(Weight::Look, "row_fields", place, title, hint));
        }
        if layout.county.is_none() && self.under_districts > 0 {
            let title = format!(
                "This list has no county, so {} under a district that is not the authority for \
                 children in care",
                match self.under_districts {
                    1 => "1 postcode stands".to_owned(),
                    more => format!("{more} postcodes stand"),
                }
            );
            let hint = "Load a list with the column oscty: without it a placement in your own \
                        county counts as outside";
            let place = Place::file(self.file).columns(["oscty"]);
            self.findings.push(found(Weight::Look, "column_missing", place, title, hint));
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
        let next = self.rows + 1;
        let (title, hint) = match error.kind() {
            std::io::ErrorKind::InvalidData => (
                format!("Row {next} does not end"),
                "Look for a quotation mark that is opened and never closed",
            ),
            _ => (
                format!("This file could not be read beyond row {next}: {error}"),
                "Copy it to this computer and try again",
            ),
        };
        let place = Place::file(self.file);
        Box::new(found(Weight::Refused, "file_cut_short", place, title, hint))
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
            return Err(Error::from(std::io::ErrorKind::InvalidData));
        }
        let read = self.from.read(into)?;
        self.since.set(self.since.get() + read);
        Ok(read)
    }
}
