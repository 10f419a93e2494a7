//! How long every rate of return of a series takes to find.

use definitions::{Date, Money, months_after};
use divan::{Bencher, black_box};
use fund::returns::{Flow, returns};

fn main() {
    divan::main();
}

/// Twelve calls, then twelve quarters of money back.
#[divan::bench]
fn an_investor_of_24_flows(bencher: Bencher<'_, '_>) {
    let flows: Vec<Flow> =
        (0..24).map(|at| flow(at * 3, if at < 12 { -1_000_000 } else { 1_450_000 })).collect();
    bencher.bench_local(|| returns(black_box(&flows)));
}

/// A long series: money in for a third of it, back for the rest, two flows a month or so.
#[divan::bench]
fn a_series_of_2000_flows(bencher: Bencher<'_, '_>) {
    let first = Date::constant(2000, 1, 3);
    let flows: Vec<Flow> = (0..2000)
        .map(|at| Flow {
            day: later(first, at),
            amount: Money(if at < 700 { -1_000 } else { 730 }),
        })
        .collect();
    bencher.bench_local(|| returns(black_box(&flows)));
}

/// Signs that change at every flow.
#[divan::bench]
fn a_recycled_series_of_2000_flows(bencher: Bencher<'_, '_>) {
    let first = Date::constant(2000, 1, 3);
    let flows: Vec<Flow> = (0..2000_u64)
        .map(|at| Flow {
            day: later(first, at),
            amount: Money((at * at * 7919 % 2003) as i64 - 1000),
        })
        .collect();
    bencher.bench_local(|| returns(black_box(&flows)));
}

fn flow(month: i32, pence: i64) -> Flow {
    Flow { day: months_after(Date::constant(2013, 1, 15), month), amount: Money(pence) }
}

fn later(first: Date, weeks: u64) -> Date {
    first.saturating_add(std::time::Duration::from_secs(weeks * 7 * 86_400))
}
