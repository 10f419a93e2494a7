//! Proposing a variation: the pages as they would be, from which day, and why.

use super::event::Event;
use super::varied;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::quarter::contract;
use definitions::party::Role;
use definitions::{Date, Refusal};
use outcomes::variation::{Pages, Varied, Wrong};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// What is proposed.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The pages it replaces; a page that is the same as now is left out.
    pub pages: Pages,
    /// The day from which it holds.
    pub effective: Date,
    /// Whether it names past quarters.
    pub names_past: bool,
    /// Why.
    pub why: String,
}

/// A variation proposed.
#[derive(Debug)]
pub struct Proposed {
    /// What became of it.
    pub done: Done,
    /// Its number.
    pub number: String,
    /// What it changes.
    pub varied: Varied,
}

/// Proposes a variation.
///
/// # Errors
/// Findings of the pages; a refusal when another waits, when nothing differs, or when it names past
/// quarters without saying so.
pub async fn propose(desk: &mut Desk, by: By<'_>, asked: &Asked) -> Result<Proposed, Failure> {
    by.actor.must_be(&[Role::Intermediary, Role::Payer, Role::Spv], "propose a variation")?;
    desk.follow().await?;
    let (number, varied) = (OnceLock::new(), check(&desk.book, asked)?);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            check(book, asked)?;
            let pages = replaced(book, &asked.pages);
            let next = format!("V{:02}", book.variations.len() + 1);
            number.get_or_init(|| next.clone());
            let event = Event::Proposed {
                digest: digest(&pages, asked.effective, asked.names_past),
                pages,
                effective: asked.effective,
                names_past: asked.names_past,
                why: asked.why.trim().to_owned(),
                changes: contract(book)?.fingerprint.clone(),
            };
            let command = same(&[b"propose-variation", next.as_bytes(), by.form.as_bytes()]);
            let facts = vec![Fact::Variation { variation: next, event }];
            Ok(Order { command, facts, ..Order::default() })
        })
        .await?;
    let number = number.into_inner().unwrap_or_default();
    Ok(Proposed { done: outcome, number, varied })
}

/// Reads what is proposed against the book, and refuses what cannot be.
///
/// # Errors
/// As [`propose`].
pub fn check(book: &Book, asked: &Asked) -> Result<Varied, Failure> {
    if let Some((number, _)) = book.variations.iter().find(|(_, one)| one.is_open()) {
        return Err(Refusal::new(
            format!("Variation {number} still waits"),
            "Approve it or withdraw it first: two texts at once would undo each other",
        )
        .into());
    }
    if asked.why.trim().is_empty() {
        return Err(Refusal::new("A variation needs its reason", "Say why, for every party").into());
    }
    let pages = replaced(book, &asked.pages);
    varied(book, &pages, asked.effective, asked.names_past).map_err(failed)
}

/// The pages that are others than those in force.
fn replaced(book: &Book, pages: &Pages) -> Pages {
    let other = |(name, text): &(&String, &String)| book.pages.get(*name) != Some(*text);
    pages.iter().filter(other).map(|(name, text)| (name.clone(), text.clone())).collect()
}

pub(crate) fn failed(wrong: Wrong) -> Failure {
    match wrong {
        Wrong::Findings(findings) => Failure::Findings(findings),
        Wrong::Refused(refusal) => Failure::Refused(refusal),
    }
}

/// SHA-256 of a variation's text, in hexadecimal: the day, whether it names the past, the pages.
fn digest(pages: &Pages, effective: Date, names_past: bool) -> String {
    let written = serde_json::to_vec(&(effective, names_past, pages)).unwrap_or_default();
    Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect()
}
