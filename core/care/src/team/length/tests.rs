//! Treatment length, and the same told another way.

use super::{Spell, drift, length, spells};
use definitions::{Date, Exact, iso};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    iso(text).unwrap()
}

#[test]
fn leaving_open_cases_out_would_make_treatment_look_shorter() {
    let closed = |days| Spell { days, closed: true };
    let open = |days| Spell { days, closed: false };
    let told = length(&[closed(60), open(90), closed(120), open(150), closed(180)]);
    // After 60: 4 of 5. After 120: 4/5 × 2/3 = 8/15. After 180: nothing.
    assert_eq!(told.curve.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [60, 120, 180]);
    assert_eq!(told.curve[1].1.to_places(6), "0.533333");
    assert_eq!((told.cases, told.open, told.median), (5, 2, Some(180)));
    assert_eq!(told.mean.unwrap().to_places(3), "140.000", "60 + 60 × 4/5 + 60 × 8/15");
    let without_open = length(&[closed(60), closed(120), closed(180)]);
    let mean = without_open.mean.unwrap().to_places(3);
    assert_eq!((without_open.median, mean.as_str()), (Some(120), "120.000"));
    assert_eq!(length(&[open(10), open(20)]).median, None);
    assert_eq!(length(&[]).mean, None);
}

#[test]
fn half_is_reached_exactly_where_a_rounded_share_would_miss_it() {
    let closed = [10, 20, 20, 30, 40, 50].map(|days| Spell { days, closed: true });
    let told = length(&[&closed[..], &[Spell { days: 90, closed: false }; 6]].concat());
    // 11/12 × 9/11 × 8/9 × 7/8 × 6/7, each kept to ten places, is a hair above one half.
    assert!(told.curve[4].1 > Exact::share(1, 2).unwrap());
    assert_eq!(told.median, Some(50));
}

#[test]
fn drift_is_told_by_the_quarter_of_opening() {
    let cases = [
        (day("2013-05-01"), Some(day("2013-09-01"))),
        (day("2013-06-01"), Some(day("2013-10-01"))),
        (day("2013-08-01"), Some(day("2014-02-01"))),
        (day("2014-09-01"), None),
    ];
    let told = drift(&cases, day("2014-03-01"));
    let rows: Vec<_> =
        told.iter().map(|(quarter, one)| (quarter.to_string(), one.cases, one.median)).collect();
    assert_eq!(rows, [("2013-Q2".to_owned(), 2, Some(122)), ("2013-Q3".to_owned(), 1, Some(184)),]);
    assert_eq!(spells(cases, day("2014-03-01")).len(), 3, "one opens later");
}

proptest! {
    /// The same estimate by handing the weight of each unfinished case on, in equal parts, to all
    /// that were seen longer (Efron, 1967).
    #[test]
    fn treatment_length_is_as_told_by_handing_weights_on(
        spells in proptest::collection::vec((1_i64..60, any::<bool>()), 1..40),
    ) {
        let mut spells: Vec<Spell> =
            spells.into_iter().map(|(days, closed)| Spell { days, closed }).collect();
        let told = length(&spells);
        spells.sort_by_key(|spell| (spell.days, !spell.closed));
        let n = spells.len();
        let one = Exact::share(1, n as i64).unwrap();
        let mut weights = vec![one; n];
        for at in 0..n {
            if !spells[at].closed && at + 1 < n {
                let part = weights[at].divided_by(Exact::whole((n - at - 1) as i64)).unwrap();
                weights[at] = Exact::ZERO;
                for weight in &mut weights[at + 1..] {
                    *weight += part;
                }
            }
        }
        for (day, share) in &told.curve {
            let after = spells.iter().zip(&weights).filter(|(spell, _)| spell.days > *day || !spell.closed && spell.days >= *day);
            let left: Exact = after.map(|(_, weight)| *weight).sum();
            let apart = (left - *share).max(*share - left);
            prop_assert!(apart < "0.000001".parse().unwrap(), "{day}: {left} and {share}");
        }
    }
}
