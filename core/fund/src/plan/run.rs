//! One run of a plan: event by event, by the same rules as money that really moved.

use super::CallMade;
use super::timetable::{Event, Timetable};
use crate::account::Pot;
use crate::bond::Bond;
use crate::cost::Cost;
use crate::drawdown::{Ahead, call, send};
use crate::fact::Fact;
use crate::terms::Terms;
use crate::waterfall::{Distribution, Needs, run};
use definitions::{Date, Money, Text};

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The bond at the end, with its ledger where it was kept.
    pub bond: Bond,
    /// Every call that was made.
    pub calls: Vec<CallMade>,
    /// Every distribution.
    pub distributions: Vec<Distribution>,
    /// What happened as facts, in order, where the ledger was kept: a record that told them would
    /// fold to the same bond.
    pub facts: Vec<Fact>,
    /// The least cash there was whenever costs had been paid, from the first call on.
    pub least_cash: Money,
}

impl Timetable {
    /// Runs the plan with these amounts received, in the order of the plan's payments; with the
    /// ledger or, for scenarios, without. Fewer amounts than payments: the rest are nothing.
    pub fn run(&self, terms: &Terms, amounts: &[Money], keep_ledger: bool) -> Outcome {
        let mut running = Running {
            terms,
            bond: Bond::new(terms, keep_ledger),
            calls: Vec::new(),
            distributions: Vec::new(),
            facts: keep_ledger.then(Vec::new),
            out: Vec::new(),
            least_cash: None,
        };
        for (day, event) in &self.events {
            running.bond.reach(*day);
            match event {
                Event::Agreed(at) => {
                    let amount = amounts.get(*at).copied().unwrap_or_default();
                    let quarter = self.payments[*at];
                    running.tell(|_| Fact::PaymentDue { quarter, amount });
                    running.bond.payment_due(quarter, amount);
                }
                Event::Received(at) => {
                    let amount = amounts.get(*at).copied().unwrap_or_default();
                    running.receive(*day, amount);
                }
                Event::Drawn => running.draw(*day),
                Event::Distribution { before_next, reserve, remaining } => {
                    running.distribute(*day, before_next, *reserve, *remaining);
                }
                Event::Notice { due, costs, reserve } => {
                    running.notice(*day, *due, *costs, *reserve);
                }
                Event::Cost(cost, amount) => {
                    let (cost, amount, due) = (*cost, *amount, *day);
                    let month = due.first_of_month();
                    running.tell(|_| Fact::CostDue {
                        cost,
                        month,
                        amount,
                        due,
                        reference: Text::new(),
                    });
                    running.bond.cost_due(terms, due, cost, amount);
                    running.pay_costs(*day);
                }
                Event::Evolution(amount) => {
                    let amount = (*amount).min(running.bond.cash(Pot::Evolution));
                    if amount > Money::ZERO {
                        let on = *day;
                        running.tell(|_| Fact::ItemBought { item: Text::new(), amount, on });
                        running.bond.buy(on, amount);
                    }
                }
            }
        }
        let Running { bond, calls, distributions, facts, least_cash, .. } = running;
        let (facts, least_cash) = (facts.unwrap_or_default(), least_cash.unwrap_or_default());
        Outcome { bond, calls, distributions, facts, least_cash }
    }
}

struct Running<'a> {
    terms: &'a Terms,
    bond: Bond,
    calls: Vec<CallMade>,
    distributions: Vec<Distribution>,
    facts: Option<Vec<Fact>>,
    /// Calls that are out: when due, and each holding's share.
    out: Vec<(Date, Vec<Money>)>,
    least_cash: Option<Money>,
}

impl Running<'_> {
    /// Writes down the next thing that happens, where that is wanted; entries count from 1.
    fn tell(&mut self, fact: impl FnOnce(&Bond) -> Fact) {
        if let Some(facts) = &mut self.facts {
            facts.push(fact(&self.bond));
            self.bond.told_by(facts.len() as u64);
        }
    }

    fn receive(&mut self, on: Date, amount: Money) {
        if amount > Money::ZERO {
            self.tell(|_| Fact::Received { amount, on, reference: Text::new() });
            self.bond.receive(on, amount);
            return self.pay_costs(on);
        }
        // What is to go back goes as far as there is cash for it.
        let cash = self.bond.available() + self.bond.repayable();
        let amount = (-amount).min(cash.at_least_zero());
        if amount > Money::ZERO {
            self.tell(|_| Fact::Repaid { amount, on });
            self.bond.receive(on, -amount);
        }
    }

    fn notice(&mut self, on: Date, due: Date, costs: Money, reserve: Money) {
        let owed: Money = self.bond.owed.iter().copied().sum();
        let call = call(&self.bond, on, &Ahead { costs: owed + costs, reserve });
        self.tell(|bond| send(bond, on, due, &call));
        self.bond.call(due, call.shares.iter().copied().enumerate(), call.needed);
        if call.amount > Money::ZERO {
            self.calls.push(CallMade { notice: on, due, amount: call.amount });
            self.out.push((due, call.shares));
        }
    }

    fn draw(&mut self, on: Date) {
        let interest = self.terms.interest.value(on);
        while let Some(at) = self.out.iter().position(|(due, _)| *due <= on) {
            let (_, shares) = self.out.remove(at);
            for (holding, amount) in shares.into_iter().enumerate() {
                if amount > Money::ZERO {
                    self.tell(|bond| {
                        let held = &bond.holdings[holding];
                        let (investor, class) = (held.investor.clone(), held.class.clone());
                        Fact::Drawn { investor, class, amount, on }
                    });
                    self.bond.draw(on, holding, amount, interest);
                }
            }
        }
        self.pay_costs(on);
    }

    fn distribute(&mut self, on: Date, before_next: &[Money; 4], reserve: Money, remaining: Money) {
        let needs = Needs::of(self.terms, &self.bond, on, before_next, reserve, remaining);
        let distribution = run(self.terms, &self.bond, on, &needs);
        self.tell(|bond| Fact::distributed(bond, &distribution));
        self.bond.distribute(self.terms, &distribution);
        self.distributions.push(distribution);
        self.pay_costs(on);
    }

    /// Pays what is owed, as far as there is cash.
    fn pay_costs(&mut self, on: Date) {
        for cost in Cost::ALL {
            let owed = self.bond.owed(cost);
            if owed > Money::ZERO {
                let amount = owed.min(self.bond.available().at_least_zero());
                if amount > Money::ZERO {
                    self.tell(|_| Fact::CostPaid { cost, amount, on });
                    self.bond.pay_cost(on, cost, amount);
                }
            }
        }
        if !self.calls.is_empty() {
            let cash = self.bond.all_cash();
            self.least_cash = Some(self.least_cash.map_or(cash, |least| least.min(cash)));
        }
    }
}
