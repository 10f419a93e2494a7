//! The baseline: what share of their days the comparison group spent in care in each tracking
//! quarter. Frozen in the contract's page `baseline.toml` as decimals of ten places; those
//! decimals are then the contract. Source: `docs/contract.md` 1.

use definitions::{Date, Exact, Origin, dated::toml_date};
use serde::{Deserialize, Serialize};

/// Where children of a stratum were when their window began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// At home.
    Home,
    /// Already in care.
    Care,
    /// Either.
    Any,
}

/// How the contract writes the curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Care days ÷ child days of the quarter.
    #[default]
    Share,
    /// Mean care days a child in a full quarter; needs `full_quarter_days`.
    MeanDays,
    /// The same, added up since the start; needs `full_quarter_days`.
    CumulativeMeanDays,
}

/// One stratum of the comparison group and its curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stratum {
    /// The first day on which this version holds.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// Its name.
    pub name: String,
    /// Where its children were at the start.
    pub entry: Entry,
    /// The youngest age at the start, where the stratum is one of age.
    #[serde(default)]
    pub age_from: Option<i16>,
    /// The oldest age at the start.
    #[serde(default)]
    pub age_to: Option<i16>,
    /// How the curve is written.
    #[serde(default)]
    pub unit: Unit,
    /// The length of a full quarter, for curves of mean days: `"91.3125"`.
    #[serde(default)]
    pub full_quarter_days: Option<Exact>,
    /// The curve, tracking quarter 1 first; a single value is a flat curve.
    pub rates: Vec<Exact>,
    /// Children of the group at risk in each quarter, where known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_risk: Vec<u32>,
    /// The lower end of each rate's interval, where known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub low: Vec<Exact>,
    /// The upper end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub high: Vec<Exact>,
    /// The fingerprint of the dataset it was counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The page `baseline.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Every version of every stratum.
    pub stratum: Vec<Stratum>,
}

impl Stratum {
    /// The share of child days expected in care in tracking quarter `k` (from 1).
    pub fn rate(&self, k: u8) -> Option<Exact> {
        let at = usize::from(k).checked_sub(1)?;
        let value =
            |at: usize| self.rates.get(at).or(self.rates.last().filter(|_| self.rates.len() == 1));
        let written = *value(at)?;
        match self.unit {
            Unit::Share => Some(written),
            Unit::MeanDays => written.divided_by(self.full_quarter_days?),
            Unit::CumulativeMeanDays => {
                let before = if at == 0 { Exact::ZERO } else { *self.rates.get(at - 1)? };
                (written - before).divided_by(self.full_quarter_days?)
            }
        }
    }
}

impl Baseline {
    /// The stratum of a child who started where and at what age, in the version of a day.
    pub fn stratum_of(&self, day: Date, entry: Entry, age: Option<i16>) -> Option<&Stratum> {
        let fits = |s: &&Stratum| {
            (s.entry == Entry::Any || s.entry == entry)
                && s.age_from.is_none_or(|from| age.is_some_and(|age| from <= age))
                && s.age_to.is_none_or(|to| age.is_some_and(|age| age <= to))
        };
        let fitting: Vec<&Stratum> = self.stratum.iter().filter(fits).collect();
        let in_force = fitting.iter().filter(|s| s.since <= day).max_by_key(|s| s.since);
        in_force.or(fitting.iter().min_by_key(|s| s.since)).copied()
    }

    /// What is wrong with the page, in words; empty when nothing is.
    pub fn problems(&self, quarters: u8) -> Vec<String> {
        let mut problems = Vec::new();
        for s in &self.stratum {
            if s.rates.len() != 1 && s.rates.len() != usize::from(quarters) {
                problems.push(format!(
                    "stratum {}: {} rates for {quarters} tracking quarters",
                    s.name,
                    s.rates.len()
                ));
            }
            if s.unit != Unit::Share && s.full_quarter_days.is_none_or(|days| days <= Exact::ZERO) {
                problems.push(format!("stratum {}: say how long a full quarter is", s.name));
            }
            for k in 1..=quarters {
                let rate = s.rate(k);
                if rate.is_some_and(|rate| rate < Exact::ZERO || rate > Exact::whole(1)) {
                    problems.push(format!(
                        "stratum {}: the rate of quarter {k} is not a share",
                        s.name
                    ));
                }
            }
        }
        problems
    }
}
