//! How long the money lasts: the first day on which expected costs would take cash below the
//! minimum the contract's page sets, with what may still be called and without it. No outcome
//! payment still to come is counted.

use crate::bond::Bond;
use crate::cost::Outlook;
use crate::terms::Terms;
use definitions::{Date, Money};
use serde::Serialize;

/// The runway on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Runway {
    /// Cash that costs can be paid from.
    pub cash: Money,
    /// What may still be called, or has been and is not paid.
    pub undrawn: Money,
    /// Where the alert stands.
    pub minimum: Money,
    /// The first day on which cash alone would be below the minimum; none when it never is.
    pub cash_ends: Option<Date>,
    /// The same, with every commitment drawn.
    pub all_ends: Option<Date>,
}

/// The runway of a bond on a day.
pub fn runway(terms: &Terms, outlook: &Outlook, bond: &Bond, on: Date) -> Runway {
    let owed: Money = bond.owed.iter().copied().sum();
    let cash = bond.available() - owed;
    let undrawn = bond.committed() - bond.drawn();
    let minimum = terms.minimum_cash.value(on).0;
    let ends = |money: Money| {
        if money < minimum {
            return Some(on);
        }
        outlook.first_day_beyond(on, money - minimum)
    };
    Runway { cash, undrawn, minimum, cash_ends: ends(cash), all_ends: ends(cash + undrawn) }
}
