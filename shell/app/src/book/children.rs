//! The children of the book: which young person is which child, what is known of their days,
//! and whose windows are tracked. Worked out from the facts in force, never stored.

use crate::book::listed::listed;
use crate::book::{Book, Filing};
use crate::returns::without;
use care::day::{Known, Run};
use care::link::{Claim, Directory, Link, link};
use care::merge::{Filed, MergeRule, RepairNote, Steps, merge};
use care::terms::{Merge, ReReferral};
use care::window::{Ends, day_of, window};
use care::{Case, Episode, ReturnYear, Submission};
use definitions::interval::union;
use definitions::{Date, Interval, Quarter, birthday, months_after};
use outcomes::Contract;
use outcomes::evidence::child_runs;
use outcomes::measurement::{Tracked, Wait, age_on};
use std::collections::{BTreeMap, BTreeSet};

/// A tracked child with what people may be shown of it.
#[derive(Clone, Debug)]
pub struct TrackedCase {
    /// The case as last reported.
    pub case: Case,
    /// How the young person stands to the council's numbers.
    pub link: Link,
    /// What the merge of years repaired.
    pub repairs: Vec<RepairNote>,
    /// Rows an overruled submission had and the ruling one has not.
    pub withdrawn: Vec<Episode>,
}

/// The children of a book at one entry.
#[derive(Clone, Debug, Default)]
pub struct Children {
    /// What the calculation is handed; by pseudonym.
    pub tracked: Vec<Tracked>,
    /// The same children, as those allowed may see them.
    pub cases: Vec<TrackedCase>,
    /// Young people and their links, whether or not they are tracked.
    pub links: BTreeMap<String, Link>,
    /// The days some return answers for.
    pub covered: Vec<Interval>,
    /// Cases, as last reported on a list or written down by hand.
    pub listed: Vec<Case>,
}

impl Children {
    /// The days of each tracked child.
    pub fn runs(&self, contract: &Contract) -> Vec<Vec<Run>> {
        self.tracked.iter().map(|tracked| child_runs(contract, tracked)).collect()
    }

    /// The tracked child of a case, by case number or pseudonym.
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        self.cases
            .iter()
            .position(|case| case.case.case.eq_ignore_ascii_case(name))
            .or_else(|| self.tracked.iter().position(|tracked| tracked.key == name))
    }
}

/// Works out the children of a book.
pub fn children(book: &Book, contract: &Contract) -> Children {
    let listed = listed(book);
    let filings = filings(book);
    let submissions: BTreeSet<Submission> = filings
        .values()
        .flatten()
        .map(|filing| filing.submission)
        .chain(submissions(book))
        .collect();
    let covered = union(
        submissions
            .iter()
            .filter_map(|one| Interval::new(one.year.began(), one.covered_until))
            .collect(),
    );
    let links = links(book, &listed, &filings);
    let latest_year = submissions.iter().map(|submission| submission.year).max();

    let mut children = Children { links, covered, ..Children::default() };
    for case in windows(contract, &listed) {
        let Some(start) = start(contract, case) else { continue };
        let link = children.links.get(&case.young_person).cloned().unwrap_or(Link::Unlinked);
        let mut found = TrackedCase {
            case: case.clone(),
            link: link.clone(),
            repairs: Vec::new(),
            withdrawn: Vec::new(),
        };
        let mut known =
            Known { custody: case.custody.clone(), covered: Vec::new(), ..Known::default() };
        let mut born = case.date_of_birth;
        if let (Some(number), Some(latest_year)) = (link.number(), latest_year) {
            let mine = filings.get(number).map(Vec::as_slice).unwrap_or_default();
            let rule = merge_rule(contract, start);
            let merged = merge(&filed(mine, &submissions), latest_year, &rule);
            known.missing = missing(mine, &submissions);
            known.covered = without_unusable(&children.covered, mine, &submissions);
            known.episodes = merged.episodes;
            (found.repairs, found.withdrawn) = (merged.repairs, merged.withdrawn);
            born = born.or_else(|| mine.iter().rev().find_map(|filing| filing.born));
        }
        let ends = Ends::of(born, case.died, case.moved, &known.episodes, start);
        if born.is_some_and(|born| start >= birthday(born, 18)) {
            continue;
        }
        let rules = contract.tracking.on(start);
        let cohort = day_of(rules.cohort_by, case).unwrap_or(start);
        let waits = match &link {
            Link::Unlinked => Some(Wait::Unlinked),
            Link::Doubtful { .. } => Some(Wait::DoubtfulLink),
            Link::NotFound { .. } => Some(Wait::NumberNotFound),
            _ if born.is_none() => Some(Wait::NoDateOfBirth),
            _ => None,
        };
        children.tracked.push(Tracked {
            key: book.pseudonyms.case(&case.case),
            cohort: Quarter::of(cohort),
            window: window(&rules, start, ends),
            age_at_start: born.map(|born| age_on(born, start)),
            known,
            waits,
            voided: waits.is_some() && book.voided.contains(&case.young_person),
            completed: case.completed,
        });
        children.cases.push(found);
    }
    children.listed = listed;
    children
}

/// Every child's filings that count.
fn filings(book: &Book) -> BTreeMap<String, Vec<Filing>> {
    let mut filings = BTreeMap::new();
    for (child, all) in &book.children {
        let mut kept: Vec<Filing> =
            all.iter().filter(|filing| book.counts(&filing.import)).cloned().collect();
        kept.sort_by_key(|filing| filing.submission);
        if !kept.is_empty() {
            filings.insert(child.clone(), kept);
        }
    }
    filings
}

/// Every submission that counts, with or without children of the programme.
fn submissions(book: &Book) -> impl Iterator<Item = Submission> {
    book.imports.iter().filter(|(import, _)| book.counts(import)).filter_map(|(_, import)| {
        match import.ruling {
            crate::book::Ruling::Return(submission) => Some(submission),
            crate::book::Ruling::CaseList(_) => None,
        }
    })
}

/// A child's rows for the merge: one filing for each year's ruling submission, empty where the
/// child is no longer in it.
fn filed(mine: &[Filing], all: &BTreeSet<Submission>) -> Vec<Filed> {
    let years: BTreeSet<ReturnYear> = mine.iter().map(|filing| filing.submission.year).collect();
    let mut filed: Vec<Filed> = mine
        .iter()
        .map(|one| Filed { submission: one.submission, episodes: one.episodes.clone() })
        .collect();
    for year in years {
        if let Some(ruling) = ruling(all, year)
            && !mine.iter().any(|filing| filing.submission == ruling)
        {
            filed.push(Filed { submission: ruling, episodes: Vec::new() });
        }
    }
    filed
}

fn ruling(all: &BTreeSet<Submission>, year: ReturnYear) -> Option<Submission> {
    all.iter().rev().find(|submission| submission.year == year).copied()
}

fn missing(mine: &[Filing], all: &BTreeSet<Submission>) -> Vec<(Date, Option<Date>)> {
    let mut spells: BTreeMap<Date, Option<Date>> = BTreeMap::new();
    for filing in mine {
        if ruling(all, filing.submission.year) == Some(filing.submission) {
            for (from, found) in &filing.missing {
                let kept = spells.entry(*from).or_insert(*found);
                *kept = found.or(*kept);
            }
        }
    }
    spells.into_iter().collect()
}

/// The covered days, less those of a year in which some row of this child could not be used.
fn without_unusable(
    covered: &[Interval],
    mine: &[Filing],
    all: &BTreeSet<Submission>,
) -> Vec<Interval> {
    let lost: Vec<Interval> = mine
        .iter()
        .filter(|filing| !filing.unusable.is_empty())
        .filter(|filing| ruling(all, filing.submission.year) == Some(filing.submission))
        .map(|filing| filing.submission.year)
        .map(|year| Interval { began: year.began(), ended: year.ended() })
        .collect();
    without(covered, &lost)
}

/// The merge rule in force on a day.
pub fn merge_rule(contract: &Contract, day: Date) -> MergeRule {
    let rules = contract.days.on(day);
    MergeRule {
        steps: match rules.merge {
            Merge::AnnualReturns => Steps::InTurn,
            Merge::AnnualReturnsAtOnce => Steps::AllAtOnce,
            Merge::LaterReportOnly => Steps::None,
        },
        gap_before_new_period: rules.merge_gap,
    }
}

/// The cases that have a window, each young person's in order of start.
fn windows<'a>(contract: &Contract, listed: &'a [Case]) -> Vec<&'a Case> {
    let mut by_person: BTreeMap<&str, Vec<(Date, &Case)>> = BTreeMap::new();
    for case in listed.iter().filter(|case| case.opened.is_some()) {
        if let Some(start) = start(contract, case) {
            by_person.entry(&case.young_person).or_default().push((start, case));
        }
    }
    let mut windows = Vec::new();
    for mut cases in by_person.into_values() {
        cases.sort_by_key(|(start, case)| (*start, case.case.clone()));
        let (first, again) = (cases[0], &cases[1..]);
        windows.push(first.1);
        let mut free_from = end_of(contract, first.0);
        for (start, case) in again {
            let rule = *contract.tracking.re_referral.value(*start);
            if rule == ReReferral::NewWindowAfterFirst && *start >= free_from {
                windows.push(case);
                free_from = end_of(contract, *start);
            }
        }
    }
    windows.sort_by(|a, b| a.case.cmp(&b.case));
    windows
}

fn end_of(contract: &Contract, start: Date) -> Date {
    months_after(start, *contract.tracking.months.value(start))
}

fn start(contract: &Contract, case: &Case) -> Option<Date> {
    let event = *contract.tracking.start_event.value(case.opened?);
    day_of(event, case)
}

fn links(
    book: &Book,
    listed: &[Case],
    filings: &BTreeMap<String, Vec<Filing>>,
) -> BTreeMap<String, Link> {
    let known = filings
        .iter()
        .map(|(number, filings)| (number.clone(), filings.iter().rev().find_map(|f| f.born)));
    let confirmed = book.numbers.iter().filter(|(_, entry)| !book.undone.contains_key(entry));
    let directory = Directory::new(known, confirmed.map(|(number, _)| number.clone()));
    let mut claims: BTreeMap<&str, Claim> = BTreeMap::new();
    for case in listed {
        let claim = claims.entry(&case.young_person).or_default();
        claim.number = case.council_child_number.clone().or(claim.number.take());
        claim.born = case.date_of_birth.or(claim.born);
        let links = book.links.get(&case.young_person).map(Vec::as_slice).unwrap_or_default();
        let standing = links.iter().rev().find(|link| !book.undone.contains_key(&link.entry));
        claim.confirmed = standing.map(|link| link.number.clone());
        claim.by_council = standing.is_some_and(|link| link.by_council);
    }
    let mut claimed: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims.values() {
        if let Some(number) = claim.confirmed.as_ref().or(claim.number.as_ref()) {
            *claimed.entry(number).or_default() += 1;
        }
    }
    claims
        .iter()
        .map(|(young_person, claim)| {
            let number = claim.confirmed.as_ref().or(claim.number.as_ref());
            let rivals = number.map_or(0, |number| claimed[number.as_str()] - 1);
            ((*young_person).to_owned(), link(claim, &directory, rivals))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The windows of one young person with three cases, under a re-referral term.
    fn windows_under(term: &str) -> Vec<String> {
        let page = |text: &str| text.replace("\"one-window\"", term);
        let pages = [
            ("contract.toml", include_str!("../../../../contracts/essex/contract.toml")),
            ("tracking.toml", include_str!("../../../../contracts/essex/tracking.toml")),
            ("days.toml", include_str!("../../../../contracts/essex/days.toml")),
            ("tariff.toml", include_str!("../../../../contracts/essex/tariff.toml")),
            ("baseline.toml", include_str!("../../../../contracts/essex/baseline.toml")),
        ];
        let pages = pages.map(|(name, text)| (name.to_owned(), page(text)));
        let contract = Contract::read(&pages.into()).unwrap();
        let opened = |case: &str, day: &str| Case {
            case: case.to_owned(),
            young_person: "Y-1".to_owned(),
            opened: definitions::iso(day),
            ..Case::default()
        };
        let cases = [
            opened("first", "2013-04-10"),
            opened("inside", "2015-10-09"),
            opened("last", "2015-10-10"),
        ];
        windows(&contract, &cases).iter().map(|case| case.case.clone()).collect()
    }

    #[test]
    fn a_re_referral_gets_no_second_window_unless_the_contract_gives_it_one_after_the_first() {
        assert_eq!(windows_under("\"one-window\""), ["first"]);
        assert_eq!(windows_under("\"new-window-after-first\""), ["first", "last"]);
    }
}
