//! Changing the contract: a variation is proposed, tried on past quarters and hard cases, approved
//! by each party, and holds from its day. What was agreed stays as agreed.

pub mod approve;
pub mod event;
pub mod propose;
pub mod read;
pub mod replay;
pub mod withdraw;

use crate::book::Book;
use crate::quarter::contract;
use definitions::party::Role;
use definitions::{Date, Refusal};
use outcomes::variation::{Pages, Varied, Wrong, vary};
use std::collections::BTreeMap;

/// A variation as the record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    /// The pages it replaces.
    pub pages: Pages,
    /// The day from which it holds.
    pub effective: Date,
    /// Whether it names past quarters.
    pub names_past: bool,
    /// Why.
    pub why: String,
    /// The digest of its text: what is approved.
    pub digest: String,
    /// The fingerprint of the contract it changes.
    pub changes: String,
    /// Who proposed it, and when.
    pub proposed: (String, i64),
    /// Who approved the outcome table, with its digest.
    pub outcomes: BTreeMap<Role, (String, String, i64)>,
    /// Who approved the variation, and when.
    pub approved: BTreeMap<Role, (String, i64)>,
    /// The entry that adopted it.
    pub adopted: Option<u64>,
    /// The contract's pages as they stood when it was adopted.
    pub before: Option<Pages>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
}

impl Variation {
    /// Whether it waits for someone.
    pub fn is_open(&self) -> bool {
        self.adopted.is_none() && self.withdrawn.is_none()
    }

    /// Where it stands, in a word or two.
    pub fn stands(&self) -> &'static str {
        match (self.adopted, &self.withdrawn) {
            (Some(_), _) => "adopted",
            (None, Some(_)) => "withdrawn",
            (None, None) => "waits for approval",
        }
    }
}

/// Who must approve a variation, in their order: whom the contract names, else both sides.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn approvers(book: &Book, effective: Date) -> Result<Vec<Role>, Refusal> {
    let named = contract(book)?.particulars.variation_needs.as_ref();
    let named = named.map(|term| term.value(effective).clone()).filter(|roles| !roles.is_empty());
    Ok(named.unwrap_or_else(|| vec![Role::Payer, Role::Spv]))
}

/// A variation read against the contract as the book has it.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn varied(
    book: &Book,
    pages: &Pages,
    effective: Date,
    names_past: bool,
) -> Result<Varied, Wrong> {
    let settled_to = book.last_settled().map(definitions::Quarter::ended);
    vary(&book.pages, pages, effective, names_past, settled_to)
}

/// The open variation of a number.
///
/// # Errors
/// A refusal when there is none, or it no longer waits.
pub(crate) fn open<'a>(book: &'a Book, number: &str) -> Result<&'a Variation, Refusal> {
    let found = book.variations.get(number).ok_or_else(|| {
        Refusal::new(format!("There is no variation {number}"), "homeward vary list names them")
    })?;
    if found.is_open() {
        return Ok(found);
    }
    Err(Refusal::new(
        format!("Variation {number} is {}", found.stands()),
        "Propose another: homeward vary propose",
    ))
}
