//! A return given back: the rows of the submission that rules, read again from the record as it
//! stood. A child that was forgotten is not in it.

use crate::actor::Actor;
use crate::book::{Book, Ruling};
use crate::desk::{Desk, Failure};
use crate::fact::{Fact, SentPart, SentRow};
use care::report::{Cells, Text};
use care::{DateField, Part, Return, ReturnYear, Submission};
use definitions::Refusal;
use definitions::party::Role;

/// A return as it was sent.
pub struct Kept {
    /// Which submission of the year.
    pub submission: Submission,
    /// Its rows.
    pub sent: Return,
    /// The pseudonyms of the children in it.
    pub children: Vec<String>,
    /// How many of its children are no longer held.
    pub forgotten: usize,
}

/// The return of a year, from the submission that rules as of the desk's book.
///
/// # Errors
/// A refusal when the actor may not see it, when no return of the year counts, or when it was
/// imported before rows were kept.
pub async fn give_back(desk: &Desk, actor: &Actor, year: ReturnYear) -> Result<Kept, Failure> {
    actor.must_be(&[Role::Payer, Role::Intermediary], "give back a return")?;
    let Some((import, submission)) = ruling(&desk.book, year) else {
        return Err(Refusal::new(
            format!("No return of {year} is in the book"),
            "Import it with homeward import 903",
        )
        .into());
    };
    let mut sent = Return::empty(year);
    let (mut rows, mut children, mut filed) = (Vec::new(), Vec::new(), 0);
    let mut reading = desk.record.read(1);
    'all: while let Some(entries) = reading.next().await? {
        for entry in entries {
            if entry.seq > desk.book.as_of {
                break 'all;
            }
            let fact = entry.body.known().map(serde_json::from_slice::<Fact>);
            match fact {
                Some(Ok(Fact::ReturnFiled { import: of, parts, children, .. })) if of == import => {
                    filed = children;
                    sent.parts = parts.into_iter().map(part).collect();
                }
                Some(Ok(Fact::ChildFiled { import: of, child, sent: mine, .. }))
                    if of == import =>
                {
                    children.push(desk.book.pseudonyms.child(&child));
                    rows.extend(mine);
                }
                _ => {}
            }
        }
    }
    if sent.parts.is_empty() {
        return Err(Refusal::new(
            format!("The return of {year} was imported before its rows were kept"),
            "Undo that import and import the return again",
        )
        .into());
    }
    rows.sort_by_key(|SentRow(part, row, _)| (*part, *row));
    for SentRow(part, row, cells) in rows {
        if let Some(table) = sent.parts.get(part).map(|part| part.table) {
            sent.push(table, part, row, &mut KeptCells(cells));
        }
    }
    let forgotten = filed.saturating_sub(children.len());
    Ok(Kept { submission, sent, children, forgotten })
}

/// The submission of a year that rules, and the import it came with.
fn ruling(book: &Book, year: ReturnYear) -> Option<(String, Submission)> {
    let counting = book.imports.iter().filter(|(import, _)| book.counts(import));
    let of_year = counting.filter_map(|(import, filed)| match filed.ruling {
        Ruling::Return(submission) if submission.year == year => Some((import, submission)),
        _ => None,
    });
    let (import, submission) = of_year.max_by_key(|(_, submission)| *submission)?;
    Some((import.clone(), submission))
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
