//! The letter of a statement: what the paper needs, gathered from the book.

use crate::book::{Book, StatementState};
use crate::paper::{Letter, Readers, Sources, repaired};
use crate::quarter::calculate::Calculation;
use crate::quarter::contract;
use crate::quarter::sure::HowSure;
use definitions::Refusal;

/// The letter of a calculation. `state` is the quarter's in the book; none for a simulation.
/// `sure` is how sure it is.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn letter(
    book: &Book,
    calculation: &Calculation,
    state: Option<&StatementState>,
    invented: bool,
    readers: Readers,
    sure: HowSure<'_>,
) -> Result<Letter, Refusal> {
    let contract = contract(book)?;
    let digest = state.and_then(|state| {
        let settled = state.settled.as_ref().map(|settled| settled.digest.as_str());
        settled.or(state.open.as_ref().map(|open| open.digest.as_str()))
    });
    let day = calculation.statement.quarter.last_day();
    let merge = crate::book::children::merge_rule(contract, day).in_words();
    Ok(Letter::of(Sources {
        statement: &calculation.statement,
        contract,
        state,
        digest,
        readers,
        invented,
        merge: &merge,
        repaired: &repaired(&calculation.children),
        sure,
    }))
}
