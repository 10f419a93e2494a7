//! Rates of return told a second time, slowly: powers one flow at a time, a grid of rates, and
//! halving wherever the value changes sign. It knows nothing of logarithms, means or chords.

#![allow(clippy::unwrap_used, reason = "a test may")]

use definitions::{Date, Money, days_between};
use fund::returns::{Flow, Returns, returns};
use proptest::prelude::*;
use std::time::Duration;

/// What flows are worth on the first day, every one of them discounted by itself.
fn value(flows: &[Flow], rate: f64) -> f64 {
    let first = flows.iter().map(|flow| flow.day).min().unwrap();
    let worth = |flow: &Flow| {
        let years = days_between(first, flow.day) as f64 / 365.0;
        flow.amount.0 as f64 / (1.0 + rate).powf(years)
    };
    flows.iter().map(worth).sum()
}

/// Every bracket of a fine grid over which the value changes sign, halved sixty times.
fn slowly(flows: &[Flow]) -> Vec<f64> {
    let (low, high) = ((1e-4_f64).ln(), 11_f64.ln());
    let grid = |at: usize| (low + (high - low) * at as f64 / 20_000.0).exp() - 1.0;
    let mut found = Vec::new();
    for at in 0..20_000 {
        let (mut below, mut above) = (grid(at), grid(at + 1));
        let rising = value(flows, below) < 0.0;
        if rising == (value(flows, above) < 0.0) {
            continue;
        }
        for _ in 0..60 {
            let middle = (below + above) / 2.0;
            if (value(flows, middle) < 0.0) == rising {
                below = middle;
            } else {
                above = middle;
            }
        }
        found.push((below + above) / 2.0);
    }
    found
}

fn day(days: u64) -> Date {
    Date::constant(2013, 4, 1).saturating_add(Duration::from_secs(days * 86_400))
}

/// Flows of a handful of years in any order and any direction.
fn flows(most: usize) -> impl Strategy<Value = Vec<Flow>> {
    let flow = (0_u64..3_000, -1_000_000_i64..1_000_000)
        .prop_map(|(days, pence)| Flow { day: day(days), amount: Money(pence) });
    prop::collection::vec(flow, 2..most)
}

fn found(flows: &[Flow]) -> Vec<f64> {
    returns(flows).rates().iter().map(|rate| rate.yearly.approximate()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever the slow telling brackets is found, and nothing else changes sign.
    #[test]
    fn every_rate_a_slow_search_brackets_is_found(flows in flows(14)) {
        let (slow, fast) = (slowly(&flows), found(&flows));
        for rate in &slow {
            let near = |found: &f64| (found - rate).abs() < 1e-8 * (1.0 + rate.abs());
            prop_assert!(fast.iter().any(near), "{rate} is not among {fast:?}");
        }
        // Two rates within one step of the slow grid are seen by the fast search alone.
        prop_assert_eq!((fast.len() - slow.len()) % 2, 0, "{:?} and {:?}", &fast, &slow);
        for rate in &fast {
            let scale: f64 = flows.iter().map(|flow| {
                value(&[Flow { amount: Money(flow.amount.0.abs()), ..*flow }, Flow { day: day(0), amount: Money(0) }], *rate)
            }).sum();
            prop_assert!(value(&flows, *rate).abs() <= 1e-7 * scale, "{rate} does not balance");
        }
    }

    /// Pay in, then be paid: one rate at most, and it moves with what is paid out.
    #[test]
    fn money_in_and_then_money_out_has_one_rate(
        calls in prop::collection::vec((0_u64..1_000, 1_i64..1_000_000), 1..8),
        back in prop::collection::vec((1_001_u64..4_000, 1_i64..1_000_000), 1..8),
    ) {
        let mut all: Vec<Flow> =
            calls.iter().map(|(days, pence)| Flow { day: day(*days), amount: Money(-pence) }).collect();
        all.extend(back.iter().map(|(days, pence)| Flow { day: day(*days), amount: Money(*pence) }));
        let rates = found(&all);
        prop_assert!(rates.len() <= 1);
        prop_assert_eq!(rates.len(), slowly(&all).len());
        all.push(Flow { day: day(4_001), amount: Money(1_000) });
        if let ([before], [after]) = (rates.as_slice(), found(&all).as_slice()) {
            prop_assert!(before < after);
        }
    }

    /// The order of the rows and how a day's money is cut into rows change nothing.
    #[test]
    fn order_and_splitting_change_nothing(flows in flows(10), at in 0_usize..10, part in 0_i64..500) {
        let mut shuffled = flows.clone();
        shuffled.reverse();
        let at = at % shuffled.len();
        shuffled[at].amount = Money(shuffled[at].amount.0 - part);
        shuffled.push(Flow { amount: Money(part), ..shuffled[at] });
        prop_assert_eq!(returns(&flows), returns(&shuffled));
    }

    /// What goes in and comes out the other way round balances at the same rates.
    #[test]
    fn the_other_sides_view_has_the_same_rates(flows in flows(10)) {
        let other: Vec<Flow> =
            flows.iter().map(|flow| Flow { amount: -flow.amount, ..*flow }).collect();
        let (one, other) = (returns(&flows), returns(&other));
        prop_assert_eq!(one.rates(), other.rates());
    }
}

/// Rates chosen first: the product of (1 − (1 + rate) × discount) over several rates.
#[test]
fn rates_chosen_beforehand_are_all_found() {
    for chosen in [[5, 15, 60, 300], [-50, -20, 40, 900], [1, 2, 3, 4], [0, 100, 200, 400]] {
        let mut terms = vec![1_i64];
        for percent in chosen {
            let mut next = vec![0_i64; terms.len() + 1];
            for (at, term) in terms.iter().enumerate() {
                next[at] += term * 100;
                next[at + 1] -= term * (100 + percent);
            }
            terms = next;
        }
        let flows: Vec<Flow> = (0_u64..)
            .zip(&terms)
            .map(|(year, pence)| Flow { day: day(year * 365), amount: Money(-pence) })
            .collect();
        let rates: Vec<String> = returns(&flows).rates().iter().map(|r| r.to_string()).collect();
        let mut expected = chosen;
        expected.sort_unstable();
        assert_eq!(rates, expected.map(|percent| format!("{percent}.00%")));
    }
}

#[test]
fn a_century_of_flows_neither_overflows_nor_loses_the_rate() {
    let flows: Vec<Flow> = (0..100)
        .map(|year| Flow {
            day: day(year * 365),
            amount: Money(if year == 0 { -100_000 } else { 5_000 }),
        })
        .collect();
    let Returns::One(rate) = returns(&flows) else { panic!("one rate") };
    let slow = slowly(&flows);
    assert!((rate.yearly.approximate() - slow[0]).abs() < 1e-9, "{rate} {slow:?}");
}
