//! The group's days, counted with the very functions that count the service's children: the same
//! window, the same cuts, the same clauses, the same class at the start. Source: `docs/contract.md` 1.

use super::bootstrap::Sum;
use super::curve::Span;
use super::fingerprint::{input, said};
use super::{Ask, LeftOut, Member, Point};
use crate::baseline::Entry;
use crate::contract::Contract;
use crate::measurement::age_on;
use crate::tariff::InCareAtStart;
use care::day::{self, Count, Run};
use care::terms::{DayRules, TrackingRules};
use care::window::{Window, window};
use definitions::{Days, Interval, birthday};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The members counted, and what was left out.
pub struct Group<'a> {
    /// Members with at least one day counted, by number.
    pub children: Vec<Child<'a>>,
    /// Members whose quarters belong to a curve and yet hold no day to count: each is wholly
    /// excluded or waits.
    uncounted: Vec<Child<'a>>,
    /// Members of whom nothing is counted.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Tracking quarters in a window.
    pub quarters: u8,
    /// All that was handed in and how it was counted, as text in one order, for the fingerprint.
    pub inputs: Vec<String>,
}

/// One member counted.
pub struct Child<'a> {
    pub member: &'a Member,
    pub outside_ages: bool,
    quarters: Vec<ChildQuarter>,
}

/// One child-quarter: which curve it belongs to, if any, and its days.
#[derive(Clone, Copy, Serialize)]
struct ChildQuarter {
    k: u8,
    entry: Option<Entry>,
    count: Count,
}

/// Counts every member once, in the order of their numbers.
pub fn group<'a>(contract: &Contract, members: &'a [Member], ask: &Ask) -> Group<'a> {
    let mut sorted: Vec<(&Member, String)> =
        members.iter().map(|member| (member, input(member))).collect();
    sorted.sort_by(|(one, one_said), (other, other_said)| {
        (&one.child, one.start, one_said).cmp(&(&other.child, other.start, other_said))
    });
    let quarters = contract.tracking.quarters.versions().iter().map(|term| term.value).max();
    let mut group = Group {
        children: Vec::new(),
        uncounted: Vec::new(),
        left_out: BTreeMap::new(),
        quarters: quarters.unwrap_or(0),
        inputs: Vec::new(),
    };
    let mut terms = BTreeSet::new();
    let mut before: Option<&str> = None;
    for (member, input) in sorted {
        let twice = (before == Some(member.child.as_str())).then_some(LeftOut::Twice);
        before = Some(&member.child);
        let untracked = twice.or_else(|| not_tracked(member));
        let quarters = match untracked {
            None => count(contract, member, ask, &mut terms),
            Some(_) => Vec::new(),
        };
        group.inputs.extend([input, said(&quarters)]);
        let left_out = untracked.or_else(|| nothing_counted(&quarters));
        let outside_ages = outside_ages(contract, member, ask);
        let child = Child { member, outside_ages, quarters };
        match left_out {
            None => group.children.push(child),
            Some(LeftOut::Waiting | LeftOut::Excluded) => group.uncounted.push(child),
            Some(_) => {}
        }
        if let Some(why) = left_out {
            *group.left_out.entry(why).or_default() += 1;
        }
    }
    group.inputs.extend(terms);
    group
}

/// The days of a member's quarters, each by the terms in force on its own nominal first day
/// unless another day's terms are asked for.
fn count(
    contract: &Contract,
    member: &Member,
    ask: &Ask,
    terms: &mut BTreeSet<String>,
) -> Vec<ChildQuarter> {
    let tracking = contract.tracking.on(ask.terms_on.unwrap_or(member.start));
    let window = window(&tracking, member.start, member.ends);
    let mut seen: Option<Seen> = None;
    let mut quarters = Vec::with_capacity(window.quarters.len());
    for (k, nominal) in (1_u8..).zip(&window.quarters) {
        let Some(days) = window.quarter(k) else { continue };
        let day = ask.terms_on.unwrap_or(nominal.began);
        let rules = contract.days.on(day);
        let in_care_at_start = *contract.tariff.in_care_at_start.value(day);
        let used = Terms { tracking, days: rules, in_care_at_start };
        let now = match seen.take() {
            Some(seen) if seen.terms == used => seen,
            _ => {
                terms.insert(said(&used));
                Seen::under(used, member, &window)
            }
        };
        let entry = class(now.in_care, in_care_at_start, ask.by_entry);
        quarters.push(ChildQuarter { k, entry, count: day::count(&now.runs, days) });
        seen = Some(now);
    }
    quarters
}

/// A member's days told apart under some terms.
struct Seen {
    terms: Terms,
    runs: Vec<Run>,
    in_care: bool,
}

impl Seen {
    fn under(terms: Terms, member: &Member, window: &Window) -> Seen {
        let whole = Interval { began: window.start, ended: window.end };
        let runs = day::runs(&member.known, &terms.days, whole);
        let in_care = day::in_care_at_start(&member.known, &terms.days, window.start);
        Seen { terms, runs, in_care }
    }
}

/// The terms that decide what is counted and where.
#[derive(PartialEq, Eq, Serialize)]
struct Terms {
    tracking: TrackingRules,
    days: DayRules,
    in_care_at_start: InCareAtStart,
}

/// The curve a child-quarter belongs to: the one the service would look up.
fn class(in_care: bool, terms: InCareAtStart, by_entry: bool) -> Option<Entry> {
    match (in_care, terms) {
        (true, InCareAtStart::Exclude) => None,
        _ if !by_entry => Some(Entry::Any),
        (true, InCareAtStart::OwnStratum) => Some(Entry::Care),
        _ => Some(Entry::Home),
    }
}

/// A child without a date of birth, or of eighteen at the start, is not tracked by the service
/// either.
fn not_tracked(member: &Member) -> Option<LeftOut> {
    let Some(born) = member.ends.born else { return Some(LeftOut::NoDateOfBirth) };
    (member.start >= birthday(born, 18)).then_some(LeftOut::Eighteen)
}

/// Why none of a tracked member's quarters is counted, if none is.
fn nothing_counted(quarters: &[ChildQuarter]) -> Option<LeftOut> {
    let priced = || quarters.iter().filter(|quarter| quarter.entry.is_some());
    if priced().any(ChildQuarter::at_risk) {
        None
    } else if priced().any(ChildQuarter::waits) {
        Some(LeftOut::Waiting)
    } else if priced().next().is_some() {
        Some(LeftOut::Excluded)
    } else if quarters.is_empty() {
        Some(LeftOut::NoWindow)
    } else {
        Some(LeftOut::InCareAtStart)
    }
}

fn outside_ages(contract: &Contract, member: &Member, ask: &Ask) -> bool {
    let ages = contract.tracking.on(ask.terms_on.unwrap_or(member.start)).ages;
    let age = member.ends.born.map(|born| age_on(born, member.start));
    age.is_some_and(|age| age < ages.from || ages.to < age)
}

impl ChildQuarter {
    fn waits(&self) -> bool {
        self.count.unknown > Days(0)
    }

    fn at_risk(&self) -> bool {
        !self.waits() && self.count.child_days() > Days(0)
    }
}

impl Child<'_> {
    fn settled(&self, span: Span) -> impl Iterator<Item = &ChildQuarter> {
        self.quarters.iter().filter(move |quarter| span.holds(quarter) && !quarter.waits())
    }
}

impl Span {
    fn holds(self, quarter: &ChildQuarter) -> bool {
        let here = self.entry.is_none_or(|entry| quarter.entry == Some(entry));
        here && quarter.entry.is_some() && self.from <= quarter.k && quarter.k <= self.to
    }
}

impl Group<'_> {
    /// The counts of one tracking quarter of a stratum, its rate still to be found.
    pub fn point(&self, entry: Entry, k: u8) -> Point {
        let span = Span { entry: Some(entry), from: k, to: k };
        let all = || self.in_curves().filter(|quarter| span.holds(quarter));
        let sum: Sum = (0..self.children.len()).map(|child| self.sum(child, span)).sum();
        let settled = all().filter(|quarter| !quarter.waits());
        Point {
            k,
            children: self.at_risk(span),
            care_days: Days(sum.care),
            child_days: Days(sum.child_days),
            excluded_days: settled.map(|quarter| quarter.count.excluded).sum(),
            waiting: all().filter(|quarter| quarter.waits()).count() as u32,
            rate: None,
        }
    }

    /// Whether any child-quarter belongs to the stratum.
    pub fn has(&self, entry: Entry) -> bool {
        self.in_curves().any(|quarter| quarter.entry == Some(entry))
    }

    fn in_curves(&self) -> impl Iterator<Item = &ChildQuarter> {
        self.children.iter().chain(&self.uncounted).flat_map(|child| &child.quarters)
    }

    /// Children with at least one child day in a settled quarter of the span.
    pub fn at_risk(&self, span: Span) -> u32 {
        let at_risk = |child: &&Child| child.settled(span).any(ChildQuarter::at_risk);
        self.children.iter().filter(at_risk).count() as u32
    }

    /// One child's days in a span.
    pub fn sum(&self, child: usize, span: Span) -> Sum {
        let sum = |quarter: &ChildQuarter| Sum {
            care: quarter.count.care.0,
            child_days: quarter.count.child_days().0,
        };
        self.children[child].settled(span).map(sum).sum()
    }
}
