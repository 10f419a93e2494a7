//! The book a statement rests on: as it stood when the statement was proposed. Of a young person
//! forgotten since, what both sides agreed is kept, so that the statement still says what it
//! said. Source: `docs/contract.md` 8.

use crate::book::Book;
use crate::book::children::children;
use crate::desk::{Desk, Failure, book_as_of};
use crate::quarter::contract;
use definitions::Quarter;
use record::Record;
use std::collections::BTreeSet;

/// The book that the settled statement of a quarter rests on, else the open proposal; `None`
/// where there is neither.
///
/// # Errors
/// A fault when the record cannot be read.
pub async fn rests_on(desk: &Desk, quarter: Quarter) -> Result<Option<Book>, Failure> {
    of(&desk.record, &desk.book, quarter).await
}

/// The same of a book and the record it was folded from.
pub(crate) async fn of(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<Option<Book>, Failure> {
    let Some(state) = now.statements.get(&quarter) else { return Ok(None) };
    let Some(settled) = &state.settled else {
        return match &state.open {
            Some(open) => Ok(Some(book_as_of(record, open.as_of).await?)),
            None => Ok(None),
        };
    };
    let mut book = book_as_of(record, settled.as_of).await?;
    if !now.forgotten.is_empty() {
        let known = children(&book, contract(&book)?);
        let keys: BTreeSet<&str> = known.tracked.iter().map(|child| child.key.as_str()).collect();
        let agreed = book_as_of(record, settled.entry).await?.frozen;
        book.frozen.extend(agreed.into_iter().filter(|((key, _), _)| !keys.contains(key.as_str())));
    }
    Ok(Some(book))
}
