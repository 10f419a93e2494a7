//! The historical comparison group: the share of their days that earlier, similar children spent
//! in care in each quarter of the same thirty months, counted as the service's children are, and
//! frozen with its numerator, denominator, interval and fingerprint.
//! Source: `docs/contract.md` 1 and 9; `docs/decisions/0007-comparison-group.md`.

mod bootstrap;
mod count;
mod curve;
mod fingerprint;
mod freeze;

use crate::baseline::Entry;
use crate::contract::Contract;
use care::day::Known;
use care::window::Ends;
use curve::{Span, Units};
use definitions::{Date, Days, Exact, Refusal};
use serde::{Deserialize, Serialize};

/// One earlier child of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The council's number for the child. It tells children apart and goes into the
    /// fingerprint; no result shows it.
    pub child: String,
    /// The family's number, shared by siblings.
    pub family: Option<String>,
    /// The first day of the child's window.
    pub start: Date,
    /// What may end the window early.
    pub ends: Ends,
    /// What the record says of the child's days.
    pub known: Known,
}

/// How the group is to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// What the resampling starts from: the same seed gives the same interval.
    pub seed: u64,
    /// How many times the group is resampled.
    pub resamples: u32,
    /// The fewest children at risk from whom a rate is frozen.
    pub least_at_risk: u32,
    /// A curve each for children at home and in care at the start, as the contract classes them;
    /// otherwise one curve for everyone it prices.
    pub by_entry: bool,
    /// Whether a quarter with too few at risk is pooled with the quarters before it, until
    /// together they have enough; otherwise its rate is refused.
    pub pool: bool,
    /// Count by the contract's terms in force on this day, as for a variation's new curve;
    /// otherwise by those in force on each quarter's own first day, as the service is counted.
    pub terms_on: Option<Date>,
}

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            seed: 1,
            resamples: 2_000,
            least_at_risk: 20,
            by_entry: true,
            pool: false,
            terms_on: None,
        }
    }
}

/// A share of child days spent in care, with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Care days ÷ child days, to ten places, half even.
    pub share: Exact,
    /// The lower end of the interval.
    pub low: Exact,
    /// The upper end.
    pub high: Exact,
    /// The first tracking quarter counted in it.
    pub from: u8,
    /// The last: later than the first when quarters are pooled.
    pub to: u8,
    /// Children at risk in any of those quarters.
    pub children: u32,
    /// Their care days.
    pub care_days: Days,
    /// Their child days.
    pub child_days: Days,
}

/// One tracking quarter of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The tracking quarter, from 1.
    pub k: u8,
    /// Children at risk: those with at least one child day in a settled quarter.
    pub children: u32,
    /// The numerator.
    pub care_days: Days,
    /// The denominator: care and home days.
    pub child_days: Days,
    /// Days of settled child-quarters that are in neither.
    pub excluded_days: Days,
    /// Child-quarters left out of both because some day of them is unknown.
    pub waiting: u32,
    /// The rate; none where too few were at risk.
    pub rate: Option<Rate>,
}

/// The curve of one stratum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Curve {
    /// The stratum's name.
    pub stratum: String,
    /// Where its children were at the start.
    pub entry: Entry,
    /// Every tracking quarter, the first first.
    pub points: Vec<Point>,
    /// The care proportion over all quarters; none where too few were at risk.
    pub overall: Option<Rate>,
    /// Why the curve cannot be frozen, when it cannot.
    pub refusal: Option<Refusal>,
}

/// Why nothing of a member is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// Listed again: a child has one window, from the first start.
    Twice,
    /// No date of birth.
    NoDateOfBirth,
    /// The start is on or after the eighteenth birthday.
    Eighteen,
    /// The window ends no later than it begins.
    NoWindow,
    /// In care at the start, whom the contract does not price.
    InCareAtStart,
    /// Some day of every quarter is unknown.
    Waiting,
    /// Every day known is excluded.
    Excluded,
}

impl LeftOut {
    /// The reason in words.
    pub fn said(self) -> &'static str {
        match self {
            LeftOut::Twice => "listed more than once: the first start counts",
            LeftOut::NoDateOfBirth => "no date of birth",
            LeftOut::Eighteen => "eighteen or over at the start",
            LeftOut::NoWindow => "the window ends before a day of it",
            LeftOut::InCareAtStart => "in care at the start, whom the contract does not price",
            LeftOut::Waiting => "some day of every quarter is unknown",
            LeftOut::Excluded => "every day known is excluded",
        }
    }
}

/// What was resampled to find the intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResampledBy {
    /// Families; a child with no family number is a family of one.
    Family,
    /// Children: no family number is known.
    Child,
}

/// The comparison group, counted and frozen. It names no child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonGroup {
    /// A curve for each stratum that has children.
    pub curves: Vec<Curve>,
    /// The care proportion of everyone counted, over all quarters.
    pub overall: Option<Rate>,
    /// Members as listed.
    pub members: usize,
    /// Members with at least one day counted.
    pub children: usize,
    /// Members of whom nothing is counted, by reason.
    pub left_out: Vec<(LeftOut, usize)>,
    /// Members counted who were outside the contract's ages at the start.
    pub outside_ages: usize,
    /// The first and the last day on which a counted window began.
    pub starts: Option<(Date, Date)>,
    /// What was resampled.
    pub resampled_by: ResampledBy,
    /// How many of them there are.
    pub units: usize,
    /// Counted children with no family number.
    pub without_family: usize,
    /// How the group was asked to be counted.
    pub ask: Ask,
    /// How the rates and intervals were found, in words.
    pub method: String,
    /// SHA-256 over the members, what is known of them, the terms they were counted by, their
    /// counts and the ask, in hexadecimal. It does not depend on the members' order.
    pub fingerprint: String,
}

/// Counts the comparison group as the contract counts the service's children.
///
/// # Errors
/// Refused when so few or so many resamples are asked for that no interval would mean anything
/// or be done in time, or when no child need be at risk.
pub fn compare(
    contract: &Contract,
    members: &[Member],
    ask: &Ask,
) -> Result<ComparisonGroup, Refusal> {
    ask.check()?;
    let group = count::group(contract, members, ask);
    let units = Units::of(&group);
    let curve = |(entry, name): (Entry, &str)| units.curve(&group, entry, name, ask);
    let everyone = Span { entry: None, from: 1, to: group.quarters };
    let starts = || group.children.iter().map(|child| child.member.start);
    Ok(ComparisonGroup {
        curves: STRATA.into_iter().filter_map(curve).collect(),
        overall: units.rate(&group, everyone, ask),
        members: members.len(),
        children: group.children.len(),
        left_out: group.left_out.iter().map(|(why, n)| (*why, *n)).collect(),
        outside_ages: group.children.iter().filter(|child| child.outside_ages).count(),
        starts: starts().min().zip(starts().max()),
        resampled_by: units.resampled_by,
        units: units.units.len(),
        without_family: units.without_family,
        ask: *ask,
        method: units.method(ask),
        fingerprint: fingerprint::fingerprint(ask, &group.inputs),
    })
}

const STRATA: [(Entry, &str); 3] =
    [(Entry::Home, "at-home"), (Entry::Care, "in-care"), (Entry::Any, "everyone")];

impl Ask {
    fn check(&self) -> Result<(), Refusal> {
        if !(200..=100_000).contains(&self.resamples) {
            let title = format!("{} resamples cannot give a 95% interval", self.resamples);
            return Err(Refusal::new(title, "Ask for 200 to 100,000; 2,000 is usual"));
        }
        if self.least_at_risk == 0 {
            let title = "A rate needs at least one child at risk";
            return Err(Refusal::new(title, "Ask for the fewest from whom a rate may be frozen"));
        }
        Ok(())
    }
}
