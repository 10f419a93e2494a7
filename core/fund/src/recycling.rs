//! Recycling: outcome payments pay for the service first, and what they pay for need not be drawn
//! from investors. That is the purpose of the design, so it is shown quarter by quarter.

use crate::bond::Bond;
use crate::history::History;
use crate::terms::Terms;
use definitions::{Money, Quarter};
use serde::Serialize;

/// What outcome payments had done by the end of a quarter, all of it cumulative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Recycled {
    /// The quarter.
    pub quarter: Quarter,
    /// Received from the council.
    pub received: Money,
    /// Spent on costs and the Evolution Fund out of it.
    pub recycled: Money,
    /// Paid to investors out of it.
    pub distributed: Money,
    /// Called from investors.
    pub called: Money,
    /// What would have been called without a single payment, less what was; at most what is
    /// undrawn.
    pub avoided: Money,
}

impl Recycled {
    /// The row of a bond as it stands at a quarter's end.
    pub fn of(bond: &Bond, quarter: Quarter) -> Recycled {
        Recycled {
            quarter,
            received: bond.received,
            recycled: bond.recycled,
            distributed: bond.distributed_from_receipts,
            called: bond.called(),
            avoided: bond.drawdown_avoided(),
        }
    }
}

/// A row for each quarter, both ends included, as known at an entry.
pub fn by_quarter(
    terms: &Terms,
    history: &History,
    from: Quarter,
    to: Quarter,
    known: u64,
) -> Vec<Recycled> {
    let mut rows = Vec::new();
    let mut quarter = from;
    while quarter <= to {
        rows.push(Recycled::of(&history.bond(terms, quarter.last_day(), known), quarter));
        quarter = quarter.next();
    }
    rows
}
