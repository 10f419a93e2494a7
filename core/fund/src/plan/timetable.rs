//! When things happen in a plan, and everything about them that does not depend on what the
//! council pays: worked out once, and used for every scenario.

use super::Plan;
use crate::cost::{Cost, Outlook};
use crate::terms::Terms;
use crate::waterfall::reserve_target;
use definitions::{Date, Money, Quarter, months_after};

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// An outcome payment is agreed: which of the plan's.
    Agreed(usize),
    /// It is received.
    Received(usize),
    /// A call is paid.
    Drawn,
    /// The waterfall runs.
    Distribution {
        /// Costs that fall due before the next date, by kind.
        before_next: [Money; 4],
        /// What the reserve should hold.
        reserve: Money,
        /// Every cost that falls due from now on.
        remaining: Money,
    },
    /// A call is worked out and goes out.
    Notice {
        /// The day it is due.
        due: Date,
        /// Costs that fall due before the period ends.
        costs: Money,
        /// What the reserve should hold.
        reserve: Money,
    },
    /// A cost falls due and is paid.
    Cost(Cost, Money),
    /// The Evolution Fund spends.
    Evolution(Money),
}

/// The events of a plan, in order.
#[derive(Clone, Debug)]
pub struct Timetable {
    pub(super) events: Vec<(Date, Event)>,
    pub(super) payments: Vec<Quarter>,
}

impl Timetable {
    /// Works out when everything of a plan happens.
    pub fn of(terms: &Terms, plan: &Plan) -> Timetable {
        let outlook = Outlook::of(terms, plan.costs.clone());
        let mut events = Vec::with_capacity(plan.costs.len() * 2 + 300);
        for (at, payment) in plan.payments.iter().enumerate() {
            events.push((payment.quarter.last_day(), Event::Agreed(at)));
            events.push((payment.received, Event::Received(at)));
        }
        let distributions = distribution_dates(terms, plan);
        for pair in distributions.windows(2) {
            events.push((pair[0], distribution(terms, &outlook, pair[0], pair[1])));
        }
        calls(terms, plan, &outlook, &distributions, &mut events);
        events
            .extend(plan.costs.iter().map(|cost| (cost.due, Event::Cost(cost.cost, cost.amount))));
        events.extend(plan.evolution.iter().map(|(day, amount)| (*day, Event::Evolution(*amount))));
        events.sort_by_key(|(day, event)| (*day, rank(event)));
        let payments = plan.payments.iter().map(|payment| payment.quarter).collect();
        Timetable { events, payments }
    }
}

/// What comes first on one day: money in, the waterfall, the next call, money out.
fn rank(event: &Event) -> u8 {
    match event {
        Event::Agreed(_) => 0,
        Event::Received(_) => 1,
        Event::Drawn => 2,
        Event::Distribution { .. } => 3,
        Event::Notice { .. } => 4,
        Event::Cost(..) => 5,
        Event::Evolution(_) => 6,
    }
}

/// Every distribution date from the plan's first quarter to its last, and the one after.
fn distribution_dates(terms: &Terms, plan: &Plan) -> Vec<Date> {
    let calendar = terms.calendar();
    let mut dates = Vec::new();
    let mut quarter = Quarter::of(plan.from);
    while quarter <= plan.last.next() {
        let business_days = *terms.distribution_date.value(quarter.last_day());
        dates.push(calendar.distribution_date(quarter, business_days));
        quarter = quarter.next();
    }
    dates
}

fn distribution(terms: &Terms, outlook: &Outlook, on: Date, next: Date) -> Event {
    Event::Distribution {
        before_next: outlook.between(on, next),
        reserve: reserve_target(terms, outlook, on, next),
        remaining: outlook.from(on).into_iter().sum(),
    }
}

/// A call for each period from the plan's first day on, while anything falls due.
fn calls(
    terms: &Terms,
    plan: &Plan,
    outlook: &Outlook,
    distributions: &[Date],
    events: &mut Vec<(Date, Event)>,
) {
    let calendar = terms.calendar();
    let mut period = plan.from.first_of_month();
    while period < plan.until {
        let due = calendar.rolled(period);
        let notice = calendar.before(due, *terms.call_notice.value(due));
        let ends = months_after(period, terms.call_period.value(due).months());
        let next = distributions.iter().find(|date| notice < **date).copied().unwrap_or(ends);
        let costs = outlook.between(notice, ends).into_iter().sum();
        let reserve = reserve_target(terms, outlook, notice, next);
        events.push((notice, Event::Notice { due, costs, reserve }));
        events.push((due, Event::Drawn));
        period = ends;
    }
}
