//! One investor's capital in one class: promised, called, drawn, outstanding, earned and paid.

use crate::account::Earned;
use crate::returns::Flow;
use crate::terms::{Capitalised, Commitment, Interest, Terms};
use definitions::{Date, Exact, Money, Text, days_between};

/// What one investor holds in one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The investor.
    pub investor: Text,
    /// The class.
    pub class: Text,
    /// The class's place among the classes.
    pub class_at: usize,
    /// Promised.
    pub committed: Money,
    /// Called so far.
    pub called: Money,
    /// Paid in so far.
    pub drawn: Money,
    /// Capital drawn and not paid back.
    pub outstanding: Money,
    /// Capital paid back.
    pub principal_paid: Money,
    /// Of that, paid by a guarantor.
    pub made_good: Money,
    /// Interest and agreed return paid.
    pub earnings_paid: Money,
    /// What was paid out of what is left.
    pub surplus_paid: Money,
    /// What moved, day by day: paid in below nothing, paid out above.
    pub flows: Vec<Flow>,
    versions: Vec<(Date, Money)>,
    /// A share a year.
    rate: Exact,
    /// Unpaid interest that earns interest itself.
    capitalised: Money,
    /// Interest since: pence × days × rate, to be divided by the days of a year.
    accrued: Exact,
    accrued_to: Date,
}

/// Every holding the terms name, with its first commitment.
pub(super) fn holdings(terms: &Terms) -> Vec<Holding> {
    let mut holdings: Vec<Holding> = Vec::new();
    for row in &terms.commitments {
        let same = |held: &&mut Holding| held.investor == row.investor && held.class == row.class;
        match holdings.iter_mut().find(same) {
            Some(held) => held.versions.push((row.since, row.amount.0)),
            None => holdings.push(holding(terms, row)),
        }
    }
    for held in &mut holdings {
        held.versions.sort_unstable();
        held.committed = held.versions.first().map_or(Money::ZERO, |version| version.1);
    }
    holdings
}

fn holding(terms: &Terms, row: &Commitment) -> Holding {
    let class_at = terms.classes.iter().position(|class| class.name == row.class);
    let class_at = class_at.unwrap_or_default();
    Holding {
        investor: row.investor.clone(),
        class: row.class.clone(),
        class_at,
        committed: Money::ZERO,
        called: Money::ZERO,
        drawn: Money::ZERO,
        outstanding: Money::ZERO,
        principal_paid: Money::ZERO,
        made_good: Money::ZERO,
        earnings_paid: Money::ZERO,
        surplus_paid: Money::ZERO,
        flows: Vec::new(),
        versions: vec![(row.since, row.amount.0)],
        rate: terms.classes.get(class_at).map_or(Exact::ZERO, |class| class.rate),
        capitalised: Money::ZERO,
        accrued: Exact::ZERO,
        accrued_to: Date::MIN,
    }
}

impl Holding {
    /// What may still be called.
    pub fn uncalled(&self) -> Money {
        (self.committed - self.called).at_least_zero()
    }

    /// Called and not paid in.
    pub fn unpaid_calls(&self) -> Money {
        (self.called - self.drawn).at_least_zero()
    }

    /// Everything paid out so far.
    pub fn paid_out(&self) -> Money {
        self.principal_paid + self.earnings_paid + self.surplus_paid
    }

    /// Interest or agreed return due on a day, arrears included, to the penny, half up.
    pub fn earned_and_unpaid(&self, on: Date, interest: &Interest) -> Money {
        if self.rate == Exact::ZERO {
            return Money::ZERO;
        }
        let mut then = self.accrual();
        then.run_to(on, interest);
        then.due(interest)
    }

    pub(super) fn commit(&mut self, on: Date) {
        if self.versions.len() > 1 {
            let began = self.versions.partition_point(|version| version.0 <= on);
            self.committed = self.versions[began.saturating_sub(1)].1;
        }
    }

    pub(super) fn draw(&mut self, on: Date, amount: Money, interest: &Interest) {
        self.accrue(on, interest);
        self.drawn += amount;
        self.outstanding += amount;
        self.flows.push(Flow { day: on, amount: -amount });
    }

    pub(super) fn pay_principal(&mut self, on: Date, amount: Money, interest: &Interest) {
        self.accrue(on, interest);
        self.outstanding = self.outstanding - amount;
        self.principal_paid += amount;
        self.flow_back(on, amount);
    }

    pub(super) fn pay_earned(
        &mut self,
        on: Date,
        amount: Money,
        kind: Earned,
        interest: &Interest,
    ) {
        if kind == Earned::Surplus {
            self.surplus_paid += amount;
        } else {
            self.accrue(on, interest);
            let arrears = amount.min(self.capitalised);
            self.capitalised = self.capitalised - arrears;
            let current = amount - arrears;
            self.accrued = self.accrued - Exact::whole(current.0).times(interest.day_count.year());
            self.earnings_paid += amount;
        }
        self.flow_back(on, amount);
    }

    fn flow_back(&mut self, on: Date, amount: Money) {
        match self.flows.last_mut() {
            Some(last) if last.day == on && last.amount > Money::ZERO => last.amount += amount,
            _ => self.flows.push(Flow { day: on, amount }),
        }
    }

    fn accrue(&mut self, on: Date, interest: &Interest) {
        if self.rate == Exact::ZERO {
            return;
        }
        let mut accrual = self.accrual();
        accrual.run_to(on, interest);
        self.capitalised = accrual.capitalised;
        self.accrued = accrual.accrued;
        self.accrued_to = accrual.to;
    }

    fn accrual(&self) -> Accrual {
        Accrual {
            outstanding: self.outstanding,
            rate: self.rate,
            capitalised: self.capitalised,
            accrued: self.accrued,
            to: self.accrued_to,
        }
    }
}

/// Interest running on while capital stays the same.
struct Accrual {
    outstanding: Money,
    rate: Exact,
    capitalised: Money,
    accrued: Exact,
    to: Date,
}

impl Accrual {
    /// The first day counts and the last does not.
    fn run_to(&mut self, on: Date, interest: &Interest) {
        let idle = self.outstanding == Money::ZERO
            && self.capitalised == Money::ZERO
            && self.accrued == Exact::ZERO;
        if idle {
            self.to = self.to.max(on);
            return;
        }
        if interest.capitalised == Capitalised::Yearly {
            while self.to.year() < on.year() {
                let new_year = Date::constant(self.to.year() + 1, 1, 1);
                self.count(new_year);
                let due = self.current(interest);
                self.capitalised += due;
                self.accrued = self.accrued - Exact::whole(due.0).times(interest.day_count.year());
            }
        }
        self.count(on);
    }

    fn count(&mut self, to: Date) {
        let days = days_between(self.to, to);
        if days > 0 {
            let earning = self.outstanding + self.capitalised;
            self.accrued += self.rate.times(earning.0 * days);
            self.to = to;
        }
    }

    /// What has accrued, divided by the days of a year and rounded once, half up.
    fn current(&self, interest: &Interest) -> Money {
        let year = interest.day_count.year();
        let (whole, part) = self.accrued.floor_and_rest();
        let rest = Exact::whole(whole.rem_euclid(year)) + part;
        let half = rest + rest >= Exact::whole(year);
        Money(whole.div_euclid(year) + i64::from(half)).at_least_zero()
    }

    fn due(&self, interest: &Interest) -> Money {
        self.capitalised + self.current(interest)
    }
}
