//! A row that cannot be used at all: it has too few or too many fields, or holds bytes that are
//! not text. None of it is used, because nobody can say which value belongs to which column.

use crate::say::{about, counted, found, listed};
use csv::ByteRecord;
use definitions::{Finding, Place, Weight};

/// Why a row cannot be used.
pub(crate) enum Broken {
    /// It has this many fields where the file has that many columns.
    Fields { first: String, fields: usize, columns: usize },
    /// A quotation mark never closed has drawn other rows into it.
    Lines { lines: usize },
    /// These fields hold bytes that are not UTF-8.
    NotUtf8 { fields: Vec<String>, bad: Vec<usize> },
    /// These fields hold characters that cannot be printed.
    Control { fields: Vec<String>, bad: Vec<usize> },
}

/// The row's fields, one for each column; blank fields after the last column are let go.
pub(crate) fn fields(record: &ByteRecord, columns: usize) -> Vec<String> {
    record.iter().take(columns).map(text).collect()
}

fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().to_owned()
}

/// Why a row cannot be used, if it cannot.
pub(crate) fn broken(record: &ByteRecord, columns: usize) -> Option<Broken> {
    let plain = record.as_slice().iter().all(|byte| (b' '..=b'~').contains(byte));
    if plain && record.len() == columns {
        return None;
    }
    let lines = record.iter().flatten().filter(|byte| **byte == b'\n').count() + 1;
    let filled = record.iter().rposition(|field| !field.trim_ascii().is_empty());
    let fields = record.len().min(columns).max(filled.map_or(0, |last| last + 1));
    if record.iter().any(swallowed) || (fields != columns && lines > 1) {
        return Some(Broken::Lines { lines });
    }
    if fields != columns {
        let first = record.get(0).map(text).unwrap_or_default();
        return Some(Broken::Fields { first, fields, columns });
    }
    let wrong = |is: fn(&[u8]) -> bool| -> Vec<usize> {
        let each = record.iter().take(columns).enumerate();
        each.filter_map(|(at, field)| is(field).then_some(at)).collect()
    };
    let bad = wrong(|field| std::str::from_utf8(field).is_err());
    if !bad.is_empty() {
        return Some(Broken::NotUtf8 { fields: self::fields(record, columns), bad });
    }
    let bad = wrong(|field| field.iter().any(|b| b.is_ascii_control() && !b"\t\r\n".contains(b)));
    if !bad.is_empty() {
        return Some(Broken::Control { fields: self::fields(record, columns), bad });
    }
    None
}

/// Whether a value may hold other rows: wherever a quotation mark was left open, what it drew in
/// has both a line's end and a comma.
fn swallowed(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    field.contains(&b',') && field.iter().any(|byte| b"\r\n".contains(byte))
}

impl Broken {
    /// What to tell whoever sent it. `child` is the column that names the child.
    pub(crate) fn finding(self, file: &str, row: u64, child: &str, columns: &[String]) -> Finding {
        let at = columns.iter().position(|column| column == child);
        let place = Place::row(file, row);
        let name = |bad: &[usize]| bad.iter().map(|at| columns[*at].clone()).collect::<Vec<_>>();
        let whose = |fields: &[String]| at.map(|at| fields[at].to_uppercase()).unwrap_or_default();
        let (whose, check, place, title, hint) = match self {
            Broken::Fields { first, fields, columns } => (
                // Where a field is missing or too many, only the first surely is its column's.
                if at == Some(0) { first.to_uppercase() } else { String::new() },
                if fields < columns { "row_too_short" } else { "row_too_long" },
                place,
                format!(
                    "This row has {}; the file has {}",
                    counted(fields, "field"),
                    counted(columns, "column")
                ),
                "Look for a comma too many or too few; a value with a comma in it must stand in \
                 quotation marks. The row was not used",
            ),
            Broken::Lines { lines } => (
                // It may hold several children's rows, so it names none of them.
                String::new(),
                "row_over_lines",
                place,
                format!("This row runs over {}", counted(lines, "line")),
                "Look for a quotation mark that is opened and never closed, or take the line's \
                 end out of the value. None of those lines was used",
            ),
            Broken::NotUtf8 { fields, bad } => (
                whose(&fields),
                "text_not_utf8",
                place.columns(name(&bad)),
                // The value is not repeated: it may be a name.
                format!("{} holds text that is not UTF-8", listed(&name(&bad))),
                "Save the file again as UTF-8: it looks like an older Windows encoding. The row \
                 was not used",
            ),
            Broken::Control { fields, bad } => (
                whose(&fields),
                "text_unprintable",
                place.columns(name(&bad)),
                format!("{} holds a character that cannot be printed", listed(&name(&bad))),
                "Type the value again and send the file again. The row was not used",
            ),
        };
        about(&whose, found(Weight::Refused, check, place, title, hint))
    }
}
