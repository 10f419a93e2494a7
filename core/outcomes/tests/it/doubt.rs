//! How far a statement could have come out otherwise: with other families, with another baseline.

use crate::common::{Told, essex, quarter, read};
use definitions::{Exact, Money};
use outcomes::Contract;
use outcomes::doubt::dial::Dial;
use outcomes::doubt::families::{Counted, Otherwise, otherwise};
use outcomes::measurement::{FrozenLines, Measured, Overrides, Tracked, measure};
use outcomes::settlement::settle;
use outcomes::statement::{earned_lines, terms};

const Q: &str = "2016-Q4";

/// Forty children who start on one day: of every four, one is in care from the summer on.
fn programme(contract: &Contract) -> (Vec<Tracked>, Vec<Measured>) {
    let tracked: Vec<Tracked> = (0..40)
        .map(|i| {
            let told = Told::starting("2014-01-31");
            let told = if i % 4 == 0 { told.care("V2 U4 2014-07-01 ..") } else { told };
            told.tracked(contract, &format!("C{i:02}"))
        })
        .collect();
    let measured = measure(contract, &tracked, quarter(Q), &FrozenLines::new(), &Overrides::new());
    (tracked, measured)
}

fn drawn(contract: &Contract, family: impl Fn(u32) -> Option<String>) -> Otherwise {
    let (tracked, measured) = programme(contract);
    let lines = earned_lines(&tracked, &measured, &FrozenLines::new());
    let counted: Vec<Counted> = lines
        .iter()
        .zip(&measured)
        .map(|(earned, line)| Counted {
            earned: *earned,
            care_days: line.count.care,
            child_days: line.count.child_days(),
        })
        .collect();
    otherwise(contract, &counted, family, quarter(Q), Money::ZERO, (7, 2_000)).unwrap()
}

#[test]
fn the_interval_holds_the_figure_and_is_as_wide_as_sampling_makes_it() {
    let contract = read(&essex());
    let otherwise = drawn(&contract, |_| None);
    assert_eq!((otherwise.families, otherwise.alone, otherwise.children), (40, 40, 40));
    let (low, high) = (otherwise.care_proportion.low, otherwise.care_proportion.high);
    // A quarter of the children spend 762 of their 912 days in care: 20.9%. The standard error is
    // 0.8355 × √(0.25 × 0.75 ÷ 40) = 5.7 points, so the interval is about 11 points either way.
    assert!((low.approximate() - 0.10).abs() < 0.025, "{low}");
    assert!((high.approximate() - 0.32).abs() < 0.025, "{high}");
    assert!(otherwise.target.low < otherwise.target.high);
    assert_eq!(otherwise.target.low, otherwise.payment.low, "nothing was agreed before");
}

#[test]
fn siblings_who_live_alike_make_the_interval_wider() {
    let contract = read(&essex());
    let alone = drawn(&contract, |_| None);
    // Four in a family, all in care or none.
    let together = drawn(&contract, |child| Some(format!("F{}", child % 4 * 10 + child / 16)));
    let width = |o: &Otherwise| o.care_proportion.high - o.care_proportion.low;
    assert_eq!((together.families, together.alone), (12, 0));
    assert!(width(&together) > width(&alone));
}

#[test]
fn at_the_contracts_own_baseline_the_dial_shows_the_statement() {
    let contract = read(&essex());
    let (tracked, measured) = programme(&contract);
    let frozen = FrozenLines::new();
    let (quarter, agreed_before) = (quarter(Q), Money::pounds(100_000));
    let dial = Dial {
        contract: &contract,
        tracked: &tracked,
        measured: &measured,
        frozen: &frozen,
        quarter,
        agreed_before,
    };
    let lines = earned_lines(&tracked, &measured, &frozen);
    let statement = settle(&terms(&contract, quarter), &lines, quarter, agreed_before);
    let own = dial.at(100);
    assert_eq!((own.target, own.payment), (statement.target, statement.payment));
    assert_eq!(own.expected_proportion.unwrap().to_places(2), "0.52");
    let (less, more) = (dial.at(90), dial.at(110));
    assert!(less.payment < own.payment && own.payment < more.payment);
    // Nothing expected, nothing saved.
    assert_eq!((dial.at(0).payment, dial.at(0).days_expected), (Money::ZERO, Exact::ZERO));
}

#[test]
fn a_turned_baseline_is_the_contract_with_that_baseline() {
    let contract = read(&essex());
    let (tracked, measured) = programme(&contract);
    let frozen = FrozenLines::new();
    let dial = Dial {
        contract: &contract,
        tracked: &tracked,
        measured: &measured,
        frozen: &frozen,
        quarter: quarter(Q),
        agreed_before: Money::ZERO,
    };
    for hundredths in [50_u16, 75, 90, 110, 125] {
        let mut other = contract.clone();
        for rate in &mut other.baseline.stratum[0].rates {
            let turned = rate.times(i64::from(hundredths));
            *rate = turned.divided_by(Exact::whole(100)).unwrap();
        }
        let measured =
            measure(&other, &tracked, quarter(Q), &FrozenLines::new(), &Overrides::new());
        let lines = earned_lines(&tracked, &measured, &frozen);
        let second = settle(&terms(&other, quarter(Q)), &lines, quarter(Q), Money::ZERO);
        let first = dial.at(hundredths);
        assert_eq!((first.target, first.payment), (second.target, second.payment));
    }
}
