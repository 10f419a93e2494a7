//! The result at several baselines: what would have been earned, and what this statement would
//! pay, had the comparison group spent more or less time in care than the contract says.

use crate::contract::Contract;
use crate::measurement::{FrozenLines, Measured, Tracked};
use crate::saving::Saving;
use crate::settlement::{Settlement, settle};
use crate::statement::{earned_lines, terms};
use definitions::{Days, Exact, Money, Quarter};
use serde::{Deserialize, Serialize};

/// The result at one baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtBaseline {
    /// Hundredths of the contract's baseline.
    pub hundredths: u16,
    /// Care days expected at it.
    pub days_expected: Exact,
    /// Their share of the child days; none where there is no day.
    pub expected_proportion: Option<Exact>,
    /// Expected − observed.
    pub days_saved: Exact,
    /// Earned to date: netted, rounded, capped.
    pub target: Money,
    /// What this statement would pay, after what was agreed before.
    pub payment: Money,
}

/// What a statement is turned on.
pub struct Dial<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The tracked children.
    pub tracked: &'a [Tracked],
    /// Every child-quarter measured.
    pub measured: &'a [Measured],
    /// What earlier statements froze.
    pub frozen: &'a FrozenLines,
    /// The measurement quarter.
    pub quarter: Quarter,
    /// What earlier statements agreed; it stays as it was.
    pub agreed_before: Money,
}

impl Dial<'_> {
    /// The result at so many hundredths of the baseline: each child-quarter's days expected × them
    /// ÷ 100, to ten places, half even, and never more than its child days.
    pub fn at(&self, hundredths: u16) -> AtBaseline {
        let turned = |saving: Saving, child_days: Days, care: Days| {
            let expected = saving.days_expected.times(i64::from(hundredths));
            let expected = expected.divided_by(Exact::whole(100)).unwrap_or_default();
            let days_expected = expected.min(Exact::whole(child_days.0));
            let days_saved = days_expected - Exact::whole(care.0);
            Saving { days_expected, days_saved, earned: days_saved.times(saving.price.0), ..saving }
        };
        let mut measured = self.measured.to_vec();
        for line in &mut measured {
            let (child_days, care) = (line.count.child_days(), line.count.care);
            line.saving = line.saving.map(|saving| turned(saving, child_days, care));
        }
        let mut frozen = self.frozen.clone();
        for line in frozen.values_mut() {
            let (child_days, care) = (line.count.child_days(), line.count.care);
            line.saving = line.saving.map(|saving| turned(saving, child_days, care));
        }
        let lines = earned_lines(self.tracked, &measured, &frozen);
        let terms = terms(self.contract, self.quarter);
        let Settlement { target, payment, .. } =
            settle(&terms, &lines, self.quarter, self.agreed_before);
        let (mut days_expected, mut days_saved, mut child_days) =
            (Exact::ZERO, Exact::ZERO, Days(0));
        for line in measured.iter().filter(|line| line.in_statement()) {
            if let Some(saving) = line.saving {
                days_expected += saving.days_expected;
                days_saved += saving.days_saved;
                child_days += line.count.child_days();
            }
        }
        let expected_proportion = days_expected.divided_by(Exact::whole(child_days.0));
        AtBaseline { hundredths, days_expected, expected_proportion, days_saved, target, payment }
    }
}
