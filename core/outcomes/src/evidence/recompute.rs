//! Calculating a quarter again from its evidence alone, and naming the first child and day that
//! differ.

use crate::contract::Contract;
use crate::evidence::{CareDays, Evidence, child_runs};
use crate::measurement::{FrozenLines, Measured, Overrides, Standing, Tracked, measure};
use crate::settlement::{Settlement, disputed};
use crate::statement::{earned_lines, terms};
use care::day::{Count, Run};
use definitions::{Date, Exact, Finding, Money, Quarter};
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

impl Evidence {
    /// Calculates the quarter again from this evidence alone and compares day by day, line by
    /// line, penny by penny.
    ///
    /// # Errors
    /// Findings when the contract's pages in it cannot be read.
    pub fn recompute(&self) -> Result<Verdict, Vec<Finding>> {
        let contract = Contract::read(&self.contract)?;
        let tracked: Vec<Tracked> =
            self.children.iter().map(|child| child.tracked(&contract)).collect();
        let mut difference = None;
        for (child, tracked) in self.children.iter().zip(&tracked) {
            let days = child_runs(&contract, tracked);
            difference =
                difference.or_else(|| first_day_that_differs(&child.key, &child.days, &days));
        }
        let frozen: FrozenLines =
            self.frozen.iter().map(|line| ((line.key.clone(), line.k), line.clone())).collect();
        let determined = overrides(&self.determined);
        let measured = measure(&contract, &tracked, self.quarter, &frozen, &determined);
        difference = difference.or_else(|| self.first_line_that_differs(&tracked, &measured));
        let terms = terms(&contract, self.quarter);
        let as_said = |says: &[CareDays]| {
            let both = overrides(says).into_iter().chain(determined.clone()).collect();
            let measured = measure(&contract, &tracked, self.quarter, &frozen, &both);
            earned_lines(&tracked, &measured, &frozen)
        };
        let (one, other) = match self.payer_says.is_empty() && self.spv_says.is_empty() {
            true => (earned_lines(&tracked, &measured, &frozen), None),
            false => (as_said(&self.spv_says), Some(as_said(&self.payer_says))),
        };
        let settlement = disputed(&terms, &one, other.as_deref(), self.quarter, self.agreed_before);
        if difference.is_none() && settlement != self.settlement {
            difference = Some(Difference {
                key: None,
                k: None,
                day: None,
                claimed: format!("a payment of {}", self.settlement.payment),
                recalculated: format!("a payment of {}", settlement.payment),
            });
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
        let said = |count: &Count, earned: Exact, standing: Standing| {
            format!(
                "{} care, {} home, {} excluded, {} unknown days, {:?}, {} pence",
                count.care, count.home, count.excluded, count.unknown, standing, earned
            )
        };
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
                claimed: said(&claimed.count, claimed.earned, claimed.standing),
                recalculated: said(&now.count, now.earned(), now.standing),
            })
        })
    }
}

fn overrides(list: &[CareDays]) -> Overrides {
    list.iter().map(|row| ((row.key.clone(), row.k), row.care_days)).collect()
}

fn first_day_that_differs(key: &str, claimed: &[Run], now: &[Run]) -> Option<Difference> {
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
    Some(Difference {
        key: Some(key.to_owned()),
        k: None,
        day: Some(day),
        claimed: said(one),
        recalculated: said(other),
    })
}
