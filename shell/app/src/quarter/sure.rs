//! How sure a quarter's statement is: how it could have come out with other families, at other
//! baselines, and how much of it a programme with no effect would be paid. It reads a calculation
//! and changes none.

use crate::actor::Side;
use crate::book::Book;
use crate::quarter::calculate::{Calculation, as_said};
use definitions::{Money, Quarter, Refusal};
use outcomes::Contract;
use outcomes::chance::assumptions::InForce;
use outcomes::chance::course::Paid;
use outcomes::chance::plan::{Baseline, Plan, planned};
use outcomes::chance::played::Played;
use outcomes::doubt::dial::{AtBaseline, Dial};
use outcomes::doubt::families::{Counted, Otherwise, otherwise};
use outcomes::measurement::Measured;
use outcomes::settlement::settle;
use outcomes::statement::{earned_lines, terms};
use serde::Serialize;
use std::collections::HashMap;
use std::thread::ScopedJoinHandle;

/// What a letter says of how sure it is.
#[derive(Clone, Copy, Debug)]
pub enum HowSure<'a> {
    /// It is worked out.
    Known(&'a Sure),
    /// It is not worked out yet.
    Later,
    /// The contract has no page `chance.toml`, so nothing is assumed.
    NotAssumed,
}

impl<'a> From<Option<&'a Sure>> for HowSure<'a> {
    fn from(worked_out: Option<&'a Sure>) -> HowSure<'a> {
        worked_out.map_or(HowSure::NotAssumed, HowSure::Known)
    }
}

/// How sure a statement is.
#[derive(Clone, Debug, Serialize)]
pub struct Sure {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The last entry of the record it rests on.
    pub as_of: u64,
    /// What was assumed.
    pub assumed: InForce,
    /// How it could have come out with other families; none where no day is counted.
    pub otherwise: Option<Otherwise>,
    /// The result at several baselines, the lowest first.
    pub baselines: Vec<AtBaseline>,
    /// What programmes with no effect are paid.
    pub chance: Chance,
}

/// What programmes with no effect are paid.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chance {
    /// Played so often, with the baseline exactly right and with it drawn again.
    Played {
        /// How many children were played.
        children: usize,
        /// Each curve in use, the children it is drawn again from, and whether the contract says
        /// that it was counted from so many.
        drawn_from: Vec<(String, u32, bool)>,
        /// By what the baseline was taken to be.
        played: Vec<Played>,
    },
    /// Not played, and why.
    Not(Refusal),
}

/// Works out how sure a calculation is. Programmes are shared out among so many threads, and
/// `told` is given how many more were played; neither changes the result. None where the contract
/// has no page `chance.toml`. `book` is the one the calculation rests on; what is assumed is as
/// it stands `now`.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn how_sure(
    now: &Book,
    book: &Book,
    calculation: &Calculation,
    threads: usize,
    told: &(impl Fn(u64) + Sync),
) -> Result<Option<Sure>, Refusal> {
    let contract = super::contract(book)?;
    let Some(assumptions) = &now.chance else { return Ok(None) };
    let quarter = calculation.statement.quarter;
    let assumed = assumptions.on(quarter.last_day());
    let measured = as_paid(book, contract, calculation);
    Ok(Some(Sure {
        quarter,
        as_of: calculation.statement.as_of,
        otherwise: with_other_families(book, contract, calculation, &measured, &assumed),
        baselines: at_baselines(book, contract, calculation, &measured, &assumed),
        chance: chance(book, contract, calculation, &assumed, threads, told)
            .unwrap_or_else(Chance::Not),
        assumed,
    }))
}

/// How many programmes are played in all for one statement.
pub fn to_play(book: &Book, quarter: Quarter) -> u64 {
    let programmes = |assumptions: &outcomes::chance::assumptions::Assumptions| {
        u64::from(*assumptions.programmes.value(quarter.last_day()))
    };
    2 * book.chance.as_ref().map_or(0, programmes)
}

fn chance(
    book: &Book,
    contract: &Contract,
    calculation: &Calculation,
    assumed: &InForce,
    threads: usize,
    told: &(impl Fn(u64) + Sync),
) -> Result<Chance, Refusal> {
    let settlement = &calculation.statement.settlement;
    let lines =
        planned(contract, &calculation.children.tracked, &calculation.measured, &book.frozen);
    if lines.is_empty() {
        return Err(Refusal::new("No child-quarter is priced yet", "Wait until one is settled"));
    }
    let plan = Plan::new(contract, assumed, lines, calculation.statement.quarter)?;
    let of = |baseline| {
        let paid = played(&plan, baseline, assumed.programmes, threads, told);
        Played::of(baseline, &paid, settlement.payment, settlement.agreed)
    };
    let strata = &contract.baseline.stratum;
    let drawn_from = plan.drawn_from().into_iter().map(|(at, children)| {
        let given = strata[at].at_risk.first().is_some_and(|n| *n > 0);
        (strata[at].name.clone(), children, given)
    });
    Ok(Chance::Played {
        children: plan.children(),
        drawn_from: drawn_from.collect(),
        played: [Baseline::Exact, Baseline::Drawn].into_iter().filter_map(of).collect(),
    })
}

/// As many programmes at a time as one thread plays before it says so.
const PART: u32 = 250;

/// Plays programmes on so many threads; they come back in their order.
fn played(
    plan: &Plan,
    baseline: Baseline,
    programmes: u32,
    threads: usize,
    told: &(impl Fn(u64) + Sync),
) -> Vec<Paid> {
    let share = programmes.div_ceil(u32::try_from(threads.max(1)).unwrap_or(1)).max(1);
    let play = |from: u32| {
        let end = (from + share).min(programmes);
        let mut paid = Vec::with_capacity((end - from) as usize);
        for part in (from..end).step_by(PART as usize) {
            let part = part..(part + PART).min(end);
            told(u64::from(part.end - part.start));
            paid.extend(plan.programmes(baseline, part));
        }
        paid
    };
    std::thread::scope(|scope| {
        let begun: Vec<_> = (0..programmes)
            .step_by(share as usize)
            .map(|from| scope.spawn(move || play(from)))
            .collect();
        let paid = |thread: ScopedJoinHandle<'_, Vec<Paid>>| match thread.join() {
            Ok(paid) => paid,
            // Programmes that are missing must not pass for played ones.
            Err(fault) => std::panic::resume_unwind(fault),
        };
        begun.into_iter().flat_map(paid).collect()
    })
}

/// What the payment rests on: what is measured; in a dispute, the lower of the two calculations.
fn as_paid(book: &Book, contract: &Contract, calculation: &Calculation) -> Vec<Measured> {
    if book.disputed.is_empty() {
        return calculation.measured.clone();
    }
    let quarter = calculation.statement.quarter;
    let tracked = &calculation.children.tracked;
    let sides = [Side::Spv, Side::Payer].map(|side| {
        let measured = as_said(book, contract, tracked, quarter, side);
        let lines = earned_lines(tracked, &measured, &book.frozen);
        (settle(&terms(contract, quarter), &lines, quarter, book.agreed).earned, measured)
    });
    let [(spv, ours), (payer, theirs)] = sides;
    if spv <= payer { ours } else { theirs }
}

fn at_baselines(
    book: &Book,
    contract: &Contract,
    calculation: &Calculation,
    measured: &[Measured],
    assumed: &InForce,
) -> Vec<AtBaseline> {
    let dial = Dial {
        contract,
        tracked: &calculation.children.tracked,
        measured,
        frozen: &book.frozen,
        quarter: calculation.statement.quarter,
        agreed_before: calculation.statement.settlement.agreed_before,
    };
    let mut hundredths = assumed.baselines.clone();
    hundredths.sort_unstable();
    hundredths.dedup();
    hundredths.into_iter().map(|at| dial.at(at)).collect()
}

fn with_other_families(
    book: &Book,
    contract: &Contract,
    calculation: &Calculation,
    measured: &[Measured],
    assumed: &InForce,
) -> Option<Otherwise> {
    let tracked = &calculation.children.tracked;
    let known: HashMap<(u32, u8), &Measured> =
        measured.iter().map(|line| ((line.child, line.k), line)).collect();
    let forgotten: HashMap<(&str, u8), care::day::Count> =
        book.frozen.iter().map(|((key, k), line)| ((key.as_str(), *k), line.count)).collect();
    let mut gone = Gone::new(book, tracked);
    let mut lines: Vec<Counted> = earned_lines(tracked, measured, &book.frozen)
        .into_iter()
        .filter_map(|earned| {
            let count = match known.get(&(earned.child, earned.k)) {
                Some(line) => line.saving.is_some().then_some(line.count)?,
                None => *forgotten.get(&(gone.key(earned.child)?, earned.k))?,
            };
            let (care_days, child_days) = (count.care, count.child_days());
            Some(Counted { earned, care_days, child_days })
        })
        .collect();
    lines.sort_by_key(|line| (line.earned.child, line.earned.k));
    let family = |child: u32| {
        let case = calculation.children.cases.get(child as usize)?;
        case.case.family.clone()
    };
    let agreed_before = calculation.statement.settlement.agreed_before;
    let (seed, quarter) = (assumed.seed, calculation.statement.quarter);
    otherwise(contract, &lines, family, quarter, agreed_before, (seed, assumed.resamples))
}

/// The pseudonyms of children since forgotten, numbered as the calculation numbers them.
struct Gone<'a> {
    first: u32,
    keys: Vec<&'a str>,
}

impl<'a> Gone<'a> {
    fn new(book: &'a Book, tracked: &[outcomes::measurement::Tracked]) -> Gone<'a> {
        let known: std::collections::HashSet<&str> =
            tracked.iter().map(|child| child.key.as_str()).collect();
        let mut keys: Vec<&str> = book
            .frozen
            .values()
            .filter(|line| !line.void && !known.contains(line.key.as_str()))
            .map(|line| line.key.as_str())
            .collect();
        keys.dedup();
        Gone { first: tracked.len() as u32, keys }
    }

    fn key(&mut self, child: u32) -> Option<&'a str> {
        self.keys.get(child.checked_sub(self.first)? as usize).copied()
    }
}

/// The amount at which a payment ends: the hundredths of the baseline at which nothing would be
/// earned to date, observed ÷ expected, rounded up; none where nothing is expected.
pub fn ends_at(sure: &Sure) -> Option<i64> {
    let own = sure.baselines.iter().find(|at| at.hundredths == 100)?;
    let observed = own.days_expected - own.days_saved;
    let share = observed.times(100).divided_by(own.days_expected)?;
    let (whole, rest) = share.floor_and_rest();
    (own.target > Money::ZERO).then_some(whole + i64::from(rest > definitions::Exact::ZERO))
}
