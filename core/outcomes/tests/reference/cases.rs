//! What telling the rule twice has found: each case is one reading on which the two tellings
//! once differed, with the answer that the contract's words give.

use crate::common::{Book, Told, care_days, day, pounds, quarter};
use care::terms::NoData;
use definitions::{Exact, Interval, Money, Quarter};
use outcomes::measurement::{Overrides, Standing};
use outcomes::settlement::{Earned, disputed};
use outcomes::statement::terms;

const HOLD: (&str, &str, &str) = ("tariff.toml", "corrections", "\"hold\"");

/// The first quarter of a child who starts on 1 April 2014, 91 days: care, home, excluded.
fn first_quarter(child: &Told, switches: &[(&str, &str, &str)]) -> (i64, i64, i64) {
    let book = Book::under(switches);
    let tracked = book.tracked(std::slice::from_ref(child));
    let count = book.measure(&tracked, quarter("2020-Q4"), &Overrides::new())[0].count;
    (count.care.0, count.home.0, count.excluded.0)
}

fn child() -> Told {
    Told::starting("2014-04-01")
}

#[test]
fn a_young_offender_institution_is_a_sentence_under_a_short_break_too() {
    let told = child().care("V3 R5 2014-05-01 2014-05-11");
    assert_eq!(first_quarter(&told, &[]), (0, 81, 10));
}

#[test]
fn a_temporary_placement_follows_the_row_that_ended_that_day_whatever_lies_between() {
    let told = child()
        .care("C2 P1 2014-05-01 2014-05-10 X1")
        .care("V3 U4 2014-05-05 2014-05-08")
        .care("C2 T1 2014-05-10 2014-05-15");
    assert_eq!(first_quarter(&told, &[]), (0, 91, 0));
}

#[test]
fn a_break_is_one_break_though_another_row_lies_within_it() {
    let told = child()
        .care("V3 U4 2014-05-01 2014-05-10 X1")
        .care("V2 U4 2014-05-05 2014-05-06")
        .care("V3 U4 2014-05-10 2014-05-20");
    assert_eq!(first_quarter(&told, &[]), (19, 72, 0));
}

#[test]
fn where_silence_is_home_an_open_episode_is_care_to_the_last_covered_day_only() {
    let mut told = child().care("V2 U4 2014-05-22 ..");
    told.covered = vec![Interval { began: day("2014-04-01"), ended: day("2014-06-01") }];
    assert_eq!(first_quarter(&told, &[("days.toml", "no_data", "\"home\"")]), (10, 81, 0));
    let book = Book::under(&[]);
    assert_eq!(book.contract.days.on(told.start).no_data, NoData::Waits);
}

#[test]
fn missing_when_care_ceased_lasts_until_the_last_report_says_found() {
    let mut told = child().care("V2 U4 2014-05-01 2014-05-11 E8");
    told.missing = vec![
        (day("2014-05-05"), Some(day("2014-05-15"))),
        (day("2014-05-08"), Some(day("2014-05-21"))),
    ];
    assert_eq!(first_quarter(&told, &[]), (10, 71, 10));
}

#[test]
fn a_quarter_that_a_late_known_death_leaves_without_days_is_adjusted_not_lost() {
    let before = [child()];
    let mut after = before.clone();
    after[0].died = Some(day("2014-06-01"));
    for (switches, earned, adjusted) in [(&[][..], "1053.20", 2), (&[HOLD][..], "4581.78", 0)] {
        let mut book = Book::under(switches);
        book.agree(&before, "2014-Q2");
        book.agree(&before, "2014-Q3");
        let statement = book.statement(&after, quarter("2014-Q4"));
        assert_eq!(statement.settlement.rounded, pounds(earned));
        assert_eq!(statement.adjustments.len(), adjusted);
    }
}

#[test]
fn a_settled_quarter_whose_corrected_days_are_still_to_come_stays_as_settled() {
    let mut book = Book::under(&[]);
    book.agree(&[child()], "2014-Q2");
    let later = [Told::starting("2014-11-01")];
    assert_eq!(book.agree(&later, "2014-Q3").rounded, pounds("1571.17"));
    // 92 days from 1 November, not 91 from 1 April, once they are over.
    assert_eq!(book.agree(&later, "2015-Q1").rounded, pounds("1588.44"));
}

#[test]
fn a_dispute_and_its_determination_outlive_a_lock() {
    let children = [child()];
    let mut book = Book::under(&[HOLD]);
    book.disputed.extend([care_days("C000", 1, 20)]);
    let first = book.agree(&children, "2014-Q2");
    assert_eq!((first.payment, first.held), (pounds("131.17"), pounds("1440.00")));
    let second = book.agree(&children, "2014-Q3");
    assert_eq!((second.payment, second.held), (pounds("3010.61"), pounds("1440.00")));
    book.disputed.clear();
    book.determined.extend([care_days("C000", 1, 12)]);
    let third = book.agree(&children, "2014-Q4");
    assert_eq!((third.rounded, third.held), (pounds("7286.79"), Money::ZERO));
    assert_eq!(third.agreed, pounds("7286.79"));
}

#[test]
fn what_accrues_daily_goes_on_accruing_where_corrections_are_held() {
    let daily = ("tariff.toml", "settled_when", "\"accrued-daily\"");
    let children = [Told::starting("2014-05-01")];
    let mut book = Book::under(&[HOLD, daily]);
    assert_eq!(book.agree(&children, "2014-Q2").rounded, pounds("1053.20"));
    assert_eq!(book.agree(&children, "2014-Q3").rounded, pounds("3584.60"));
    // Quarter 1 is complete now: a correction to it is held.
    let corrected = [Told::starting("2014-05-01").care("V2 U4 2014-05-10 2014-05-20")];
    let tracked = book.tracked(&corrected);
    let standing = book.measure(&tracked, quarter("2014-Q4"), &Overrides::new())[0].standing;
    assert_eq!(standing, Standing::Kept);
}

#[test]
fn what_accrued_daily_and_lost_all_its_days_is_locked_from_the_statement_it_was_settled_in() {
    let daily = ("tariff.toml", "settled_when", "\"accrued-daily\"");
    let lock = ("tariff.toml", "corrections", "{ lock-after = 0 }");
    let mut book = Book::under(&[lock, daily]);
    book.agree(&[Told::starting("2014-01-31")], "2014-Q1");
    book.agree(&[Told::starting("2014-01-31")], "2014-Q2");
    // Started later, and 18 before the second quarter began: that quarter has no days now.
    let mut corrected = Told::starting("2014-04-18");
    corrected.born = day("1996-05-25");
    let tracked = book.tracked(&[corrected]);
    let second = &book.measure(&tracked, quarter("2014-Q3"), &Overrides::new())[1];
    assert_eq!((second.k, second.standing, second.count.home.0), (2, Standing::Kept, 62));
}

/// One settled line of so many pence.
fn line(pence: i64) -> [Earned; 1] {
    let q: Quarter = quarter("2014-Q2");
    [Earned { child: 0, k: 1, cohort: q, settled: q, pence: Exact::whole(pence) }]
}

#[test]
fn what_is_held_could_be_paid_so_a_side_below_nothing_holds_no_more_than_the_other_earns() {
    let (book, q) = (Book::under(&[]), quarter("2014-Q2"));
    let said =
        disputed(&terms(&book.contract, q), &line(50_000), Some(&line(-30_000)), q, Money::ZERO);
    assert_eq!((said.payment, said.held), (Money::ZERO, pounds("500.00")));
    let none = Book::under(&[("tariff.toml", "floor", "\"none\"")]);
    let said =
        disputed(&terms(&none.contract, q), &line(50_000), Some(&line(-30_000)), q, Money::ZERO);
    assert_eq!((said.payment, said.held), (pounds("-300.00"), pounds("800.00")));
}

#[test]
fn where_both_sides_are_above_the_cap_the_higher_is_shown_above_it() {
    let book = Book::under(&[("tariff.toml", "cap", "{ contract = \"6000.00\" }")]);
    let q = quarter("2014-Q2");
    let said =
        disputed(&terms(&book.contract, q), &line(800_000), Some(&line(700_000)), q, Money::ZERO);
    assert_eq!((said.agreed, said.held), (pounds("6000.00"), Money::ZERO));
    assert_eq!(said.above_cap, pounds("2000.00"));
}
