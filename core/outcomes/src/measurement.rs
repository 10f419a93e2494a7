//! Measuring: for every tracked child and tracking quarter, the days observed, the days
//! expected, and whether the quarter can be settled yet. Source: `docs/contract.md` 1 and 2.

use crate::baseline::Entry;
use crate::contract::Contract;
use crate::saving::{Saving, saving};
use crate::tariff::{Corrections, InCareAtStart, SettledWhen};
use care::day::{self, Count, Known, Run};
use care::terms::{DayRules, Population};
use care::window::Window;
use definitions::{Date, Days, Exact, Interval, Quarter, birthday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a child-quarter cannot be settled yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wait {
    /// No council number.
    Unlinked,
    /// The council number is doubtful.
    DoubtfulLink,
    /// The council number is in no return and the council has not confirmed it.
    NumberNotFound,
    /// No date of birth, so nobody can say when the window ends.
    NoDateOfBirth,
    /// Some day of it is unknown.
    NotCovered,
    /// In custody with no known release.
    ReleaseUnknown,
    /// The case is open, and only completers count.
    NotCompleted,
}

impl Wait {
    /// The reason in words.
    pub fn said(self) -> &'static str {
        match self {
            Wait::Unlinked => "the case has no council number",
            Wait::DoubtfulLink => "the council number is doubtful and waits for a person",
            Wait::NumberNotFound => "the council has not confirmed a number found in no return",
            Wait::NoDateOfBirth => "the case list has no date of birth",
            Wait::NotCovered => "no return covers every day of the quarter",
            Wait::ReleaseUnknown => "release from custody is not known",
            Wait::NotCompleted => "the case has not completed",
        }
    }
}

/// One tracked child: who it is only as a pseudonym, and all that is needed to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// The pseudonym of the case.
    pub key: String,
    /// The cohort.
    pub cohort: Quarter,
    /// The window.
    pub window: Window,
    /// Age in whole years at the start, where the date of birth is known.
    pub age_at_start: Option<i16>,
    /// What the record says of the child's days.
    pub known: Known,
    /// Why no quarter of the child can be settled, if so.
    pub waits: Option<Wait>,
    /// The link was voided: settled quarters leave the next statement, with that reason.
    pub voided: bool,
    /// Whether the full course was completed, once closed.
    pub completed: Option<bool>,
}

/// A child-quarter as an agreed statement froze it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The pseudonym of the case.
    pub key: String,
    /// The tracking quarter.
    pub k: u8,
    /// The cohort.
    pub cohort: Quarter,
    /// The measurement quarter in which it was due.
    pub due: Quarter,
    /// The measurement quarter whose statement it entered.
    pub settled: Quarter,
    /// The days counted.
    pub count: Count,
    /// The stratum; none for a child who is not priced.
    pub stratum: Option<String>,
    /// The saving; none for a child who is not priced.
    pub saving: Option<Saving>,
    /// No longer in any statement: its link was voided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub void: bool,
}

/// Where a child-quarter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Its end is still to come.
    NotDue,
    /// It is due and waits.
    Waits(Wait),
    /// Settled, but tracked only: its days are shown and not priced.
    NotPriced,
    /// Settled and priced.
    Settled,
    /// Settled earlier, and left as it was settled.
    Kept,
    /// Settled earlier; its link has since been voided.
    Voided,
}

/// One child-quarter measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Index of the child among the tracked.
    pub child: u32,
    /// The tracking quarter, from 1.
    pub k: u8,
    /// Its days, after every cut.
    pub days: Interval,
    /// The cohort.
    pub cohort: Quarter,
    /// The measurement quarter in which it is due.
    pub due: Quarter,
    /// The measurement quarter whose statement it enters, once settled.
    pub settled: Option<Quarter>,
    /// The days counted.
    pub count: Count,
    /// The stratum's name, by index into the contract's baseline.
    pub stratum: Option<u16>,
    /// The saving, when priced.
    pub saving: Option<Saving>,
    /// Where it stands.
    pub standing: Standing,
}

impl Measured {
    /// What it adds to what was earned, in pence; nothing unless it is in the statement.
    pub fn earned(&self) -> Exact {
        match self.standing {
            Standing::Settled | Standing::Kept => self.saving.map_or(Exact::ZERO, |s| s.earned),
            _ => Exact::ZERO,
        }
    }

    /// Whether it is part of the statement.
    pub fn in_statement(&self) -> bool {
        matches!(self.standing, Standing::Settled | Standing::Kept | Standing::NotPriced)
    }
}

/// Days in care that someone other than the record says a child-quarter has: in a dispute, or
/// by an expert's determination.
pub type Overrides = BTreeMap<(String, u8), Days>;

/// What earlier statements froze, by case pseudonym and tracking quarter.
pub type FrozenLines = BTreeMap<(String, u8), Frozen>;

/// Measures one child's quarters for the statement of quarter `q`.
pub fn measure_child(
    contract: &Contract,
    child: u32,
    tracked: &Tracked,
    q: Quarter,
    frozen: &FrozenLines,
    overrides: &Overrides,
) -> Vec<Measured> {
    let window = &tracked.window;
    let at_start = contract.days.on(window.start);
    let in_care = day::in_care_at_start(&tracked.known, &at_start, window.start);
    let mut seen: Option<(DayRules, Vec<Run>)> = None;
    let mut measured = Vec::with_capacity(window.quarters.len());
    let of_the_child = (tracked.key.clone(), 1)..=(tracked.key.clone(), u8::MAX);
    let mut settled = frozen.range(of_the_child.clone()).peekable();
    let mut said = overrides.range(of_the_child).peekable();
    for (k, nominal) in (1_u8..).zip(&window.quarters) {
        let was = settled.next_if(|((_, at), _)| *at == k).map(|(_, line)| line);
        let was = was.filter(|line| !line.void);
        let over = said.next_if(|((_, at), _)| *at == k).map(|(_, care)| *care);
        let whole = match (window.quarter(k), was) {
            (Some(days), _) => days,
            // Settled once, and as now known the window ended before it: it is restated as empty.
            (None, Some(_)) => Interval { began: nominal.began, ended: nominal.began },
            (None, None) => continue,
        };
        let accrued =
            *contract.tariff.settled_when.value(nominal.began) == SettledWhen::AccruedDaily;
        let mut days = whole;
        let due = match was {
            Some(was) if whole.began == whole.ended => was.due,
            _ if accrued => Quarter::of(whole.began),
            _ => Quarter::first_ending_at_or_after(whole.ended),
        };
        if let (true, Some(so_far)) =
            (accrued, Interval::new(whole.began, whole.ended.min(q.ended())))
        {
            days = so_far;
        }
        let rules = contract.days.on(nominal.began);
        if seen.as_ref().is_none_or(|(before, _)| *before != rules) {
            let whole = Interval { began: window.start, ended: window.end };
            seen = Some((rules, day::runs(&tracked.known, &rules, whole)));
        }
        let Some((_, runs)) = &seen else { continue };
        let mut count = day::count(runs, days);
        if let Some(care) = over {
            count = said_to_be(count, care);
        }
        let (stratum, saved) =
            priced(contract, nominal.began, k, in_care, tracked.age_at_start, &count);
        let mut line = Measured {
            child,
            k,
            days,
            cohort: tracked.cohort,
            due,
            settled: was.map(|line| line.settled),
            count,
            stratum,
            saving: saved,
            standing: Standing::NotDue,
        };
        let waits = waits(contract, tracked, runs, &line, nominal.began);
        let corrections = *contract.tariff.corrections.value(nominal.began);
        line.standing = match (was, waits) {
            (Some(_), _) if tracked.voided => Standing::Voided,
            // Once settled, never unsettled: what cannot be counted yet stays as it was.
            (Some(_), Some(_)) => Standing::Kept,
            (Some(_), None) if due > q => Standing::Kept,
            (Some(was), None) if locked(corrections, q, was, &line, accrued.then_some(whole)) => {
                Standing::Kept
            }
            (None, _) if due > q => Standing::NotDue,
            (None, Some(wait)) => Standing::Waits(wait),
            _ if line.saving.is_none() => Standing::NotPriced,
            _ => Standing::Settled,
        };
        match (line.standing, was) {
            (Standing::Kept, Some(was)) => {
                (line.count, line.saving) = (was.count, was.saving);
                // What is in dispute, or an expert determined, is not what was settled.
                if let Some(care) = over {
                    line.count = said_to_be(was.count, care);
                    line.saving = was.saving.map(|saving| observed(saving, line.count.care));
                }
            }
            (Standing::Settled | Standing::NotPriced, None) => line.settled = Some(q),
            _ => {}
        }
        measured.push(line);
    }
    measured
}

/// The same child days, of which someone other than the record says so many were in care.
fn said_to_be(count: Count, care: Days) -> Count {
    let child_days = count.child_days();
    let care = Days(care.0.clamp(0, child_days.0));
    Count { care, home: child_days - care, ..count }
}

/// The same days expected, of which so many were in care.
fn observed(saving: Saving, care: Days) -> Saving {
    let days_saved = saving.days_expected - Exact::whole(care.0);
    Saving { days_saved, earned: days_saved.times(saving.price.0), ..saving }
}

/// Measures every tracked child.
pub fn measure(
    contract: &Contract,
    tracked: &[Tracked],
    q: Quarter,
    frozen: &FrozenLines,
    overrides: &Overrides,
) -> Vec<Measured> {
    let mut all = Vec::with_capacity(tracked.len() * 10);
    for (child, tracked) in (0_u32..).zip(tracked) {
        all.extend(measure_child(contract, child, tracked, q, frozen, overrides));
    }
    all
}

/// Why a child-quarter cannot be counted yet, by the terms of its first day.
fn waits(
    contract: &Contract,
    tracked: &Tracked,
    runs: &[Run],
    line: &Measured,
    first: Date,
) -> Option<Wait> {
    match contract.tracking.population.value(first) {
        Population::Completers if tracked.completed != Some(true) => Some(Wait::NotCompleted),
        _ => tracked.waits.or_else(|| unknown_days(runs, line)),
    }
}

fn unknown_days(runs: &[Run], line: &Measured) -> Option<Wait> {
    use care::clause::Clause::ReleaseUnknown;
    if line.count.unknown == Days(0) {
        return None;
    }
    let uncovered = runs.iter().any(|run| {
        run.state == day::State::Unknown
            && run.clause != ReleaseUnknown
            && run.days.and(line.days).is_some()
    });
    Some(if uncovered { Wait::NotCovered } else { Wait::ReleaseUnknown })
}

/// Whether the contract leaves a settled child-quarter as it is. One paid day by day (`accrues`,
/// its whole days) is settled once its last day is in: until then new days are no correction.
/// Where no day is left of it, none is still to come in.
fn locked(
    corrections: Corrections,
    q: Quarter,
    was: &Frozen,
    line: &Measured,
    accrues: Option<Interval>,
) -> bool {
    let days_to_come = accrues.filter(|whole| whole.began < whole.ended);
    let complete = days_to_come.map(|whole| Quarter::first_ending_at_or_after(whole.ended));
    let settled = complete.map_or(was.settled, |complete| complete.max(was.settled));
    if accrues.is_some() && was.count.child_days() + was.count.excluded < line.days.days() {
        return false;
    }
    match corrections {
        Corrections::Restate => false,
        Corrections::LockAfter(quarters) => q.since(settled) > i32::from(quarters),
        Corrections::Hold => true,
    }
}

fn priced(
    contract: &Contract,
    day: Date,
    k: u8,
    in_care: bool,
    age: Option<i16>,
    count: &Count,
) -> (Option<u16>, Option<Saving>) {
    let entry = match (in_care, contract.tariff.in_care_at_start.value(day)) {
        (true, InCareAtStart::Exclude) => return (None, None),
        (true, InCareAtStart::OwnStratum) => Entry::Care,
        _ => Entry::Home,
    };
    let Some(stratum) = contract.baseline.stratum_of(day, entry, age) else { return (None, None) };
    let at = contract.baseline.stratum.iter().position(|other| std::ptr::eq(other, stratum));
    let saved = stratum
        .rate(k)
        .zip(contract.tariff.price_of_a_day(day, k, &stratum.name))
        .map(|(rate, price)| saving(rate, price, count));
    (at.map(|at| at as u16), saved)
}

/// Age in whole years on a day.
pub fn age_on(born: Date, day: Date) -> i16 {
    let age = day.year() - born.year();
    if day < birthday(born, age) { age - 1 } else { age }
}
