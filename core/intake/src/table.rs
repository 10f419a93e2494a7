//! A CSV file as a table: its column names and its rows, every row numbered as a spreadsheet
//! would show it. A row with too few or too many fields is found and never half-used.

use crate::broken::{Broken, broken, fields};
use crate::bytes;
use crate::say::{found, listed, shown};
use csv::ByteRecord;
use definitions::{Finding, Place, Weight};

/// The most columns of a file.
const MOST_COLUMNS: usize = 500;

/// The column names and rows of one file or sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// The column names, as the reader of this kind of file writes them; trailing blanks dropped.
    pub(crate) columns: Vec<String>,
    /// The rows that have a field for each column.
    pub(crate) rows: Vec<Row>,
}

/// One data row; its fields are trimmed and stand in the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The data row, from 1; blank rows are counted, the header is not.
    pub(crate) number: u64,
    /// The fields.
    pub(crate) fields: Vec<String>,
}

/// A CSV file being read row by row: its column names are known, its rows are still to come.
pub(crate) struct Csv<'a> {
    file: &'a str,
    text: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    number: u64,
    /// The column names; trailing blanks dropped.
    pub(crate) columns: Vec<String>,
}

impl<'a> Csv<'a> {
    /// Opens a file and reads its column names; `name` writes one the way this kind of file
    /// spells it.
    pub(crate) fn open(
        file: &'a str,
        bytes: &'a [u8],
        name: fn(&str) -> String,
        findings: &mut Vec<Finding>,
    ) -> Option<Csv<'a>> {
        let text = bytes::text(file, bytes).map_err(|finding| findings.push(*finding)).ok()?;
        let mut csv = csv::ReaderBuilder::new();
        let mut reader = csv.has_headers(false).flexible(true).from_reader(text);
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            if !is_blank(&record) {
                let columns = header(file, &record, name).map_err(|f| findings.push(*f)).ok()?;
                return Some(Csv { file, text, reader, number: 0, columns });
            }
        }
        None
    }

    /// Reads the next row that is not blank: its number, and what is wrong with it when it has
    /// not a field for each column. `child` is the column that names the child, so that a broken
    /// row can say whose it is.
    pub(crate) fn next(
        &mut self,
        child: &str,
        record: &mut ByteRecord,
    ) -> Option<(u64, Option<Finding>)> {
        while self.reader.read_byte_record(record).unwrap_or(false) {
            self.number += 1 + blank_lines_before(self.text, record);
            if !is_blank(record) {
                let broken = broken(record, self.columns.len());
                let told = |b: Broken| b.finding(self.file, self.number, child, &self.columns);
                return Some((self.number, broken.map(told)));
            }
        }
        None
    }
}

impl Csv<'_> {
    /// The number of the last row come to, blank or not.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

/// Reads a CSV file whole.
pub(crate) fn csv(
    file: &str,
    bytes: &[u8],
    name: fn(&str) -> String,
    child: &str,
    findings: &mut Vec<Finding>,
) -> Option<Table> {
    let before = findings.len();
    let Some(mut csv) = Csv::open(file, bytes, name, findings) else {
        // A file of blanks and quotation marks has no column names, and is not passed over.
        if findings.len() == before {
            findings.extend(Table::default().without_rows(file));
        }
        return None;
    };
    let (mut record, mut rows) = (ByteRecord::new(), Vec::new());
    while let Some((number, broken)) = csv.next(child, &mut record) {
        match broken {
            Some(finding) => findings.push(finding),
            None => rows.push(Row { number, fields: fields(&record, csv.columns.len()) }),
        }
    }
    Some(Table { columns: csv.columns, rows })
}

/// Whether the file's first line looks parted by something other than a comma, and by what.
fn other_delimiter(record: &ByteRecord) -> Option<&'static str> {
    let only = record.get(0).filter(|_| record.len() == 1)?;
    [(b';', "semicolons"), (b'\t', "tabs"), (b'|', "vertical bars")]
        .into_iter()
        .find_map(|(mark, words)| only.contains(&mark).then_some(words))
}

fn header(
    file: &str,
    record: &ByteRecord,
    name: fn(&str) -> String,
) -> Result<Vec<String>, Box<Finding>> {
    let refused = |check, title: String, hint: &str| {
        Err(Box::new(found(Weight::Refused, check, Place::file(file), title, hint)))
    };
    if let Some(words) = other_delimiter(record) {
        return refused(
            "wrong_delimiter",
            format!("The columns of this file are parted by {words}, not commas"),
            "Save it again with commas. In Excel, choose Save As and the type “CSV UTF-8 (Comma \
             delimited)”; if it still writes semicolons, set the list separator of Windows to a \
             comma",
        );
    }
    if record.len() > MOST_COLUMNS {
        return refused(
            "too_many_columns",
            format!("The first row of this file holds {} names", record.len()),
            "Check that the right file was sent: no table has more than a few dozen columns",
        );
    }
    let mut columns = Vec::new();
    for field in record {
        let Ok(field) = std::str::from_utf8(field) else {
            return refused(
                "text_not_utf8",
                format!(
                    "The column name {} is not UTF-8 text",
                    shown(&String::from_utf8_lossy(field))
                ),
                "Save the file again as UTF-8: it looks like an older Windows encoding",
            );
        };
        columns.push(name(field));
    }
    while columns.last().is_some_and(String::is_empty) {
        columns.pop();
    }
    Ok(columns)
}

fn is_blank(record: &ByteRecord) -> bool {
    record.iter().all(|field| match field.trim_ascii() {
        [] => true,
        // A space of another kind, such as the one that keeps two words on a line.
        [first, ..] if *first >= 0x80 => {
            std::str::from_utf8(field).is_ok_and(|text| text.trim().is_empty())
        }
        _ => false,
    })
}

/// How many blank lines the csv reader stepped over to reach this record. It says where it began
/// to look, which is before them.
fn blank_lines_before(text: &[u8], record: &ByteRecord) -> u64 {
    let start = record.position().map_or(0, |position| position.byte() as usize);
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    let mut rest = text.get(start..).unwrap_or_default();
    if before == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let [b'\r' | b'\n', after @ ..] = rest {
        rest = match rest {
            [b'\r', b'\n', after @ ..] => after,
            _ => after,
        };
        lines += 1;
    }
    lines
}

impl Table {
    /// The finding for a file that has its column names and nothing below them.
    pub(crate) fn without_rows(&self, file: &str) -> Option<Finding> {
        self.rows.is_empty().then(|| {
            let title = "No row of this file could be read";
            let hint = "Check that the export was not cut short";
            let place = Place::file(file);
            found(Weight::TouchesPayment, "table_without_rows", place, title, hint)
        })
    }

    /// The finding that refuses a file of ours without its required columns.
    pub(crate) fn lacks(
        &self,
        file: &str,
        required: &[&'static str],
        guide: &str,
    ) -> Option<Finding> {
        let absent = |name: &&str| !self.columns.iter().any(|column| column == name);
        let missing: Vec<&'static str> = required.iter().copied().filter(absent).collect();
        if missing.is_empty() {
            return None;
        }
        let title = match missing.as_slice() {
            [one] => format!("This file has no column {one}"),
            more => format!("This file has no columns {}", listed(more)),
        };
        let hint = format!("Write the column names in the first row, spelt as in {guide}");
        let place = Place::file(file).columns(missing);
        Some(found(Weight::Refused, "column_missing", place, title, hint))
    }
}

/// The name of a column of ours however it was typed: `Date of birth` is `date_of_birth`.
pub(crate) fn spelt(column: &str) -> String {
    column
        .trim()
        .to_lowercase()
        .split([' ', '-', '_'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}
