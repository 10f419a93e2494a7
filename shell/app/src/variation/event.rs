//! What can happen to a variation. Kept for ever: a variant may be added, never changed.

use super::Variation;
use crate::book::Book;
use definitions::Date;
use definitions::party::Role;
use outcomes::Contract;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that happened to a variation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was proposed.
    #[serde(rename = "variation-proposed")]
    Proposed {
        /// The text of each page it replaces.
        pages: BTreeMap<String, String>,
        /// The day from which it holds.
        effective: Date,
        /// Whether it names past quarters, which are then trued up.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        names_past: bool,
        /// Why.
        why: String,
        /// The digest of its text.
        digest: String,
        /// The fingerprint of the contract it changes.
        changes: String,
    },
    /// A party approved what the hard cases come to under it.
    #[serde(rename = "variation-outcomes-approved")]
    OutcomesApproved {
        /// For whom.
        party: Role,
        /// The digest of the outcome table that was shown.
        digest: String,
    },
    /// A party approved it.
    #[serde(rename = "variation-approved")]
    Approved {
        /// For whom.
        party: Role,
        /// The digest of the text that was shown.
        digest: String,
    },
    /// Everyone who must has approved it: it is part of the contract.
    #[serde(rename = "variation-adopted")]
    Adopted,
    /// It was withdrawn.
    #[serde(rename = "variation-withdrawn")]
    Withdrawn {
        /// Why.
        why: String,
    },
}

impl Event {
    /// The kind of entry.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Proposed { .. } => "variation-proposed",
            Event::OutcomesApproved { .. } => "variation-outcomes-approved",
            Event::Approved { .. } => "variation-approved",
            Event::Adopted => "variation-adopted",
            Event::Withdrawn { .. } => "variation-withdrawn",
        }
    }

    /// What happened, in words.
    pub fn said(&self) -> &'static str {
        match self {
            Event::Proposed { .. } => "was proposed",
            Event::OutcomesApproved { .. } => "has an outcome table a party approved",
            Event::Approved { .. } => "was approved by a party",
            Event::Adopted => "is part of the contract",
            Event::Withdrawn { .. } => "was withdrawn",
        }
    }
}

/// Folds in what happened. It cannot fail: what cannot be read was refused before it was recorded.
pub(crate) fn apply(
    book: &mut Book,
    (entry, at, by): (u64, i64, &str),
    number: &str,
    event: Event,
) {
    if let Event::Proposed { pages, effective, names_past, why, digest, changes } = event {
        let variation = Variation {
            pages,
            effective,
            names_past,
            why,
            digest,
            changes,
            proposed: (by.to_owned(), at),
            outcomes: BTreeMap::new(),
            approved: BTreeMap::new(),
            adopted: None,
            before: None,
            withdrawn: None,
        };
        book.variations.insert(number.to_owned(), variation);
        return;
    }
    let Some(variation) = book.variations.get_mut(number) else { return };
    match event {
        Event::OutcomesApproved { party, digest } => {
            variation.outcomes.insert(party, (digest, by.to_owned(), at));
        }
        Event::Approved { party, .. } => {
            variation.approved.insert(party, (by.to_owned(), at));
        }
        Event::Withdrawn { why } => variation.withdrawn = Some(why),
        Event::Adopted => {
            (variation.adopted, variation.before) = (Some(entry), Some(book.pages.clone()));
            let mut pages = book.pages.clone();
            pages.extend(variation.pages.clone());
            if let Ok(contract) = Contract::read(&pages) {
                (book.contract, book.pages) = (Some(contract), pages);
            }
        }
        Event::Proposed { .. } => {}
    }
}
