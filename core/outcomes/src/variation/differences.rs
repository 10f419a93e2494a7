//! What differs between two contracts, term by term, in words and from when.

use super::Pages;
use definitions::{Cell, Date, Kind, Table, iso};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use toml::Value;

/// One term that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The page.
    pub page: String,
    /// The term, in words.
    pub term: String,
    /// From which day; none for what has no dates, such as the contract's name.
    pub since: Option<Date>,
    /// What holds on that day now.
    pub before: Option<String>,
    /// What would hold.
    pub after: Option<String>,
    /// Where that is written, or why it is assumed.
    pub origin: Option<String>,
    /// Whether a version that holds already would be another or gone.
    pub rewrites: bool,
}

/// Everything that differs, in order of page and term. Pages that cannot be read differ in
/// nothing: reading the contract says what is wrong with them.
pub fn differences(before: &Pages, after: &Pages) -> Vec<Difference> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names.into_iter().flat_map(|name| of_page(name, before.get(name), after.get(name))).collect()
}

/// The differences as a table.
pub fn table(differences: &[Difference]) -> Table {
    let mut table = Table::new(
        "What changes",
        &[
            ("term", "Term", Kind::Text),
            ("since", "From", Kind::Date),
            ("before", "Now", Kind::Text),
            ("after", "Then", Kind::Text),
            ("origin", "Where it is written", Kind::Text),
            ("page", "Page", Kind::Text),
        ],
    );
    let words =
        |text: &Option<String>| Cell::from(text.clone().unwrap_or_else(|| "nothing".into()));
    for one in differences {
        let term = match one.rewrites {
            true => format!("{}, rewritten", one.term),
            false => one.term.clone(),
        };
        table.push([
            term.into(),
            one.since.into(),
            words(&one.before),
            words(&one.after),
            one.origin.clone().unwrap_or_default().into(),
            one.page.as_str().into(),
        ]);
    }
    table
}

fn of_page(name: &str, before: Option<&String>, after: Option<&String>) -> Vec<Difference> {
    let read = |text: Option<&String>| text.and_then(|text| text.parse::<toml::Table>().ok());
    let (before, after) = (read(before).unwrap_or_default(), read(after).unwrap_or_default());
    let terms: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut all = Vec::new();
    for term in terms {
        let (old, new) = (before.get(term), after.get(term));
        if old == new {
            continue;
        }
        match (dated(old), dated(new)) {
            (Some(old), Some(new)) => all.extend(versions(name, term, &old, &new)),
            _ => all.push(Difference {
                page: name.to_owned(),
                term: words(term),
                since: None,
                before: old.map(said),
                after: new.map(said),
                origin: None,
                rewrites: true,
            }),
        }
    }
    all
}

/// One dated version of a term: which of its kind (a stratum's name), since when, and the rest.
#[derive(Clone, Debug, PartialEq)]
struct Version {
    which: Option<String>,
    since: Date,
    value: Value,
    origin: String,
}

/// The versions of a dated term; none for what is not dated. A term that is not there has none.
fn dated(value: Option<&Value>) -> Option<Vec<Version>> {
    let Some(value) = value else { return Some(Vec::new()) };
    value.as_array()?.iter().map(version).collect()
}

fn version(value: &Value) -> Option<Version> {
    let mut table = value.as_table()?.clone();
    let since = match table.remove("since")? {
        Value::Datetime(day) => iso(&day.to_string()),
        Value::String(day) => iso(&day),
        _ => None,
    }?;
    let mut text = |key: &str| table.remove(key).and_then(|v| v.as_str().map(str::to_owned));
    let which = text("name");
    let origin = text("source").or(text("assumed").map(|why| format!("assumed: {why}")));
    let value = table.remove("value").unwrap_or(Value::Table(table));
    Some(Version { which, since, value, origin: origin.unwrap_or_default() })
}

fn versions(page: &str, term: &str, old: &[Version], new: &[Version]) -> Vec<Difference> {
    let same = |one: &Version, two: &Version| (&one.which, one.since) == (&two.which, two.since);
    let in_force = |version: &Version| {
        let of = old.iter().filter(|one| one.which == version.which && one.since <= version.since);
        of.max_by_key(|one| one.since).map(|one| said(&one.value))
    };
    let difference = |version: &Version, before, after: Option<&Version>, rewrites| Difference {
        page: page.to_owned(),
        term: match &version.which {
            Some(which) => format!("{}, {which}", words(term)),
            None => words(term),
        },
        since: Some(version.since),
        before,
        after: after.map(|version| said(&version.value)),
        origin: after.map(|version| version.origin.clone()),
        rewrites,
    };
    let mut all = Vec::new();
    for version in new {
        match old.iter().find(|one| same(one, version)) {
            Some(was) if was == version => {}
            Some(was) => all.push(difference(version, Some(said(&was.value)), Some(version), true)),
            None => all.push(difference(version, in_force(version), Some(version), false)),
        }
    }
    for gone in old.iter().filter(|one| !new.iter().any(|two| same(one, two))) {
        all.push(difference(gone, Some(said(&gone.value)), None, true));
    }
    all
}

/// A term's name as people say it.
fn words(term: &str) -> String {
    let words = term.replace('_', " ");
    let capital = words.chars().take(1).flat_map(char::to_uppercase);
    capital.chain(words.chars().skip(1)).collect()
}

/// A value as people read it: no quotes, no braces.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('-', " "),
        Value::Array(values) => values.iter().map(said).collect::<Vec<_>>().join(", "),
        Value::Table(table) if table.is_empty() => "none".to_owned(),
        Value::Table(table) => table
            .iter()
            .map(|(name, value)| format!("{} {}", name.replace(['_', '-'], " "), said(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}
