//! The page of the bond's terms: Essex's own is sound, and what cannot be carried out is refused
//! with the line that says so.

#![allow(clippy::unwrap_used, reason = "a test may")]

use definitions::{Date, Money, iso};
use fund::terms::{PAGE, Step};
use fund::{Cost, Terms};
use proptest::prelude::*;

const ESSEX: &str = include_str!("../../../contracts/essex/waterfall.toml");

/// The findings of Essex's page with one text put for another, each as `line: title`.
fn check(was: &str, is: &str, expected: &[&str]) {
    assert!(ESSEX.contains(was), "the page has {was}");
    let text = ESSEX.replacen(was, is, 1);
    let findings = Terms::read(&text).expect_err("the page is refused");
    let said: Vec<String> = findings
        .iter()
        .map(|finding| {
            assert_eq!(finding.place.file, PAGE);
            let line = finding.place.row.expect("a finding has its line") as usize;
            format!("{} | {}", text.lines().nth(line - 1).unwrap().trim(), finding.title)
        })
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn the_essex_page_is_sound_and_sums_to_the_published_capital() {
    let terms = Terms::read(ESSEX).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let committed: Money = terms.commitments.iter().map(|row| row.amount.0).sum();
    assert_eq!(committed, Money::pounds(3_100_000));
    let mut investors: Vec<&str> =
        terms.commitments.iter().map(|row| row.investor.as_str()).collect();
    investors.dedup();
    assert_eq!(investors.len(), 8);
    assert_eq!(terms.commitments.iter().filter(|row| row.board_seat).count(), 2);
    assert_eq!(terms.steps.value(iso("2014-01-01").unwrap()).len(), 12);
}

#[test]
fn the_whole_budget_is_about_what_the_councils_slides_say() {
    let terms = Terms::read(ESSEX).unwrap();
    let months = (0..120).map(|at| definitions::months_after(iso("2012-11-01").unwrap(), at));
    let spent: Money =
        months.flat_map(|month| Cost::ALL.map(|cost| terms.budget(cost, month))).sum();
    let evolution: Money =
        (2012..=2022).map(|year| terms.evolution_budget(Date::constant(year, 12, 31))).sum();
    assert_eq!((spent, evolution), (Money::pounds(5_812_500), Money::pounds(90_000)));
}

#[test]
fn commitments_that_do_not_sum_are_refused() {
    check(
        "amount = \"900000.00\"",
        "amount = \"899999.99\"",
        &[
            "[[capital]] | Commitments on 2012-11-01 come to £3,099,999.99, and the capital is £3,100,000.00",
        ],
    );
}

#[test]
fn a_step_named_twice_or_unknown_is_refused() {
    check("\"tax\",", "\"tax\", \"tax\",", &["\"tax\", \"tax\", | The step “tax” is named twice"]);
    check(
        "\"interest loan\"",
        "\"interest bond\"",
        &[
            "\"interest bond\", | The step “interest bond” pays a class the page does not have",
            "[[steps]] | loan earns 0.05 a year and no step pays it",
        ],
    );
    let unknown = ESSEX.replacen("\"tax\"", "\"taxi\"", 1);
    let finding = &Terms::read(&unknown).unwrap_err()[0];
    assert!(finding.title.contains("“taxi” is not a step"), "{finding:?}");
    assert!(finding.place.row.is_some());
}

#[test]
fn a_waterfall_that_cannot_end_is_refused() {
    check(
        "  \"deferred-fees\",\n  \"surplus equity\",\n",
        "  \"deferred-fees\",\n",
        &["[[steps]] | Nobody takes what is left, so the waterfall cannot end"],
    );
    check(
        "  \"principal loan\",\n",
        "",
        &["[[steps]] | No step pays back loan: the waterfall cannot end"],
    );
    check(
        "  \"deferred-fees\",\n",
        "",
        &[
            "[[steps]] | A part of the fee is deferred and no step pays it: the waterfall cannot end",
        ],
    );
    check(
        "\"return equity\",",
        "\"surplus loan\",",
        &[
            "\"surplus loan\", | Nothing is left after “surplus loan”, so the steps after it are never reached",
        ],
    );
    check("  \"service\",\n", "", &["[[steps]] | No step pays the service"]);
}

#[test]
fn an_amount_below_nothing_or_in_another_currency_is_refused() {
    check(
        "amount = \"900000.00\"",
        "amount = \"-900000.00\"",
        &[
            "[[commitments]] | Bridges Ventures commits -£900,000.00",
            "[[capital]] | Commitments on 2012-11-01 come to £1,300,000.00, and the capital is £3,100,000.00",
        ],
    );
    check(
        "value = \"74000.00\"",
        "value = \"-1\"",
        &["[[service_budget]] | service_budget is -£1.00"],
    );
    check(
        "amount = \"900000.00\"",
        "amount = \"90000000000000000.00\"",
        &["[[commitments]] | Bridges Ventures commits more than £1,000,000,000.00"],
    );
    let foreign = ESSEX.replacen("\"74000.00\"", "\"€74000.00\"", 1);
    let finding = &Terms::read(&foreign).unwrap_err()[0];
    assert!(finding.title.contains("“€74000.00” is not an amount"), "{finding:?}");
}

#[test]
fn capital_before_what_it_earned_and_the_wrong_word_for_it_are_refused() {
    check(
        "  \"interest loan\",\n  \"principal loan\",\n",
        "  \"principal loan\",\n  \"interest loan\",\n",
        &["[[steps]] | loan is paid back before what it earned"],
    );
    check(
        "\"return equity\"",
        "\"interest equity\"",
        &["\"interest equity\", | equity earns a return, not interest"],
    );
}

#[test]
fn a_step_is_written_as_it_is_read() {
    let terms = Terms::read(ESSEX).unwrap();
    for step in terms.steps.value(Date::MAX) {
        assert_eq!(Step::try_from(step.to_string()).as_ref(), Ok(step));
    }
}

#[test]
fn bank_holidays_fall_on_weekdays_and_easter_is_where_the_moon_puts_it() {
    let terms = Terms::read(ESSEX).unwrap();
    for version in terms.bank_holidays.versions() {
        let days: Vec<Date> = version.value.iter().map(|day| day.0).collect();
        assert!(days.len() >= 8 && days.is_sorted(), "{}", version.since);
        assert!(days.iter().all(|day| day.weekday().to_monday_zero_offset() < 5));
        assert!(days.iter().all(|day| day.year() == version.since.year()));
        let sunday = easter(i32::from(version.since.year()));
        let friday = sunday.yesterday().unwrap().yesterday().unwrap();
        let monday = sunday.tomorrow().unwrap();
        assert!(days.contains(&friday) && days.contains(&monday), "{}", version.since);
    }
}

/// The Sunday of Easter, by the calendar's own cycles (Meeus).
fn easter(year: i32) -> Date {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let (month, day) =
        ((epact + weekday - 7 * shift + 114) / 31, (epact + weekday - 7 * shift + 114) % 31 + 1);
    Date::constant(year as i16, month as i8, day as i8)
}

#[test]
fn a_guaranteed_class_needs_a_guarantor() {
    check("kind = \"loan\"", "kind = \"guaranteed\"", &["[[classes]] | Nobody guarantees loan"]);
}

#[test]
fn an_exposed_class_is_never_paid_back_before_a_protected_one() {
    let text = ESSEX
        .replacen("kind = \"loan\"", "kind = \"exposed\"", 1)
        .replacen("kind = \"equity\"", "kind = \"protected\"", 1)
        .replacen("\"interest loan\"", "\"return loan\"", 1)
        .replacen("\"return equity\"", "\"interest equity\"", 1);
    let findings = Terms::read(&text).unwrap_err();
    let titles: Vec<&str> = findings.iter().map(|finding| finding.title.as_str()).collect();
    assert_eq!(titles, ["An exposed class is paid back before a protected one"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// A page damaged anywhere is read or refused, with words and no panic.
    #[test]
    fn a_damaged_page_is_refused_in_words(at in 0_usize..20_000, many in 0_usize..40, put in "[a-z0-9\"\\[\\]={}.,\n -]{0,12}") {
        let mut text: Vec<char> = ESSEX.chars().collect();
        let at = at % text.len();
        let to = (at + many).min(text.len());
        text.splice(at..to, put.chars());
        let text: String = text.into_iter().collect();
        if let Err(findings) = Terms::read(&text) {
            prop_assert!(!findings.is_empty());
            for finding in findings {
                prop_assert!(!finding.title.is_empty() && !finding.hint.is_empty());
                let lines = text.lines().count() as u64 + 1;
                prop_assert!(finding.place.row.is_none_or(|line| (1..=lines).contains(&line)));
            }
        }
    }
}
