//! The outcome statement of one measurement quarter: the amount, the lines that add up to it,
//! what was adjusted and why, what waits, and what the headline rests on. A value first; how it
//! looks is for others. Source: `docs/contract.md` 1 and 9.

mod parts;

use crate::contract::Contract;
use crate::measurement::{Frozen, FrozenLines, Measured, Standing, Tracked, Wait};
use crate::settlement::{Earned, Settlement, Terms};
use care::clause::Clause;
use care::day::Run;
use care::window::EndsBecause;
use definitions::{Days, Exact, Money, Quarter, largest_remainder};
use parts::{adjustments, cells, ended_early, flags, headline, late, sum, waiting};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

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
