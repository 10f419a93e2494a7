//! Rows read back: what the council sent with an import, from the record, as it was sent. A child
//! that was forgotten is not among them.

use crate::book::Book;
use crate::desk::Failure;
use crate::fact::{Fact, SentPart, SentRow};
use care::report::{Cells, Text};
use care::{DateField, Part, Return, ReturnYear};
use record::Record;
use std::collections::BTreeMap;

/// What was sent with one import.
pub struct Sent {
    /// Its rows; empty where it was imported before rows were kept.
    pub rows: Return,
    /// When it was imported, in microseconds since 1970.
    pub at: i64,
    /// The council's numbers of the children in it.
    pub children: Vec<String>,
    /// How many children were in it when it was imported.
    pub filed: usize,
}

/// Reads back what was sent with some imports, each named with its year, in one reading of the
/// record to the book's last entry.
///
/// # Errors
/// A fault when the record cannot be read.
pub async fn read_back(
    record: &Record,
    book: &Book,
    wanted: &BTreeMap<String, ReturnYear>,
) -> Result<BTreeMap<String, Sent>, Failure> {
    let mut found: BTreeMap<String, (Sent, Vec<SentRow>)> = BTreeMap::new();
    let mut reading = record.read(1);
    'all: while let Some(entries) = reading.next().await? {
        for entry in entries {
            if entry.seq > book.as_of {
                break 'all;
            }
            // Most entries are neither, and need not be read.
            if !["return-filed", "child-filed"].contains(&&*entry.kind) {
                continue;
            }
            match entry.body.known().map(serde_json::from_slice::<Fact>) {
                Some(Ok(Fact::ReturnFiled { import, parts, children, .. })) => {
                    let Some(year) = wanted.get(&import) else { continue };
                    let mut rows = Return::empty(*year);
                    rows.parts = parts.into_iter().map(part).collect();
                    let (at, filed) = (entry.recorded_at, children);
                    let sent = Sent { rows, at, filed, children: Vec::new() };
                    found.insert(import, (sent, Vec::new()));
                }
                Some(Ok(Fact::ChildFiled { import, child, sent: mine, .. })) => {
                    if let Some((sent, rows)) = found.get_mut(&import) {
                        sent.children.push(child);
                        rows.extend(mine);
                    }
                }
                _ => {}
            }
        }
    }
    Ok(found.into_iter().map(|(import, (sent, rows))| (import, filled(sent, rows))).collect())
}

/// The return with its rows in the order they were sent.
fn filled(mut sent: Sent, mut rows: Vec<SentRow>) -> Sent {
    rows.sort_by_key(|SentRow(part, row, _)| (*part, *row));
    for SentRow(part, row, cells) in rows {
        if let Some(table) = sent.rows.parts.get(part).map(|part| part.table) {
            sent.rows.push(table, part, row, &mut KeptCells(cells));
        }
    }
    sent
}

fn part(sent: SentPart) -> Part {
    let SentPart { name, table, columns, layout } = sent;
    Part { name, table, columns, layout }
}

/// The cells of a kept row.
struct KeptCells(Vec<String>);

impl Cells for KeptCells {
    fn text(&mut self, column: usize) -> Text {
        self.0.get(column).map(|cell| cell.as_str().into()).unwrap_or_default()
    }

    fn date(&mut self, column: usize) -> DateField {
        DateField::of(self.0.get(column).map_or("", String::as_str))
    }
}
