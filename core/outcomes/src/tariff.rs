//! The payment terms: the price of a day saved, how savings are netted, and where payment
//! stops. Read from the contract's page `tariff.toml`. Source: `docs/contract.md` 1 and 3.

use definitions::{Date, Dated, Exact, Money, Rounding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use definitions::Pounds;

/// What a day saved is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Price {
    /// One price for every day.
    Flat(Pounds),
    /// A price for each tracking quarter, the first first; the last holds for any further one.
    ByQuarter(Vec<Pounds>),
    /// A price for each stratum of the comparison group.
    ByStratum(BTreeMap<String, Pounds>),
    /// A share of what a day in a placement costs.
    ShareOfCost {
        /// The cost of a day.
        cost: Pounds,
        /// The share of it, such as `"0.40"`.
        share: Exact,
    },
}

/// How the price moves with time, besides new dated prices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Index {
    /// It does not.
    #[default]
    None,
    /// Multiplied by this year's index over the base year's; rounded half up to the penny.
    Prices {
        /// The index in the base year.
        base: Exact,
        /// The index by year, `"2014"`; the last year known holds after it.
        years: BTreeMap<i16, Exact>,
    },
}

/// When a child-quarter enters a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettledWhen {
    /// In the first measurement quarter ending on or after its own end.
    QuarterComplete,
    /// Day by day: the part up to the measurement quarter's end.
    AccruedDaily,
}

/// Among which child-quarters savings are netted against excess days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// All of them together.
    Programme,
    /// Those of one cohort.
    Cohort,
    /// Those of one cohort and tracking quarter.
    CohortQuarter,
}

/// What of a group's net saving is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// All of it, negative or not.
    Signed,
    /// Never less than nothing.
    Positive,
    /// The most it has been at any statement so far, never less than nothing.
    HighWater,
}

/// Netting: within what, and what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Netting {
    /// Within what.
    pub group: Group,
    /// What is kept.
    pub keep: Keep,
}

/// Where payment stops below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Floor {
    /// No statement is below nothing; the shortfall is carried.
    EachStatement,
    /// All statements together are not below nothing; one statement may be.
    OverLife,
    /// None: what was overpaid is clawed back.
    None,
}

/// Where payment stops above; any of them may be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cap {
    /// Over the contract's life.
    pub contract: Option<Pounds>,
    /// Over the life of the metric; Essex has one metric.
    pub metric: Option<Pounds>,
    /// In one statement; the excess carries to the next.
    pub period: Option<Pounds>,
    /// On one child's sum, before netting.
    pub person: Option<Pounds>,
}

impl Cap {
    /// The ceiling over the contract's life, if there is one.
    pub fn over_life(&self) -> Option<Money> {
        [self.contract, self.metric].into_iter().flatten().map(|pounds| pounds.0).min()
    }
}

/// How children already in care at the start are priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InCareAtStart {
    /// By a stratum of their own; with no curve, tracked and shown, not priced.
    OwnStratum,
    /// Not priced.
    Exclude,
    /// By the same curve as everyone.
    SameCurve,
}

/// What a correction to a settled child-quarter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corrections {
    /// It is restated and trued up in the next statement.
    Restate,
    /// As restate, until this many quarters after it was settled; then it stays.
    LockAfter(u8),
    /// It stays as settled; the difference is shown and held.
    Hold,
}

/// What happens to an overpayment that was an error, not performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overpayment {
    /// Later earnings absorb it.
    Carry,
    /// A credit note returns it at once.
    CreditNote,
    /// It is repaid with the last statement.
    RepayAtEnd,
}

/// The page `tariff.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariff {
    /// What a day saved is worth.
    pub price: Dated<Price>,
    /// How the price moves.
    pub index: Dated<Index>,
    /// When a child-quarter enters a statement.
    pub settled_when: Dated<SettledWhen>,
    /// Netting.
    pub netting: Dated<Netting>,
    /// Where payment stops below.
    pub floor: Dated<Floor>,
    /// Where payment stops above.
    pub cap: Dated<Cap>,
    /// The one rounding.
    pub rounding: Dated<Rounding>,
    /// Children in care at the start.
    pub in_care_at_start: Dated<InCareAtStart>,
    /// What a correction does.
    pub corrections: Dated<Corrections>,
    /// What happens to an overpayment by error.
    pub overpayment: Dated<Overpayment>,
}

impl Tariff {
    /// The price of a day in tracking quarter `k` of a stratum, by the terms of a day. `None`
    /// when the contract prices by stratum and does not name this one.
    pub fn price_of_a_day(&self, day: Date, k: u8, stratum: &str) -> Option<Money> {
        let price = match self.price.value(day) {
            Price::Flat(price) => price.0,
            Price::ByQuarter(prices) => {
                prices.get(usize::from(k.saturating_sub(1))).or(prices.last())?.0
            }
            Price::ByStratum(prices) => prices.get(stratum)?.0,
            Price::ShareOfCost { cost, share } => {
                share.times(cost.0.0).rounded_to_pence(Rounding::HalfUp)
            }
        };
        match self.index.value(day) {
            Index::None => Some(price),
            Index::Prices { base, years } => {
                let (_, index) = years.range(..=day.year()).next_back()?;
                let moved = index.times(price.0).divided_by(*base)?;
                Some(moved.rounded_to_pence(Rounding::HalfUp))
            }
        }
    }
}
