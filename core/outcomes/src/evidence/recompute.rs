//! Calculating a quarter again from its evidence alone, and naming the first child and day that
//! differ.

use crate::contract::Contract;
use crate::evidence::{CareDays, Evidence, child_runs};
use crate::measurement::{FrozenLines, Measured, Overrides, Standing, Tracked, measure};
use crate::settlement::{Settlement, disputed};
use crate::statement::{Statement, Workings, earned_lines, terms};
use care::day::{Count, Run};
use definitions::{Date, Exact, Finding, Interval, Money, Quarter};
use serde::Serialize;

/// What a recalculation found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The quarter.
    pub quarter: Quarter,
    /// Whether every day, line and amount agrees.
    pub agrees: bool,
    /// The first thing that differs.
    pub first_difference: Option<Difference>,
    /// The calculation as made again.
    pub settlement: Settlement,
    /// The payment as claimed.
    pub claimed: Money,
    /// Children calculated.
    pub children: usize,
    /// Child-quarters calculated.
    pub child_quarters: usize,
}

/// The first difference between a claim and its recalculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The case's pseudonym; none when only a total differs.
    pub key: Option<String>,
    /// The tracking quarter.
    pub k: Option<u8>,
    /// The first day that differs.
    pub day: Option<Date>,
    /// What is claimed.
    pub claimed: String,
    /// What the recalculation gives.
    pub recalculated: String,
}

impl Difference {
    /// Two calculations whose every line agrees, and whose amounts do not.
    pub(super) fn of_payments(claimed: &Settlement, now: &Settlement) -> Difference {
        Difference {
            key: None,
            k: None,
            day: None,
            claimed: format!("a payment of {}", claimed.payment),
            recalculated: format!("a payment of {}", now.payment),
        }
    }

    /// Where it is: the case, the tracking quarter and the day, as far as they are known.
    pub fn place(&self) -> String {
        match (&self.key, self.k, self.day) {
            (Some(key), Some(k), Some(day)) => {
                format!("case {key}, tracking quarter {k}, from {day}")
            }
            (Some(key), _, Some(day)) => format!("case {key}, on {day}"),
            _ => "the total".to_owned(),
        }
    }
}

/// A quarter calculated again: what everything that is compared or written is made from.
pub(super) struct Again {
    pub(super) contract: Contract,
    pub(super) tracked: Vec<Tracked>,
    pub(super) runs: Vec<Vec<Run>>,
    pub(super) frozen: FrozenLines,
    pub(super) measured: Vec<Measured>,
    pub(super) settlement: Settlement,
}

impl Evidence {
    pub(super) fn again(&self) -> Result<Again, Vec<Finding>> {
        let contract = Contract::read(&self.contract)?;
        let tracked: Vec<Tracked> =
            self.children.iter().map(|child| child.tracked(&contract)).collect();
        let runs: Vec<Vec<Run>> =
            tracked.iter().map(|tracked| child_runs(&contract, tracked)).collect();
        let frozen: FrozenLines =
            self.frozen.iter().map(|line| ((line.key.clone(), line.k), line.clone())).collect();
        let determined = overrides(&self.determined);
        let measured = measure(&contract, &tracked, self.quarter, &frozen, &determined);
        let as_said = |says: &[CareDays]| {
            let both = overrides(says).into_iter().chain(determined.clone()).collect();
            let measured = measure(&contract, &tracked, self.quarter, &frozen, &both);
            earned_lines(&tracked, &measured, &frozen)
        };
        let (one, other) = match self.payer_says.is_empty() && self.spv_says.is_empty() {
            true => (earned_lines(&tracked, &measured, &frozen), None),
            false => (as_said(&self.spv_says), Some(as_said(&self.payer_says))),
        };
        let terms = terms(&contract, self.quarter);
        let settlement = disputed(&terms, &one, other.as_deref(), self.quarter, self.agreed_before);
        Ok(Again { contract, tracked, runs, frozen, measured, settlement })
    }

    /// Calculates the quarter again from this evidence alone and compares day by day, line by
    /// line, penny by penny.
    ///
    /// # Errors
    /// Findings when the contract's pages in it cannot be read.
    pub fn recompute(&self) -> Result<Verdict, Vec<Finding>> {
        let Again { tracked, runs, measured, settlement, .. } = self.again()?;
        let mut days = self.children.iter().zip(&tracked).zip(&runs);
        let mut difference = days.find_map(|((child, tracked), runs)| {
            first_day_that_differs(tracked, &child.days, runs)
        });
        difference = difference.or_else(|| self.first_line_that_differs(&tracked, &measured));
        if difference.is_none() && settlement != self.settlement {
            difference = Some(Difference::of_payments(&self.settlement, &settlement));
        }
        Ok(Verdict {
            quarter: self.quarter,
            agrees: difference.is_none(),
            first_difference: difference,
            claimed: self.settlement.payment,
            children: tracked.len(),
            child_quarters: measured.len(),
            settlement,
        })
    }

    /// The statement of the quarter, made again from this evidence alone. `reason` gives the words
    /// of an adjustment: why something became known is not in the evidence.
    ///
    /// # Errors
    /// Findings when the contract's pages in it cannot be read.
    pub fn statement(
        &self,
        reason: impl Fn(&str, u8) -> String,
    ) -> Result<Statement, Vec<Finding>> {
        let again = self.again()?;
        let workings = Workings {
            contract: &again.contract,
            quarter: self.quarter,
            as_of: self.as_of,
            tracked: &again.tracked,
            measured: &again.measured,
            frozen: &again.frozen,
            settlement: again.settlement,
            runs: &again.runs,
        };
        Ok(Statement::make(&workings, reason))
    }

    fn first_line_that_differs(&self, tracked: &[Tracked], now: &[Measured]) -> Option<Difference> {
        if self.lines.len() != now.len() {
            return Some(Difference {
                key: None,
                k: None,
                day: None,
                claimed: format!("{} child-quarters", self.lines.len()),
                recalculated: format!("{} child-quarters", now.len()),
            });
        }
        self.lines.iter().zip(now).find_map(|(claimed, now)| {
            let key = &tracked[now.child as usize].key;
            let same = (key, now.k, now.days, now.count, now.earned(), now.standing)
                == (
                    &claimed.key,
                    claimed.k,
                    claimed.days,
                    claimed.count,
                    claimed.earned,
                    claimed.standing,
                );
            (!same).then(|| Difference {
                key: Some(claimed.key.clone()),
                k: Some(claimed.k),
                day: Some(claimed.days.began),
                claimed: line_said(&claimed.count, claimed.earned, claimed.standing),
                recalculated: line_said(&now.count, now.earned(), now.standing),
            })
        })
    }
}

fn overrides(list: &[CareDays]) -> Overrides {
    list.iter().map(|row| ((row.key.clone(), row.k), row.care_days)).collect()
}

/// A child-quarter in words.
pub(super) fn line_said(count: &Count, earned: Exact, standing: Standing) -> String {
    format!(
        "{} care, {} home, {} excluded, {} unknown days, {:?}, {} pence",
        count.care, count.home, count.excluded, count.unknown, standing, earned
    )
}

/// The first day of a child of which two say different things.
pub(super) fn first_day_that_differs(
    child: &Tracked,
    claimed: &[Run],
    now: &[Run],
) -> Option<Difference> {
    let at = claimed.iter().zip(now).position(|(one, other)| one != other);
    let at = at.or((claimed.len() != now.len()).then_some(claimed.len().min(now.len())))?;
    let said = |run: Option<&Run>| {
        run.map_or("no such day".to_owned(), |run| {
            format!(
                "{} to {}: {}, {}",
                run.days.began,
                run.days.ended,
                run.state.said(),
                run.clause.said()
            )
        })
    };
    let (one, other) = (claimed.get(at), now.get(at));
    let day = match (one, other) {
        // The same days so far, of which one side has more.
        (Some(one), Some(other)) if Run { days: other.days, ..*one } == *other => {
            match one.days.began == other.days.began {
                true => one.days.ended.min(other.days.ended),
                false => one.days.began.min(other.days.began),
            }
        }
        (Some(one), Some(other)) => one.days.began.min(other.days.began),
        (Some(one), None) => one.days.began,
        (None, other) => other?.days.began,
    };
    let quarters = (1_u8..).zip(&child.window.quarters);
    let within = |quarter: &Interval| quarter.began <= day && day < quarter.ended;
    Some(Difference {
        key: Some(child.key.clone()),
        k: quarters.into_iter().find(|(_, quarter)| within(quarter)).map(|(k, _)| k),
        day: Some(day),
        claimed: said(one),
        recalculated: said(other),
    })
}
