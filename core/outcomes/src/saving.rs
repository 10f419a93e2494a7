//! Days saved: days expected from the comparison group, less days observed. May be negative.
//! Source: `docs/contract.md` 1.

use care::day::Count;
use definitions::{Exact, Money};
use serde::{Deserialize, Serialize};

/// What one child-quarter saved, and what that is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saving {
    /// rate × child days.
    pub days_expected: Exact,
    /// Expected − observed.
    pub days_saved: Exact,
    /// What a day is worth.
    pub price: Money,
    /// price × days saved, in pence.
    pub earned: Exact,
}

/// The saving of a child-quarter at a rate and a price.
pub fn saving(rate: Exact, price: Money, count: &Count) -> Saving {
    let days_expected = rate.times(count.child_days().0);
    let days_saved = days_expected - Exact::whole(count.care.0);
    Saving { days_expected, days_saved, price, earned: days_saved.times(price.0) }
}
