//! What the bond's money is spent on, and what was budgeted for it.

use crate::bond::{Bond, deferred};
use crate::fact::Fact;
use crate::terms::{MOST, Terms};
use definitions::{Date, Money, Refusal, Text, months_after};
use serde::{Deserialize, Serialize};

/// A kind of cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cost {
    /// Tax the SPV owes.
    Tax,
    /// The SPV's own running costs.
    Spv,
    /// The intermediary's fee.
    Intermediary,
    /// The provider's service.
    Service,
}

impl Cost {
    /// Every kind.
    pub const ALL: [Cost; 4] = [Cost::Tax, Cost::Spv, Cost::Intermediary, Cost::Service];

    /// The words for it.
    pub fn said(self) -> &'static str {
        match self {
            Cost::Tax => "tax",
            Cost::Spv => "SPV costs",
            Cost::Intermediary => "the intermediary's fee",
            Cost::Service => "the service",
        }
    }
}

/// What is expected to fall due, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    days: Vec<Date>,
    /// What falls due before each day of `days`, and after the last of them.
    before: Vec<[Money; 4]>,
}

/// A cost that is expected on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The day it falls due.
    pub due: Date,
    /// The kind.
    pub cost: Cost,
    /// How much, in full.
    pub amount: Money,
}

impl Outlook {
    /// These costs, less whatever of them waits for the investors.
    pub fn of(terms: &Terms, mut costs: Vec<Expected>) -> Outlook {
        costs.sort_by_key(|cost| cost.due);
        let mut outlook = Outlook { days: Vec::new(), before: vec![[Money::ZERO; 4]] };
        let mut sum = [Money::ZERO; 4];
        for expected in costs {
            let waits = deferred(terms, expected.due, expected.cost, expected.amount);
            sum[expected.cost as usize] += expected.amount - waits;
            if outlook.days.last() == Some(&expected.due) {
                outlook.before.pop();
            } else {
                outlook.days.push(expected.due);
            }
            outlook.before.push(sum);
        }
        outlook
    }

    /// What falls due from a day on and before another, by kind.
    pub fn between(&self, from: Date, to: Date) -> [Money; 4] {
        let at = |day: Date| self.before[self.days.partition_point(|due| *due < day)];
        let (from, to) = (at(from), at(to.max(from)));
        std::array::from_fn(|cost| to[cost] - from[cost])
    }

    /// The first day from `day` on by which more than an amount has fallen due.
    pub fn first_day_beyond(&self, day: Date, amount: Money) -> Option<Date> {
        let total = |at: usize| self.before[at].iter().copied().sum::<Money>();
        let first = self.days.partition_point(|due| *due < day);
        let beyond = |at: &usize| amount < total(at + 1) - total(first);
        (first..self.days.len()).find(beyond).map(|at| self.days[at])
    }

    /// What falls due from a day on.
    pub fn from(&self, day: Date) -> [Money; 4] {
        self.between(day, Date::MAX)
    }
}

/// The budget as expected costs: each month's on its last day, for the months that begin from one
/// day on and before another.
pub fn budgeted(terms: &Terms, from: Date, to: Date) -> Vec<Expected> {
    let mut costs = Vec::new();
    let mut month = from.first_of_month();
    while month < to {
        for cost in Cost::ALL {
            let amount = terms.budget(cost, month);
            if amount > Money::ZERO {
                costs.push(Expected { due: month.last_of_month(), cost, amount });
            }
        }
        month = months_after(month, 1);
    }
    costs
}

/// A cost falls due.
///
/// # Errors
/// When the amount is not above nothing, or beyond any bond.
pub fn fall_due(
    cost: Cost,
    month: Date,
    amount: Money,
    due: Date,
    reference: Text,
) -> Result<Fact, Refusal> {
    if amount <= Money::ZERO || MOST < amount {
        let title = format!("{} of {amount} cannot fall due", cost.said());
        return Err(Refusal::new(
            title,
            "Say what is owed, above nothing and up to a billion pounds",
        ));
    }
    Ok(Fact::CostDue { cost, month: month.first_of_month(), amount, due, reference })
}

/// A cost is paid.
///
/// # Errors
/// When more would be paid than is owed, or than there is cash for.
pub fn pay(bond: &Bond, cost: Cost, amount: Money, on: Date) -> Result<Fact, Refusal> {
    let owed = bond.owed(cost);
    if amount <= Money::ZERO || owed < amount {
        return Err(Refusal::new(
            format!("{owed} is owed for {}, and {amount} would be paid", cost.said()),
            "Pay what is owed, or record first that more fell due",
        ));
    }
    let cash = bond.available().at_least_zero();
    if cash < amount {
        return Err(Refusal::new(
            format!("There is {cash} to pay costs from, and {amount} would be paid"),
            "Call capital first, or pay less",
        ));
    }
    Ok(Fact::CostPaid { cost, amount, on })
}

/// What was budgeted, fell due and was paid for one kind of cost, up to and including a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AgainstBudget {
    /// The kind.
    pub cost: Cost,
    /// Budgeted for the months that have ended.
    pub budget: Money,
    /// Fell due.
    pub due: Money,
    /// Paid.
    pub paid: Money,
}

/// Spending against each budget, for a bond as it stands.
pub fn against_budget(terms: &Terms, bond: &Bond, on: Date) -> [AgainstBudget; 4] {
    let first = |versions: &[definitions::dated::Term<definitions::Pounds>]| {
        versions.first().map_or(on, |version| version.since)
    };
    let began = first(terms.service_budget.versions())
        .min(first(terms.spv_budget.versions()))
        .min(first(terms.intermediary_budget.versions()));
    let ended = budgeted(terms, began, on);
    Cost::ALL.map(|cost| {
        let of = |expected: &&Expected| expected.cost == cost && expected.due <= on;
        let waiting = if cost == Cost::Intermediary { bond.deferred } else { Money::ZERO };
        let paid = bond.paid[cost as usize];
        AgainstBudget {
            cost,
            budget: ended.iter().filter(of).map(|expected| expected.amount).sum(),
            due: paid + bond.owed(cost) + waiting,
            paid,
        }
    })
}
