//! The bond as it stands: cash by pot and source, what is owed, and every holding. It is folded
//! from what happened, in order of date, and never stored.

mod holding;
mod moves;

use crate::account::{Ledger, Pot, Source};
use crate::cost::Cost;
use crate::evolution::Evolution;
use crate::hurdle::Hurdle;
use crate::terms::{ReturnCap, Terms};
use definitions::{Date, Money};

pub use holding::Holding;
pub(crate) use moves::deferred;

/// Cash by source, in the order of [`Source::ALL`].
pub type BySource = [Money; 3];

/// The bond on a day, as known at one entry of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Who committed what in which class, and what became of it.
    pub holdings: Vec<Holding>,
    /// Outcome payments agreed so far; lowered by what is to be paid back.
    pub due: Money,
    /// Outcome payments received, less what was paid back.
    pub received: Money,
    /// Interest the bank paid.
    pub bank_interest: Money,
    /// Costs due and not paid, in the order of [`Cost::ALL`].
    pub owed: [Money; 4],
    /// Costs paid.
    pub paid: [Money; 4],
    /// Fees that wait for the investors.
    pub deferred: Money,
    /// The Evolution Fund.
    pub evolution: Evolution,
    /// Costs and Evolution Fund paid from outcome payments.
    pub recycled: Money,
    /// Paid to investors, and to the council beyond a cap, from outcome payments.
    pub distributed_from_receipts: Money,
    /// What went to the council beyond a cap on return.
    pub over_the_cap: Money,
    /// What guarantors paid investors in place of the bond.
    pub guaranteed: Money,
    /// The most that would have had to be drawn by now had no outcome payment been received;
    /// bounded by the commitments.
    pub needed_without_receipts: Money,
    /// Calls that are out: the day each is due, and what has not been paid of it.
    pub calls_out: Vec<(Date, Money)>,
    /// The latest day anything happened.
    pub on: Date,
    /// The entries behind it, where they are kept.
    pub ledger: Option<Ledger>,
    cash: [BySource; 4],
    hurdles: Vec<Option<Hurdle>>,
    told: u64,
}

impl Bond {
    /// The bond before anything has happened: commitments as of the terms' first day. The ledger
    /// is kept when asked for.
    pub fn new(terms: &Terms, keep_ledger: bool) -> Bond {
        let hurdles = terms.classes.iter().map(|class| match class.cap {
            ReturnCap::Yearly(rate) => Some(Hurdle::at(rate)),
            ReturnCap::None | ReturnCap::Multiple(_) => None,
        });
        Bond {
            holdings: holding::holdings(terms),
            due: Money::ZERO,
            received: Money::ZERO,
            bank_interest: Money::ZERO,
            owed: [Money::ZERO; 4],
            paid: [Money::ZERO; 4],
            deferred: Money::ZERO,
            evolution: Evolution::default(),
            recycled: Money::ZERO,
            distributed_from_receipts: Money::ZERO,
            over_the_cap: Money::ZERO,
            guaranteed: Money::ZERO,
            needed_without_receipts: Money::ZERO,
            calls_out: Vec::new(),
            on: Date::MIN,
            ledger: keep_ledger.then(Ledger::default),
            cash: [[Money::ZERO; 3]; 4],
            hurdles: hurdles.collect(),
            told: 0,
        }
    }

    /// Cash in a pot.
    pub fn cash(&self, pot: Pot) -> Money {
        self.cash[pot as usize].iter().copied().sum()
    }

    /// Cash in a pot that came from one source.
    pub fn cash_from(&self, pot: Pot, source: Source) -> Money {
        self.cash[pot as usize][source as usize]
    }

    /// Cash in every pot.
    pub fn all_cash(&self) -> Money {
        Pot::ALL.iter().map(|pot| self.cash(*pot)).sum()
    }

    /// Cash that the steps may use: everything but the Evolution Fund's and what is to go back to
    /// the council.
    pub fn available(&self) -> Money {
        self.all_cash() - self.cash(Pot::Evolution) - self.repayable()
    }

    /// What the council has paid beyond what is now due.
    pub fn repayable(&self) -> Money {
        (self.received - self.due).at_least_zero()
    }

    /// Agreed and not yet received.
    pub fn receivable(&self) -> Money {
        (self.due - self.received).at_least_zero()
    }

    /// What every investor has committed.
    pub fn committed(&self) -> Money {
        self.holdings.iter().map(|holding| holding.committed).sum()
    }

    /// What has been called.
    pub fn called(&self) -> Money {
        self.holdings.iter().map(|holding| holding.called).sum()
    }

    /// What has been drawn.
    pub fn drawn(&self) -> Money {
        self.holdings.iter().map(|holding| holding.drawn).sum()
    }

    /// What may still be called.
    pub fn uncalled(&self) -> Money {
        self.committed() - self.called()
    }

    /// Called, not paid and not yet overdue on a day.
    pub fn awaited(&self, on: Date) -> Money {
        self.calls_out.iter().filter(|(due, _)| on <= *due).map(|(_, amount)| *amount).sum()
    }

    /// What investors have been paid, capital and all else.
    pub fn distributed(&self) -> Money {
        self.holdings.iter().map(Holding::paid_out).sum()
    }

    /// What has been spent: costs, deferred fees among them, and the Evolution Fund.
    pub fn spent(&self) -> Money {
        self.paid.iter().copied().sum::<Money>() + self.evolution.spent
    }

    /// Costs of one kind due and not paid.
    pub fn owed(&self, cost: Cost) -> Money {
        self.owed[cost as usize]
    }

    /// The first law: `drawn + received + interest earned = spent + distributed + closing cash`,
    /// what guarantors paid past the bond being in neither. What is missing from either side; nothing in a sound bond.
    pub fn cash_unaccounted_for(&self) -> Money {
        self.drawn() + self.received + self.bank_interest
            - self.spent()
            - (self.distributed() - self.guaranteed)
            - self.over_the_cap
            - self.all_cash()
    }

    /// The second law: `received = recycled + distributed from receipts + receipts still held`.
    pub fn receipts_unaccounted_for(&self) -> Money {
        let held: Money = Pot::ALL.iter().map(|pot| self.cash_from(*pot, Source::Receipts)).sum();
        self.received - self.recycled - self.distributed_from_receipts - held
    }

    /// What cannot be so, if anything.
    pub fn impossible(&self) -> Option<&'static str> {
        let any = |wrong: fn(&Holding) -> bool| self.holdings.iter().any(wrong);
        if any(|held| held.committed < held.called) {
            Some("an investor would have been called for more than they committed")
        } else if any(|held| held.called < held.drawn) {
            Some("an investor would have paid in more than was called")
        } else if any(|held| held.outstanding < Money::ZERO) {
            Some("an investor would have been paid back more capital than they paid in")
        } else if self.owed.iter().any(|owed| *owed < Money::ZERO) {
            Some("more would have been paid for costs than was owed")
        } else if self.cash(Pot::Evolution) < Money::ZERO {
            Some("the Evolution Fund would be below nothing")
        } else if Pot::ALL.iter().any(|pot| self.cash(*pot) < Money::ZERO) {
            Some("more would have been paid than there was cash for")
        } else {
            None
        }
    }

    /// Calls avoided by recycling: what would have been drawn without a single outcome payment,
    /// less what was called. Never more than is undrawn.
    pub fn drawdown_avoided(&self) -> Money {
        (self.needed_without_receipts.min(self.committed()) - self.called()).at_least_zero()
    }
}
