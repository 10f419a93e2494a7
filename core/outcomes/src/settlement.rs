//! The payment due for one quarter: what has been earned to date, netted, never past the cap,
//! less what earlier statements agreed. Source: `docs/contract.md` 1, followed line by line.

use crate::tariff::{Cap, Floor, Group, Keep, Netting, Overpayment};
use definitions::{Exact, Money, Quarter, Rounding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One settled child-quarter, as far as money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Which child, as an index: needed only for a cap on one person.
    pub child: u32,
    /// The tracking quarter, from 1.
    pub k: u8,
    /// The child's cohort.
    pub cohort: Quarter,
    /// The measurement quarter whose statement it entered.
    pub settled: Quarter,
    /// Price × days saved, in pence, exactly; may be negative.
    pub pence: Exact,
}

/// The terms of one statement.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Netting.
    pub netting: Netting,
    /// Where payment stops below.
    pub floor: Floor,
    /// Where it stops above.
    pub cap: Cap,
    /// The one rounding.
    pub rounding: Rounding,
    /// What happens to an overpayment by error.
    pub overpayment: Overpayment,
    /// Whether this is the contract's last statement.
    pub last: bool,
}

/// The calculation of one statement. Money in pence; `earned` is exact pence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// Earned to date after netting, before rounding and cap.
    pub earned: Exact,
    /// Earned to date, rounded once.
    pub rounded: Money,
    /// Rounded, never past the cap.
    pub target: Money,
    /// What earlier statements agreed.
    pub agreed_before: Money,
    /// The payment of this statement; negative only where the floor or a credit allows it.
    pub payment: Money,
    /// Agreed once this statement is.
    pub agreed: Money,
    /// Held in dispute.
    pub held: Money,
    /// Earned above the cap: a buffer that absorbs later corrections.
    pub above_cap: Money,
    /// Agreed beyond what is now earned.
    pub shortfall: Money,
    /// The part of the shortfall that was never earned on any date: error.
    pub shortfall_by_error: Money,
    /// The rest of it: performance since.
    pub shortfall_by_performance: Money,
    /// The most that was ever earned, as now known.
    pub most_ever_earned: Money,
    /// Earned and within the cap, but waiting because one statement pays only so much.
    pub carried: Money,
    /// Room left under the cap; none where there is no cap.
    pub room: Option<Money>,
}

/// Calculates the statement of quarter `q` from every child-quarter settled by it.
pub fn settle(terms: &Terms, lines: &[Earned], q: Quarter, agreed_before: Money) -> Settlement {
    disputed(terms, lines, None, q, agreed_before)
}

/// Calculates a statement on which the sides differ: two full calculations, one
/// `agreed_before`. The lower is paid, the difference is held and reserves its room under the
/// cap. With no second calculation nothing is in dispute.
pub fn disputed(
    terms: &Terms,
    proposed: &[Earned],
    answered: Option<&[Earned]>,
    q: Quarter,
    agreed_before: Money,
) -> Settlement {
    let one = Calculation::of(terms, proposed, q);
    let other = answered.map_or_else(|| one.clone(), |lines| Calculation::of(terms, lines, q));
    paid(terms, &one, &other, q, agreed_before)
}

/// The statement of a quarter of which only what was earned is known: by now, and the most it
/// has been by any statement so far.
pub(crate) fn of_earned(
    terms: &Terms,
    earned: Exact,
    most: Exact,
    q: Quarter,
    agreed_before: Money,
) -> Settlement {
    let one = Calculation::of_earned(terms, earned, most);
    paid(terms, &one, &one, q, agreed_before)
}

/// The payment of a statement by two calculations.
fn paid(
    terms: &Terms,
    one: &Calculation,
    other: &Calculation,
    q: Quarter,
    agreed_before: Money,
) -> Settlement {
    let (low, high) = if one.earned <= other.earned { (one, other) } else { (other, one) };
    let payable = |target: Money| match terms.floor {
        Floor::EachStatement | Floor::OverLife => target.at_least_zero(),
        Floor::None => target,
    };
    let held = payable(high.target) - payable(low.target);

    let owed = match terms.floor {
        Floor::EachStatement => (low.target - agreed_before).at_least_zero(),
        Floor::OverLife => low.target.at_least_zero() - agreed_before,
        Floor::None => low.target - agreed_before,
    };
    let within_period = terms.cap.period.map_or(owed, |cap| owed.min(cap.0));
    let error_before = (agreed_before - low.most_ever).at_least_zero();
    let overpaid = agreed_before > low.target.at_least_zero();
    let repay = match terms.overpayment {
        Overpayment::Carry => false,
        Overpayment::CreditNote => true,
        Overpayment::RepayAtEnd => terms.last,
    };
    let payment = match terms.floor {
        Floor::EachStatement if overpaid && repay => -error_before,
        _ => within_period,
    };

    let agreed = agreed_before + payment;
    let shortfall = (agreed - low.target.at_least_zero()).at_least_zero();
    let shortfall_by_error = (agreed - low.most_ever).at_least_zero().min(shortfall);
    let cap = terms.cap.over_life();
    Settlement {
        quarter: q,
        earned: high.earned,
        rounded: high.rounded,
        target: high.target,
        agreed_before,
        payment,
        agreed,
        held,
        above_cap: cap.map_or(Money::ZERO, |cap| (high.rounded - cap).at_least_zero()),
        shortfall,
        shortfall_by_error,
        shortfall_by_performance: shortfall - shortfall_by_error,
        most_ever_earned: low.most_ever,
        carried: (owed - within_period).at_least_zero(),
        room: cap.map(|cap| (cap - agreed - held).at_least_zero()),
    }
}

/// One side's calculation.
#[derive(Clone, Debug)]
struct Calculation {
    earned: Exact,
    rounded: Money,
    target: Money,
    most_ever: Money,
}

impl Calculation {
    fn of(terms: &Terms, lines: &[Earned], q: Quarter) -> Calculation {
        let by_statement = earned_by_statement(terms, lines, q);
        let earned = by_statement.last().copied().unwrap_or_default();
        let most = by_statement.into_iter().max().unwrap_or_default();
        Calculation::of_earned(terms, earned, most)
    }

    /// Rounding and the cap keep the order of amounts, so the most that was ever earned is that
    /// of the greatest sum.
    fn of_earned(terms: &Terms, earned: Exact, most: Exact) -> Calculation {
        let capped = |amount: Money| terms.cap.over_life().map_or(amount, |cap| amount.min(cap));
        let rounded = |earned: &Exact| earned.rounded_to_pence(terms.rounding);
        Calculation {
            earned,
            rounded: rounded(&earned),
            target: capped(rounded(&earned)),
            most_ever: capped(rounded(&most).at_least_zero()),
        }
    }
}

/// Earned to date at each statement up to `q`, on what is known now: for every group the exact
/// sum of its lines settled by then, kept as the netting says, added up.
fn earned_by_statement(terms: &Terms, lines: &[Earned], q: Quarter) -> Vec<Exact> {
    let lines = lines.iter().filter(|line| line.settled <= q);
    let Some(first) = lines.clone().map(|line| line.settled).min() else {
        return vec![Exact::ZERO];
    };
    let statements = (q.since(first) + 1).max(1) as usize;
    let at = |quarter: Quarter| quarter.since(first) as usize;
    let mut groups: BTreeMap<(Option<Quarter>, u8), Vec<Exact>> = BTreeMap::new();
    let mut add = |line: &Earned, at: usize, pence: Exact| {
        let key = match terms.netting.group {
            Group::Programme => (None, 0),
            Group::Cohort => (Some(line.cohort), 0),
            Group::CohortQuarter => (Some(line.cohort), line.k),
        };
        groups.entry(key).or_insert_with(|| vec![Exact::ZERO; statements])[at] += pence;
    };
    match terms.cap.person {
        None => lines.for_each(|line| add(line, at(line.settled), line.pence)),
        Some(cap) => {
            for (line, at, pence) in
                capped_by_person(cap.0.into(), lines.copied().collect(), first, statements)
            {
                add(&line, at, pence);
            }
        }
    }
    let mut totals = vec![Exact::ZERO; statements];
    for steps in groups.values() {
        let (mut sum, mut most) = (Exact::ZERO, Exact::ZERO);
        for (total, step) in totals.iter_mut().zip(steps) {
            sum += *step;
            most = most.max(sum);
            *total += match terms.netting.keep {
                Keep::Signed => sum,
                Keep::Positive => sum.at_least_zero(),
                Keep::HighWater => most,
            };
        }
    }
    totals
}

/// Cuts each child's sum at the cap, statement by statement. What a child's lines add up to,
/// quarter by quarter, is cut at the cap; each line keeps what its quarter added to the cut sum.
fn capped_by_person(
    cap: Exact,
    lines: Vec<Earned>,
    first: Quarter,
    statements: usize,
) -> Vec<(Earned, usize, Exact)> {
    let mut children: BTreeMap<u32, Vec<Earned>> = BTreeMap::new();
    for line in lines {
        children.entry(line.child).or_default().push(line);
    }
    let mut steps = Vec::new();
    for lines in children.values_mut() {
        lines.sort_by_key(|line| line.k);
        let mut before = vec![Exact::ZERO; lines.len()];
        for at in 0..statements {
            let (mut sum, mut cut) = (Exact::ZERO, Exact::ZERO);
            for (line, before) in lines.iter().zip(&mut before) {
                if line.settled.since(first) as usize > at {
                    continue;
                }
                sum += line.pence;
                let now = sum.min(cap) - cut;
                cut += now;
                steps.push((*line, at, now - *before));
                *before = now;
            }
        }
    }
    steps
}
