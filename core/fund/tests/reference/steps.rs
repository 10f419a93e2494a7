//! The waterfall and the calls, from the words on the page.

use crate::books::{Books, Held, ten_billionths, waits};
use crate::interest;
use definitions::{Date, Quarter, months_after};
use fund::plan::Plan;
use fund::terms::{LockUp, ReturnCap};
use fund::waterfall::PaidAs;
use fund::{Cost, Fact, Terms};
use std::collections::BTreeMap;

/// Steps, set aside, payments, each in words.
pub type Said = (Vec<String>, [i64; 5], BTreeMap<(String, String, String), i64>);

/// A distribution's fact in the same words.
pub fn said(fact: &Fact) -> Said {
    let Fact::Distributed {
        steps,
        costs,
        reserve,
        evolution,
        deferred,
        over_the_cap,
        payments,
        ..
    } = fact
    else {
        panic!("a distribution")
    };
    let step = |s: &fund::waterfall::StepPaid| format!("{} {} {}", s.step, s.due.0, s.paid.0);
    let mut paid = BTreeMap::new();
    for one in payments {
        let what = match one.paid_as {
            PaidAs::Principal => "principal".to_owned(),
            PaidAs::Earned(kind) => format!("{kind:?}").to_lowercase(),
        };
        *paid.entry((one.investor.to_string(), one.class.to_string(), what)).or_insert(0) +=
            one.amount.0;
    }
    let kept = [costs.0, reserve.0, evolution.0, deferred.0, over_the_cap.0];
    (steps.iter().map(step).collect(), kept, paid)
}

/// Business days counted one by one.
fn business_days_after(terms: &Terms, from: Date, many: u8) -> Date {
    let holiday = |day: Date| {
        terms.bank_holidays.versions().iter().any(|v| v.value.iter().any(|other| other.0 == day))
    };
    let (mut day, mut counted) = (from, 0);
    while counted < many {
        day = day.tomorrow().unwrap();
        let name = day.strftime("%a").to_string();
        if name != "Sat" && name != "Sun" && !holiday(day) {
            counted += 1;
        }
    }
    day
}

/// The dates of a plan's distributions, and one more.
pub fn distribution_dates(terms: &Terms, plan: &Plan) -> Vec<Date> {
    let mut dates = Vec::new();
    let mut quarter = Quarter::of(plan.from);
    while quarter <= plan.last.next() {
        let many = *terms.distribution_date.value(quarter.last_day());
        dates.push(business_days_after(terms, quarter.last_day(), many));
        quarter = quarter.next();
    }
    dates
}

/// What of the plan's costs falls due on some days, less what waits for the investors.
fn falls_due(terms: &Terms, plan: &Plan, cost: Option<Cost>, from: Date, to: Date) -> i64 {
    let mut sum = 0;
    for expected in &plan.costs {
        if from <= expected.due
            && expected.due < to
            && cost.is_none_or(|cost| cost == expected.cost)
        {
            sum += expected.amount.0 - waits(terms, expected.cost, expected.amount.0, expected.due);
        }
    }
    sum
}

fn reserve(terms: &Terms, plan: &Plan, on: Date, next: Date) -> i64 {
    let end = months_after(next, 3 * i32::from(terms.reserve.value(on).quarters));
    if falls_due(terms, plan, Some(Cost::Service), next, end) == 0 {
        return 0;
    }
    falls_due(terms, plan, None, next, end)
}

/// Shares by weight, nobody past their most: whole pence first, then a penny each to the largest
/// remainders; what somebody has no room for is shared again among the rest.
fn shared(amount: i64, weights: &[i64], most: &[i64]) -> Vec<i64> {
    let mut parts = vec![0; weights.len()];
    let mut left = amount.min(most.iter().sum()).max(0);
    while left > 0 {
        let open: Vec<usize> =
            (0..weights.len()).filter(|at| parts[*at] < most[*at] && weights[*at] > 0).collect();
        assert!(!open.is_empty(), "somebody has room");
        let whole: i128 = open.iter().map(|at| i128::from(weights[*at])).sum();
        let exact = |at: usize| i128::from(left) * i128::from(weights[at]);
        let floors: Vec<i64> = open
            .iter()
            .map(|at| ((exact(*at) / whole) as i64).min(most[*at] - parts[*at]))
            .collect();
        let mut order = open.clone();
        order.sort_by_key(|at| (-(exact(*at) % whole), *at));
        for (at, floor) in open.iter().zip(&floors) {
            parts[*at] += floor;
        }
        left -= floors.iter().sum::<i64>();
        if left < weights.len() as i64 {
            for at in order {
                if left > 0 && parts[at] < most[at] {
                    parts[at] += 1;
                    left -= 1;
                }
            }
        }
    }
    parts
}

pub struct Call {
    pub shares: BTreeMap<(String, String), i64>,
    pub needed: i64,
}

/// The call that goes out on a day, in the order of the page.
pub fn call(
    terms: &Terms,
    plan: &Plan,
    dates: &[Date],
    books: &Books,
    on: Date,
    due: Date,
) -> Call {
    let months = match terms.call_period.value(due) {
        fund::terms::CallPeriod::Monthly => 1,
        fund::terms::CallPeriod::Quarterly => 3,
    };
    // The period is the one that began on the first of the month the call is due in.
    let ends = months_after(due.first_of_month(), months);
    let next = dates.iter().copied().find(|date| on < *date).unwrap_or(ends);
    let owed: i64 = Cost::ALL.iter().map(|cost| books.owed(*cost)).sum();
    let costs = owed + falls_due(terms, plan, None, on, ends);
    let kept = reserve(terms, plan, on, next);
    let missing =
        |wanted: i64, pot: &str| if books.pot(pot) < wanted { wanted - books.pot(pot) } else { 0 };
    let awaited: i64 = books.out.iter().filter(|(due, _)| on <= *due).map(|(_, out)| out).sum();
    let there = books.pot("General") + awaited - books.repayable();
    let wanted = missing(costs, "Costs") + missing(kept, "Reserve") - there;
    let rows: Vec<((String, String), Held)> = in_order(terms, books, None);
    let room: Vec<i64> = rows.iter().map(|(_, held)| held.committed - held.called).collect();
    let committed: Vec<i64> = rows.iter().map(|(_, held)| held.committed).collect();
    let amount = wanted.max(0).min(room.iter().sum());
    let parts = shared(amount, &committed, &room);
    let shares = rows.into_iter().map(|(key, _)| key).zip(parts).filter(|(_, part)| *part > 0);
    let without = books.spent + books.pot("Evolution") - books.bank;
    let needed = (without + costs + kept).min(committed.iter().sum());
    Call { shares: shares.collect(), needed }
}

/// Holdings in the order of the page, of one class or of all.
fn in_order(terms: &Terms, books: &Books, class: Option<&str>) -> Vec<((String, String), Held)> {
    let rows = terms.commitments.iter().filter(|row| class.is_none_or(|class| row.class == class));
    let key = rows.map(|row| (row.investor.to_string(), row.class.to_string()));
    key.map(|key| (key.clone(), books.held[&key].clone())).collect()
}

/// The distribution of a day.
pub fn distribution(terms: &Terms, plan: &Plan, dates: &[Date], books: &Books, on: Date) -> Said {
    let next = dates.iter().copied().find(|date| on < *date).unwrap();
    let owed: i64 = Cost::ALL.iter().map(|cost| books.owed(*cost)).sum();
    let remaining = owed + falls_due(terms, plan, None, on, Date::MAX);
    let budget = terms.evolution_budget(on).0;
    let back = if budget == 0 { books.pot("Evolution").max(0) } else { 0 };
    let cash = books.pot("General") + books.pot("Costs") + books.pot("Reserve") - books.repayable();
    let undrawn: i64 = books.held.values().map(|held| held.committed - held.drawn()).sum();
    let mut left = (cash + back).max(0);
    // What leaves for investors, and what has been paid to each class so far today.
    let mut gone = 0;
    let mut lock: Option<i64> = None;
    let mut today: BTreeMap<String, i64> = BTreeMap::new();
    let (mut steps, mut kept, mut paid) = (Vec::new(), [0_i64, 0, -back, 0, 0], BTreeMap::new());
    for step in terms.steps.value(on) {
        let words = step.to_string();
        let (first, class) = words.split_once(' ').unwrap_or((words.as_str(), ""));
        let before_investors = match first {
            "tax" => Some((Cost::Tax, 0)),
            "spv-costs" => Some((Cost::Spv, 0)),
            "intermediary-fee" => Some((Cost::Intermediary, 0)),
            "service" => Some((Cost::Service, 0)),
            "reserve" => Some((Cost::Tax, 1)),
            "evolution-fund" => Some((Cost::Tax, 2)),
            _ => None,
        };
        if let Some((cost, place)) = before_investors {
            let due = match place {
                0 => books.owed(cost) + falls_due(terms, plan, Some(cost), on, next),
                1 => reserve(terms, plan, on, next),
                _ => (budget - books.added.get(&on.year()).copied().unwrap_or(0)).max(0),
            };
            let pays = due.min(left);
            left -= pays;
            kept[place] += pays;
            steps.push(format!("{words} {due} {pays}"));
            continue;
        }
        // What may leave is settled when the first of the investors' steps is reached.
        let lock = *lock.get_or_insert_with(|| match terms.lock_up.value(on) {
            LockUp::None => left,
            LockUp::RemainingBudget => (cash - kept[2] + undrawn - remaining).max(0).min(left),
        });
        let may = left.min(lock - gone);
        if first == "deferred-fees" {
            let pays = books.deferred.min(may);
            (left, gone, kept[3]) = (left - pays, gone + pays, pays);
            steps.push(format!("{words} {} {pays}", books.deferred));
            continue;
        }
        let rows = in_order(terms, books, Some(class));
        let room = room(terms, class, &rows) - today.get(class).copied().unwrap_or(0);
        let room = room.max(0);
        let dues: Vec<i64> = rows
            .iter()
            .map(|(_, held)| match first {
                "principal" => held.outstanding(),
                "surplus" => 0,
                _ => interest::due(terms, held, class, on),
            })
            .collect();
        let (due, pays, parts);
        if first == "surplus" {
            due = left;
            pays = may.min(room);
            kept[4] += may - pays;
            (left, gone) = (left - may, gone + may);
            let drawn: Vec<i64> = rows.iter().map(|(_, held)| held.drawn()).collect();
            let committed: Vec<i64> = rows.iter().map(|(_, held)| held.committed).collect();
            let weights = if drawn.iter().all(|drawn| *drawn == 0) { committed } else { drawn };
            parts = shared(pays, &weights, &vec![pays; weights.len()]);
        } else {
            due = dues.iter().sum();
            pays = due.min(room).min(may);
            (left, gone) = (left - pays, gone + pays);
            parts = shared(pays, &dues, &dues);
        }
        *today.entry(class.to_owned()).or_insert(0) += pays;
        for ((key, _), part) in rows.iter().zip(parts).filter(|(_, part)| *part > 0) {
            let key = (key.0.clone(), key.1.clone(), first.to_owned());
            *paid.entry(key).or_insert(0) += part;
        }
        steps.push(format!("{words} {due} {pays}"));
    }
    (steps, kept, paid)
}

/// The most a class may still be paid under a multiple, half a penny upward.
fn room(terms: &Terms, class: &str, rows: &[((String, String), Held)]) -> i64 {
    let ReturnCap::Multiple(most) = terms.class(class).unwrap().cap else { return i64::MAX / 2 };
    let drawn: i64 = rows.iter().map(|(_, held)| held.drawn()).sum();
    let paid: i64 = rows.iter().map(|(_, held)| held.paid_out()).sum();
    let exact = ten_billionths(&most.to_string()) * i128::from(drawn);
    ((exact + 5_000_000_000) / 10_000_000_000) as i64 - paid
}
