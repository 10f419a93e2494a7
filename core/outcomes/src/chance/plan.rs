//! The children of a statement, as far as a programme with no effect needs them: their quarters,
//! their days, and what a day is worth. Who they are is not in it.

use super::assumptions::InForce;
use super::course::{Course, Paid};
use super::pattern::Pattern;
use crate::contract::Contract;
use crate::measurement::{FrozenLines, Measured, Tracked};
use crate::settlement::Earned;
use definitions::{Days, Exact, Money, Quarter, Refusal};
use rand_core::SeedableRng;
use rand_pcg::Pcg64;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// One priced child-quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which child, as an index.
    pub child: u32,
    /// The tracking quarter, from 1.
    pub k: u8,
    /// The cohort.
    pub cohort: Quarter,
    /// The measurement quarter whose statement it enters.
    pub settled: Quarter,
    /// The stratum of the comparison group, as an index into the contract's baseline.
    pub stratum: u16,
    /// Care days + home days.
    pub child_days: Days,
    /// What a day saved is worth.
    pub price: Money,
}

/// What the comparison group's rate is taken to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Baseline {
    /// Exactly right.
    Exact,
    /// Counted from so many children, drawn again for each programme; or from as many as the
    /// contract says each curve was counted from.
    Drawn,
}

impl std::fmt::Display for Baseline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Baseline::Exact => "exactly right",
            Baseline::Drawn => "drawn again",
        })
    }
}

/// The priced child-quarters of a statement, in order of child and tracking quarter. Children
/// since forgotten are there as they were frozen.
pub fn planned(
    contract: &Contract,
    tracked: &[Tracked],
    measured: &[Measured],
    frozen: &FrozenLines,
) -> Vec<Planned> {
    let mut lines: Vec<Planned> = measured
        .iter()
        .filter(|line| line.in_statement())
        .filter_map(|line| {
            Some(Planned {
                child: line.child,
                k: line.k,
                cohort: line.cohort,
                settled: line.settled?,
                stratum: line.stratum?,
                child_days: line.count.child_days(),
                price: line.saving?.price,
            })
        })
        .collect();
    let known: HashSet<&str> = tracked.iter().map(|child| child.key.as_str()).collect();
    let mut gone: BTreeMap<&str, u32> = BTreeMap::new();
    for line in frozen.values().filter(|line| !line.void && !known.contains(line.key.as_str())) {
        let next = (tracked.len() + gone.len()) as u32;
        let child = *gone.entry(&line.key).or_insert(next);
        let named = |name: &String| contract.baseline.stratum.iter().position(|s| s.name == *name);
        if let (Some(stratum), Some(saving)) = (line.stratum.as_ref().and_then(named), line.saving)
        {
            let (stratum, child_days) = (stratum as u16, line.count.child_days());
            let (k, cohort, settled, price) = (line.k, line.cohort, line.settled, saving.price);
            lines.push(Planned { child, k, cohort, settled, stratum, child_days, price });
        }
    }
    lines.sort_by_key(|line| (line.child, line.k));
    lines
}

/// A statement's children, ready to be played with no effect.
#[derive(Clone, Debug)]
pub struct Plan {
    lines: Vec<Planned>,
    course: Course,
    /// By stratum, where any child is of it.
    patterns: Vec<Option<Pattern>>,
    rates: Vec<Vec<Exact>>,
    /// Children from whom each stratum's curve is drawn again.
    drawn_from: Vec<u32>,
    seed: u64,
}

impl Plan {
    /// Makes a plan of the statement of `q`.
    ///
    /// # Errors
    /// Refused when a curve cannot be lived by children who enter care once.
    pub fn new(
        contract: &Contract,
        assumed: &InForce,
        lines: Vec<Planned>,
        q: Quarter,
    ) -> Result<Plan, Refusal> {
        let strata = &contract.baseline.stratum;
        let quarters = lines.iter().map(|line| line.k).max().unwrap_or(0);
        let (mut patterns, mut all_rates) = (Vec::new(), Vec::new());
        for (at, stratum) in (0_u16..).zip(strata) {
            let used = lines.iter().any(|line| line.stratum == at);
            let rates: Vec<Exact> = (1..=quarters).map_while(|k| stratum.rate(k)).collect();
            let pattern = used.then(|| Pattern::of(&stratum.name, &rates, assumed)).transpose()?;
            patterns.push(pattern);
            all_rates.push(rates);
        }
        let drawn_from = |at_risk: &Vec<u32>| {
            at_risk.first().copied().filter(|n| *n > 0).unwrap_or(assumed.comparison_children)
        };
        let template: Vec<Earned> = lines.iter().map(|line| earned(line, Exact::ZERO)).collect();
        Ok(Plan {
            course: Course::new(contract, &template, q),
            patterns,
            rates: all_rates,
            drawn_from: strata.iter().map(|stratum| drawn_from(&stratum.at_risk)).collect(),
            seed: assumed.seed,
            lines,
        })
    }

    /// How many children it plays.
    pub fn children(&self) -> usize {
        self.by_child().count()
    }

    /// Children from whom each curve in use is drawn again, by the stratum's place in the contract.
    pub fn drawn_from(&self) -> Vec<(usize, u32)> {
        let used = |at: &usize| self.patterns[*at].is_some();
        (0..self.patterns.len()).filter(used).map(|at| (at, self.drawn_from[at])).collect()
    }

    /// Plays programmes, numbered from nought: each by its own number and the seed, so that any
    /// part of them may be played anywhere, in any order, and comes out the same.
    pub fn programmes(&self, baseline: Baseline, which: Range<u32>) -> Vec<Paid> {
        let mut pence = Vec::with_capacity(self.lines.len());
        let (mut care, mut days) = (Vec::new(), Vec::new());
        which
            .map(|number| {
                self.play(number, baseline, &mut care, &mut days, &mut pence);
                self.course.paid(&pence)
            })
            .collect()
    }

    /// What each child-quarter of one programme earned: what its statements rest on.
    pub fn earned(&self, baseline: Baseline, number: u32) -> Vec<Earned> {
        let (mut care, mut days, mut pence) = (Vec::new(), Vec::new(), Vec::new());
        self.play(number, baseline, &mut care, &mut days, &mut pence);
        self.lines.iter().zip(pence).map(|(line, pence)| earned(line, pence)).collect()
    }

    /// One programme: every child in turn, then the comparison group where it is drawn again.
    fn play(
        &self,
        number: u32,
        baseline: Baseline,
        care: &mut Vec<i64>,
        days: &mut Vec<(u8, i64)>,
        pence: &mut Vec<Exact>,
    ) {
        let mut chance = Pcg64::seed_from_u64(self.seed ^ (u64::from(number) << 32));
        care.clear();
        for child in self.by_child() {
            days.clear();
            days.extend(child.iter().map(|line| (line.k, line.child_days.0)));
            match &self.patterns[usize::from(child[0].stratum)] {
                Some(pattern) => pattern.play(&mut chance, days, care),
                None => care.extend(child.iter().map(|_| 0)),
            }
        }
        let drawn = match baseline {
            Baseline::Exact => None,
            Baseline::Drawn => Some(self.drawn(&mut chance)),
        };
        let rates = drawn.as_ref().unwrap_or(&self.rates);
        pence.clear();
        pence.extend(self.lines.iter().zip(care.iter()).map(|(line, care)| {
            let rate = rates[usize::from(line.stratum)].get(usize::from(line.k) - 1);
            let expected = rate.copied().unwrap_or_default().times(line.child_days.0);
            (expected - Exact::whole(*care)).times(line.price.0)
        }));
    }

    /// Each child's lines.
    fn by_child(&self) -> impl Iterator<Item = &[Planned]> {
        self.lines.chunk_by(|one, other| one.child == other.child)
    }

    /// The curves of a comparison group of children who live by the same pattern, in full quarters.
    fn drawn(&self, chance: &mut Pcg64) -> Vec<Vec<Exact>> {
        let mut curves = Vec::with_capacity(self.rates.len());
        for (at, rates) in self.rates.iter().enumerate() {
            let Some(pattern) = &self.patterns[at] else {
                curves.push(Vec::new());
                continue;
            };
            let full: Vec<(u8, i64)> =
                (1_u8..).zip(rates).map(|(k, _)| (k, FULL_QUARTER)).collect();
            let mut sums = vec![0; rates.len()];
            let mut care = Vec::with_capacity(rates.len());
            for _ in 0..self.drawn_from[at] {
                care.clear();
                pattern.play(chance, &full, &mut care);
                sums.iter_mut().zip(&care).for_each(|(sum, care)| *sum += care);
            }
            let days = FULL_QUARTER * i64::from(self.drawn_from[at]);
            curves.push(sums.iter().filter_map(|care| Exact::share(*care, days)).collect());
        }
        curves
    }
}

/// The days of a quarter of the comparison group.
const FULL_QUARTER: i64 = 91;

fn earned(line: &Planned, pence: Exact) -> Earned {
    let Planned { child, k, cohort, settled, .. } = *line;
    Earned { child, k, cohort, settled, pence }
}
