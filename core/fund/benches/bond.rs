//! How long a whole bond takes: the ledger and the waterfall from first call to last distribution,
//! and one scenario of many.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{essex, plan};
use definitions::Money;
use divan::{Bencher, black_box};
use fund::plan::{Plan, Timetable, run};
use fund::{History, Terms};

fn main() {
    divan::main();
}

/// Essex's budgets with every ledger entry kept.
#[divan::bench]
fn the_whole_bond_with_its_ledger(bencher: Bencher<'_, '_>) {
    let terms = essex();
    let plan = plan(&terms, Money::pounds(7_100_000));
    bencher.bench_local(|| run(&terms, black_box(&plan)));
}

/// The same with costs invoiced weekly and not monthly: some five thousand lines.
#[divan::bench]
fn the_whole_bond_of_weekly_invoices(bencher: Bencher<'_, '_>) {
    let terms = essex();
    let plan = weekly(&terms);
    let lines = run(&terms, &plan).bond.ledger.map_or(0, |ledger| ledger.lines());
    assert!(lines > 5_000, "{lines} lines");
    bencher.bench_local(|| run(&terms, black_box(&plan)));
}

/// One scenario: no ledger, every investor's account and returns.
#[divan::bench]
fn one_scenario(bencher: Bencher<'_, '_>) {
    let terms = essex();
    let plan = plan(&terms, Money::pounds(7_100_000));
    let timetable = Timetable::of(&terms, &plan);
    let amounts: Vec<Money> = plan.payments.iter().map(|payment| payment.amount).collect();
    bencher.bench_local(|| timetable.scenario(&terms, black_box(&amounts)));
}

/// Ten thousand scenarios, one after another, each paying another share of the plan.
#[divan::bench(sample_count = 3)]
fn ten_thousand_scenarios_on_one_core(bencher: Bencher<'_, '_>) {
    let terms = essex();
    let plan = plan(&terms, Money::pounds(7_100_000));
    let timetable = Timetable::of(&terms, &plan);
    bencher.bench_local(|| {
        let paid = (0..10_000).map(|at| {
            let share = |payment: &fund::plan::Payment| Money(payment.amount.0 * at / 5_000);
            let amounts: Vec<Money> = plan.payments.iter().map(share).collect();
            timetable.scenario(&terms, &amounts).together.paid_out
        });
        paid.sum::<Money>()
    });
}

/// Folding the record's facts into a bond.
#[divan::bench]
fn the_bond_folded_from_its_facts(bencher: Bencher<'_, '_>) {
    let terms = essex();
    let history: History = common::told(&terms, &plan(&terms, Money::pounds(7_100_000)));
    bencher.bench_local(|| history.bond(&terms, black_box(common::day("2022-12-31")), u64::MAX));
}

fn weekly(terms: &Terms) -> Plan {
    let mut plan = plan(terms, Money::pounds(7_100_000));
    plan.costs = plan
        .costs
        .iter()
        .flat_map(|cost| {
            let part = |week: i64| fund::cost::Expected {
                due: cost.due.with().day((week * 7 + 1) as i8).build().unwrap_or(cost.due),
                amount: Money(cost.amount.0 * (week + 1) / 4 - cost.amount.0 * week / 4),
                ..*cost
            };
            (0..4).map(part).collect::<Vec<_>>()
        })
        .collect();
    plan
}
