//! Everything that happened to the bond's money, with the entry of the record that told of it.
//! The bond is folded from it in order of date: as of any day, as known at any entry. What is
//! entered late takes its own day, and the bond as known before stays as it was.

use crate::bond::Bond;
use crate::cost::{Cost, Expected, Outlook, budgeted};
use crate::fact::Fact;
use crate::terms::Terms;
use definitions::{Date, Money, Refusal};
use std::collections::BTreeSet;

/// Facts in the order in which they were told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    facts: Vec<(u64, Fact)>,
}

impl History {
    /// Adds what an entry of the record told.
    pub fn tell(&mut self, entry: u64, fact: Fact) {
        self.facts.push((entry, fact));
    }

    /// Every fact with its entry, as told.
    pub fn facts(&self) -> &[(u64, Fact)] {
        &self.facts
    }

    /// The bond on a day, that day's facts included, as known at an entry; with its ledger.
    pub fn bond(&self, terms: &Terms, on: Date, known: u64) -> Bond {
        let mut facts: Vec<&(u64, Fact)> = self.known(known).collect();
        facts.retain(|(_, fact)| fact.value_date() <= on);
        facts.sort_by_key(|(entry, fact)| (fact.value_date(), *entry));
        let mut bond = Bond::new(terms, true);
        for (entry, fact) in facts {
            bond.apply(terms, *entry, fact);
        }
        bond.reach(on);
        bond
    }

    /// Whether a fact may be told after all others. It may be of any day: if it would leave the
    /// bond of its own day or of a later one impossible, it is refused.
    ///
    /// # Errors
    /// What would be impossible, and on which day. A bond that is impossible already refuses
    /// nothing more: what sets it right must not be turned away.
    pub fn admit(&self, terms: &Terms, fact: &Fact) -> Result<(), Refusal> {
        if first_wrong(terms, self.facts.iter().map(|(_, fact)| fact)).is_some() {
            return Ok(());
        }
        let facts = self.facts.iter().map(|(_, fact)| fact).chain([fact]);
        match first_wrong(terms, facts) {
            None => Ok(()),
            Some((day, wrong)) => Err(Refusal::new(
                format!("On {day} {wrong}"),
                "Check the day and the amount; record first whatever else happened",
            )),
        }
    }

    /// What is expected to fall due after a day, as known at an entry: what was invoiced already,
    /// and the budget of every month up to `until` that ends on the day or after it and has not
    /// been invoiced.
    pub fn outlook(&self, terms: &Terms, on: Date, known: u64, until: Date) -> Outlook {
        let mut costs = Vec::new();
        let mut invoiced: BTreeSet<(Date, Cost)> = BTreeSet::new();
        for (_, fact) in self.known(known) {
            if let Fact::CostDue { cost, month, amount, due, .. } = fact {
                invoiced.insert((*month, *cost));
                if on < *due {
                    costs.push(Expected { due: *due, cost: *cost, amount: *amount });
                }
            }
        }
        let budget = budgeted(terms, on, until);
        let open = |expected: &Expected| {
            !invoiced.contains(&(expected.due.first_of_month(), expected.cost))
        };
        costs.extend(budget.into_iter().filter(open));
        Outlook::of(terms, costs)
    }

    /// Cash on a day as known at two entries: then, and with everything told since.
    pub fn cash_then_and_now(&self, terms: &Terms, on: Date, then: u64) -> (Money, Money) {
        let cash = |known| self.bond(terms, on, known).all_cash();
        (cash(then), cash(u64::MAX))
    }

    fn known(&self, known: u64) -> impl Iterator<Item = &(u64, Fact)> {
        self.facts.iter().filter(move |(entry, _)| *entry <= known)
    }
}

/// The first day on which the bond of these facts is impossible, and why.
fn first_wrong<'a>(
    terms: &Terms,
    facts: impl Iterator<Item = &'a Fact>,
) -> Option<(Date, &'static str)> {
    let mut facts: Vec<&Fact> = facts.collect();
    facts.sort_by_key(|fact| fact.value_date());
    let mut bond = Bond::new(terms, false);
    for fact in facts {
        bond.apply(terms, 0, fact);
        if let Some(wrong) = bond.impossible() {
            return Some((fact.value_date(), wrong));
        }
    }
    None
}
