//! A return given back: the rows of the submission that rules, read again from the record as it
//! stood. A child that was forgotten is not in it.

use crate::actor::Actor;
use crate::book::{Book, Ruling};
use crate::desk::{Desk, Failure};
use crate::statutory_return::read_back::read_back;
use care::{Return, ReturnYear, Submission};
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
    let wanted = [(import.clone(), year)].into();
    let found = read_back(&desk.record, &desk.book, &wanted).await?.remove(&import);
    let Some(found) = found.filter(|found| !found.rows.parts.is_empty()) else {
        return Err(Refusal::new(
            format!("The return of {year} was imported before its rows were kept"),
            "Undo that import and import the return again",
        )
        .into());
    };
    let names = &desk.book.pseudonyms;
    let children: Vec<String> = found.children.iter().map(|child| names.child(child)).collect();
    let forgotten = found.filed.saturating_sub(children.len());
    Ok(Kept { submission, sent: found.rows, children, forgotten })
}

/// The submission of a year that rules, and the import it came with.
pub(crate) fn ruling(book: &Book, year: ReturnYear) -> Option<(String, Submission)> {
    let counting = book.imports.iter().filter(|(import, _)| book.counts(import));
    let of_year = counting.filter_map(|(import, filed)| match filed.ruling {
        Ruling::Return(submission) if submission.year == year => Some((import, submission)),
        _ => None,
    });
    let (import, submission) = of_year.max_by_key(|(_, submission)| *submission)?;
    Some((import.clone(), submission))
}
