//! How far the care proportion and the amount could have come out otherwise, had other families
//! been referred: the percentile bootstrap by family, over the statement's own lines and rule.

use crate::chance::course::Course;
use crate::contract::Contract;
use crate::settlement::Earned;
use definitions::{Days, Exact, Money, Quarter};
use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One priced child-quarter of a statement, and the days behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What it earned.
    pub earned: Earned,
    /// Its care days.
    pub care_days: Days,
    /// Its care and home days.
    pub child_days: Days,
}

/// The middle 95 in a hundred, ranks rounded outward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval<T> {
    /// The lower end.
    pub low: T,
    /// The upper end.
    pub high: T,
}

/// How far the figures of a statement could have come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Otherwise {
    /// Families drawn each time; children of no known family are families of one.
    pub families: usize,
    /// Children of no known family.
    pub alone: usize,
    /// Children in all.
    pub children: usize,
    /// Times that they were drawn.
    pub resamples: u32,
    /// The seed.
    pub seed: u64,
    /// Care days ÷ child days.
    pub care_proportion: Interval<Exact>,
    /// Earned to date: netted, rounded, capped.
    pub target: Interval<Money>,
    /// This statement's payment, after what was agreed before.
    pub payment: Interval<Money>,
}

/// Draws as many families as there are, with replacement, `resamples` times over, and makes the
/// statement of `q` of each. `family` gives a child's family, by the child's index; lines stand in
/// order of child and tracking quarter. None where there is no day to count.
pub fn otherwise(
    contract: &Contract,
    lines: &[Counted],
    family: impl Fn(u32) -> Option<String>,
    q: Quarter,
    agreed_before: Money,
    (seed, resamples): (u64, u32),
) -> Option<Otherwise> {
    let units = Units::of(lines, family);
    let earned: Vec<Earned> = lines.iter().map(|line| line.earned).collect();
    let pence: Vec<Exact> = earned.iter().map(|line| line.pence).collect();
    let course = Course::new(contract, &earned, q);
    let mut chance = Pcg64::seed_from_u64(seed);
    let mut times = vec![0_i64; lines.len()];
    let (mut shares, mut targets, mut payments) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..resamples {
        times.fill(0);
        for _ in 0..units.lines.len() {
            let draw = (u128::from(chance.next_u64()) * units.lines.len() as u128) >> 64;
            units.lines[draw as usize].iter().for_each(|at| times[*at] += 1);
        }
        let days = |of: fn(&Counted) -> Days| -> i64 {
            lines.iter().zip(&times).map(|(line, times)| of(line).0 * times).sum()
        };
        let share = Exact::share(days(|line| line.care_days), days(|line| line.child_days));
        let statement = course.last(&pence, &times, agreed_before)?;
        shares.extend(share);
        targets.push(statement.target);
        payments.push(statement.payment);
    }
    Some(Otherwise {
        families: units.lines.len(),
        alone: units.alone,
        children: units.children,
        resamples,
        seed,
        care_proportion: middle(shares)?,
        target: middle(targets)?,
        payment: middle(payments)?,
    })
}

/// The families, each the places of its children's lines.
struct Units {
    lines: Vec<Vec<usize>>,
    alone: usize,
    children: usize,
}

impl Units {
    fn of(lines: &[Counted], family: impl Fn(u32) -> Option<String>) -> Units {
        let mut units: BTreeMap<(Option<String>, u32), Vec<usize>> = BTreeMap::new();
        let (mut alone, mut children, mut before) = (0, 0, None);
        for (at, line) in lines.iter().enumerate() {
            let child = line.earned.child;
            let of = family(child).filter(|family| !family.trim().is_empty());
            if before != Some(child) {
                children += 1;
                alone += usize::from(of.is_none());
                before = Some(child);
            }
            let child = if of.is_none() { child } else { 0 };
            units.entry((of, child)).or_default().push(at);
        }
        Units { lines: units.into_values().collect(), alone, children }
    }
}

fn middle<T: Ord + Copy>(mut values: Vec<T>) -> Option<Interval<T>> {
    values.sort_unstable();
    let outside = (values.len() * 25 / 1000).max(1);
    let high = values.len().checked_sub(outside)?;
    Some(Interval { low: *values.get(outside - 1)?, high: *values.get(high)? })
}
