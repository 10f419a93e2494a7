//! The group's fingerprint: one number for the children, what is known of them, the terms they
//! were counted by and the counts, so that any change is seen to be another version.
//! Source: `docs/contract.md` 1.

use super::{Ask, Member};
use crate::evidence::Spell;
use care::Episode;
use care::case::Custody;
use definitions::{Date, Interval};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// SHA-256 over the ask and the inputs, each with its length, in hexadecimal.
pub fn fingerprint(ask: &Ask, inputs: &[String]) -> String {
    let mut hash = Sha256::new();
    let form = ["homeward comparison group 1".to_owned(), said(ask)];
    for text in form.iter().chain(inputs) {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A member as text: what decides, and not which file or row it came from.
pub fn input(member: &Member) -> String {
    let Member { child, family, start, ends, known } = member;
    let spell = |episode: &Episode| {
        let Episode { decom, dec, rne, ls, place, rec, .. } = *episode;
        Spell { decom, dec, rne, ls, place, rec }
    };
    said(&Input {
        child,
        family: family.as_deref(),
        start: *start,
        born: ends.born,
        died: ends.died,
        moved: ends.moved,
        episodes: known.episodes.iter().map(spell).collect(),
        missing: &known.missing,
        custody: &known.custody,
        covered: &known.covered,
    })
}

/// A value as text, one way only.
pub fn said<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("dates, codes and numbers can always be written")
}

#[derive(Serialize)]
struct Input<'a> {
    child: &'a str,
    family: Option<&'a str>,
    start: Date,
    born: Option<Date>,
    died: Option<Date>,
    moved: Option<Date>,
    episodes: Vec<Spell>,
    missing: &'a [(Date, Option<Date>)],
    custody: &'a [Custody],
    covered: &'a [Interval],
}
