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
    let Some(book) = rests_on::of(record, now, quarter).await? else {
        return Ok((simulated(record, now, quarter).await?, true));
    };
    let last = book.last_settled().and_then(|last| book.statements[&last].settled.as_ref());
    let before = match last {
        Some(last) => Some(book_as_of(record, last.as_of).await?),
        None => None,
    };
    Ok((calculate(&book, quarter, before.as_ref())?, false))
}
