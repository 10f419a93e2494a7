//! A record to try verbs on.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use crate::common::{day, quarter};
use definitions::{Money, Refusal};
use fund::drawdown::send_for;
use fund::receipt::receive;
use fund::waterfall::Distribution;
use fund::{Bond, Fact, History, Terms, distribution};

/// A record to try verbs on: each fact told by the next entry.
pub struct Tried {
    pub terms: Terms,
    pub history: History,
    entry: u64,
}

impl Tried {
    pub fn new(terms: Terms) -> Tried {
        Tried { terms, history: History::default(), entry: 0 }
    }

    pub fn on(&self, on: &str) -> Bond {
        self.history.bond(&self.terms, day(on), u64::MAX)
    }

    pub fn tell(&mut self, fact: Fact) -> u64 {
        self.entry += 1;
        self.history.tell(self.entry, fact);
        self.entry
    }

    pub fn done(&mut self, fact: Result<Fact, Refusal>) -> u64 {
        let fact = fact.unwrap_or_else(|refusal| panic!("{refusal}"));
        self.tell(fact)
    }

    /// Calls an amount and has every investor pay it on the day it is due.
    pub fn drawn(&mut self, on: &str, due: &str, pounds: i64) {
        let (on, due, amount) = (day(on), day(due), Money::pounds(pounds));
        let bond = self.history.bond(&self.terms, on, u64::MAX);
        let call = send_for(&self.terms, &bond, on, due, amount).unwrap();
        let Fact::Called { shares, .. } = &call else { panic!("a call") };
        let shares = shares.clone();
        self.tell(call);
        for share in shares {
            self.tell(Fact::Drawn {
                investor: share.investor,
                class: share.class,
                amount: share.amount,
                on: due,
            });
        }
    }

    pub fn agreed(&mut self, of: &str, pounds: i64) {
        self.tell(Fact::PaymentDue { quarter: quarter(of), amount: Money::pounds(pounds) });
    }

    pub fn received(&mut self, on: &str, pounds: i64) -> u64 {
        let bond = self.on(on);
        self.done(receive(&bond, Money::pounds(pounds), day(on), "CLAIM-1".into()))
    }

    pub fn proposed(&self, of: &str) -> Distribution {
        let until = day("2021-07-01");
        distribution::propose(&self.terms, &self.history, quarter(of), u64::MAX, until).unwrap()
    }
}
