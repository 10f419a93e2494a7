//! An investor's capital account: what was promised, called, drawn, earned and paid back, and what
//! it returned. Totals only: there is no way from here to a child. What is lost if nothing more
//! is paid is always beside the return.

use crate::account::{Account, Earned, Posting};
use crate::bond::{Bond, Holding};
use crate::returns::{Flow, Multiple, Returns, multiple, returns};
use crate::terms::Terms;
use definitions::{Date, Money, Text};
use serde::Serialize;

/// The capital account of one investor, of a class, or of all together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CapitalAccount {
    /// Whose: the investor's short name, or nothing for all together.
    pub investor: Text,
    /// Promised.
    pub committed: Money,
    /// Called.
    pub called: Money,
    /// Paid in.
    pub drawn: Money,
    /// Called and not paid in.
    pub unpaid_calls: Money,
    /// Capital not paid back.
    pub outstanding: Money,
    /// Capital paid back.
    pub principal: Money,
    /// Interest and agreed return paid.
    pub earnings: Money,
    /// Paid out of what was left.
    pub surplus: Money,
    /// Everything paid out.
    pub paid_out: Money,
    /// Interest and agreed return due and unpaid on the day.
    pub earned_and_unpaid: Money,
    /// What is lost if nothing more is paid.
    pub lost_if_nothing_more: Money,
    /// Every rate of return of what has moved so far, nothing to come counted.
    pub returns: Returns,
    /// What was paid out, as a multiple.
    pub multiple: Multiple,
}

/// Each investor's account on a day, in the order of the contract's page.
pub fn accounts(terms: &Terms, bond: &Bond, on: Date) -> Vec<CapitalAccount> {
    let mut investors: Vec<&Text> = Vec::new();
    for holding in &bond.holdings {
        if !investors.contains(&&holding.investor) {
            investors.push(&holding.investor);
        }
    }
    let account = |investor: &Text| {
        let held = bond.holdings.iter().filter(|held| held.investor == *investor);
        summed(terms, investor.clone(), held, on)
    };
    investors.into_iter().map(account).collect()
}

/// The account of all investors together.
pub fn together(terms: &Terms, bond: &Bond, on: Date) -> CapitalAccount {
    summed(terms, Text::new(), bond.holdings.iter(), on)
}

fn summed<'a>(
    terms: &Terms,
    investor: Text,
    held: impl Iterator<Item = &'a Holding> + Clone,
    on: Date,
) -> CapitalAccount {
    let interest = terms.interest.value(on);
    let sum = |of: fn(&Holding) -> Money| held.clone().map(of).sum::<Money>();
    let flows: Vec<Flow> = held.clone().flat_map(|held| held.flows.iter().copied()).collect();
    let (committed, drawn) = (sum(|held| held.committed), sum(|held| held.drawn));
    let paid_out = sum(Holding::paid_out);
    CapitalAccount {
        investor,
        committed,
        called: sum(|held| held.called),
        drawn,
        unpaid_calls: sum(Holding::unpaid_calls),
        outstanding: sum(|held| held.outstanding),
        principal: sum(|held| held.principal_paid),
        earnings: sum(|held| held.earnings_paid),
        surplus: sum(|held| held.surplus_paid),
        paid_out,
        earned_and_unpaid: held.clone().map(|held| held.earned_and_unpaid(on, interest)).sum(),
        lost_if_nothing_more: (drawn - paid_out).at_least_zero(),
        returns: returns(&flows),
        multiple: multiple(committed, drawn, paid_out),
    }
}

/// One line of an investor's statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The day it is of.
    pub value_date: Date,
    /// The entry of the record that told of it.
    pub told: u64,
    /// The class.
    pub class: Text,
    /// What it is.
    pub what: &'static str,
    /// Paid in.
    pub paid_in: Money,
    /// Paid out.
    pub paid_out: Money,
    /// Capital of all classes not paid back after it.
    pub outstanding: Money,
}

/// Every line of an investor's statement, oldest first; none where the ledger is not kept.
pub fn lines(bond: &Bond, investor: &str) -> Vec<Line> {
    let Some(ledger) = &bond.ledger else { return Vec::new() };
    let mut lines = Vec::new();
    let mut outstanding = Money::ZERO;
    for entry in ledger.entries() {
        for posting in ledger.postings(entry) {
            let Some((at, what)) = of_a_holding(posting) else { continue };
            let Some(held) = bond.holdings.get(usize::from(at)) else { continue };
            if held.investor != investor {
                continue;
            }
            if matches!(posting.account, Account::Capital(_)) {
                outstanding = outstanding - posting.amount;
            }
            lines.push(Line {
                value_date: entry.value_date,
                told: entry.told,
                class: held.class.clone(),
                what,
                paid_in: (-posting.amount).at_least_zero(),
                paid_out: posting.amount.at_least_zero(),
                outstanding,
            });
        }
    }
    lines
}

/// Which holding a posting is of, and what it is to the investor.
fn of_a_holding(posting: &Posting) -> Option<(u16, &'static str)> {
    match posting.account {
        Account::Capital(at) if posting.amount < Money::ZERO => Some((at, "Capital drawn")),
        Account::Capital(at) => Some((at, "Capital paid back")),
        Account::Paid(Earned::Interest, at) => Some((at, "Interest")),
        Account::Paid(Earned::Return, at) => Some((at, "Return")),
        Account::Paid(Earned::Surplus, at) => Some((at, "Share of what is left")),
        _ => None,
    }
}
