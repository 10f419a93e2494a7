//! The waterfall: on a distribution date the contract's own steps are paid in order from what is
//! available. Each says what it was due, what it paid and why it stopped.
//!
//! A step pays what it is due or what is left, whichever is less. What is unpaid waits, and no
//! later step is paid before it. Source: `docs/contract.md`, the bond's money.

use crate::account::Earned;
use crate::bond::{Bond, Holding};
use crate::cost::{Cost, Outlook};
use crate::evolution::allowance;
use crate::pro_rata::pro_rata;
use crate::terms::{LockUp, ReturnCap, Step, Terms};
use definitions::{Date, Money, Rounding, months_after};
use serde::{Deserialize, Serialize};

/// What the steps before the investors' are due on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Costs due now or before the next distribution date, by kind.
    pub costs: [Money; 4],
    /// What the reserve should hold.
    pub reserve: Money,
    /// What may still be added to the Evolution Fund this year.
    pub evolution: Money,
    /// What the Evolution Fund gives back: its cash that is promised to nobody, once there is no
    /// budget for it any more.
    pub given_back: Money,
    /// Every cost still to be paid, to the end.
    pub remaining: Money,
}

/// Why a step paid what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stopped {
    /// It paid all it was due.
    InFull,
    /// It was due nothing.
    NothingDue,
    /// No more was left.
    RanOut,
    /// What is left is kept for the costs ahead: investors are paid once cash and undrawn
    /// commitments cover them.
    LockedUp,
    /// The class has been paid the most it may be.
    Capped,
}

impl Stopped {
    /// Why, in a sentence.
    pub fn said(self) -> &'static str {
        match self {
            Stopped::InFull => "Paid in full.",
            Stopped::NothingDue => "Nothing was due.",
            Stopped::RanOut => "No more was left; the rest waits.",
            Stopped::LockedUp => {
                "What is left is kept: investors are paid once cash and undrawn commitments cover \
                 everything still to be spent."
            }
            Stopped::Capped => "The class has been paid the most it may be.",
        }
    }
}

/// One step of a distribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPaid {
    /// The step.
    pub step: Step,
    /// What it was due.
    pub due: Money,
    /// What it paid.
    pub paid: Money,
    /// Why it stopped there.
    pub stopped: Stopped,
}

/// What an investor is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaidAs {
    /// Capital back.
    Principal,
    /// More than capital.
    Earned(Earned),
}

impl PaidAs {
    /// The word for it.
    pub fn said(self) -> &'static str {
        match self {
            PaidAs::Principal => "capital",
            PaidAs::Earned(Earned::Interest) => "interest",
            PaidAs::Earned(Earned::Return) => "return",
            PaidAs::Earned(Earned::Surplus) => "share of what is left",
        }
    }
}

/// One payment to one holding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payout {
    /// Which holding, by its place among the bond's.
    pub holding: usize,
    /// As what.
    pub paid_as: PaidAs,
    /// How much.
    pub amount: Money,
}

/// A distribution: every step, and every payment that follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The date.
    pub on: Date,
    /// What the steps could use.
    pub available: Money,
    /// The steps, in order.
    pub steps: Vec<StepPaid>,
    /// Set aside for costs before the next date.
    pub costs: Money,
    /// In the reserve from now on.
    pub reserve: Money,
    /// Added to the Evolution Fund; below nothing, given back by it.
    pub evolution: Money,
    /// Deferred fees paid.
    pub deferred: Money,
    /// To the council, above a cap on return.
    pub over_the_cap: Money,
    /// Payments to holdings.
    pub payouts: Vec<Payout>,
    /// Left in general cash.
    pub kept: Money,
}

impl Distribution {
    /// What investors are paid in all.
    pub fn paid_out(&self) -> Money {
        self.payouts.iter().map(|payout| payout.amount).sum()
    }
}

/// What is needed on a distribution date, the next one being known.
pub fn needs(terms: &Terms, outlook: &Outlook, bond: &Bond, on: Date, next: Date) -> Needs {
    Needs::of(
        terms,
        bond,
        on,
        &outlook.between(on, next),
        reserve_target(terms, outlook, on, next),
        outlook.from(on).into_iter().sum(),
    )
}

impl Needs {
    /// The needs of a bond, given what falls due before the next date by kind, what the reserve
    /// should hold, and everything that still falls due.
    pub(crate) fn of(
        terms: &Terms,
        bond: &Bond,
        on: Date,
        before_next: &[Money; 4],
        reserve: Money,
        ahead: Money,
    ) -> Needs {
        let owed: Money = bond.owed.iter().copied().sum();
        let budget = terms.evolution_budget(on);
        let given_back = if budget > Money::ZERO { Money::ZERO } else { allowance(bond) };
        Needs {
            costs: std::array::from_fn(|cost| bond.owed[cost] + before_next[cost]),
            reserve,
            evolution: (budget - bond.evolution.added_in(on.year())).at_least_zero(),
            given_back,
            remaining: owed + ahead,
        }
    }
}

/// What the reserve should hold: the costs of the quarters from the next distribution date on, and
/// nothing once no service falls due in them.
pub fn reserve_target(terms: &Terms, outlook: &Outlook, on: Date, next: Date) -> Money {
    let months = i32::from(terms.reserve.value(on).quarters) * 3;
    let ahead = outlook.between(next, months_after(next, months));
    let service = ahead[Cost::Service as usize] > Money::ZERO;
    if service { ahead.into_iter().sum() } else { Money::ZERO }
}

/// Runs the steps on a date, over a bond as it stands that day.
pub fn run(terms: &Terms, bond: &Bond, on: Date, needs: &Needs) -> Distribution {
    let available = (bond.available() + needs.given_back).at_least_zero();
    let mut run = Run {
        terms,
        bond,
        needs,
        left: available,
        unlocked: None,
        class_paid: vec![Money::ZERO; terms.classes.len()],
        done: Distribution {
            on,
            available,
            steps: Vec::with_capacity(12),
            costs: Money::ZERO,
            reserve: Money::ZERO,
            evolution: -needs.given_back,
            deferred: Money::ZERO,
            over_the_cap: Money::ZERO,
            payouts: Vec::new(),
            kept: Money::ZERO,
        },
    };
    for step in terms.steps.value(on) {
        run.step(step);
    }
    run.done.kept = run.left;
    run.done
}

struct Run<'a> {
    terms: &'a Terms,
    bond: &'a Bond,
    needs: &'a Needs,
    left: Money,
    /// What may still leave for investors on this date, once the first of their steps is reached.
    unlocked: Option<Money>,
    class_paid: Vec<Money>,
    done: Distribution,
}

impl Run<'_> {
    fn step(&mut self, step: &Step) {
        let on = self.done.on;
        match step {
            Step::Cost(cost) => {
                let paid = self.pay(step, self.needs.costs[*cost as usize]);
                self.done.costs += paid;
            }
            Step::Reserve => self.done.reserve = self.pay(step, self.needs.reserve),
            Step::EvolutionFund => {
                let paid = self.pay(step, self.needs.evolution);
                self.done.evolution += paid;
            }
            Step::DeferredFees => {
                let (paid, stopped) = self.release(self.bond.deferred);
                self.done.deferred = paid;
                self.note(step, self.bond.deferred, paid, stopped);
            }
            Step::Interest(class) | Step::Return(class) => {
                let interest = self.terms.interest.value(on);
                let kind = if matches!(step, Step::Interest(_)) {
                    Earned::Interest
                } else {
                    Earned::Return
                };
                let earned = |holding: &Holding| holding.earned_and_unpaid(on, interest);
                self.pay_class(step, class, PaidAs::Earned(kind), earned);
            }
            Step::Principal(class) => {
                self.pay_class(step, class, PaidAs::Principal, |holding| holding.outstanding);
            }
            Step::Surplus(class) => self.surplus(step, class),
        }
    }

    /// Pays a step that comes before the investors'.
    fn pay(&mut self, step: &Step, due: Money) -> Money {
        let due = due.at_least_zero();
        let paid = due.min(self.left);
        self.left = self.left - paid;
        let stopped = if paid < due { Stopped::RanOut } else { in_full(due) };
        self.note(step, due, paid, stopped);
        paid
    }

    /// Pays a class what each of its holdings is due.
    fn pay_class(
        &mut self,
        step: &Step,
        class: &str,
        paid_as: PaidAs,
        due: impl Fn(&Holding) -> Money,
    ) {
        let holdings = self.holdings(class);
        let dues: Vec<Money> =
            holdings.iter().map(|at| due(&self.bond.holdings[*at]).at_least_zero()).collect();
        let all: Money = dues.iter().copied().sum();
        let room = self.room(class);
        let (paid, stopped) = self.release(all.min(room));
        let stopped = if room < all && paid == room { Stopped::Capped } else { stopped };
        self.share_out(class, &holdings, &pro_rata(paid, &dues, &dues), paid_as);
        self.note(step, all, paid, stopped);
    }

    /// Pays a class what is left, up to its cap; what is above it goes to the council.
    fn surplus(&mut self, step: &Step, class: &str) {
        let holdings = self.holdings(class);
        let room = self.room(class);
        let due = self.left;
        let (free, stopped) = self.release(due);
        let paid = free.min(room);
        self.done.over_the_cap += free - paid;
        let drawn = |at: &usize| self.bond.holdings[*at].drawn;
        let committed = |at: &usize| self.bond.holdings[*at].committed;
        let any_drawn = holdings.iter().any(|at| drawn(at) > Money::ZERO);
        let weights: Vec<Money> = if any_drawn {
            holdings.iter().map(drawn).collect()
        } else {
            holdings.iter().map(committed).collect()
        };
        let parts = pro_rata(paid, &weights, &vec![paid; holdings.len()]);
        self.share_out(class, &holdings, &parts, PaidAs::Earned(Earned::Surplus));
        let stopped = if paid < free { Stopped::Capped } else { stopped };
        self.note(step, due, paid, stopped);
    }

    /// Takes what may leave for investors, up to an amount.
    fn release(&mut self, due: Money) -> (Money, Stopped) {
        let unlocked = self.unlocked();
        let paid = due.min(self.left).min(unlocked);
        let stopped = if paid == due {
            in_full(due)
        } else if unlocked < self.left {
            Stopped::LockedUp
        } else {
            Stopped::RanOut
        };
        self.left = self.left - paid;
        self.unlocked = Some(unlocked - paid);
        (paid, stopped)
    }

    /// What may leave for investors without the costs ahead going unpaid: cash and undrawn
    /// commitments, less the budget that is left.
    fn unlocked(&self) -> Money {
        if let Some(unlocked) = self.unlocked {
            return unlocked;
        }
        match self.terms.lock_up.value(self.done.on) {
            LockUp::None => self.left,
            LockUp::RemainingBudget => {
                let cash = self.bond.available() - self.done.evolution;
                let undrawn = self.bond.committed() - self.bond.drawn();
                (cash + undrawn - self.needs.remaining).at_least_zero().min(self.left)
            }
        }
    }

    fn holdings(&self, class: &str) -> Vec<usize> {
        let of_class = |at: &usize| self.bond.holdings[*at].class == class;
        (0..self.bond.holdings.len()).filter(of_class).collect()
    }

    /// The most a class may still be paid.
    fn room(&self, class: &str) -> Money {
        let Some(at) = self.terms.classes.iter().position(|other| other.name == class) else {
            return Money::ZERO;
        };
        let of_class = || self.bond.holdings.iter().filter(|holding| holding.class_at == at);
        let room = match self.terms.classes[at].cap {
            ReturnCap::None => return Money(i64::MAX),
            ReturnCap::Multiple(most) => {
                let drawn: Money = of_class().map(|holding| holding.drawn).sum();
                let paid: Money = of_class().map(Holding::paid_out).sum();
                most.times(drawn.0).rounded_to_pence(Rounding::HalfUp) - paid
            }
            ReturnCap::Yearly(_) => self.bond.hurdle_room(at, self.done.on).unwrap_or_default(),
        };
        (room - self.class_paid[at]).at_least_zero()
    }

    fn share_out(&mut self, class: &str, holdings: &[usize], parts: &[Money], paid_as: PaidAs) {
        for (holding, amount) in holdings.iter().zip(parts) {
            if *amount > Money::ZERO {
                self.done.payouts.push(Payout { holding: *holding, paid_as, amount: *amount });
            }
        }
        if let Some(at) = self.terms.classes.iter().position(|other| other.name == class) {
            self.class_paid[at] += parts.iter().copied().sum();
        }
    }

    fn note(&mut self, step: &Step, due: Money, paid: Money, stopped: Stopped) {
        self.done.steps.push(StepPaid { step: step.clone(), due, paid, stopped });
    }
}

fn in_full(due: Money) -> Stopped {
    if due > Money::ZERO { Stopped::InFull } else { Stopped::NothingDue }
}
