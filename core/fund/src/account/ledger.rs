//! The ledger: every entry has the day it is of and the entry of the record that told of it, so
//! that a balance can be asked for on any date, as it was known at any time.

use super::{Account, Posting, Pot};
use crate::cost::Cost;
use definitions::{Date, Money, Quarter};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// An outcome payment was agreed.
    PaymentDue(Quarter),
    /// The council paid.
    Received,
    /// What the council had paid too much went back.
    Repaid,
    /// The bank paid interest.
    BankInterest,
    /// An investor paid a call.
    Drawn,
    /// A cost fell due.
    CostDue(Cost),
    /// A cost was paid.
    CostPaid(Cost),
    /// Cash was set aside by the waterfall.
    SetAside,
    /// Investors were paid.
    PaidOut,
    /// Deferred fees were paid.
    DeferredFees,
    /// What was above a cap on return went to the council.
    OverTheCap,
    /// The Evolution Fund bought something.
    Bought,
    /// A guarantor made good what investors lost.
    GuaranteePaid,
}

impl What {
    /// The words for it.
    pub fn said(self) -> String {
        match self {
            What::PaymentDue(quarter) => format!("Outcome payment agreed for {quarter}"),
            What::Received => "Outcome payment received".to_owned(),
            What::Repaid => "Overpayment repaid to the council".to_owned(),
            What::BankInterest => "Interest from the bank".to_owned(),
            What::Drawn => "Capital drawn".to_owned(),
            What::CostDue(cost) => format!("Due: {}", cost.said()),
            What::CostPaid(cost) => format!("Paid: {}", cost.said()),
            What::SetAside => "Set aside on the distribution date".to_owned(),
            What::PaidOut => "Paid to investors".to_owned(),
            What::DeferredFees => "Deferred fees paid".to_owned(),
            What::OverTheCap => "Above the cap on return, to the council".to_owned(),
            What::GuaranteePaid => "Made good by a guarantor".to_owned(),
            What::Bought => "Bought from the Evolution Fund".to_owned(),
        }
    }
}

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The day it is of.
    pub value_date: Date,
    /// The entry of the record that told of it.
    pub told: u64,
    /// What it is for.
    pub what: What,
    #[serde(skip)]
    from: u32,
    #[serde(skip)]
    to: u32,
}

/// Entries in the order in which they were posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    postings: Vec<Posting>,
}

impl Ledger {
    /// Posts an entry. Lines of nothing are left out; an entry without a line is none.
    pub fn post(&mut self, value_date: Date, told: u64, what: What, postings: &[Posting]) {
        let from = self.postings.len() as u32;
        self.postings.extend(postings.iter().filter(|posting| posting.amount != Money::ZERO));
        let to = self.postings.len() as u32;
        if from < to {
            self.entries.push(Entry { value_date, told, what, from, to });
        }
    }

    /// Every entry, in the order in which it was posted.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The lines of an entry of this ledger.
    pub fn postings(&self, entry: &Entry) -> &[Posting] {
        self.postings.get(entry.from as usize..entry.to as usize).unwrap_or_default()
    }

    /// How many lines all entries have.
    pub fn lines(&self) -> usize {
        self.postings.len()
    }

    /// The balance of an account on a date, that day's entries included, as known at an entry of
    /// the record; in one pot, or in all.
    pub fn balance(&self, account: Account, pot: Option<Pot>, on: Date, known: u64) -> Money {
        let wanted = |posting: &&Posting| {
            posting.account == account && pot.is_none_or(|pot| posting.pot == pot)
        };
        let lines = self.known(on, known).flat_map(|entry| self.postings(entry));
        lines.filter(wanted).map(|posting| posting.amount).sum()
    }

    /// Every balance on a date, that day's entries included, as known at an entry of the record.
    pub fn balances(&self, on: Date, known: u64) -> BTreeMap<(Pot, Account), Money> {
        let mut balances = BTreeMap::new();
        for posting in self.known(on, known).flat_map(|entry| self.postings(entry)) {
            *balances.entry((posting.pot, posting.account)).or_insert(Money::ZERO) +=
                posting.amount;
        }
        balances.retain(|_, amount| *amount != Money::ZERO);
        balances
    }

    /// What each pot's debits and credits come to on a date; all are nothing in a sound ledger.
    pub fn imbalances(&self, on: Date, known: u64) -> BTreeMap<Pot, Money> {
        let mut sums = BTreeMap::new();
        for ((pot, _), amount) in self.balances(on, known) {
            *sums.entry(pot).or_insert(Money::ZERO) += amount;
        }
        sums.retain(|_, amount| *amount != Money::ZERO);
        sums
    }

    fn known(&self, on: Date, known: u64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.value_date <= on && entry.told <= known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Source;

    #[test]
    fn a_back_dated_entry_changes_the_balance_as_known_now_and_not_as_known_then() {
        let mut ledger = Ledger::default();
        let day = |month| Date::constant(2014, month, 1);
        let mut receive = |month, told, pence| {
            let line = |account, amount| Posting { pot: Pot::General, account, amount };
            let lines = [
                line(Account::Cash(Source::Receipts), Money(pence)),
                line(Account::CouncilOwes, -Money(pence)),
            ];
            ledger.post(day(month), told, What::Received, &lines);
        };
        receive(3, 1, 100);
        receive(5, 2, 50);
        receive(2, 3, 7);
        let cash = Account::Cash(Source::Receipts);
        assert_eq!(ledger.balance(cash, None, day(4), 2), Money(100));
        assert_eq!(ledger.balance(cash, None, day(4), 3), Money(107));
        assert_eq!(ledger.balance(cash, Some(Pot::Reserve), day(6), 3), Money(0));
        assert!(ledger.imbalances(day(6), 3).is_empty());
    }
}
