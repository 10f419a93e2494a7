//! What can happen to the bond's money. Facts are for ever: a variant may be added, never
//! changed. Each has the day it is of; when it was told is the record's to say.

use crate::bond::Bond;
use crate::cost::Cost;
use crate::terms::Terms;
use crate::waterfall::{Distribution, PaidAs, Payout, StepPaid};
use definitions::{Date, Money, Quarter, Text};
use serde::{Deserialize, Serialize};

/// One investor's share of a call, in one class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The investor.
    pub investor: Text,
    /// The class.
    pub class: Text,
    /// How much.
    pub amount: Money,
}

/// One payment to an investor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidTo {
    /// The investor.
    pub investor: Text,
    /// The class.
    pub class: Text,
    /// As what.
    pub paid_as: PaidAs,
    /// How much.
    pub amount: Money,
}

/// Something that happened to the bond's money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fund", rename_all = "kebab-case")]
pub enum Fact {
    /// An outcome payment was agreed; below nothing, it goes back. Of the quarter's last day.
    PaymentDue {
        /// The quarter it is for.
        quarter: Quarter,
        /// How much.
        amount: Money,
    },
    /// The council paid.
    Received {
        /// How much.
        amount: Money,
        /// The value date.
        on: Date,
        /// The bank's or the invoice's reference.
        reference: Text,
    },
    /// What the council paid too much went back.
    Repaid {
        /// How much.
        amount: Money,
        /// The value date.
        on: Date,
    },
    /// The bank paid interest.
    BankInterest {
        /// How much.
        amount: Money,
        /// The value date.
        on: Date,
    },
    /// A call went out, or was found not to be needed: then it has no shares.
    Called {
        /// The day of the notice.
        on: Date,
        /// The day it is due.
        due: Date,
        /// What would have had to be drawn by then without any outcome payment.
        needed: Money,
        /// Each holding's share.
        shares: Vec<Share>,
    },
    /// An investor paid a call.
    Drawn {
        /// The investor.
        investor: Text,
        /// The class.
        class: Text,
        /// How much.
        amount: Money,
        /// The value date.
        on: Date,
    },
    /// A cost fell due.
    CostDue {
        /// The kind.
        cost: Cost,
        /// The first day of the month it is for.
        month: Date,
        /// How much, any deferred part included.
        amount: Money,
        /// The day it is due.
        due: Date,
        /// The invoice's reference.
        reference: Text,
    },
    /// A cost was paid.
    CostPaid {
        /// The kind.
        cost: Cost,
        /// How much.
        amount: Money,
        /// The value date.
        on: Date,
    },
    /// The waterfall was run and its payments were made.
    Distributed {
        /// The distribution date.
        on: Date,
        /// What the steps could use.
        available: Money,
        /// The steps, in order.
        steps: Vec<StepPaid>,
        /// Set aside for costs before the next date.
        costs: Money,
        /// In the reserve from then on.
        reserve: Money,
        /// Added to the Evolution Fund; below nothing, given back by it.
        evolution: Money,
        /// Deferred fees paid.
        deferred: Money,
        /// To the council, above a cap on return.
        over_the_cap: Money,
        /// Payments to investors.
        payments: Vec<PaidTo>,
    },
    /// A guarantor made good what investors of a class lost.
    GuaranteePaid {
        /// The guarantor.
        by: Text,
        /// The value date.
        on: Date,
        /// Payments to investors.
        payments: Vec<PaidTo>,
    },
    /// An item of the Evolution Fund was approved.
    ItemApproved {
        /// The item's number.
        item: Text,
        /// The most it may cost.
        amount: Money,
        /// The day.
        on: Date,
    },
    /// An approved item was bought.
    ItemBought {
        /// The item's number.
        item: Text,
        /// What it cost.
        amount: Money,
        /// The value date.
        on: Date,
    },
    /// An approved item will not be bought.
    ItemReleased {
        /// The item's number.
        item: Text,
        /// The day.
        on: Date,
    },
}

impl Fact {
    /// A distribution as a fact.
    pub fn distributed(bond: &Bond, distribution: &Distribution) -> Fact {
        let paid = |payout: &Payout| {
            let held = bond.holdings.get(payout.holding)?;
            let (investor, class) = (held.investor.clone(), held.class.clone());
            Some(PaidTo { investor, class, paid_as: payout.paid_as, amount: payout.amount })
        };
        Fact::Distributed {
            on: distribution.on,
            available: distribution.available,
            steps: distribution.steps.clone(),
            costs: distribution.costs,
            reserve: distribution.reserve,
            evolution: distribution.evolution,
            deferred: distribution.deferred,
            over_the_cap: distribution.over_the_cap,
            payments: distribution.payouts.iter().filter_map(paid).collect(),
        }
    }

    /// The day it is of.
    pub fn value_date(&self) -> Date {
        match self {
            Fact::PaymentDue { quarter, .. } => quarter.last_day(),
            Fact::CostDue { due, .. } => *due,
            Fact::Received { on, .. }
            | Fact::Repaid { on, .. }
            | Fact::BankInterest { on, .. }
            | Fact::Called { on, .. }
            | Fact::Drawn { on, .. }
            | Fact::CostPaid { on, .. }
            | Fact::Distributed { on, .. }
            | Fact::GuaranteePaid { on, .. }
            | Fact::ItemApproved { on, .. }
            | Fact::ItemBought { on, .. }
            | Fact::ItemReleased { on, .. } => *on,
        }
    }

    /// Its name, as it is written.
    pub fn kind(&self) -> &'static str {
        match self {
            Fact::PaymentDue { .. } => "payment-due",
            Fact::Received { .. } => "received",
            Fact::Repaid { .. } => "repaid",
            Fact::BankInterest { .. } => "bank-interest",
            Fact::Called { .. } => "called",
            Fact::Drawn { .. } => "drawn",
            Fact::CostDue { .. } => "cost-due",
            Fact::CostPaid { .. } => "cost-paid",
            Fact::Distributed { .. } => "distributed",
            Fact::GuaranteePaid { .. } => "guarantee-paid",
            Fact::ItemApproved { .. } => "item-approved",
            Fact::ItemBought { .. } => "item-bought",
            Fact::ItemReleased { .. } => "item-released",
        }
    }
}

impl Bond {
    /// Folds in a fact that an entry of the record told of. It has happened, so it cannot fail; a
    /// holding the terms do not have is passed over.
    pub fn apply(&mut self, terms: &Terms, told: u64, fact: &Fact) {
        let day = fact.value_date();
        self.told_by(told);
        self.reach(day);
        let interest = terms.interest.value(day);
        match fact {
            Fact::PaymentDue { quarter, amount } => self.payment_due(*quarter, *amount),
            Fact::Received { amount, on, .. } => self.receive(*on, *amount),
            Fact::Repaid { amount, on } => self.receive(*on, -*amount),
            Fact::BankInterest { amount, on } => self.bank_pays_interest(*on, *amount),
            Fact::Called { due, needed, shares, .. } => {
                let at =
                    |share: &Share| Some((self.find(&share.investor, &share.class)?, share.amount));
                let shares: Vec<(usize, Money)> = shares.iter().filter_map(at).collect();
                self.call(*due, shares, *needed);
            }
            Fact::Drawn { investor, class, amount, on } => {
                if let Some(at) = self.find(investor, class) {
                    self.draw(*on, at, *amount, interest);
                }
            }
            Fact::CostDue { cost, amount, due, .. } => self.cost_due(terms, *due, *cost, *amount),
            Fact::CostPaid { cost, amount, on } => self.pay_cost(*on, *cost, *amount),
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
                self.set_aside(*on, *costs, *reserve, *evolution);
                for paid in payments {
                    if let Some(at) = self.find(&paid.investor, &paid.class) {
                        self.pay(*on, at, paid.paid_as, paid.amount, interest);
                    }
                }
                self.pay_deferred(*on, *deferred);
                self.pay_over_the_cap(*on, *over_the_cap);
            }
            Fact::GuaranteePaid { on, payments, .. } => {
                for paid in payments {
                    if let Some(at) = self.find(&paid.investor, &paid.class) {
                        self.guarantor_pays(*on, at, paid.amount, interest);
                    }
                }
            }
            Fact::ItemApproved { item, amount, .. } => {
                self.evolution.promise(item.clone(), *amount);
            }
            Fact::ItemBought { item, amount, on } => {
                self.evolution.release(item);
                self.buy(*on, *amount);
            }
            Fact::ItemReleased { item, .. } => self.evolution.release(item),
        }
    }

    /// Makes a distribution's payments, as folding its fact does.
    pub fn distribute(&mut self, terms: &Terms, distribution: &Distribution) {
        let (on, interest) = (distribution.on, terms.interest.value(distribution.on));
        self.set_aside(on, distribution.costs, distribution.reserve, distribution.evolution);
        for payout in &distribution.payouts {
            self.pay(on, payout.holding, payout.paid_as, payout.amount, interest);
        }
        self.pay_deferred(on, distribution.deferred);
        self.pay_over_the_cap(on, distribution.over_the_cap);
    }

    fn find(&self, investor: &str, class: &str) -> Option<usize> {
        let held = |held: &crate::bond::Holding| held.investor == investor && held.class == class;
        self.holdings.iter().position(held)
    }
}
