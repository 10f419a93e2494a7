//! The outcome statement of one measurement quarter: the amount, the lines that add up to it,
//! what was adjusted and why, what waits, and what the headline rests on. A value first; how it
//! looks is for others. Source: `rulings.md` 1, `domain.md` 7.

use crate::contract::Contract;
use crate::measurement::{Frozen, FrozenLines, Measured, Standing, Tracked, Wait};
use crate::settlement::{Earned, Settlement, Terms};
use care::clause::Clause;
use care::day::Run;
use care::window::EndsBecause;
use definitions::{Days, Exact, Interval, Money, Quarter, largest_remainder};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The statement of one quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The last entry of the record it rests on.
    pub as_of: u64,
    /// The contract's fingerprint.
    pub contract: String,
    /// The calculation.
    pub settlement: Settlement,
    /// The lines that add up to what was earned to date, in the order a reader adds them.
    pub sum: Vec<SumLine>,
    /// Child-quarters settled earlier whose saving is now another.
    pub adjustments: Vec<Adjustment>,
    /// Every cohort and tracking quarter in the statement.
    pub cells: Vec<CellLine>,
    /// Care days and child days behind it.
    pub headline: Headline,
    /// Child-quarters that are due and wait, by reason.
    pub waiting: Vec<Waiting>,
    /// Child-quarters settled later than they were due.
    pub late: Vec<Late>,
    /// Days that a reader should look at, by the clause that decided them.
    pub flags: Vec<Flag>,
    /// Windows that ended early, by reason.
    pub ended_early: Vec<(EndsBecause, usize)>,
}

/// One line of the sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumLine {
    /// What it is.
    pub what: String,
    /// Its exact value, in pence.
    pub exact: Exact,
    /// The pence shown: the lines always sum to the total.
    pub shown: Money,
}

/// A child-quarter settled earlier whose saving is now another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// The pseudonym of the case.
    pub key: String,
    /// The tracking quarter.
    pub k: u8,
    /// Care days as agreed.
    pub care_before: Days,
    /// Care days as now known.
    pub care_now: Days,
    /// What it changes, in pence, exactly.
    pub difference: Exact,
    /// Why, in words.
    pub reason: String,
}

/// One cohort and tracking quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellLine {
    /// The cohort.
    pub cohort: Quarter,
    /// The tracking quarter.
    pub k: u8,
    /// Children priced in it.
    pub children: usize,
    /// Child days.
    pub child_days: Days,
    /// Care days expected.
    pub days_expected: Exact,
    /// Care days observed.
    pub days_observed: Days,
    /// Expected − observed.
    pub days_saved: Exact,
    /// What they earn, in pence, exactly.
    pub earned: Exact,
    /// The pence shown.
    pub shown: Money,
    /// Whether any of it is new in this statement.
    pub new: bool,
}

/// The care proportion and what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Children priced.
    pub children: usize,
    /// Their care days.
    pub care_days: Days,
    /// Their child days.
    pub child_days: Days,
    /// Children tracked and not priced.
    pub children_not_priced: usize,
    /// Care days with them.
    pub care_days_with: Days,
    /// Child days with them.
    pub child_days_with: Days,
    /// Excluded days of everyone in the statement.
    pub excluded_days: Days,
}

/// Child-quarters that wait for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Why.
    pub why: Wait,
    /// How many children.
    pub children: usize,
    /// How many child-quarters.
    pub child_quarters: usize,
}

/// A cohort's child-quarters settled later than due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Late {
    /// The cohort.
    pub cohort: Quarter,
    /// The tracking quarter.
    pub k: u8,
    /// When it was due.
    pub due: Quarter,
    /// How many children.
    pub children: usize,
}

/// Days decided by a clause someone should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// The clause.
    pub clause: Clause,
    /// How many days of the statement's child-quarters.
    pub days: Days,
    /// Of how many children.
    pub children: usize,
}

/// What a statement is made from.
pub struct Workings<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The quarter.
    pub quarter: Quarter,
    /// The last entry of the record it rests on.
    pub as_of: u64,
    /// The tracked children.
    pub tracked: &'a [Tracked],
    /// Every child-quarter measured.
    pub measured: &'a [Measured],
    /// What earlier statements froze.
    pub frozen: &'a FrozenLines,
    /// The calculation.
    pub settlement: Settlement,
    /// The days of each tracked child, for the flags.
    pub runs: &'a [Vec<Run>],
}

/// The terms of the statement of a quarter: those in force on its last day.
pub fn terms(contract: &Contract, q: Quarter) -> Terms {
    let day = q.last_day();
    let tariff = &contract.tariff;
    Terms {
        netting: *tariff.netting.value(day),
        floor: *tariff.floor.value(day),
        cap: *tariff.cap.value(day),
        rounding: *tariff.rounding.value(day),
        overpayment: *tariff.overpayment.value(day),
        last: q >= contract.last_quarter(),
    }
}

/// The lines that money is calculated from: those measured now, and those of children who have
/// since been forgotten, as they were frozen.
pub fn earned_lines(
    tracked: &[Tracked],
    measured: &[Measured],
    frozen: &FrozenLines,
) -> Vec<Earned> {
    let mut lines: Vec<Earned> = measured
        .iter()
        .filter(|line| line.in_statement())
        .filter_map(|line| {
            let settled = line.settled?;
            let pence = line.earned();
            Some(Earned { child: line.child, k: line.k, cohort: line.cohort, settled, pence })
        })
        .collect();
    let mut next = tracked.len() as u32;
    let mut last: Option<&str> = None;
    for line in forgotten(tracked, frozen) {
        if last.is_some_and(|key| key != line.key) {
            next += 1;
        }
        last = Some(&line.key);
        let pence = line.saving.map_or(Exact::ZERO, |saving| saving.earned);
        let Frozen { k, cohort, settled, .. } = *line;
        lines.push(Earned { child: next, k, cohort, settled, pence });
    }
    lines
}

/// Frozen lines of children who can no longer be measured: the record has forgotten them.
fn forgotten<'a>(
    tracked: &'a [Tracked],
    frozen: &'a FrozenLines,
) -> impl Iterator<Item = &'a Frozen> {
    let keys: HashSet<&str> = tracked.iter().map(|child| child.key.as_str()).collect();
    frozen.values().filter(move |line| !line.void && !keys.contains(line.key.as_str()))
}

/// Child-quarters whose frozen value changes with this statement: new, restated or voided.
pub fn freeze(
    tracked: &[Tracked],
    measured: &[Measured],
    frozen: &FrozenLines,
    contract: &Contract,
) -> Vec<Frozen> {
    let mut lines = Vec::new();
    for line in measured {
        let key = &tracked[line.child as usize].key;
        let was = frozen.get(&(key.clone(), line.k));
        let settled = match (line.settled, line.standing) {
            (Some(settled), Standing::Settled | Standing::NotPriced | Standing::Voided) => settled,
            _ => continue,
        };
        let now = Frozen {
            key: key.clone(),
            k: line.k,
            cohort: line.cohort,
            due: line.due,
            settled,
            count: line.count,
            stratum: line.stratum.map(|at| contract.baseline.stratum[usize::from(at)].name.clone()),
            saving: line.saving,
            void: line.standing == Standing::Voided,
        };
        if was != Some(&now) {
            lines.push(now);
        }
    }
    lines
}

impl Statement {
    /// Makes the statement. `reason` gives the words for an adjustment of a case's quarter.
    pub fn make(w: &Workings<'_>, reason: impl Fn(&str, u8) -> String) -> Statement {
        let adjustments = adjustments(w, reason);
        let mut cells = cells(w);
        let shown = largest_remainder(
            cells
                .iter()
                .map(|cell| cell.earned)
                .sum::<Exact>()
                .rounded_to_pence(Default::default()),
            &cells.iter().map(|cell| cell.earned).collect::<Vec<_>>(),
        );
        for (cell, shown) in cells.iter_mut().zip(shown) {
            cell.shown = shown;
        }
        Statement {
            quarter: w.quarter,
            as_of: w.as_of,
            contract: w.contract.fingerprint.clone(),
            sum: sum(w, &adjustments),
            adjustments,
            cells,
            headline: headline(w),
            waiting: waiting(w),
            late: late(w),
            flags: flags(w),
            ended_early: ended_early(w),
            settlement: w.settlement.clone(),
        }
    }
}

fn sum(w: &Workings<'_>, adjustments: &[Adjustment]) -> Vec<SumLine> {
    let before: Exact = w
        .frozen
        .values()
        .filter(|line| !line.void)
        .filter_map(|line| line.saving)
        .map(|saving| saving.earned)
        .sum();
    let adjusted: Exact = adjustments.iter().map(|line| line.difference).sum();
    let new: Exact = w.measured.iter().filter(|line| is_new(w, line)).map(Measured::earned).sum();
    let netting = w.settlement.earned - before - adjusted - new;
    let mut lines = vec![
        ("Days saved in quarters settled before, as agreed then", before),
        ("Adjustments to those quarters", adjusted),
        ("Days saved in quarters settled now", new),
    ];
    if netting != Exact::ZERO {
        lines.push(("Effect of netting, dispute and personal caps", netting));
    }
    let exact: Vec<Exact> = lines.iter().map(|line| line.1).collect();
    let shown = largest_remainder(w.settlement.rounded, &exact);
    let with_pence = lines.into_iter().zip(shown);
    with_pence
        .map(|((what, exact), shown)| SumLine { what: what.to_owned(), exact, shown })
        .collect()
}

fn is_new(w: &Workings<'_>, line: &Measured) -> bool {
    line.in_statement() && line.settled == Some(w.quarter) && was(w, line).is_none()
}

fn was<'a>(w: &Workings<'a>, line: &Measured) -> Option<&'a Frozen> {
    if w.frozen.is_empty() {
        return None;
    }
    let key = w.tracked[line.child as usize].key.clone();
    w.frozen.get(&(key, line.k)).filter(|line| !line.void)
}

fn adjustments(w: &Workings<'_>, reason: impl Fn(&str, u8) -> String) -> Vec<Adjustment> {
    let mut adjustments = Vec::new();
    for line in w.measured {
        let Some(was) = was(w, line) else { continue };
        let before = was.saving.map_or(Exact::ZERO, |saving| saving.earned);
        let difference = line.earned() - before;
        if difference != Exact::ZERO
            || (line.standing == Standing::Settled && was.count != line.count)
        {
            adjustments.push(Adjustment {
                key: was.key.clone(),
                k: line.k,
                care_before: was.count.care,
                care_now: line.count.care,
                difference,
                reason: reason(&was.key, line.k),
            });
        }
    }
    adjustments
}

fn cells(w: &Workings<'_>) -> Vec<CellLine> {
    let mut cells: BTreeMap<(Quarter, u8), CellLine> = BTreeMap::new();
    let mut add = |cohort, k, count: care::day::Count, saving: crate::saving::Saving, new| {
        let cell = cells.entry((cohort, k)).or_insert(CellLine {
            cohort,
            k,
            children: 0,
            child_days: Days(0),
            days_expected: Exact::ZERO,
            days_observed: Days(0),
            days_saved: Exact::ZERO,
            earned: Exact::ZERO,
            shown: Money::ZERO,
            new: false,
        });
        cell.children += 1;
        cell.child_days += count.child_days();
        cell.days_expected += saving.days_expected;
        cell.days_observed += count.care;
        cell.days_saved += saving.days_saved;
        cell.earned += saving.earned;
        cell.new |= new;
    };
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        if let Some(saving) = line.saving {
            add(line.cohort, line.k, line.count, saving, is_new(w, line));
        }
    }
    for line in forgotten(w.tracked, w.frozen) {
        if let Some(saving) = line.saving {
            add(line.cohort, line.k, line.count, saving, false);
        }
    }
    cells.into_values().collect()
}

fn headline(w: &Workings<'_>) -> Headline {
    let mut headline = Headline::default();
    let (mut priced, mut not_priced) = (BTreeSet::new(), BTreeSet::new());
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        let (care, child_days) = (line.count.care, line.count.child_days());
        headline.care_days_with += care;
        headline.child_days_with += child_days;
        headline.excluded_days += line.count.excluded;
        if line.saving.is_some() {
            headline.care_days += care;
            headline.child_days += child_days;
            priced.insert(line.child);
        } else {
            not_priced.insert(line.child);
        }
    }
    let gone: BTreeSet<&str> = forgotten(w.tracked, w.frozen)
        .map(|line| {
            headline.care_days_with += line.count.care;
            headline.child_days_with += line.count.child_days();
            headline.excluded_days += line.count.excluded;
            if line.saving.is_some() {
                headline.care_days += line.count.care;
                headline.child_days += line.count.child_days();
            }
            line.key.as_str()
        })
        .collect();
    headline.children = priced.len() + gone.len();
    headline.children_not_priced = not_priced.difference(&priced).count();
    headline
}

fn waiting(w: &Workings<'_>) -> Vec<Waiting> {
    let mut waits: BTreeMap<Wait, (BTreeSet<u32>, usize)> = BTreeMap::new();
    for line in w.measured {
        if let Standing::Waits(why) = line.standing {
            let entry = waits.entry(why).or_default();
            entry.0.insert(line.child);
            entry.1 += 1;
        }
    }
    waits
        .into_iter()
        .map(|(why, (children, quarters))| Waiting {
            why,
            children: children.len(),
            child_quarters: quarters,
        })
        .collect()
}

fn late(w: &Workings<'_>) -> Vec<Late> {
    let mut late: BTreeMap<(Quarter, u8, Quarter), usize> = BTreeMap::new();
    for line in w.measured.iter().filter(|line| is_new(w, line) && line.due < w.quarter) {
        *late.entry((line.cohort, line.k, line.due)).or_default() += 1;
    }
    late.into_iter().map(|((cohort, k, due), children)| Late { cohort, k, due, children }).collect()
}

fn flags(w: &Workings<'_>) -> Vec<Flag> {
    let mut flags: BTreeMap<Clause, (Days, BTreeSet<u32>)> = BTreeMap::new();
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        for run in &w.runs[line.child as usize] {
            let days: Option<Interval> = run.days.and(line.days);
            if let (true, Some(days)) = (run.clause.flagged(), days) {
                let flag = flags.entry(run.clause).or_default();
                flag.0 += days.days();
                flag.1.insert(line.child);
            }
        }
    }
    flags
        .into_iter()
        .map(|(clause, (days, children))| Flag { clause, days, children: children.len() })
        .collect()
}

fn ended_early(w: &Workings<'_>) -> Vec<(EndsBecause, usize)> {
    let mut ended: BTreeMap<&'static str, (EndsBecause, usize)> = BTreeMap::new();
    for child in w.tracked {
        let window = &child.window;
        if window.because != EndsBecause::Months && window.end <= w.quarter.ended() {
            ended.entry(window.because.said()).or_insert((window.because, 0)).1 += 1;
        }
    }
    ended.into_values().collect()
}
