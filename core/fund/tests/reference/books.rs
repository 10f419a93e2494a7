//! Slow books: every balance told from the first fact on, in plain whole pence and plain words.

use definitions::{Date, Money};
use fund::account::{Account, Earned, Ledger};
use fund::waterfall::PaidAs;
use fund::{Cost, Fact, Terms};
use std::collections::BTreeMap;

/// What moved for one holding.
#[derive(Clone, Debug, Default)]
pub struct Held {
    pub committed: i64,
    pub called: i64,
    /// Day, what (`drawn`, `principal`, `earned`, `surplus`), pence.
    pub moves: Vec<(Date, &'static str, i64)>,
}

impl Held {
    fn sum(&self, of: &str) -> i64 {
        self.moves.iter().filter(|(_, what, _)| *what == of).map(|(_, _, pence)| pence).sum()
    }

    pub fn drawn(&self) -> i64 {
        self.sum("drawn")
    }

    pub fn outstanding(&self) -> i64 {
        self.sum("drawn") - self.sum("principal")
    }

    pub fn paid_out(&self) -> i64 {
        self.sum("principal") + self.sum("earned") + self.sum("surplus")
    }
}

#[derive(Clone, Debug, Default)]
pub struct Books {
    cash: BTreeMap<(String, String), i64>,
    owed: BTreeMap<Cost, i64>,
    pub held: BTreeMap<(String, String), Held>,
    pub deferred: i64,
    pub due: i64,
    pub received: i64,
    pub bank: i64,
    pub spent: i64,
    pub recycled: i64,
    pub distributed_from_receipts: i64,
    pub added: BTreeMap<i16, i64>,
    /// Calls that are out: due, unpaid.
    pub out: Vec<(Date, i64)>,
}

/// The facts of a day and before that an entry or an earlier one told, in order of date.
pub fn known(facts: &[Fact], on: Date, known: u64) -> Vec<Fact> {
    let mut chosen: Vec<(Date, usize)> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        if (at as u64) < known && fact.value_date() <= on {
            chosen.push((fact.value_date(), at));
        }
    }
    chosen.sort();
    chosen.into_iter().map(|(_, at)| facts[at].clone()).collect()
}

/// All cash on a day, as the lines of a ledger have it.
pub fn ledger_cash(ledger: &Ledger, on: Date, known: u64) -> Money {
    let balances = ledger.balances(on, known);
    let cash = balances.iter().filter(|((_, account), _)| matches!(account, Account::Cash(_)));
    cash.map(|(_, amount)| *amount).sum()
}

impl Books {
    pub fn of(terms: &Terms, facts: &[Fact]) -> Books {
        let mut books = Books::default();
        for row in &terms.commitments {
            let key = (row.investor.to_string(), row.class.to_string());
            books.held.entry(key).or_default().committed = row.amount.0.0;
        }
        for fact in facts {
            books.tell(terms, fact);
        }
        books
    }

    pub fn cash(&self, pot: &str, source: &str) -> i64 {
        self.cash.get(&(pot.to_owned(), source.to_owned())).copied().unwrap_or(0)
    }

    pub fn pot(&self, pot: &str) -> i64 {
        ["Receipts", "Interest", "Drawn"].iter().map(|source| self.cash(pot, source)).sum()
    }

    pub fn owed(&self, cost: Cost) -> i64 {
        self.owed.get(&cost).copied().unwrap_or(0)
    }

    pub fn holding(&self, investor: &str, class: &str) -> Held {
        self.held.get(&(investor.to_owned(), class.to_owned())).cloned().unwrap_or_default()
    }

    /// What the council has paid too much.
    pub fn repayable(&self) -> i64 {
        if self.received > self.due { self.received - self.due } else { 0 }
    }

    fn put(&mut self, pot: &str, source: &str, pence: i64) {
        *self.cash.entry((pot.to_owned(), source.to_owned())).or_insert(0) += pence;
    }

    /// Takes from a pot, receipts first and capital last, and says how much were receipts.
    fn take(&mut self, pot: &str, pence: i64) -> Vec<(&'static str, i64)> {
        let mut taken = Vec::new();
        let mut left = pence;
        for source in ["Receipts", "Interest"] {
            let here = self.cash(pot, source);
            let part = if here < 0 {
                0
            } else if here < left {
                here
            } else {
                left
            };
            self.put(pot, source, -part);
            taken.push((source, part));
            left -= part;
        }
        self.put(pot, "Drawn", -left);
        taken.push(("Drawn", left));
        taken
    }

    fn tell(&mut self, terms: &Terms, fact: &Fact) {
        match fact {
            Fact::PaymentDue { amount, .. } => self.due += amount.0,
            Fact::Received { amount, .. } => {
                self.received += amount.0;
                self.put("General", "Receipts", amount.0);
            }
            Fact::Repaid { amount, .. } => {
                self.received -= amount.0;
                let receipts = self.take("General", amount.0)[0].1;
                self.recycled -= amount.0 - receipts;
            }
            Fact::BankInterest { amount, .. } => {
                self.bank += amount.0;
                self.put("General", "Interest", amount.0);
            }
            Fact::Called { due, shares, .. } => {
                for share in shares {
                    let key = (share.investor.to_string(), share.class.to_string());
                    self.held.get_mut(&key).unwrap().called += share.amount.0;
                }
                self.out.push((*due, shares.iter().map(|share| share.amount.0).sum()));
            }
            Fact::Drawn { investor, class, amount, on } => {
                let key = (investor.to_string(), class.to_string());
                self.held.get_mut(&key).unwrap().moves.push((*on, "drawn", amount.0));
                self.put("General", "Drawn", amount.0);
                let mut left = amount.0;
                for (_, out) in &mut self.out {
                    let part = if *out < left { *out } else { left };
                    *out -= part;
                    left -= part;
                }
            }
            Fact::CostDue { cost, amount, due, .. } => {
                let waits = waits(terms, *cost, amount.0, *due);
                *self.owed.entry(*cost).or_insert(0) += amount.0 - waits;
                self.deferred += waits;
            }
            Fact::CostPaid { cost, amount, .. } => {
                *self.owed.entry(*cost).or_insert(0) -= amount.0;
                self.spent += amount.0;
                let mut left = amount.0;
                for pot in ["Costs", "General", "Reserve"] {
                    let here = self.pot(pot);
                    let here = if here < 0 { 0 } else { here };
                    let part = if pot == "Reserve" || left < here { left } else { here };
                    self.recycled += self.take(pot, part)[0].1;
                    left -= part;
                }
            }
            Fact::Distributed {
                on,
                costs,
                reserve,
                evolution,
                deferred,
                over_the_cap,
                payments,
                ..
            } => {
                for pot in ["Costs", "Reserve"] {
                    for source in ["Receipts", "Interest", "Drawn"] {
                        let here = self.cash(pot, source);
                        self.put(pot, source, -here);
                        self.put("General", source, here);
                    }
                }
                self.shift("Evolution", "General", if evolution.0 < 0 { -evolution.0 } else { 0 });
                self.shift("General", "Costs", costs.0);
                self.shift("General", "Reserve", reserve.0);
                self.shift("General", "Evolution", if evolution.0 > 0 { evolution.0 } else { 0 });
                *self.added.entry(on.year()).or_insert(0) += evolution.0;
                for paid in payments {
                    let key = (paid.investor.to_string(), paid.class.to_string());
                    let what = match paid.paid_as {
                        PaidAs::Principal => "principal",
                        PaidAs::Earned(Earned::Surplus) => "surplus",
                        PaidAs::Earned(_) => "earned",
                    };
                    self.held.get_mut(&key).unwrap().moves.push((*on, what, paid.amount.0));
                    self.distributed_from_receipts += self.take("General", paid.amount.0)[0].1;
                }
                self.deferred -= deferred.0;
                self.spent += deferred.0;
                self.recycled += self.take("General", deferred.0)[0].1;
                self.distributed_from_receipts += self.take("General", over_the_cap.0)[0].1;
            }
            Fact::ItemBought { amount, .. } => {
                self.spent += amount.0;
                self.recycled += self.take("Evolution", amount.0)[0].1;
            }
            Fact::ItemApproved { .. } | Fact::ItemReleased { .. } => {}
            Fact::GuaranteePaid { .. } => panic!("no class of these terms is guaranteed"),
        }
    }

    fn shift(&mut self, from: &str, to: &str, pence: i64) {
        for (source, part) in self.take(from, pence) {
            self.put(to, source, part);
        }
    }
}

/// The part of a cost that waits for the investors, half a penny upward.
pub fn waits(terms: &Terms, cost: Cost, pence: i64, due: Date) -> i64 {
    if cost != Cost::Intermediary {
        return 0;
    }
    let share = ten_billionths(&terms.deferred_fee.value(due).to_string());
    let exact = share * i128::from(pence);
    ((exact + 5_000_000_000) / 10_000_000_000) as i64
}

/// A decimal of at most ten places as a whole number of ten-billionths.
pub fn ten_billionths(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<10}").parse().unwrap()
}
