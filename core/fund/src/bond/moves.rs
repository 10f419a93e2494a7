//! What moves the bond's money. A move has already been decided or has happened, so it cannot
//! fail; whether it may be made is asked before, by the verbs.

use super::{Bond, BySource};
use crate::account::{Account, Earned, Posting, Pot, Source, What};
use crate::cost::Cost;
use crate::terms::{Interest, Terms};
use crate::waterfall::PaidAs;
use definitions::{Date, Money, Quarter, Rounding};

fn line(pot: Pot, account: Account, amount: Money) -> Posting {
    Posting { pot, account, amount }
}

impl Bond {
    /// From here on, what happens was told by this entry of the record.
    pub fn told_by(&mut self, entry: u64) {
        self.told = entry;
    }

    /// An outcome payment was agreed: below nothing, it is to be paid back.
    pub fn payment_due(&mut self, quarter: Quarter, amount: Money) {
        self.due += amount;
        let lines = [
            line(Pot::General, Account::CouncilOwes, amount),
            line(Pot::General, Account::OutcomePayments, -amount),
        ];
        self.post(quarter.last_day(), What::PaymentDue(quarter), &lines);
    }

    /// The council paid, or was paid back when the amount is below nothing.
    pub fn receive(&mut self, on: Date, amount: Money) {
        self.received += amount;
        if amount < Money::ZERO {
            let taken = self.take(Pot::General, -amount);
            // Whatever was not a receipt has to stand in for one that was spent.
            self.recycled = self.recycled - (-amount - taken[0]);
            self.post_cash(on, What::Repaid, taken, Account::CouncilOwes);
            return;
        }
        self.cash[Pot::General as usize][Source::Receipts as usize] += amount;
        let lines = [
            line(Pot::General, Account::Cash(Source::Receipts), amount),
            line(Pot::General, Account::CouncilOwes, -amount),
        ];
        self.post(on, What::Received, &lines);
    }

    /// The bank paid interest.
    pub fn bank_pays_interest(&mut self, on: Date, amount: Money) {
        self.bank_interest += amount;
        self.cash[Pot::General as usize][Source::Interest as usize] += amount;
        let lines = [
            line(Pot::General, Account::Cash(Source::Interest), amount),
            line(Pot::General, Account::BankInterest, -amount),
        ];
        self.post(on, What::BankInterest, &lines);
    }

    /// A call went out: to each holding its share, and what would have been needed by now had
    /// nothing been received.
    pub fn call(
        &mut self,
        due: Date,
        shares: impl IntoIterator<Item = (usize, Money)>,
        needed: Money,
    ) {
        let mut out = Money::ZERO;
        for (at, amount) in shares {
            if let Some(holding) = self.holdings.get_mut(at) {
                holding.called += amount;
                out += amount;
            }
        }
        if out > Money::ZERO {
            self.calls_out.push((due, out));
        }
        self.needed_without_receipts = self.needed_without_receipts.max(needed);
    }

    /// A holding paid a call.
    pub fn draw(&mut self, on: Date, at: usize, amount: Money, interest: &Interest) {
        let Some(holding) = self.holdings.get_mut(at) else { return };
        holding.draw(on, amount, interest);
        self.settle_calls(amount);
        let holding = &self.holdings[at];
        if let Some(Some(hurdle)) = self.hurdles.get_mut(holding.class_at) {
            hurdle.draw(on, amount);
        }
        self.cash[Pot::General as usize][Source::Drawn as usize] += amount;
        let lines = [
            line(Pot::General, Account::Cash(Source::Drawn), amount),
            line(Pot::General, Account::Capital(at as u16), -amount),
        ];
        self.post(on, What::Drawn, &lines);
    }

    /// A cost fell due. Of the intermediary's fee, the deferred share waits for the investors.
    pub fn cost_due(&mut self, terms: &Terms, on: Date, cost: Cost, amount: Money) {
        let waits = deferred(terms, on, cost, amount);
        self.owed[cost as usize] += amount - waits;
        self.deferred += waits;
        let lines = [
            line(Pot::General, Account::Spent(cost), amount),
            line(Pot::General, Account::Owed(cost), waits - amount),
            line(Pot::General, Account::DeferredFees, -waits),
        ];
        self.post(on, What::CostDue(cost), &lines);
    }

    /// A cost was paid: from what was set aside, then from general cash, then from the reserve.
    pub fn pay_cost(&mut self, on: Date, cost: Cost, amount: Money) {
        self.owed[cost as usize] = self.owed[cost as usize] - amount;
        self.paid[cost as usize] += amount;
        let mut left = amount;
        for (pot, last) in [(Pot::Costs, false), (Pot::General, false), (Pot::Reserve, true)] {
            let here = self.cash(pot).at_least_zero();
            let part = if last { left } else { left.min(here) };
            if part == Money::ZERO {
                continue;
            }
            left = left - part;
            let taken = self.take(pot, part);
            self.recycled += taken[Source::Receipts as usize];
            self.pay_from(on, What::CostPaid(cost), pot, taken, Account::Owed(cost));
        }
    }

    /// The Evolution Fund paid for an item.
    pub fn buy(&mut self, on: Date, amount: Money) {
        let taken = self.take(Pot::Evolution, amount);
        self.recycled += taken[Source::Receipts as usize];
        self.evolution.spent += amount;
        if self.ledger.is_some() {
            let [receipts, interest, drawn] = taken;
            let lines = [
                line(Pot::Evolution, Account::EvolutionFund, amount),
                line(Pot::Evolution, Account::Cash(Source::Receipts), -receipts),
                line(Pot::Evolution, Account::Cash(Source::Interest), -interest),
                line(Pot::Evolution, Account::Cash(Source::Drawn), -drawn),
            ];
            self.post(on, What::Bought, &lines);
        }
    }

    /// Cash is set aside on a distribution date: so much for costs, so much in the reserve, so
    /// much more for the Evolution Fund or, below nothing, so much back from it. Whatever was set aside before and is not wanted is
    /// general cash again.
    pub fn set_aside(&mut self, on: Date, costs: Money, reserve: Money, evolution: Money) {
        let before = self.cash;
        for pot in [Pot::Costs, Pot::Reserve] {
            for source in Source::ALL {
                let held = self.cash[pot as usize][source as usize];
                self.cash[Pot::General as usize][source as usize] += held;
                self.cash[pot as usize][source as usize] = Money::ZERO;
            }
        }
        let given_back = self.take(Pot::Evolution, (-evolution).at_least_zero());
        for (held, back) in self.cash[Pot::General as usize].iter_mut().zip(given_back) {
            *held += back;
        }
        let evolution_added = evolution.at_least_zero();
        for (pot, amount) in
            [(Pot::Costs, costs), (Pot::Reserve, reserve), (Pot::Evolution, evolution_added)]
        {
            let taken = self.take(Pot::General, amount);
            for (held, taken) in self.cash[pot as usize].iter_mut().zip(taken) {
                *held += taken;
            }
        }
        self.evolution.add(on, evolution);
        if self.ledger.is_none() {
            return;
        }
        let mut lines = Vec::with_capacity(16);
        for pot in Pot::ALL {
            let mut moved = Money::ZERO;
            for source in Source::ALL {
                let at = (pot as usize, source as usize);
                let change = self.cash[at.0][at.1] - before[at.0][at.1];
                moved += change;
                lines.push(line(pot, Account::Cash(source), change));
            }
            lines.push(line(pot, Account::Moved, -moved));
        }
        self.post(on, What::SetAside, &lines);
    }

    /// A holding is paid back capital.
    fn pay_principal(&mut self, on: Date, at: usize, amount: Money, interest: &Interest) {
        let Some(holding) = self.holdings.get_mut(at) else { return };
        holding.pay_principal(on, amount, interest);
        self.pay_out(on, at, amount, Account::Capital(at as u16));
    }

    /// A holding is paid interest, its return or a share of what is left.
    fn pay_earned(
        &mut self,
        on: Date,
        at: usize,
        amount: Money,
        kind: Earned,
        interest: &Interest,
    ) {
        let Some(holding) = self.holdings.get_mut(at) else { return };
        holding.pay_earned(on, amount, kind, interest);
        self.pay_out(on, at, amount, Account::Paid(kind, at as u16));
    }

    /// A holding is paid.
    pub fn pay(
        &mut self,
        on: Date,
        at: usize,
        paid_as: PaidAs,
        amount: Money,
        interest: &Interest,
    ) {
        match paid_as {
            PaidAs::Principal => self.pay_principal(on, at, amount, interest),
            PaidAs::Earned(kind) => self.pay_earned(on, at, amount, kind, interest),
        }
    }

    /// A guarantor pays a holding back capital, past the bond's own cash.
    pub fn guarantor_pays(&mut self, on: Date, at: usize, amount: Money, interest: &Interest) {
        let Some(holding) = self.holdings.get_mut(at) else { return };
        holding.pay_principal(on, amount, interest);
        holding.made_good += amount;
        self.guaranteed += amount;
        if let Some(Some(hurdle)) = self.hurdles.get_mut(self.holdings[at].class_at) {
            hurdle.pay(on, amount);
        }
        let lines = [
            line(Pot::General, Account::Capital(at as u16), amount),
            line(Pot::General, Account::Guarantor, -amount),
        ];
        self.post(on, What::GuaranteePaid, &lines);
    }

    /// Deferred fees are paid.
    pub fn pay_deferred(&mut self, on: Date, amount: Money) {
        let taken = self.take(Pot::General, amount);
        self.deferred = self.deferred - amount;
        self.paid[Cost::Intermediary as usize] += amount;
        self.recycled += taken[Source::Receipts as usize];
        self.post_cash(on, What::DeferredFees, taken, Account::DeferredFees);
    }

    /// What is above a cap on return goes to the council.
    pub fn pay_over_the_cap(&mut self, on: Date, amount: Money) {
        let taken = self.take(Pot::General, amount);
        self.over_the_cap += amount;
        self.distributed_from_receipts += taken[Source::Receipts as usize];
        self.post_cash(on, What::OverTheCap, taken, Account::OverTheCap);
    }

    /// Commitments are those in force on a day.
    pub fn reach(&mut self, on: Date) {
        self.on = self.on.max(on);
        for holding in &mut self.holdings {
            holding.commit(on);
        }
    }

    /// The most a class may still be paid on a day under a cap on its rate of return.
    pub(crate) fn hurdle_room(&self, class_at: usize, on: Date) -> Option<Money> {
        self.hurdles.get(class_at)?.as_ref().map(|hurdle| hurdle.room(on))
    }

    /// What was paid settles the oldest calls first.
    fn settle_calls(&mut self, amount: Money) {
        let mut left = amount;
        for (_, out) in &mut self.calls_out {
            let part = left.min(*out);
            *out = *out - part;
            left = left - part;
        }
        self.calls_out.retain(|(_, out)| *out > Money::ZERO);
    }

    fn pay_out(&mut self, on: Date, at: usize, amount: Money, account: Account) {
        let class_at = self.holdings[at].class_at;
        if let Some(Some(hurdle)) = self.hurdles.get_mut(class_at) {
            hurdle.pay(on, amount);
        }
        let taken = self.take(Pot::General, amount);
        self.distributed_from_receipts += taken[Source::Receipts as usize];
        self.post_cash(on, What::PaidOut, taken, account);
    }

    /// Takes cash from a pot, receipts first; what is not there is owed by capital drawn.
    fn take(&mut self, pot: Pot, amount: Money) -> BySource {
        let mut taken = [Money::ZERO; 3];
        let mut left = amount;
        for source in [Source::Receipts, Source::Interest] {
            let held = &mut self.cash[pot as usize][source as usize];
            let part = left.min(held.at_least_zero());
            *held = *held - part;
            taken[source as usize] = part;
            left = left - part;
        }
        let drawn = &mut self.cash[pot as usize][Source::Drawn as usize];
        *drawn = *drawn - left;
        taken[Source::Drawn as usize] = left;
        taken
    }

    /// Cash out of general, against one account.
    fn post_cash(&mut self, on: Date, what: What, taken: BySource, account: Account) {
        self.pay_from(on, what, Pot::General, taken, account);
    }

    /// Cash out of a pot, against an account of the general pot.
    fn pay_from(&mut self, on: Date, what: What, pot: Pot, taken: BySource, account: Account) {
        if self.ledger.is_none() {
            return;
        }
        let [receipts, interest, drawn] = taken;
        let amount = receipts + interest + drawn;
        let moved = if pot == Pot::General { Money::ZERO } else { amount };
        let lines = [
            line(Pot::General, account, amount),
            line(Pot::General, Account::Moved, -moved),
            line(pot, Account::Moved, moved),
            line(pot, Account::Cash(Source::Receipts), -receipts),
            line(pot, Account::Cash(Source::Interest), -interest),
            line(pot, Account::Cash(Source::Drawn), -drawn),
        ];
        self.post(on, what, &lines);
    }

    fn post(&mut self, on: Date, what: What, lines: &[Posting]) {
        self.on = self.on.max(on);
        let told = self.told;
        if let Some(ledger) = &mut self.ledger {
            ledger.post(on, told, what, lines);
        }
    }
}

/// The part of a cost that waits for the investors.
pub(crate) fn deferred(terms: &Terms, on: Date, cost: Cost, amount: Money) -> Money {
    match cost {
        Cost::Intermediary => {
            terms.deferred_fee.value(on).times(amount.0).rounded_to_pence(Rounding::HalfUp)
        }
        Cost::Tax | Cost::Spv | Cost::Service => Money::ZERO,
    }
}
