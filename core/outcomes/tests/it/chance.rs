//! Programmes with no effect: what they are paid by each way of netting, beside the figures
//! simulated independently for 20 cohorts of 19 children at £72 a day (400 programmes a row, and
//! 20,000 for the default rule); and that the same seed plays the same programmes.

use crate::common::{essex, quarter, read, switched};
use definitions::{Days, Money};
use outcomes::Contract;
use outcomes::chance::assumptions::{Assumptions, InForce};
use outcomes::chance::plan::{Baseline, Plan, Planned};
use outcomes::chance::played::Played;

const PAGE: &str = include_str!("../../../../contracts/essex/chance.toml");

fn assumed() -> InForce {
    Assumptions::read(PAGE).unwrap().on(definitions::Date::constant(2014, 1, 1))
}

/// Twenty cohorts of nineteen, every quarter of ninety-one days.
fn lines() -> Vec<Planned> {
    let (mut lines, mut cohort) = (Vec::new(), quarter("2013-Q2"));
    for at in 0..20_u32 {
        for child in 0..19 {
            let mut settled = cohort;
            for k in 1..=10 {
                settled = settled.next();
                let child = at * 19 + child;
                let (child_days, price) = (Days(91), Money::pounds(72));
                lines.push(Planned { child, k, cohort, settled, stratum: 0, child_days, price });
            }
        }
        cohort = cohort.next();
    }
    lines
}

fn contract(netting: &str, floor: &str) -> Contract {
    let netting = format!("{{ {netting} }}");
    read(&switched(&[
        ("tariff.toml", "netting", &netting),
        ("tariff.toml", "floor", &format!("\"{floor}\"")),
        ("tariff.toml", "cap", "{}"),
    ]))
}

/// Mean and ninety-fifth in a hundred of all that is paid, in thousands of pounds.
fn paid(contract: &Contract, baseline: Baseline, programmes: u32) -> (i64, i64) {
    let q = quarter("2020-Q4");
    let plan = Plan::new(contract, &assumed(), lines(), q).unwrap();
    assert_eq!(plan.children(), 380);
    let paid = plan.programmes(baseline, 0..programmes);
    let played = Played::of(baseline, &paid, Money::ZERO, Money::ZERO).unwrap();
    (played.to_date.mean.0 / 100_000, played.to_date.ninety_fifth.0 / 100_000)
}

/// Each within so many thousand pounds.
fn near(found: (i64, i64), expected: (i64, i64), within: (i64, i64)) {
    let right =
        (found.0 - expected.0).abs() <= within.0 && (found.1 - expected.1).abs() <= within.1;
    assert!(
        right,
        "£{}k and £{}k, where £{}k and £{}k were expected",
        found.0, found.1, expected.0, expected.1
    );
}

#[test]
fn the_default_rule_pays_a_programme_with_no_effect_about_a_quarter_of_a_million() {
    let contract = contract("group = \"programme\", keep = \"signed\"", "each-statement");
    near(paid(&contract, Baseline::Exact, 4_000), (280, 900), (25, 60));
    near(paid(&contract, Baseline::Drawn, 2_000), (500, 1_900), (60, 200));
}

#[test]
fn other_ways_of_netting_pay_it_about_a_million() {
    for (netting, floor, exact) in [
        ("group = \"cohort-quarter\", keep = \"positive\"", "each-statement", (1_030, 1_490)),
        ("group = \"cohort\", keep = \"positive\"", "over-life", (900, 1_370)),
        ("group = \"cohort\", keep = \"high-water\"", "each-statement", (960, 1_420)),
        ("group = \"programme\", keep = \"signed\"", "over-life", (170, 730)),
    ] {
        near(paid(&contract(netting, floor), Baseline::Exact, 2_000), exact, (60, 110));
    }
}

#[test]
fn the_same_seed_plays_the_same_programmes_however_they_are_shared_out() {
    let contract = read(&essex());
    let q = quarter("2016-Q1");
    let plan = Plan::new(&contract, &assumed(), lines(), q).unwrap();
    for baseline in [Baseline::Exact, Baseline::Drawn] {
        let whole = plan.programmes(baseline, 0..60);
        let mut shared = plan.programmes(baseline, 37..60);
        shared.splice(0..0, plan.programmes(baseline, 0..37));
        assert_eq!(whole, shared);
        assert_ne!(whole[..30], whole[30..]);
    }
    let other = InForce { seed: 7, ..assumed() };
    let others = Plan::new(&contract, &other, lines(), q).unwrap();
    assert_ne!(plan.programmes(Baseline::Exact, 0..9), others.programmes(Baseline::Exact, 0..9));
}

#[test]
fn a_page_that_cannot_be_played_says_what_is_wrong() {
    for (right, wrong, says) in [
        ("value = 10000", "value = 10", "programmes"),
        ("value = \"0.03\"", "value = \"1.03\"", "leaving"),
        ("from = \"0.30\"", "from = \"0\"", "entry_quarter"),
        ("value = 100\n", "value = 0\n", "comparison_children"),
        ("value = 2000", "value = 20", "resamples"),
        ("[70, 80,", "[70, 280,", "baselines"),
    ] {
        let findings = Assumptions::read(&PAGE.replacen(right, wrong, 1)).unwrap_err();
        assert!(findings[0].title.starts_with(says), "{findings:?}");
    }
}
