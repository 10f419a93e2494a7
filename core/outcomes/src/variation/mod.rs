//! A variation of the contract: what it changes, term by term, from when, and what it may not do
//! without saying so. Source: `docs/contract.md` 13.

pub mod differences;
pub mod from_the_start;

use crate::contract::{Contract, PAGES};
use definitions::{Date, Finding, Place, Refusal, Weight};
use differences::{Difference, differences};
use std::collections::BTreeMap;

/// A contract's pages by file name.
pub type Pages = BTreeMap<String, String>;

/// A variation read and checked against the contract it changes.
#[derive(Clone, Debug)]
pub struct Varied {
    /// The contract as it would be.
    pub contract: Contract,
    /// Its pages.
    pub pages: Pages,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// Why a variation cannot be proposed.
#[derive(Clone, Debug)]
pub enum Wrong {
    /// A page cannot be read, or says something the contract has no words for.
    Findings(Vec<Finding>),
    /// It does what a variation may not do.
    Refused(Refusal),
}

/// Reads a variation: `changed` are the pages it replaces, `effective` the day from which it
/// holds. `settled_to` is the first day after what is settled already; a variation that changes a
/// term before that day, or rewrites a version that holds already, must say that it names past
/// quarters.
///
/// # Errors
/// Every finding of the pages; a refusal when nothing differs, when a new version does not begin
/// on or after the effective day, or when the past is named without saying so.
pub fn vary(
    pages: &Pages,
    changed: &Pages,
    effective: Date,
    names_past: bool,
    settled_to: Option<Date>,
) -> Result<Varied, Wrong> {
    let unknown: Vec<Finding> =
        changed.keys().filter(|name| !PAGES.contains(&name.as_str())).map(unknown).collect();
    if !unknown.is_empty() {
        return Err(Wrong::Findings(unknown));
    }
    let mut all = pages.clone();
    all.extend(changed.clone());
    let contract = Contract::read(&all).map_err(Wrong::Findings)?;
    let differences = differences(pages, &all);
    if differences.is_empty() {
        return refuse("The variation changes no term", "Change a value, and say since when");
    }
    if let Some(early) = differences.iter().find(|one| one.since.is_some_and(|s| s < effective))
        && !names_past
    {
        let since = early.since.map_or(String::new(), definitions::said);
        return refuse(
            format!(
                "{} would change from {since}, before the variation takes effect on {}",
                early.term,
                definitions::said(effective)
            ),
            "Add a new version since the effective day, or say that the variation names past \
             quarters",
        );
    }
    let reaches = differences.iter().filter_map(|one| one.since).min().unwrap_or(effective);
    if let Some(settled_to) = settled_to.filter(|to| reaches < *to && !names_past) {
        return refuse(
            format!(
                "The variation reaches quarters settled already: it begins on {}, and what ended \
                 before {} is settled",
                definitions::said(reaches),
                definitions::said(settled_to)
            ),
            "Let it begin later, or say that it names past quarters: then they are trued up in \
             the next statement",
        );
    }
    Ok(Varied { contract, pages: all, differences })
}

fn refuse(title: impl Into<String>, hint: &str) -> Result<Varied, Wrong> {
    Err(Wrong::Refused(Refusal::new(title, hint)))
}

fn unknown(name: &String) -> Finding {
    Finding {
        check: "contract_page".into(),
        place: Place::file(name.as_str()),
        child: None,
        title: format!("{name} is not a page a payment rests on"),
        hint: format!("A variation changes one of {}", PAGES.join(", ")).into(),
        weight: Weight::Refused,
    }
}
