//! The bond's terms, read from the contract's page `waterfall.toml`: classes and commitments, the
//! ordered steps, what is kept back, when money moves, budgets. Every value has `since`, and
//! `source` or `assumed`. Source: `docs/contract.md`, the bond's money.

mod calendar;
mod checks;
mod lines;
mod step;

use crate::cost::Cost;
use definitions::dated::toml_date;
use definitions::{Date, Dated, Exact, Finding, Money, Origin, Pounds, Text, Written, page};
use lines::Lines;
use serde::{Deserialize, Serialize};

pub use calendar::Calendar;
pub use step::Step;

/// The page's name.
pub const PAGE: &str = "waterfall.toml";

/// The most any amount of the bond may be: a billion pounds. It is far above any bond and far below
/// where sums of whole pence would end.
pub const MOST: Money = Money::pounds(1_000_000_000);

/// What an investor has promised in one class, from a day on. A later row of the same investor
/// and class replaces the earlier from its own day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// The first day on which it holds.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// A short name for the investor, such as `allia`.
    pub investor: Text,
    /// The investor's name.
    pub name: Text,
    /// The country it is from.
    pub country: Text,
    /// Whether it has a seat on the SPV's board.
    pub board_seat: bool,
    /// The class of capital.
    pub class: Text,
    /// How much.
    pub amount: Pounds,
    /// Where it is written, or why it is assumed.
    #[serde(flatten)]
    pub origin: Origin,
}

/// What kind of capital a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A loan: it earns interest.
    Loan,
    /// Equity: it earns a return where one is agreed, and what is left where the steps say so.
    Equity,
    /// Protected: its capital is paid back before that of any exposed class. It earns interest.
    Protected,
    /// Exposed: it loses first. It earns a return.
    Exposed,
    /// Guaranteed: someone else makes good what it loses, up to an amount. It earns interest.
    Guaranteed,
}

impl Kind {
    /// Whether what it earns is called interest, and not return.
    pub fn earns_interest(self) -> bool {
        matches!(self, Kind::Loan | Kind::Protected | Kind::Guaranteed)
    }
}

/// The most a class may be paid in all; what goes beyond belongs to the council.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReturnCap {
    /// No limit.
    #[default]
    None,
    /// A multiple of what was drawn, such as `"1.45"`.
    Multiple(Exact),
    /// A rate of return a year, such as `"0.12"`.
    Yearly(Exact),
}

/// A class of capital.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The first day on which it exists.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// Its name, as the steps and the commitments use it.
    pub name: Text,
    /// What kind it is.
    pub kind: Kind,
    /// What it earns a year on capital outstanding, as a share.
    pub rate: Exact,
    /// The most it may be paid in all.
    pub cap: ReturnCap,
    /// Where it is written, or why it is assumed.
    #[serde(flatten)]
    pub origin: Origin,
}

/// Who makes good what a guaranteed class loses, and up to how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guarantee {
    /// The first day on which it holds.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// The class.
    pub class: Text,
    /// The guarantor.
    pub by: Text,
    /// The most it pays in all.
    pub amount: Pounds,
    /// Where it is written, or why it is assumed.
    #[serde(flatten)]
    pub origin: Origin,
}

/// What is kept for the time ahead before anything goes to the Evolution Fund or to investors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reserve {
    /// How many quarters of budgeted costs, counted from the next distribution date on. Once no
    /// service is budgeted in them the reserve is nothing.
    pub quarters: u8,
}

/// When investors may be paid at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LockUp {
    /// Once cash and undrawn commitments cover the budget that is left.
    RemainingBudget,
    /// From the first day.
    None,
}

/// How often capital is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallPeriod {
    /// For each month.
    Monthly,
    /// For each calendar quarter.
    Quarterly,
}

impl CallPeriod {
    /// How many months a call is for.
    pub fn months(self) -> i32 {
        match self {
            CallPeriod::Monthly => 1,
            CallPeriod::Quarterly => 3,
        }
    }
}

/// By what a year's interest is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayCount {
    /// Days that passed, of 365.
    #[serde(rename = "actual-365")]
    Actual365,
    /// Days that passed, of 360.
    #[serde(rename = "actual-360")]
    Actual360,
}

impl DayCount {
    /// The days of a year.
    pub fn year(self) -> i64 {
        match self {
            DayCount::Actual365 => 365,
            DayCount::Actual360 => 360,
        }
    }
}

/// When unpaid interest begins to earn interest itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capitalised {
    /// On 1 January.
    Yearly,
    /// Never: interest is simple throughout.
    Never,
}

/// How interest is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    /// By what a year's interest is divided.
    pub day_count: DayCount,
    /// When unpaid interest is added.
    pub capitalised: Capitalised,
}

/// Who may approve an item of the Evolution Fund at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Up to this, the team's supervisor.
    pub supervisor: Pounds,
    /// Up to this, the service's manager; more is for the SPV's board.
    pub manager: Pounds,
}

/// The page `waterfall.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What all commitments come to.
    pub capital: Dated<Pounds>,
    /// The classes of capital.
    pub classes: Vec<Class>,
    /// Who committed what.
    pub commitments: Vec<Commitment>,
    /// Who makes good what a guaranteed class loses; most contracts have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guarantees: Vec<Guarantee>,
    /// What is paid on a distribution date, in order.
    pub steps: Dated<Vec<Step>>,
    /// The distribution date: business days after a quarter's last day.
    pub distribution_date: Dated<u8>,
    /// How often capital is called.
    pub call_period: Dated<CallPeriod>,
    /// Business days from the notice of a call to the day it is due.
    pub call_notice: Dated<u8>,
    /// When investors may be paid at all.
    pub lock_up: Dated<LockUp>,
    /// What is kept for the time ahead.
    pub reserve: Dated<Reserve>,
    /// Where the runway's alert stands.
    pub minimum_cash: Dated<Pounds>,
    /// How interest is counted.
    pub interest: Dated<Interest>,
    /// The share of the intermediary's fee that is paid only after capital.
    pub deferred_fee: Dated<Exact>,
    /// The provider's budget a month.
    pub service_budget: Dated<Pounds>,
    /// The SPV's own budget a month.
    pub spv_budget: Dated<Pounds>,
    /// The intermediary's budget a month.
    pub intermediary_budget: Dated<Pounds>,
    /// What the Evolution Fund is brought to in a calendar year.
    pub evolution_budget: Dated<Pounds>,
    /// Who may approve an item of it.
    pub evolution_approval: Dated<Approval>,
    /// Days on which no bank is open, besides weekends.
    pub bank_holidays: Dated<Vec<Written>>,
}

impl Terms {
    /// Reads the page and checks that what it says can be carried out.
    ///
    /// # Errors
    /// Every finding at once, each with its line.
    pub fn read(text: &str) -> Result<Terms, Vec<Finding>> {
        let terms: Terms = page::read(PAGE, text)?;
        let findings = checks::findings(&terms, &Lines::of(text));
        if findings.is_empty() { Ok(terms) } else { Err(findings) }
    }

    /// A class by its name.
    pub fn class(&self, name: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// What is budgeted for one kind of cost in the month of a day; nothing before the first
    /// budget begins.
    pub fn budget(&self, cost: Cost, month: Date) -> Money {
        match cost {
            Cost::Tax => Money::ZERO,
            Cost::Spv => begun(&self.spv_budget, month),
            Cost::Intermediary => begun(&self.intermediary_budget, month),
            Cost::Service => begun(&self.service_budget, month),
        }
    }

    /// What may be added to the Evolution Fund in the calendar year of a day.
    pub fn evolution_budget(&self, day: Date) -> Money {
        begun(&self.evolution_budget, day)
    }

    /// The days on which banks are open.
    pub fn calendar(&self) -> Calendar {
        let holidays = self.bank_holidays.versions().iter().flat_map(|version| &version.value);
        Calendar::new(holidays.map(|day| day.0).collect())
    }
}

/// An amount in force on a day, and nothing before it first was.
fn begun(amounts: &Dated<Pounds>, day: Date) -> Money {
    let began = amounts.versions().first().is_some_and(|first| first.since <= day);
    if began { amounts.value(day).0 } else { Money::ZERO }
}

fn finding(line: Option<u64>, title: String, hint: &str) -> Finding {
    page::wrong(PAGE, line, title, hint)
}
