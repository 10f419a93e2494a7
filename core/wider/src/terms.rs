//! The contract's page `wider.toml`: instruments and their forms, licences, what is due when, and
//! the tags for changes in behaviour. It is read apart from the pages a payment rests on, and is no
//! part of the contract's fingerprint.

use crate::due::{Occasion, Wanted};
use crate::licence::{Licence, LicenceNeeded};
use crate::{Form, Informant, behaviour::Tag};
use definitions::{Date, Dated, Exact, Finding, iso, page};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;

/// The page's file name in a contract's folder.
pub const PAGE: &str = "wider.toml";

/// The terms about wider outcomes; each has `since`, and `source` or `assumed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The forms in use.
    pub forms: Dated<Vec<Form>>,
    /// What needs a licence.
    pub licence_needed: Dated<Vec<LicenceNeeded>>,
    /// The licences on file from the start.
    pub licences: Dated<Vec<Licence>>,
    /// Which questionnaires are due, and when.
    pub due: Dated<Vec<Wanted>>,
    /// Read and passed over: the months between two interviews are `adherence_every` of
    /// `service.toml`, and a page adopted before that was so is still read.
    #[serde(default, skip_serializing, rename = "adherence_months")]
    months: PassedOver,
    /// The adherence score a family is hoped to report more than, from 0 to 1.
    pub adherence_above: Dated<Exact>,
    /// The changes in behaviour that are counted.
    pub behaviour_tags: Dated<Vec<Tag>>,
}

/// A value that is read and means nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct PassedOver;

impl<'de> Deserialize<'de> for PassedOver {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<PassedOver, D::Error> {
        IgnoredAny::deserialize(value).map(|_| PassedOver)
    }
}

/// A day written in a contract value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Written(pub Date);

impl TryFrom<String> for Written {
    type Error = String;
    fn try_from(text: String) -> Result<Written, String> {
        let day = iso(&text);
        day.map(Written).ok_or_else(|| format!("“{text}” is not a date: write \"2013-04-01\""))
    }
}

impl From<Written> for String {
    fn from(day: Written) -> String {
        day.0.to_string()
    }
}

impl Terms {
    /// Reads the page.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn read(text: &str) -> Result<Terms, Vec<Finding>> {
        let terms: Terms = page::read(PAGE, text)?;
        let problems = terms.problems();
        match problems.is_empty() {
            true => Ok(terms),
            false => Err(problems
                .into_iter()
                .map(|title| page::wrong(PAGE, None, title, "Correct the page"))
                .collect()),
        }
    }

    /// The form of this name in use on a day.
    pub fn form(&self, id: &str, day: Date) -> Option<&Form> {
        self.forms.value(day).iter().find(|form| form.id.eq_ignore_ascii_case(id))
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for version in self.forms.versions() {
            problems.extend(twice("form", version.value.iter().map(|form| form.id.as_str())));
            let backwards = |form: &&Form| form.ages.is_some_and(|ages| ages.from > ages.to);
            problems.extend(version.value.iter().filter(backwards).map(|form| {
                format!("The form {} is for ages that end before they begin", form.id)
            }));
        }
        for version in self.due.versions() {
            let mut rules: BTreeSet<(Informant, Occasion)> = BTreeSet::new();
            for rule in &version.value {
                let what = format!("{} {}", rule.occasion.said(), rule.informant.key());
                if !(rule.opens <= rule.due && rule.due < rule.closes) {
                    problems.push(format!("{what}: opens, due and closes are not in order"));
                }
                if !rules.insert((rule.informant, rule.occasion)) {
                    problems.push(format!("{what} is due by two rules at once"));
                }
            }
        }
        for version in self.behaviour_tags.versions() {
            problems.extend(twice("tag", version.value.iter().map(|tag| tag.id.as_str())));
        }
        for licence in self.licences.versions().iter().flat_map(|version| &version.value) {
            if licence.ended.is_some_and(|ended| ended <= licence.began) {
                problems.push(format!("The licence {} ends before it begins", licence.reference));
            }
        }
        let share = Exact::ZERO..=Exact::whole(1);
        if self.adherence_above.versions().iter().any(|version| !share.contains(&version.value)) {
            problems.push("adherence_above is a number from 0 to 1".to_owned());
        }
        problems
    }
}

fn twice<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names
        .filter(|name| !seen.insert(name.to_lowercase()))
        .map(|name| format!("The {what} {name} stands there twice"))
        .collect()
}
