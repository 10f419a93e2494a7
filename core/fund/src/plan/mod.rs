//! A whole bond run from a plan: costs by month, outcome payments by quarter and the terms, to
//! every call, distribution and capital account. Scenarios are runs of one plan with other
//! outcome payments.

mod run;
mod timetable;

use crate::cost::{Expected, budgeted};
use crate::investor::{CapitalAccount, accounts, together};
use crate::terms::Terms;
use crate::waterfall::Distribution;
use definitions::{Date, Money, Quarter};
use serde::Serialize;
use std::time::Duration;

pub use run::Outcome;
pub use timetable::Timetable;

/// An outcome payment of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// The quarter it is for.
    pub quarter: Quarter,
    /// How much.
    pub amount: Money,
    /// The day the money arrives.
    pub received: Date,
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first day for which costs are called.
    pub from: Date,
    /// The first day on which nothing more falls due.
    pub until: Date,
    /// The quarter of the last distribution.
    pub last: Quarter,
    /// What falls due.
    pub costs: Vec<Expected>,
    /// What the council pays.
    pub payments: Vec<Payment>,
    /// What the Evolution Fund would spend, as far as it holds it.
    pub evolution: Vec<(Date, Money)>,
}

impl Plan {
    /// The budgets of the terms from one day to another, with these outcome payments, each
    /// received so many days after its quarter; the Evolution Fund spends a twelfth of its yearly
    /// budget at each month's end.
    pub fn of_budgets(
        terms: &Terms,
        from: Date,
        until: Date,
        payments: &[(Quarter, Money)],
        days_to_receipt: u16,
    ) -> Plan {
        let calendar = terms.calendar();
        let days = Duration::from_secs(u64::from(days_to_receipt) * 86_400);
        let payments: Vec<Payment> = payments
            .iter()
            .map(|(quarter, amount)| Payment {
                quarter: *quarter,
                amount: *amount,
                received: calendar.rolled(quarter.ended().saturating_add(days)),
            })
            .collect();
        let costs = budgeted(terms, from, until);
        let mut months: Vec<Date> = costs.iter().map(|cost| cost.due).collect();
        months.dedup();
        let twelfth = |month: &Date| (*month, Money(terms.evolution_budget(*month).0 / 12));
        let last_payment = payments.iter().map(|payment| Quarter::of(payment.received)).max();
        Plan {
            from,
            until,
            last: last_payment.unwrap_or(Quarter::of(from)).max(Quarter::of(until)),
            evolution: months.iter().map(twelfth).collect(),
            costs,
            payments,
        }
    }
}

/// A call of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CallMade {
    /// The day of the notice.
    pub notice: Date,
    /// The day it was paid.
    pub due: Date,
    /// How much.
    pub amount: Money,
}

impl Outcome {
    /// Each investor's account at the end.
    pub fn accounts(&self, terms: &Terms) -> Vec<CapitalAccount> {
        accounts(terms, &self.bond, self.bond.on)
    }

    /// The account of all investors together at the end.
    pub fn together(&self, terms: &Terms) -> CapitalAccount {
        together(terms, &self.bond, self.bond.on)
    }

    /// Costs that were never paid.
    pub fn unpaid(&self) -> Money {
        self.bond.owed.iter().copied().sum()
    }
}

/// What a scenario comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// Outcome payments received.
    pub received: Money,
    /// Costs, deferred fees among them, and Evolution Fund paid.
    pub spent: Money,
    /// Costs never paid.
    pub unpaid: Money,
    /// Calls avoided by recycling.
    pub avoided: Money,
    /// The least cash there was whenever costs had been paid.
    pub least_cash: Money,
    /// To the council, above a cap on return.
    pub over_the_cap: Money,
    /// All investors together.
    pub together: CapitalAccount,
    /// Each investor.
    pub investors: Vec<CapitalAccount>,
}

impl Timetable {
    /// Runs the plan with other amounts received, in the order of the plan's payments, and says
    /// what it comes to. Fewer amounts than payments: the rest are nothing.
    pub fn scenario(&self, terms: &Terms, amounts: &[Money]) -> Scenario {
        let outcome = self.run(terms, amounts, false);
        Scenario {
            received: outcome.bond.received,
            spent: outcome.bond.spent(),
            unpaid: outcome.unpaid(),
            avoided: outcome.bond.drawdown_avoided(),
            least_cash: outcome.least_cash,
            over_the_cap: outcome.bond.over_the_cap,
            together: outcome.together(terms),
            investors: outcome.accounts(terms),
        }
    }

    /// The worst there is: nothing is ever received.
    pub fn total_loss(&self, terms: &Terms) -> Scenario {
        self.scenario(terms, &[])
    }
}

/// Runs a plan with its ledger.
pub fn run(terms: &Terms, plan: &Plan) -> Outcome {
    let amounts: Vec<Money> = plan.payments.iter().map(|payment| payment.amount).collect();
    Timetable::of(terms, plan).run(terms, &amounts, true)
}

/// The distributions of an outcome that paid investors anything.
pub fn paying(outcome: &Outcome) -> impl Iterator<Item = &Distribution> {
    outcome.distributions.iter().filter(|distribution| distribution.paid_out() > Money::ZERO)
}
