//! What is seen of a variation: what it changes, and what the hard cases come to under it.

use super::Variation;
use crate::book::Book;
use crate::quarter::contract;
use definitions::{Cell, Kind, Refusal, Table};
use outcomes::Contract;
use outcomes::hard_cases::outcome::{Outcome, outcomes as of_cases};
use outcomes::variation::Pages;
use outcomes::variation::differences::{Difference, differences};

/// The contract's pages without the variation and with it. Of one adopted already, without it are
/// the pages as they stood before.
fn both(book: &Book, variation: &Variation) -> (Pages, Pages) {
    let before = variation.before.clone().unwrap_or_else(|| book.pages.clone());
    let mut after = before.clone();
    after.extend(variation.pages.clone());
    (before, after)
}

/// What a variation changes, term by term.
pub fn changes(book: &Book, variation: &Variation) -> Vec<Difference> {
    let (before, after) = both(book, variation);
    differences(&before, &after)
}

/// The contract without and with a variation.
///
/// # Errors
/// A refusal when either cannot be read.
pub fn contracts(book: &Book, variation: &Variation) -> Result<(Contract, Contract), Refusal> {
    contract(book)?;
    let read = |pages: &Pages| {
        Contract::read(pages).map_err(|_| {
            Refusal::new("The contract's pages cannot be read", "Propose the variation again")
        })
    };
    let (before, after) = both(book, variation);
    Ok((read(&before)?, read(&after)?))
}

/// What the hard cases come to under a variation: windows that begin on its first day.
///
/// # Errors
/// A refusal when the contract cannot be read.
pub fn outcomes(book: &Book, variation: &Variation) -> Result<Vec<Outcome>, Refusal> {
    let (before, after) = contracts(book, variation)?;
    Ok(of_cases(&before, &after, variation.effective))
}

/// Every variation, the newest first.
pub fn list(book: &Book) -> Table {
    let mut table = Table::new(
        "Variations of the contract",
        &[
            ("variation", "Variation", Kind::Text),
            ("effective", "Holds from", Kind::Date),
            ("why", "Why", Kind::Text),
            ("stands", "Where it stands", Kind::Text),
            ("approved", "Approved by", Kind::Text),
        ],
    );
    for (number, one) in book.variations.iter().rev() {
        let approved: Vec<&str> =
            one.approved.keys().map(|role| crate::actor::role_name(*role)).collect();
        table.push([
            number.as_str().into(),
            Cell::Date(one.effective),
            one.why.as_str().into(),
            one.stands().into(),
            approved.join(", ").into(),
        ]);
    }
    table
}
