//! The contract's page `pathway.toml`: who refers, which panel feeds which team, the coded lists,
//! and the days within which things are done. No payment reads it. A contract may be without it;
//! then nothing can be referred by hand.

use definitions::{Date, Dated, Finding, page};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The name of the page.
pub const PAGE: &str = "pathway.toml";

/// A code as facts carry it, and the words for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// The code: lower case, words joined by `-`.
    pub code: String,
    /// The words a person reads.
    pub title: String,
}

/// A team and the quadrants whose referrals go to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// The quadrants; each feeds one team only.
    pub quadrants: Vec<String>,
}

/// Why a case closed, and what that says of the course of treatment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosureReason {
    /// The reason, as the case list writes it.
    pub reason: String,
    /// Whether the full course was completed.
    pub completed: bool,
    /// Whether there was opportunity for the full course of treatment.
    pub full_course_possible: bool,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Who may refer, as the case list writes it.
    pub sources: Dated<Vec<String>>,
    /// The areas, each with its panel.
    pub quadrants: Dated<Vec<String>>,
    /// The provider's teams.
    pub teams: Dated<Vec<Team>>,
    /// Why a young person is referred.
    pub criteria: Dated<Vec<Coded>>,
    /// What may be said of the family.
    pub profile: Dated<Vec<Coded>>,
    /// Why a referral is refused or declined.
    pub refusal_reasons: Dated<Vec<String>>,
    /// Why a case closes.
    pub closure_reasons: Dated<Vec<ClosureReason>>,
    /// What a family can agree to, and take back.
    pub agreements: Dated<Vec<Coded>>,
    /// Panel members without whom a meeting decides only as an exception.
    pub quorum: Dated<u32>,
    /// Days from referral to the panel's decision.
    pub days_to_decide: Dated<u32>,
    /// Days from a decision to the day the referrer hears of it.
    pub days_to_tell: Dated<u32>,
    /// Days after which a referral begun and left is let go of.
    pub draft_days: Dated<u32>,
}

impl Pathway {
    /// Reads the page.
    ///
    /// # Errors
    /// Everything wrong with it, each finding with its line.
    pub fn read(text: &str) -> Result<Pathway, Vec<Finding>> {
        let page: Pathway = page::read(PAGE, text)?;
        let findings = page.problems(text);
        if findings.is_empty() { Ok(page) } else { Err(findings) }
    }

    /// The team to which a quadrant's referrals go on a day.
    pub fn team_of(&self, quadrant: &str, day: Date) -> Option<&str> {
        let feeds = |team: &&Team| team.quadrants.iter().any(|one| one == quadrant);
        self.teams.value(day).iter().find(feeds).map(|team| team.name.as_str())
    }

    /// A closure reason in force on a day.
    pub fn closure(&self, reason: &str, day: Date) -> Option<&ClosureReason> {
        self.closure_reasons.value(day).iter().find(|one| one.reason == reason)
    }

    fn problems(&self, text: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        for (term, lists) in [
            ("sources", &self.sources),
            ("quadrants", &self.quadrants),
            ("refusal_reasons", &self.refusal_reasons),
        ] {
            for one in lists.versions() {
                list(&mut found, text, term, one.value.iter().map(String::as_str).collect());
            }
        }
        for (term, lists) in [
            ("criteria", &self.criteria),
            ("profile", &self.profile),
            ("agreements", &self.agreements),
        ] {
            for one in lists.versions() {
                list(
                    &mut found,
                    text,
                    term,
                    one.value.iter().map(|coded| coded.code.as_str()).collect(),
                );
            }
        }
        for one in self.closure_reasons.versions() {
            list(
                &mut found,
                text,
                "closure_reasons",
                one.value.iter().map(|one| one.reason.as_str()).collect(),
            );
        }
        for one in self.teams.versions() {
            let fed = one.value.iter().flat_map(|team| &team.quadrants).map(String::as_str);
            let mut fed: Vec<&str> = fed.collect();
            list(&mut found, text, "teams", fed.clone());
            fed.sort_unstable();
            let mut all: Vec<&str> =
                self.quadrants.value(one.since).iter().map(String::as_str).collect();
            all.sort_unstable();
            if fed != all {
                let hint = "Let every quadrant feed one team, and name no other";
                found.push(at_term(text, "teams", "does not take every quadrant once", hint));
            }
        }
        found
    }
}

/// Finds a list that is empty, or has a word twice.
fn list(found: &mut Vec<Finding>, text: &str, term: &str, names: Vec<&str>) {
    if names.is_empty() {
        found.push(at_term(text, term, "is an empty list", "Give at least one"));
    }
    let mut seen = BTreeSet::new();
    for name in names {
        if name.trim().is_empty() || !seen.insert(name) {
            let what = format!("has “{name}” twice, or an empty word");
            found.push(at_term(text, term, &what, "Keep one of them"));
        }
    }
}

fn at_term(text: &str, term: &str, what: &str, hint: &'static str) -> Finding {
    let line = text.find(&format!("[[{term}]]")).map(|place| page::line_at(text, place));
    page::wrong(PAGE, line, format!("The term {term} {what}"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ESSEX: &str = include_str!("../../../contracts/essex/pathway.toml");

    fn said(text: &str) -> Vec<String> {
        let found = Pathway::read(text).err().unwrap_or_default();
        found.iter().map(|one| format!("{}: {}", one.place, one.title)).collect()
    }

    #[test]
    fn the_pathway_as_it_stands_is_read() {
        assert_eq!(said(ESSEX), Vec::<String>::new());
        let page = Pathway::read(ESSEX).unwrap();
        let day = Date::constant(2013, 4, 1);
        assert_eq!(page.team_of("East", day), Some("North and Mid"));
        assert_eq!(page.team_of("Mid", day), None);
        assert!(page.closure("completed by agreement", day).is_some_and(|one| one.completed));
    }

    #[test]
    fn every_list_that_contradicts_itself_is_told_at_once_with_its_line() {
        let text = ESSEX
            .replace("\"YOS\", \"other\"", "\"YOS\", \"YOS\"")
            .replace("quadrants = [\"South\", \"West\"]", "quadrants = [\"South\"]");
        assert_eq!(
            said(&text),
            [
                "pathway.toml, row 5: The term sources has “YOS” twice, or an empty word",
                "pathway.toml, row 15: The term teams does not take every quadrant once",
            ]
        );
    }

    #[test]
    fn a_value_with_neither_source_nor_reason_is_found_at_its_line() {
        let text = ESSEX.replacen("value = 14\nassumed", "value = 14\nnoted", 1);
        let found = said(&text);
        assert!(found[0].starts_with("pathway.toml, row 9"), "{found:?}");
    }
}
