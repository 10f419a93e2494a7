//! The statement of a quarter as anyone reads it: as it was agreed or proposed, on the book it
//! rests on; a simulation on what is known now where it is neither.

use crate::book::Book;
use crate::desk::{Failure, book_as_of};
use crate::quarter::calculate::{Calculation, calculate};
use crate::statement::propose::simulated;
use crate::statement::rests_on;
use definitions::Quarter;
use record::Record;

/// The calculation of a quarter, and whether it is a simulation. `now` is the book of the record.
///
/// # Errors
/// A refusal when the book has no contract; a fault when the record cannot be read.
pub async fn calculation(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<(Calculation, bool), Failure> {
    match stood(record, now, quarter).await? {
        Some((_, calculation)) => Ok((calculation, false)),
        None => Ok((simulated(record, now, quarter).await?, true)),
    }
}

/// The same with the book it rests on; `None` for a simulation, which rests on the book as it is.
///
/// # Errors
/// A refusal when the book has no contract; a fault when the record cannot be read.
pub async fn with_its_book(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<(Option<Book>, Calculation), Failure> {
    match stood(record, now, quarter).await? {
        Some((book, calculation)) => Ok((Some(book), calculation)),
        None => Ok((None, simulated(record, now, quarter).await?)),
    }
}

/// A quarter as both sides agreed it, with the book it rests on; `None` where they have not.
///
/// # Errors
/// A refusal when the book has no contract; a fault when the record cannot be read.
pub async fn agreed(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<Option<(Book, Calculation)>, Failure> {
    let state = now.statements.get(&quarter);
    match state.is_some_and(|state| state.settled.is_some()) {
        true => stood(record, now, quarter).await,
        false => Ok(None),
    }
}

async fn stood(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<Option<(Book, Calculation)>, Failure> {
    let Some(book) = rests_on::of(record, now, quarter).await? else { return Ok(None) };
    let last = book.last_settled().and_then(|last| book.statements[&last].settled.as_ref());
    let before = match last {
        Some(last) => Some(book_as_of(record, last.as_of).await?),
        None => None,
    };
    let calculation = calculate(&book, quarter, before.as_ref())?;
    Ok(Some((book, calculation)))
}
