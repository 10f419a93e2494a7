//! The accounts of double entry. Cash is kept in pots, each for one purpose, and every entry
//! balances within each pot it touches, so each pot balances on every date.

mod ledger;

use crate::cost::Cost;
use definitions::Money;
use serde::{Deserialize, Serialize};

pub use ledger::{Entry, Ledger, What};

/// Cash kept for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pot {
    /// For whatever the steps say next.
    General,
    /// Set aside for costs due before the next distribution date.
    Costs,
    /// The reserve.
    Reserve,
    /// The Evolution Fund.
    Evolution,
}

impl Pot {
    /// Every pot.
    pub const ALL: [Pot; 4] = [Pot::General, Pot::Costs, Pot::Reserve, Pot::Evolution];

    /// The words for it.
    pub fn said(self) -> &'static str {
        match self {
            Pot::General => "general cash",
            Pot::Costs => "set aside for costs",
            Pot::Reserve => "the reserve",
            Pot::Evolution => "the Evolution Fund",
        }
    }
}

/// Where cash came from. Money received is spent before interest, and interest before capital, so
/// that capital is drawn last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Outcome payments received.
    Receipts,
    /// Interest the bank paid.
    Interest,
    /// Capital drawn from investors.
    Drawn,
}

impl Source {
    /// Every source, in the order in which it is spent.
    pub const ALL: [Source; 3] = [Source::Receipts, Source::Interest, Source::Drawn];
}

/// For what an investor is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Earned {
    /// Interest on a loan or protected capital.
    Interest,
    /// The agreed return on equity or exposed capital.
    Return,
    /// A share of what is left.
    Surplus,
}

/// An account. Debits are above nothing, credits below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// Cash at the bank, by where it came from.
    Cash(Source),
    /// Outcome payments agreed and not yet received; a credit when too much was paid.
    CouncilOwes,
    /// Costs due and not yet paid.
    Owed(Cost),
    /// The part of the intermediary's fee that waits for the investors.
    DeferredFees,
    /// Capital drawn and not yet paid back, by holding.
    Capital(u16),
    /// What a holding has been paid beyond its capital.
    Paid(Earned, u16),
    /// What went to the council beyond a cap on return.
    OverTheCap,
    /// What a guarantor paid investors in place of the bond.
    Guarantor,
    /// Outcome payments earned.
    OutcomePayments,
    /// Interest the bank paid.
    BankInterest,
    /// Costs, by kind.
    Spent(Cost),
    /// What the Evolution Fund bought.
    EvolutionFund,
    /// Moved between pots; over all pots it is always nothing.
    Moved,
}

/// One line of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Posting {
    /// The pot.
    pub pot: Pot,
    /// The account.
    pub account: Account,
    /// A debit above nothing, a credit below.
    pub amount: Money,
}
