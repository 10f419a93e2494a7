//! Calls on the investors: what is due in the next period and missing from the reserve, less what
//! is available; by commitments, to the penny, and never past them. A share that is not paid is
//! shown and not asked of the others.

use crate::account::Pot;
use crate::bond::Bond;
use crate::distribution;
use crate::fact::{Fact, Share};
use crate::history::History;
use crate::pro_rata::pro_rata;
use crate::terms::Terms;
use crate::waterfall::reserve_target;
use definitions::{Date, Money, Quarter, Refusal, Text, months_after};

/// A call as it would be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is called in all.
    pub amount: Money,
    /// What would have had to be drawn by then without any outcome payment.
    pub needed: Money,
    /// The share of each holding, in the bond's order.
    pub shares: Vec<Money>,
}

/// What a call is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Costs owed, and those that fall due before the period ends.
    pub costs: Money,
    /// What the reserve should hold.
    pub reserve: Money,
}

/// A call as it is laid before whoever decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The day of the notice.
    pub on: Date,
    /// The day it would be due.
    pub due: Date,
    /// What it is for.
    pub ahead: Ahead,
    /// The call.
    pub call: Call,
}

/// The call that would go out on a day, as known at an entry: due when the notice has run, and for
/// the period it is then. `until` is the first day on which nothing more is budgeted.
pub fn propose(terms: &Terms, history: &History, on: Date, known: u64, until: Date) -> Proposed {
    let due = terms.calendar().after(on, *terms.call_notice.value(on));
    let ends = months_after(due.first_of_month(), terms.call_period.value(due).months());
    let bond = history.bond(terms, on, known);
    let outlook = history.outlook(terms, on, known, until);
    let mut quarter = Quarter::of(on).before();
    while distribution::date(terms, quarter) <= on {
        quarter = quarter.next();
    }
    let next = distribution::date(terms, quarter);
    let owed: Money = bond.owed.iter().copied().sum();
    let ahead = Ahead {
        costs: owed + outlook.between(on, ends).into_iter().sum(),
        reserve: reserve_target(terms, &outlook, on, next),
    };
    Proposed { on, due, ahead, call: call(&bond, on, &ahead) }
}

/// The proposed call goes out as it was shown.
///
/// # Errors
/// When what was shown is no longer what the record gives.
pub fn make(
    terms: &Terms,
    history: &History,
    until: Date,
    shown: &Proposed,
) -> Result<Fact, Refusal> {
    if propose(terms, history, shown.on, u64::MAX, until) != *shown {
        return Err(Refusal::new(
            "What would be called has changed since it was shown",
            "Look at it again, and then decide",
        ));
    }
    Ok(send(&Bond::new(terms, false), shown.on, shown.due, &shown.call))
}

/// The call for the period ahead, over a bond as it stands on a day.
pub fn call(bond: &Bond, on: Date, ahead: &Ahead) -> Call {
    let costs = (ahead.costs - bond.cash(Pot::Costs)).at_least_zero();
    let reserve = (ahead.reserve - bond.cash(Pot::Reserve)).at_least_zero();
    let available = bond.cash(Pot::General) - bond.repayable() + bond.awaited(on);
    let amount = (costs + reserve - available).at_least_zero().min(bond.uncalled());
    let without = bond.spent() + bond.cash(Pot::Evolution) - bond.bank_interest;
    Call {
        amount,
        needed: (without + ahead.costs + ahead.reserve).min(bond.committed()),
        shares: shares(bond, amount),
    }
}

/// How an amount is shared among the holdings: by commitments, nobody past theirs.
pub fn shares(bond: &Bond, amount: Money) -> Vec<Money> {
    let committed: Vec<Money> = bond.holdings.iter().map(|holding| holding.committed).collect();
    let uncalled: Vec<Money> = bond.holdings.iter().map(|holding| holding.uncalled()).collect();
    pro_rata(amount, &committed, &uncalled)
}

/// A call goes out: the one worked out, or none where nothing is missing.
pub fn send(bond: &Bond, on: Date, due: Date, call: &Call) -> Fact {
    let held = bond.holdings.iter().zip(&call.shares);
    let shares = held.filter(|(_, amount)| **amount > Money::ZERO).map(|(held, amount)| Share {
        investor: held.investor.clone(),
        class: held.class.clone(),
        amount: *amount,
    });
    Fact::Called { on, due, needed: call.needed, shares: shares.collect() }
}

/// A call of an amount somebody chose.
///
/// # Errors
/// When it is not above nothing or more than is uncalled, or the notice is shorter than agreed.
pub fn send_for(
    terms: &Terms,
    bond: &Bond,
    on: Date,
    due: Date,
    amount: Money,
) -> Result<Fact, Refusal> {
    let uncalled = bond.uncalled();
    if amount <= Money::ZERO || uncalled < amount {
        return Err(Refusal::new(
            format!("{amount} would be called, and {uncalled} is left to call"),
            "Call no more than is left",
        ));
    }
    let notice = *terms.call_notice.value(on);
    let earliest = terms.calendar().after(on, notice);
    if due < earliest {
        return Err(Refusal::new(
            format!("A call has {notice} business days' notice, and this is due on {due}"),
            format!("Make it due on {earliest} or later"),
        ));
    }
    let call = Call { amount, needed: bond.needed_without_receipts, shares: shares(bond, amount) };
    Ok(send(bond, on, due, &call))
}

/// An investor pays a call.
///
/// # Errors
/// When the investor holds nothing in the class, the amount is not above nothing, or it is more
/// than was called and not yet paid.
pub fn draw(
    bond: &Bond,
    investor: Text,
    class: Text,
    amount: Money,
    on: Date,
) -> Result<Fact, Refusal> {
    let held = bond.holdings.iter().find(|held| held.investor == investor && held.class == class);
    let Some(held) = held else {
        let title = format!("{investor} has committed nothing as {class}");
        return Err(Refusal::new(title, "Choose a holding of the contract's page"));
    };
    let called = held.unpaid_calls();
    if amount <= Money::ZERO || called < amount {
        return Err(Refusal::new(
            format!("{called} is called of {investor} and unpaid, and {amount} would be drawn"),
            "Draw no more than was called",
        ));
    }
    Ok(Fact::Drawn { investor, class, amount, on })
}
