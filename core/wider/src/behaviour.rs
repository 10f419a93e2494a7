//! Changes in behaviour, by tags from a fixed list, so that "reduced aggression" is a count with its
//! base. Source: the term `behaviour_tags` of the contract's page `wider.toml`.

use crate::adherence::outside;
use crate::{Beside, Share, Terms};
use care::Case;
use definitions::{Date, Interval};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One change that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Its short name, unique on the page and never given to another.
    pub id: String,
    /// The words for it.
    pub said: String,
}

/// What was seen on one day at one case. No tag at all is an answer too: no change was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The case number.
    pub case: String,
    /// The day.
    pub on: Date,
    /// The tags of the changes seen.
    pub tags: BTreeSet<String>,
}

/// Lets a note through.
///
/// # Errors
/// Every reason it is declined, beside its field: a tag that is not on the list that day, or a day
/// that is none of the case.
pub fn note(
    terms: &Terms,
    case: &Case,
    on: Date,
    tags: &BTreeSet<String>,
    today: Date,
) -> Result<Noted, Vec<Beside>> {
    let known = terms.behaviour_tags.value(on);
    let strange = tags.iter().filter(|tag| !known.iter().any(|one| one.id == **tag));
    let mut declined: Vec<Beside> = strange
        .map(|tag| {
            let title = format!("“{tag}” is not on the list of changes");
            Beside::new("tags", title, "Choose from the list; it is the contract’s")
        })
        .collect();
    if let Some(title) = outside(case, on, today) {
        declined.push(Beside::new("on", title, "Check the day and the case"));
    }
    match declined.is_empty() {
        true => Ok(Noted { case: case.case.clone(), on, tags: tags.clone() }),
        false => Err(declined),
    }
}

/// Changes counted over some cases and some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The days counted.
    pub period: Interval,
    /// Each tag in force on the last of those days, in the order of the list, and how many of the
    /// cases noted have it.
    pub tags: Vec<(Tag, Share)>,
    /// Cases looked at and not noted once in those days: nothing is known of them.
    pub not_noted: usize,
}

/// Counts the cases that have each tag. A case counts once however often it is noted, and is in the
/// base when it is noted at all.
pub fn count(terms: &Terms, cases: &[Case], notes: &[Noted], period: Interval) -> Counts {
    let wanted: BTreeSet<&str> = cases.iter().map(|case| case.case.as_str()).collect();
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for note in notes.iter().filter(|note| period.contains(note.on)) {
        if wanted.contains(note.case.as_str()) {
            let tags = seen.entry(note.case.as_str()).or_default();
            tags.extend(note.tags.iter().map(String::as_str));
        }
    }
    let last = period.ended.yesterday().unwrap_or(period.began);
    let share = |tag: &Tag| Share {
        number: seen.values().filter(|tags| tags.contains(tag.id.as_str())).count(),
        base: seen.len(),
    };
    let tags = terms.behaviour_tags.value(last).iter().map(|tag| (tag.clone(), share(tag)));
    Counts { period, tags: tags.collect(), not_noted: wanted.len() - seen.len() }
}
