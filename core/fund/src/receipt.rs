//! Outcome payments as they arrive. A payment counts when it is received; before that the council
//! owes it. All that is learned of outcomes is a quarter and an amount.

use crate::bond::Bond;
use crate::fact::Fact;
use crate::terms::MOST;
use definitions::{Date, Money, Refusal, Text};

/// The council paid.
///
/// # Errors
/// When the amount is not above nothing, or more than is agreed and unpaid.
pub fn receive(bond: &Bond, amount: Money, on: Date, reference: Text) -> Result<Fact, Refusal> {
    let owed = bond.receivable();
    if amount <= Money::ZERO || owed < amount {
        return Err(Refusal::new(
            format!("{owed} is agreed and unpaid, and {amount} would be received"),
            "Check the amount; what was paid too much is the council's",
        ));
    }
    Ok(Fact::Received { amount, on, reference })
}

/// What the council paid too much goes back.
///
/// # Errors
/// When the amount is not above nothing, or more than is repayable, or than there is cash for.
pub fn repay(bond: &Bond, amount: Money, on: Date) -> Result<Fact, Refusal> {
    let most = bond.repayable();
    if amount <= Money::ZERO || most < amount {
        return Err(Refusal::new(
            format!("{most} is repayable, and {amount} would be repaid"),
            "Repay no more than was paid too much",
        ));
    }
    let cash = bond.available() + bond.repayable();
    if cash < amount {
        return Err(Refusal::new(
            format!("There is {cash} to repay from, and {amount} would be repaid"),
            "Call capital first, or repay less",
        ));
    }
    Ok(Fact::Repaid { amount, on })
}

/// The bank paid interest.
///
/// # Errors
/// When the amount is not above nothing, or beyond any bond.
pub fn bank_interest(amount: Money, on: Date) -> Result<Fact, Refusal> {
    if amount <= Money::ZERO || MOST < amount {
        let title = format!("The bank paid {amount}");
        return Err(Refusal::new(title, "Write interest above nothing; charges are an SPV cost"));
    }
    Ok(Fact::BankInterest { amount, on })
}
