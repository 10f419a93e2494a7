//! The findings of a check as the list a data officer works through: grouped by rule, what a
//! payment may rest on first, each with its place, what is wrong and what to do. Made once as
//! groups and tables, then written for a terminal, CSV, Excel or a page.

mod excel;
mod html;
pub mod listed;
pub mod own;
pub mod standing;
mod tables;
mod words;

use care::checks::{NotRun, RULES, rules_for};
use care::{Return, ReturnYear};
use definitions::{Finding, Text, Weight};
use std::collections::{BTreeMap, HashSet};

pub use excel::to_excel;
pub use html::to_html;
pub use tables::{by_rule, listed, not_run, to_look_at, touching_payment, weight};

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
    /// The year whose published rules were run, where the return's own has none.
    pub rules_of: Option<ReturnYear>,
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
    /// How many children they are about.
    pub children: usize,
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
        let rules_of = Some(rules_for(sent.year)).filter(|of| *of != sent.year);
        Report { year: sent.year, sent, groups, not_run, rules_of }
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

    /// What was found, in a sentence or two.
    pub fn in_words(&self) -> String {
        let count = |is: fn(Weight) -> bool| -> usize {
            let groups = self.groups.iter().filter(|group| is(group.weight));
            groups.map(|group| group.findings.len()).sum()
        };
        let all = match self.count() {
            0 => return "Nothing was found.".to_owned(),
            1 => "1 finding".to_owned(),
            many => format!("{} findings", thousands(many)),
        };
        let refused = count(|weight| weight == Weight::Refused);
        let touching = count(|weight| weight == Weight::TouchesPayment);
        let look = count(|weight| weight > Weight::TouchesPayment);
        let pressing = self.groups.iter().filter(|group| group.touches_payment());
        let children: HashSet<&Text> =
            pressing.flat_map(|group| &group.findings).filter_map(|f| f.child.as_ref()).collect();
        format!(
            "{all}: {} refused, {} may affect a payment, {} to look at. Children with one of the \
             first two: {}.",
            thousands(refused),
            thousands(touching),
            thousands(look),
            thousands(children.len())
        )
    }

    /// That another year's rules were run, where the return's own year has none.
    pub fn whose_rules(&self) -> Option<String> {
        let of = self.rules_of?;
        Some(format!("No rules are published for {}: those of {of} were used.", self.year))
    }
}

/// What should be true, by a rule's number or the name of a check of ours.
pub fn says(check: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| rule.number == check).map(|rule| rule.says);
    rule.or_else(|| listed::says(check)).or_else(|| words::of_reading(check))
}

/// A count with a comma at each thousand.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let places = digits.len();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (places - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
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
        None => {
            let example = || first.map(|finding| format!("For example: {}", finding.title));
            let says = words::of_reading(rule).map(str::to_owned).or_else(example);
            (says.unwrap_or_default(), first.map_or("", |finding| &finding.hint))
        }
    };
    let children: HashSet<&Text> = findings.iter().filter_map(|f| f.child.as_ref()).collect();
    Group { rule, says, remedy, weight, children: children.len(), findings }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_count_has_a_comma_at_each_thousand() {
        let said: Vec<String> = [0, 999, 1000, 39_583, 1_234_567].map(super::thousands).into();
        assert_eq!(said, ["0", "999", "1,000", "39,583", "1,234,567"]);
    }
}
