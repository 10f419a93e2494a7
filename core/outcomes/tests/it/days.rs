//! What a day is: every edge case of the contract, its default and its switch.

use crate::common::{Book, Told, day, quarter};
use care::case::Custody;
use care::day::Count;
use definitions::{Days, Interval};

/// Counts tracking quarter `k` of a child under some switches: care, home, excluded, unknown.
fn count(child: &Told, switches: &[(&str, &str, &str)], k: u8) -> (i64, i64, i64, i64) {
    let book = Book::under(switches);
    let tracked = [child.tracked(&book.contract, "C")];
    let measured = book.measure(&tracked, quarter("2020-Q4"), &Default::default());
    let line = measured.iter().find(|line| line.k == k);
    let Count { care, home, excluded, unknown } = line.map(|line| line.count).unwrap_or_default();
    (care.0, home.0, excluded.0, unknown.0)
}

/// The first quarter, 1 April to 1 July 2014, 91 days, under the default and under a switch.
fn check(
    child: Told,
    default: (i64, i64, i64, i64),
    switch: (&str, &str),
    switched: (i64, i64, i64, i64),
) {
    assert_eq!(count(&child, &[], 1), default, "by default");
    let page = if essex_page("tracking.toml").contains(&format!("[[{}]]", switch.0)) {
        "tracking.toml"
    } else {
        "days.toml"
    };
    assert_eq!(count(&child, &[(page, switch.0, switch.1)], 1), switched, "with {switch:?}");
}

fn essex_page(name: &str) -> String {
    crate::common::essex()[name].clone()
}

fn child() -> Told {
    Told::starting("2014-04-01")
}

#[test]
fn a_short_break_is_home() {
    check(
        child().care("V3 U4 2014-05-02 2014-05-09"),
        (0, 91, 0, 0),
        ("short_breaks", "\"care\""),
        (7, 84, 0, 0),
    );
}

#[test]
fn a_break_of_seventeen_days_is_short_and_of_eighteen_is_care_throughout() {
    let seventeen = child().care("V3 U4 2014-05-01 2014-05-18");
    check(seventeen, (0, 91, 0, 0), ("short_break_limit", "16"), (17, 74, 0, 0));
    let eighteen = child().care("V3 U4 2014-05-01 2014-05-19");
    check(eighteen, (18, 73, 0, 0), ("short_break_limit", "18"), (0, 91, 0, 0));
}

#[test]
fn an_agreement_to_short_breaks_is_home_however_long() {
    check(
        child().care("V4 U4 2014-04-01 .."),
        (0, 91, 0, 0),
        ("short_breaks", "\"excluded\""),
        (0, 0, 91, 0),
    );
}

#[test]
fn placed_with_parents_is_home() {
    check(
        child().care("C2 P1 2014-05-01 2014-05-11"),
        (0, 91, 0, 0),
        ("placed_with_parents", "\"care\""),
        (10, 81, 0, 0),
    );
}

#[test]
fn kinship_care_is_care() {
    check(
        child().care("V2 U1 2014-05-01 2014-05-11"),
        (10, 81, 0, 0),
        ("kinship", "\"home\""),
        (0, 91, 0, 0),
    );
}

#[test]
fn independent_living_is_care() {
    check(
        child().care("V2 H5 2014-05-01 2014-05-11"),
        (10, 81, 0, 0),
        ("independent_living", "\"home\""),
        (0, 91, 0, 0),
    );
}

#[test]
fn remand_is_care_whatever_the_placement() {
    check(
        child().care("J1 R5 2014-05-01 2014-05-11 E14"),
        (10, 81, 0, 0),
        ("remand", "\"excluded\""),
        (0, 81, 10, 0),
    );
}

#[test]
fn prison_under_a_care_order_is_excluded() {
    check(
        child().care("C2 R5 2014-05-01 2014-05-11"),
        (0, 81, 10, 0),
        ("sentenced_custody", "\"care\""),
        (10, 81, 0, 0),
    );
}

#[test]
fn a_sentence_is_excluded_to_the_release() {
    let mut told = child().care("V2 K2 2014-04-11 2014-05-01 E9");
    told.custody = vec![Custody { from: day("2014-05-01"), released: Some(day("2014-06-01")) }];
    check(told, (20, 40, 31, 0), ("sentenced_custody", "\"home\""), (20, 71, 0, 0));
}

#[test]
fn a_sentence_with_no_known_release_waits() {
    let told = child().care("V2 K2 2014-04-11 2014-05-01 E9");
    check(told, (20, 10, 0, 61), ("sentenced_custody", "\"home\""), (20, 71, 0, 0));
}

#[test]
fn custody_wins_over_care_where_they_overlap() {
    let mut told = child().care("V2 K2 2014-05-01 2014-06-01");
    told.custody = vec![Custody { from: day("2014-05-11"), released: Some(day("2014-05-21")) }];
    check(told, (21, 60, 10, 0), ("sentenced_custody", "\"care\""), (31, 60, 0, 0));
}

#[test]
fn care_taken_over_by_another_authority_runs_on() {
    check(
        child().care("C2 U4 2014-04-11 2014-05-01 E3"),
        (81, 10, 0, 0),
        ("other_authority", "\"home\""),
        (20, 71, 0, 0),
    );
}

#[test]
fn guardianship_ends_care() {
    check(
        child().care("C2 U1 2014-04-01 2014-05-01 E43"),
        (30, 61, 0, 0),
        ("guardianship", "\"excluded\""),
        (30, 0, 61, 0),
    );
}

#[test]
fn adoption_ends_care() {
    check(
        child().care("E1 A5 2014-04-01 2014-05-01 E11"),
        (30, 61, 0, 0),
        ("adoption", "\"care\""),
        (91, 0, 0, 0),
    );
}

#[test]
fn a_temporary_placement_after_parents_stays_home_and_first_in_a_period_is_care() {
    let told = child().care("C2 P1 2014-05-01 2014-05-11 X1").care("C2 T1 2014-05-11 2014-05-16");
    check(told, (0, 91, 0, 0), ("temporary", "\"care\""), (5, 86, 0, 0));
    assert_eq!(count(&child().care("V2 T3 2014-05-11 2014-05-16"), &[], 1), (5, 86, 0, 0));
}

#[test]
fn missing_from_placement_is_as_placed() {
    let mut told = child().care("V2 K2 2014-05-01 2014-06-01");
    told.missing = vec![(day("2014-05-11"), Some(day("2014-05-16")))];
    check(told, (31, 60, 0, 0), ("missing", "\"excluded\""), (26, 60, 5, 0));
}

#[test]
fn missing_when_care_ceased_is_excluded_until_found() {
    let mut told = child().care("V2 K2 2014-05-01 2014-06-01 E8");
    told.missing = vec![(day("2014-05-25"), Some(day("2014-06-11")))];
    check(told, (31, 50, 10, 0), ("missing_when_ceased", "\"home\""), (31, 60, 0, 0));
}

#[test]
fn the_eighteenth_birthday_ends_the_window() {
    check(
        child().born("1996-05-01"),
        (0, 30, 0, 0),
        ("eighteenth_birthday", "\"runs-on\""),
        (0, 91, 0, 0),
    );
}

#[test]
fn a_death_ends_the_window() {
    let mut told = child();
    told.died = Some(day("2014-05-01"));
    check(told, (0, 30, 0, 0), ("death", "\"runs-on\""), (0, 91, 0, 0));
}

#[test]
fn a_move_ends_the_window() {
    let mut told = child();
    told.moved = Some(day("2014-05-01"));
    check(told, (0, 30, 0, 0), ("move_away", "\"runs-on\""), (0, 91, 0, 0));
}

#[test]
fn silence_is_not_home() {
    let mut told = child();
    told.covered = vec![Interval { began: day("2014-04-01"), ended: day("2014-06-01") }];
    check(told, (0, 61, 0, 30), ("no_data", "\"home\""), (0, 91, 0, 0));
}

#[test]
fn the_calendar_clock_cuts_the_first_quarter_at_the_start() {
    let told = Told::starting("2014-05-11");
    assert_eq!(count(&told, &[], 1), (0, 92, 0, 0));
    let calendar = [("tracking.toml", "quarter_clock", "\"calendar\"")];
    assert_eq!(count(&told, &calendar, 1), (0, 51, 0, 0));
    assert_eq!(count(&told, &calendar, 2), (0, 92, 0, 0));
}

#[test]
fn in_care_at_start_means_that_care_began_before_the_first_day() {
    let stratum = |told: Told| {
        let book = Book::under(&[]);
        let tracked = [told.tracked(&book.contract, "C")];
        let measured = book.measure(&tracked, quarter("2014-Q2"), &Default::default());
        measured[0].saving.is_none()
    };
    assert!(stratum(child().care("V2 U4 2014-03-31 2014-05-01")), "began the day before");
    assert!(!stratum(child().care("V2 U4 2014-04-01 2014-05-01")), "began that day: an entry");
    assert!(!stratum(child().care("V2 U4 2014-03-01 2014-04-01")), "ended that day");
}

#[test]
fn an_episode_open_at_the_measurement_runs_to_the_end_of_what_is_covered() {
    let mut told = child().care("V2 U4 2014-06-01 ..");
    told.covered = vec![Interval { began: day("2014-04-01"), ended: day("2014-07-01") }];
    assert_eq!(count(&told, &[], 1), (30, 61, 0, 0));
    assert_eq!(count(&told, &[], 2), (0, 0, 0, 92));
    assert_eq!(Days(91), Days(30) + Days(61));
}
