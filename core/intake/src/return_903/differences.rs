//! In what one CSV table as it was sent differs from the same table written back, told in words.
//! The two may differ as files and yet say the same: that is what this is to show.

use super::write::needs_quotes;
use crate::bytes::{Kind, kind, without_mark};
use crate::say::{counted, listed, shown};
use crate::table::Csv;
use ::csv::ByteRecord;
use std::collections::HashMap;

/// The most differences told one by one.
const MOST_TOLD: usize = 300;

/// Each difference between a table as sent and as written, a line each: none when the two are
/// equal byte for byte. `rows` are the numbers that the rows written had in what was sent.
pub fn differences(source: &[u8], written: &[u8], rows: &[u64]) -> Vec<String> {
    if source == written {
        return Vec::new();
    }
    let (Some(sent), Some(kept)) = (Sent::read(source), Sent::read(written)) else {
        return vec!["What was sent is no CSV table, so the two cannot be compared".to_owned()];
    };
    let mut told = as_files(source, written);
    told.extend(columns(&sent, &kept));
    let mut values = Values { told: Vec::new(), more: 0 };
    sent.compare(&kept, rows, &mut values);
    told.append(&mut values.told);
    if values.more > 0 {
        told.push(format!("and {} more", counted(values.more, "difference")));
    }
    if told.is_empty() {
        let at = source.iter().zip(written).take_while(|(a, b)| a == b).count();
        told.push(format!("The two differ from byte {} on", at + 1));
    }
    told
}

/// One of the two tables, read.
struct Sent {
    /// The column names as they stand.
    names: Vec<String>,
    /// The rows that can be used, by number.
    rows: Vec<(u64, ByteRecord)>,
    /// The rows that cannot, and why.
    refused: Vec<(u64, String)>,
    /// The blank rows between others.
    blank: Vec<u64>,
}

impl Sent {
    fn read(bytes: &[u8]) -> Option<Sent> {
        if kind(bytes) != Kind::Text {
            return None;
        }
        let mut csv = Csv::open("", bytes, str::to_owned, &mut Vec::new())?;
        let (names, mut record) = (csv.columns.clone(), ByteRecord::new());
        let mut sent = Sent { names, rows: Vec::new(), refused: Vec::new(), blank: Vec::new() };
        let mut last = 0;
        while let Some((number, broken)) = csv.next("CHILD", &mut record) {
            sent.blank.extend(last + 1..number);
            last = number;
            match broken {
                Some(finding) => sent.refused.push((number, finding.title)),
                None => sent.rows.push((number, record.clone())),
            }
        }
        sent.blank.extend(last + 1..=csv.number());
        Some(sent)
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|own| own.trim().to_uppercase() == name)
    }

    fn compare(&self, kept: &Sent, numbers: &[u64], values: &mut Values) {
        for row in &self.blank {
            values.tell(|| format!("row {row} is blank; it is not written"));
        }
        for (row, why) in &self.refused {
            values.tell(|| format!("row {row} was not read, so it is not written: {why}"));
        }
        let number = |written: u64| numbers.get(usize::try_from(written).ok()?.checked_sub(1)?);
        let numbered: HashMap<u64, &ByteRecord> =
            kept.rows.iter().filter_map(|(at, row)| Some((*number(*at)?, row))).collect();
        for (number, own) in &self.rows {
            let Some(other) = numbered.get(number) else {
                values.tell(|| format!("row {number} is not held, so it is not written"));
                continue;
            };
            for (at, name) in kept.names.iter().enumerate() {
                let sent = self.column(name).and_then(|at| own.get(at)).unwrap_or_default();
                let written = other.get(at).unwrap_or_default();
                if sent != written {
                    values.tell(|| changed(*number, name, sent, written));
                }
            }
        }
    }
}

/// What is told of rows and values, up to a limit.
struct Values {
    told: Vec<String>,
    more: usize,
}

impl Values {
    fn tell(&mut self, line: impl FnOnce() -> String) {
        match self.told.len() < MOST_TOLD {
            true => self.told.push(line()),
            false => self.more += 1,
        }
    }
}

fn changed(row: u64, column: &str, sent: &[u8], written: &[u8]) -> String {
    let (sent, written) = (String::from_utf8_lossy(sent), String::from_utf8_lossy(written));
    let (sent, written) = (sent.as_ref(), written.as_ref());
    let what = match sent.trim() {
        same if same == written => "spaces around it",
        other if other.to_uppercase() == written && other == sent => "letter case",
        other if other.to_uppercase() == written => "letter case and spaces around it",
        _ => "another value",
    };
    format!("row {row}, {column}: sent {}, written {} ({what})", shown(sent), shown(written))
}

/// What is different before any value is looked at.
fn as_files(source: &[u8], written: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    if without_mark(source).len() != source.len() {
        told.push("The file sent begins with a byte-order mark; what is written has none".into());
    }
    let names =
        ["a carriage return and a line feed", "a line feed alone", "a carriage return alone"];
    let ends = line_ends(source).into_iter().zip(line_ends(written));
    for (name, (own, other)) in names.into_iter().zip(ends) {
        if (own == 0) != (other == 0) {
            let own = counted(own, "line");
            told.push(format!(
                "{own} of the file sent end with {name}; of the one written, {other}"
            ));
        }
    }
    let ended = |bytes: &[u8]| bytes.last().is_some_and(|byte| b"\r\n".contains(byte));
    if !ended(source) && ended(written) {
        told.push("The last line of the file sent is not ended; the last written is".into());
    }
    let last = source.strip_suffix(b"\n").unwrap_or(source);
    if ended(last.strip_suffix(b"\r").unwrap_or(last)) {
        told.push("Blank lines stand after the last row of the file sent".into());
    }
    let (own, other) = (needless_quotes(source), needless_quotes(written));
    if own != other {
        let stand = if own == 1 { "stands" } else { "stand" };
        told.push(format!(
            "{} {stand} in quotation marks that need none; they are written without",
            counted(own, "value")
        ));
    }
    told
}

/// How many lines end with a carriage return and a line feed, with a line feed alone, and with a
/// carriage return alone.
fn line_ends(bytes: &[u8]) -> [usize; 3] {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let returns = memchr::memchr_iter(b'\r', bytes).count();
    let both = memchr::memmem::find_iter(bytes, b"\r\n").count();
    [both, feeds - both, returns - both]
}

/// How many values stand in quotation marks without need.
fn needless_quotes(bytes: &[u8]) -> usize {
    let (mut count, mut rest, mut begins) = (0, without_mark(bytes), true);
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if begins && *first == b'"' {
            let (value, after) = quoted(after);
            count += usize::from(!needs_quotes(value));
            rest = after;
        }
        begins = matches!(first, b',' | b'\r' | b'\n');
    }
    count
}

/// What stands in quotation marks, and what follows them.
fn quoted(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while let Some(mark) = memchr::memchr(b'"', &bytes[at..]) {
        at += mark;
        if bytes.get(at + 1) != Some(&b'"') {
            return (&bytes[..at], &bytes[at + 1..]);
        }
        at += 2;
    }
    (bytes, &[])
}

/// What is different in the row of column names.
fn columns(sent: &Sent, kept: &Sent) -> Vec<String> {
    let mut told = Vec::new();
    let spelt: Vec<String> = sent.names.iter().map(|name| name.trim().to_uppercase()).collect();
    let strange: Vec<&str> = spelt
        .iter()
        .map(String::as_str)
        .filter(|name| !kept.names.iter().any(|known| known == name))
        .collect();
    for name in &strange {
        told.push(match *name {
            "" => "A column has no name; it is not written".to_owned(),
            name => format!("{} is no column of the layout; it is not written", shown(name)),
        });
    }
    let absent: Vec<&String> = kept.names.iter().filter(|name| !spelt.contains(name)).collect();
    if !absent.is_empty() {
        let was = if absent.len() == 1 { "was" } else { "were" };
        told.push(format!("{} {was} not sent; written blank", listed(&absent)));
    }
    let shared = |names: &[String], other: &[String]| -> Vec<String> {
        names.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    if shared(&spelt, &kept.names) != shared(&kept.names, &spelt) {
        told.push(format!(
            "The columns stand in another order: sent {}; written {}",
            spelt.join(","),
            kept.names.join(",")
        ));
    }
    for (name, spelt) in sent.names.iter().zip(&spelt).filter(|(name, spelt)| name != spelt) {
        told.push(format!("The column name {} is written {}", shown(name), shown(spelt)));
    }
    told
}
