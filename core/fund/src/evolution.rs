//! The Evolution Fund: support after therapy, tied to a treatment goal, asked for and bought
//! within days. It knows an item by its number; whose it is stays elsewhere. Its balance is never
//! below nothing.

use crate::account::Pot;
use crate::bond::Bond;
use crate::fact::Fact;
use crate::terms::Terms;
use definitions::{Date, Money, Refusal, Text};
use serde::{Deserialize, Serialize};

/// What became of the fund so far; its cash is the bond's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evolution {
    /// Spent on items.
    pub spent: Money,
    /// Approved and not yet bought, by item.
    pub approved: Vec<(Text, Money)>,
    added: Vec<(i16, Money)>,
}

/// Who may approve an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approver {
    /// The team's supervisor.
    Supervisor,
    /// The service's manager.
    Manager,
    /// The SPV's board.
    Board,
}

impl Evolution {
    /// What was added in a calendar year.
    pub fn added_in(&self, year: i16) -> Money {
        self.added.iter().filter(|(of, _)| *of == year).map(|(_, amount)| *amount).sum()
    }

    /// What is approved and not yet bought.
    pub fn promised(&self) -> Money {
        self.approved.iter().map(|(_, amount)| *amount).sum()
    }

    pub(crate) fn add(&mut self, on: Date, amount: Money) {
        if amount != Money::ZERO {
            self.added.push((on.year(), amount));
        }
    }

    pub(crate) fn promise(&mut self, item: Text, amount: Money) {
        self.approved.push((item, amount));
    }

    pub(crate) fn release(&mut self, item: &Text) {
        self.approved.retain(|(other, _)| other != item);
    }
}

/// Who must approve an item of this amount.
pub fn approver(terms: &Terms, on: Date, amount: Money) -> Approver {
    let limits = terms.evolution_approval.value(on);
    if amount <= limits.supervisor.0 {
        Approver::Supervisor
    } else if amount <= limits.manager.0 {
        Approver::Manager
    } else {
        Approver::Board
    }
}

/// What may still be approved: the fund's cash less what is promised.
pub fn allowance(bond: &Bond) -> Money {
    (bond.cash(Pot::Evolution) - bond.evolution.promised()).at_least_zero()
}

/// An item is approved, by someone who may approve that much.
///
/// # Errors
/// When the amount is not above nothing, the approver may not approve so much, the item is
/// already approved, or the fund does not hold it.
pub fn approve(
    terms: &Terms,
    bond: &Bond,
    item: Text,
    amount: Money,
    by: Approver,
    on: Date,
) -> Result<Fact, Refusal> {
    if amount <= Money::ZERO {
        return Err(Refusal::new("An item costs more than nothing", "Say what it costs"));
    }
    let needed = approver(terms, on, amount);
    if by < needed {
        let who = match needed {
            Approver::Board => "the SPV's board",
            Approver::Manager | Approver::Supervisor => "the service's manager",
        };
        return Err(Refusal::new(
            format!("{amount} is more than you may approve"),
            format!("Ask {who}"),
        ));
    }
    if bond.evolution.approved.iter().any(|(other, _)| *other == item) {
        return Err(Refusal::new(
            format!("Item {item} is already approved"),
            "Nothing more is needed",
        ));
    }
    let left = allowance(bond);
    if left < amount {
        return Err(Refusal::new(
            format!("The Evolution Fund has {left} left, and this is {amount}"),
            "Wait for the next distribution date, or ask for less",
        ));
    }
    Ok(Fact::ItemApproved { item, amount, on })
}

/// An approved item was bought.
///
/// # Errors
/// When it was not approved, or costs more than was approved.
pub fn buy(bond: &Bond, item: Text, amount: Money, on: Date) -> Result<Fact, Refusal> {
    let approved = bond.evolution.approved.iter().find(|(other, _)| *other == item);
    let Some((_, most)) = approved else {
        let title = format!("Item {item} is not approved, or has been bought");
        return Err(Refusal::new(title, "Ask for it first"));
    };
    if amount <= Money::ZERO || *most < amount {
        return Err(Refusal::new(
            format!("{most} was approved for item {item}, and {amount} was paid"),
            "Have the difference approved as an item of its own",
        ));
    }
    Ok(Fact::ItemBought { item, amount, on })
}

/// An approved item will not be bought.
///
/// # Errors
/// When it is not approved.
pub fn release(bond: &Bond, item: Text, on: Date) -> Result<Fact, Refusal> {
    if bond.evolution.approved.iter().any(|(other, _)| *other == item) {
        return Ok(Fact::ItemReleased { item, on });
    }
    Err(Refusal::new(format!("Item {item} is not waiting to be bought"), "Nothing needs doing"))
}
