//! The contract's page `service.toml`: how many cases a therapist has, and what of the work is
//! due how often. No payment reads it. Source: `docs/contract.md`.

use definitions::{Date, Dated, Finding, page};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page's name.
pub const PAGE: &str = "service.toml";

/// The page `service.toml`. Every value is dated, with its source or why it was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Open cases a therapist has at the least, once past training.
    pub caseload_least: Dated<u32>,
    /// Open cases a therapist has at the most.
    pub caseload_most: Dated<u32>,
    /// Days from the start of a post in which a therapist is in training.
    pub training_days: Dated<u32>,
    /// Open cases a therapist has at the most while in training.
    pub training_caseload_most: Dated<u32>,
    /// Days a case is usually open.
    pub usual_length: Dated<u32>,
    /// Days after the last contact in which the next is due.
    pub contact_within: Dated<u32>,
    /// Days after opening in which goals, a treatment plan and a safety plan are due.
    pub plan_within: Dated<u32>,
    /// Days after which a safety plan is looked at again.
    pub safety_plan_review: Dated<u32>,
    /// Months between two adherence scores; at least one.
    pub adherence_every: Dated<u32>,
}

impl Service {
    /// Reads the page from a contract's pages, by file name.
    ///
    /// # Errors
    /// What is wrong with the page, with its line: it is missing or cannot be read, or a value
    /// makes no sense beside another.
    pub fn read(pages: &BTreeMap<String, String>) -> Result<Service, Vec<Finding>> {
        let Some(text) = pages.get(PAGE) else {
            return Err(vec![page::wrong(PAGE, None, "The page is missing", page::EVERY_VALUE)]);
        };
        let service: Service = page::read(PAGE, text)?;
        service.problem().map_or(Ok(service), |problem| {
            Err(vec![page::wrong(PAGE, None, problem, page::EVERY_VALUE)])
        })
    }

    /// How many open cases a therapist should have on a day: at least, at most.
    pub fn caseload(&self, day: Date) -> (u32, u32) {
        (*self.caseload_least.value(day), *self.caseload_most.value(day))
    }

    fn problem(&self) -> Option<&'static str> {
        let least = self.caseload_least.versions().iter();
        if least.clone().any(|term| term.value > *self.caseload_most.value(term.since)) {
            return Some("caseload_least is more than caseload_most");
        }
        let every = self.adherence_every.versions().iter();
        if every.clone().any(|term| !(1..=12).contains(&term.value)) {
            return Some("adherence_every is not from 1 to 12 months");
        }
        let lengths = self.usual_length.versions().iter();
        if lengths.clone().any(|term| !(1..=3_660).contains(&term.value)) {
            return Some("usual_length is not from 1 to 3,660 days");
        }
        None
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../../contracts/essex/service.toml");

    fn read(text: String) -> Result<Service, Vec<Finding>> {
        Service::read(&[(PAGE.to_owned(), text)].into())
    }

    /// The demonstration contract's page.
    pub(crate) fn essex() -> Service {
        read(TEXT.to_owned()).unwrap()
    }

    #[test]
    fn a_therapist_has_four_to_six_cases() {
        assert_eq!(essex().caseload(Date::constant(2014, 5, 1)), (4, 6));
    }

    #[test]
    fn what_is_wrong_is_a_finding_with_its_line() {
        let missing = Service::read(&BTreeMap::new()).unwrap_err().remove(0);
        assert_eq!(missing.title, "The page is missing");
        let misspelt = read(TEXT.replace("[[plan_within]]", "[[plan_in]]")).unwrap_err().remove(0);
        assert!(misspelt.title.contains("plan_in"), "{}", misspelt.title);
        assert!(misspelt.place.row.is_some_and(|row| row > 1));
        let turned = read(TEXT.replacen("value = 4", "value = 7", 1)).unwrap_err();
        assert_eq!(turned[0].title, "caseload_least is more than caseload_most");
        let never = read(TEXT.replacen("value = 1\n", "value = 0\n", 1)).unwrap_err();
        assert_eq!(never[0].title, "adherence_every is not from 1 to 12 months");
    }
}
