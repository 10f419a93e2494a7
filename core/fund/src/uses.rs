//! Sources and uses: what came in and what it went on between two days, and the cash at each end.

use crate::bond::Bond;
use crate::cost::Cost;
use crate::history::History;
use crate::terms::Terms;
use definitions::{Cell, Date, Kind, Money, Quarter, Table};
use serde::Serialize;

/// What came in and where it went from after one day up to and including another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SourcesAndUses {
    /// Cash before.
    pub opening: Money,
    /// Capital drawn.
    pub drawn: Money,
    /// Outcome payments received, less what went back.
    pub received: Money,
    /// Interest from the bank.
    pub bank_interest: Money,
    /// Costs paid, in the order of [`Cost::ALL`]; deferred fees are with the intermediary's.
    pub costs: [Money; 4],
    /// Bought from the Evolution Fund.
    pub evolution: Money,
    /// Paid to investors out of the bond's cash.
    pub distributed: Money,
    /// To the council, above a cap on return.
    pub over_the_cap: Money,
    /// Cash after.
    pub closing: Money,
}

impl SourcesAndUses {
    /// What moved between a bond as it stood on one day and as it stood on a later one.
    pub fn between(before: &Bond, after: &Bond) -> SourcesAndUses {
        let distributed = |bond: &Bond| bond.distributed() - bond.guaranteed;
        SourcesAndUses {
            opening: before.all_cash(),
            drawn: after.drawn() - before.drawn(),
            received: after.received - before.received,
            bank_interest: after.bank_interest - before.bank_interest,
            costs: std::array::from_fn(|cost| after.paid[cost] - before.paid[cost]),
            evolution: after.evolution.spent - before.evolution.spent,
            distributed: distributed(after) - distributed(before),
            over_the_cap: after.over_the_cap - before.over_the_cap,
            closing: after.all_cash(),
        }
    }

    /// Everything that came in.
    pub fn sources(&self) -> Money {
        self.drawn + self.received + self.bank_interest
    }

    /// Everything that went out.
    pub fn uses(&self) -> Money {
        let costs: Money = self.costs.iter().copied().sum();
        costs + self.evolution + self.distributed + self.over_the_cap
    }
}

/// Sources and uses of each quarter, both ends included, as known at an entry.
pub fn by_quarter(
    terms: &Terms,
    history: &History,
    from: Quarter,
    to: Quarter,
    known: u64,
) -> Vec<(Quarter, SourcesAndUses)> {
    let at = |day: Date| history.bond(terms, day, known);
    let mut before = at(from.before().last_day());
    let (mut rows, mut quarter) = (Vec::new(), from);
    while quarter <= to {
        let after = at(quarter.last_day());
        rows.push((quarter, SourcesAndUses::between(&before, &after)));
        (before, quarter) = (after, quarter.next());
    }
    rows
}

/// The rows as a table.
pub fn table(rows: &[(Quarter, SourcesAndUses)]) -> Table {
    let mut table = Table::new(
        "Sources and uses by quarter",
        &[
            ("quarter", "Quarter", Kind::Text),
            ("opening", "Cash before", Kind::Money),
            ("drawn", "Capital drawn", Kind::Money),
            ("received", "Outcome payments", Kind::Money),
            ("bank_interest", "Bank interest", Kind::Money),
            ("tax", "Tax", Kind::Money),
            ("spv_costs", "SPV costs", Kind::Money),
            ("intermediary_fee", "Intermediary's fee", Kind::Money),
            ("service", "Service", Kind::Money),
            ("evolution_fund", "Evolution Fund", Kind::Money),
            ("distributed", "To investors", Kind::Money),
            ("over_the_cap", "To the council above a cap", Kind::Money),
            ("closing", "Cash after", Kind::Money),
        ],
    );
    for (quarter, row) in rows {
        let cost = |cost: Cost| Cell::Money(row.costs[cost as usize]);
        table.push([
            quarter.to_string().into(),
            row.opening.into(),
            row.drawn.into(),
            row.received.into(),
            row.bank_interest.into(),
            cost(Cost::Tax),
            cost(Cost::Spv),
            cost(Cost::Intermediary),
            cost(Cost::Service),
            row.evolution.into(),
            row.distributed.into(),
            row.over_the_cap.into(),
            row.closing.into(),
        ]);
    }
    table.note("Cash before + what came in − what went out = cash after.")
}
