//! The findings of a check as the list a data officer works through: grouped by rule, what a
//! payment may rest on first, each with its place, what is wrong and what to do. Made once as
//! groups and tables, then written for a terminal, CSV, Excel or a page. Issue text: RETURN.

mod excel;
mod html;
mod tables;

use care::checks::{NotRun, RULES};
use care::{Return, ReturnYear};
use definitions::{Finding, Weight};
use std::collections::BTreeMap;

pub use excel::to_excel;
pub use html::to_html;
pub use tables::{by_rule, listed, not_run};

/// What a check of a return found, ready to be written.
pub struct Report<'a> {
    /// The return's year.
    pub year: ReturnYear,
    /// The return that was checked.
    pub sent: &'a Return,
    /// The findings by rule; what a payment may rest on first, then by number of rows.
    pub groups: Vec<Group<'a>>,
    /// The rules that did not run, and why.
    pub not_run: &'a [NotRun],
}

/// One rule's findings.
pub struct Group<'a> {
    /// The rule's number, or our name for the check.
    pub rule: &'a str,
    /// What the rule says should be true.
    pub says: String,
    /// What to do about a finding.
    pub remedy: &'a str,
    /// How much it matters.
    pub weight: Weight,
    /// Its findings, in the order of files and rows.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Report<'a> {
    /// Groups what a check found.
    pub fn new(sent: &'a Return, findings: &'a [Finding], not_run: &'a [NotRun]) -> Report<'a> {
        let mut groups: BTreeMap<(Weight, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in findings {
            groups.entry((finding.weight, &finding.check)).or_default().push(finding);
        }
        let mut groups: Vec<Group<'_>> =
            groups.into_iter().map(|((weight, rule), found)| group(rule, weight, found)).collect();
        groups.sort_by_key(|group| (group.weight, std::cmp::Reverse(group.findings.len())));
        Report { year: sent.year, sent, groups, not_run }
    }

    /// How many findings there are.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.findings.len()).sum()
    }

    /// How many a payment may rest on.
    pub fn touching_payment(&self) -> usize {
        let touching = self.groups.iter().filter(|group| group.touches_payment());
        touching.map(|group| group.findings.len()).sum()
    }
}

impl Group<'_> {
    /// Whether a payment may rest on it.
    pub fn touches_payment(&self) -> bool {
        self.weight <= Weight::TouchesPayment
    }
}

fn group<'a>(rule: &'a str, weight: Weight, findings: Vec<&'a Finding>) -> Group<'a> {
    let known = RULES.iter().find(|known| known.number == rule);
    let first = findings.first();
    let (says, remedy) = match known {
        Some(known) => (known.says.to_owned(), known.remedy),
        // The reader's own findings have no rule: the first one's words stand for the rest.
        None => (
            first.map(|finding| finding.title.clone()).unwrap_or_default(),
            first.map_or("", |finding| &finding.hint),
        ),
    };
    Group { rule, says, remedy, weight, findings }
}
