//! How long one statement takes to calculate: 388 children over ten tracking quarters, from what
//! is known of each child to the amount due.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{Told, day, essex, read};
use definitions::{Money, Quarter};
use divan::{Bencher, black_box};
use outcomes::Contract;
use outcomes::chance::assumptions::Assumptions;
use outcomes::chance::plan::{Baseline, Plan, planned};
use outcomes::measurement::{FrozenLines, Overrides, Tracked, measure};
use outcomes::settlement::{Settlement, settle};
use outcomes::statement::{earned_lines, freeze, terms};

const CHILDREN: i64 = 388;

fn main() {
    divan::main();
}

/// The first statement of the whole programme: nothing settled before it.
#[divan::bench]
fn a_first_statement(bencher: Bencher<'_, '_>) {
    let (contract, tracked) = programme();
    let (frozen, q) = (FrozenLines::new(), last_quarter());
    bencher.bench_local(|| statement(&contract, &tracked, black_box(q), &frozen));
}

/// The last one, every child-quarter having been settled by earlier statements.
#[divan::bench]
fn a_statement_over_settled_quarters(bencher: Bencher<'_, '_>) {
    let (contract, tracked) = programme();
    let q = last_quarter();
    let measured = measure(&contract, &tracked, q, &FrozenLines::new(), &Overrides::new());
    let frozen: FrozenLines = freeze(&tracked, &measured, &FrozenLines::new(), &contract)
        .into_iter()
        .map(|line| ((line.key.clone(), line.k), line))
        .collect();
    assert_eq!(frozen.len(), CHILDREN as usize * 10);
    bencher.bench_local(|| statement(&contract, &tracked, black_box(q), &frozen));
}

/// A thousand programmes with no effect, every statement of each: a tenth of what a page shows.
#[divan::bench(args = [Baseline::Exact, Baseline::Drawn])]
fn a_thousand_programmes_with_no_effect(bencher: Bencher<'_, '_>, baseline: &Baseline) {
    let (contract, tracked) = programme();
    let (frozen, q) = (FrozenLines::new(), last_quarter());
    let measured = measure(&contract, &tracked, q, &frozen, &Overrides::new());
    let assumed = Assumptions::read(include_str!("../../../contracts/essex/chance.toml"));
    let assumed = assumed.unwrap_or_else(|findings| panic!("{findings:?}")).on(q.last_day());
    let lines = planned(&contract, &tracked, &measured, &frozen);
    let plan = Plan::new(&contract, &assumed, lines, q).unwrap_or_else(|no| panic!("{no}"));
    bencher.bench_local(|| plan.programmes(*baseline, 0..black_box(1_000)));
}

fn statement(
    contract: &Contract,
    tracked: &[Tracked],
    q: Quarter,
    frozen: &FrozenLines,
) -> Settlement {
    let measured = measure(contract, tracked, q, frozen, &Overrides::new());
    let lines = earned_lines(tracked, &measured, frozen);
    settle(&terms(contract, q), &lines, q, Money::pounds(1_000_000))
}

fn last_quarter() -> Quarter {
    Quarter::of(day("2021-06-30"))
}

/// Children who start day after day; three in five with up to four rows of care.
fn programme() -> (Contract, Vec<Tracked>) {
    let contract = read(&essex());
    let later = |days: i64| day("2013-04-10").saturating_add(jiff::Span::new().days(days));
    let children = (0..CHILDREN).map(|i| {
        let start = i * 5;
        let mut told = Told::starting(&later(start).to_string()).born("2003-06-30");
        for row in 0..(i % 5) * i64::from(i % 5 < 4) + i64::from(i % 5 == 4) {
            let from = start + 30 + i % 17 + row * 120;
            let (from, to) = (later(from), later(from + 40 + i % 53));
            told = told.care(&format!("V2 U4 {from} {to}"));
        }
        told.tracked(&contract, &format!("C{i:03}"))
    });
    let children = children.collect();
    (contract, children)
}
