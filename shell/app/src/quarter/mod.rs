//! One measurement quarter: measured, explained, compared, extracted.

pub mod calculate;
pub mod diff;
pub mod explain;
pub mod extract;
pub mod matrix;
pub mod split;
pub mod sure;
pub mod totals;

use crate::book::Book;
use definitions::Refusal;
use outcomes::Contract;

/// The contract of a book.
///
/// # Errors
/// A refusal when the book has none: it never began.
pub fn contract(book: &Book) -> Result<&Contract, Refusal> {
    book.contract
        .as_ref()
        .ok_or_else(|| Refusal::new("There is no contract here yet", "Begin with homeward init"))
}
