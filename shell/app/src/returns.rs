//! Children's histories straight from returns, with no programme and no book: for the analyst's
//! day counts and for the comparison group. Counted by the same readers, merge and rules.

use care::day::Known;
use care::merge::{Filed, MergeRule, RepairNote, merge};
use care::{Return, ReturnYear, Submission};
use definitions::interval::union;
use definitions::{Date, Finding, Interval, Weight};
use intake::return_903::{self, Upload};
use std::collections::BTreeMap;

/// One child's history.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Date of birth, where a Header table has it.
    pub born: Option<Date>,
    /// What is known of the child's days.
    pub known: Known,
    /// What the merge of years repaired.
    pub repairs: Vec<RepairNote>,
}

/// One return as read.
pub struct Filing {
    /// Which submission of which year.
    pub submission: Submission,
    /// Its rows.
    pub filed: Return,
}

/// Reads the files of one return whose year may not be known; without one, it is the year of
/// the latest day in the files. `None` when the files hold no day at all.
pub fn read(
    year: Option<ReturnYear>,
    files: &[Upload<'_>],
    number: u32,
) -> (Option<Filing>, Vec<Finding>) {
    let any = year.or_else(|| ReturnYear::beginning(2000)).expect("2000 is a year");
    let (mut filed, findings) = return_903::read(any, files);
    let days = filed.episodes.iter().flat_map(|row| [row.decom.date(), row.dec.date()]).flatten();
    let Some(year) = year.or_else(|| days.max().and_then(ReturnYear::of)) else {
        return (None, findings);
    };
    filed.year = year;
    let covered_until = year.ended();
    let submission = Submission { year, covered_until, prepared: covered_until, number };
    (Some(Filing { submission, filed }), findings)
}

/// Merges returns into one history per child. Every finding about a row that cannot be used is
/// told; such a child's days of that year are not covered.
pub fn histories(
    filings: &[Filing],
    rule: &MergeRule,
) -> (BTreeMap<String, History>, Vec<Finding>) {
    let mut children: BTreeMap<String, (Vec<Filed>, History)> = BTreeMap::new();
    let mut findings = Vec::new();
    let mut lost: BTreeMap<String, Vec<Interval>> = BTreeMap::new();
    for filing in filings {
        let (usable, more) = intake::usable::episodes(&filing.filed);
        for finding in more.iter().filter(|finding| finding.weight == Weight::Refused) {
            if let Some(child) = &finding.child {
                let year = filing.submission.year;
                let days = Interval { began: year.began(), ended: year.ended() };
                lost.entry(child.to_string()).or_default().push(days);
            }
        }
        findings.extend(more);
        for (child, episodes) in usable {
            let submission = filing.submission;
            children.entry(child).or_default().0.push(Filed { submission, episodes });
        }
        for row in &filing.filed.header {
            if let (false, Some(born)) = (row.child.is_empty(), row.dob.date()) {
                children.entry(row.child.to_string()).or_default().1.born = Some(born);
            }
        }
        for row in &filing.filed.missing {
            if let Some(from) = row.mis_start.date() {
                let child = children.entry(row.child.to_string()).or_default();
                child.1.known.missing.push((from, row.mis_end.date()));
            }
        }
    }
    let covered = covered(filings);
    let Some(latest) = filings.iter().map(|filing| filing.submission.year).max() else {
        return (BTreeMap::new(), findings);
    };
    let histories = children.into_iter().map(|(child, (filed, mut history))| {
        let merged = merge(&filed, latest, rule);
        history.known.episodes = merged.episodes;
        history.repairs = merged.repairs;
        history.known.missing.sort_unstable();
        history.known.missing.dedup();
        history.known.covered = match lost.get(&child) {
            None => covered.clone(),
            Some(lost) => without(&covered, lost),
        };
        (child, history)
    });
    (histories.collect(), findings)
}

/// The days some return answers for.
pub fn covered(filings: &[Filing]) -> Vec<Interval> {
    let days = filings.iter().filter_map(|filing| {
        Interval::new(filing.submission.year.began(), filing.submission.covered_until)
    });
    union(days.collect())
}

/// The days of `from` that are in none of `less`.
pub fn without(from: &[Interval], less: &[Interval]) -> Vec<Interval> {
    let mut left = from.to_vec();
    for gone in less {
        left = left
            .into_iter()
            .flat_map(|part| {
                let before = Interval::new(part.began, part.ended.min(gone.began));
                let after = Interval::new(part.began.max(gone.ended), part.ended);
                [before, after]
            })
            .flatten()
            .collect();
    }
    left
}
