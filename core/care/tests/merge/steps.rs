//! Each step with a small table.

use super::table::{all_at_once, check, check_by};
use care::merge::{MergeRule, Steps};
use expect_test::expect;

#[test]
fn an_open_row_and_its_ending_a_year_later_are_one_episode() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open        S V2 U4
        2013-14  2012-05-01 .. 2013-06-03  S V2 U4 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2013-06-03 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn of_two_rows_with_an_ending_the_later_return_wins() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 E4A
        2013-14  2012-05-01 .. 2012-08-20  S V2 U4 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2012-08-20 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn a_row_with_an_ending_beats_a_later_one_without_and_this_is_listed() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 E4A
        2013-14  2012-05-01 .. open        S V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2012-09-01 S V2 U4 E4A
            key: 2013-14 row 2, left open by the 2013-14 return; the ending reported in 2012-13 is kept: left out
        "#]],
    );
}

#[test]
fn of_two_rows_of_one_return_the_one_that_ends_later_is_kept_and_this_is_listed() {
    check(
        "2012-13",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 E4A
        2012-13  2012-05-01 .. 2012-08-01  S V2 K2 X1
        ",
        expect![[r#"
            2012-05-01 .. 2012-09-01 S V2 U4 E4A
            key: 2012-13 row 2, the 2012-13 return has another row that begins on this day: left out
        "#]],
    );
}

#[test]
fn step_1_an_open_row_ends_where_the_next_episode_of_the_period_begins() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2013-14  2013-06-10 .. open  P V2 K2
        ",
        expect![[r#"
            2012-05-01 .. 2013-06-10 S V2 U4 X1 LIIAF step 1
            2013-06-10 .. open P V2 K2
            1: 2012-13 row 1, left open by the 2012-13 return and the next episode begins on 2013-06-10: ended on 2013-06-10
        "#]],
    );
}

#[test]
fn step_1_gives_no_reason_for_a_placement_change_where_none_changed() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2013-14  2013-06-10 .. open  L C2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2013-06-10 S V2 U4 X1 step 1
            2013-06-10 .. open L C2 U4
            1: 2012-13 row 1, left open by the 2012-13 return and the next episode begins on 2013-06-10: ended on 2013-06-10
        "#]],
    );
}

#[test]
fn step_1a_an_open_row_ends_on_31_march_of_its_year_before_a_new_period() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2013-14  2013-06-10 .. open  S V2 K2
        ",
        expect![[r#"
            2012-05-01 .. 2013-03-31 S V2 U4 E99 LIIAF step 1A
            2013-06-10 .. open S V2 K2
            1A: 2012-13 row 1, left open by the 2012-13 return and a new period begins on 2013-06-10: ended on 2013-03-31
        "#]],
    );
}

#[test]
fn step_1a_leaves_the_day_before_a_new_period_of_the_same_year_uncovered() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open        S V2 U4
        2012-13  2012-11-10 .. 2012-12-01  S V2 K2 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2012-11-09 S V2 U4 E99 LIIAF step 1A
            2012-11-10 .. 2012-12-01 S V2 K2 E4A
            1A: 2012-13 row 1, left open by the 2012-13 return and a new period begins on 2012-11-10: ended on 2012-11-09
        "#]],
    );
}

#[test]
fn step_1a_covers_that_day_where_the_contract_says_so() {
    check_by(
        &MergeRule { gap_before_new_period: false, ..MergeRule::default() },
        "2013-14",
        "
        2012-13  2012-05-01 .. open        S V2 U4
        2012-13  2012-11-10 .. 2012-12-01  S V2 K2 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2012-11-10 S V2 U4 E99 LIIAF step 1A
            2012-11-10 .. 2012-12-01 S V2 K2 E4A
            1A: 2012-13 row 1, left open by the 2012-13 return and a new period begins on 2012-11-10: ended on 2012-11-10
        "#]],
    );
}

#[test]
fn step_2_an_open_row_that_nothing_follows_ends_on_31_march_of_its_year() {
    check(
        "2014-15",
        "2013-14  2013-05-01 .. open  S V2 U4",
        expect![[r#"
        2013-05-01 .. 2014-03-31 S V2 U4 E99 LIIAF step 2
        2: 2013-14 row 1, left open by the 2013-14 return and nothing follows: ended on 2014-03-31
    "#]],
    );
}

#[test]
fn step_2_a_row_that_begins_after_its_own_year_covers_no_day() {
    check(
        "2014-15",
        "2013-14  2014-05-01 .. open  S V2 U4",
        expect![[r#"
        2014-05-01 .. 2014-05-01 S V2 U4 E99 LIIAF step 2
        2: 2013-14 row 1, left open by the 2013-14 return and nothing follows: ended on 2014-05-01
    "#]],
    );
}

#[test]
fn an_open_row_of_the_latest_return_stays_open() {
    check(
        "2013-14",
        "2013-14  2013-05-01 .. open  S V2 U4",
        expect![[r#"
        2013-05-01 .. open S V2 U4
    "#]],
    );
}

#[test]
fn step_3_an_open_row_whose_first_day_a_later_return_corrects_is_left_out() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open        S V2 U4
        2013-14  2012-05-03 .. 2013-07-01  S V2 U4 E4A
        ",
        expect![[r#"
            2012-05-03 .. 2013-07-01 S V2 U4 E4A
            3: 2012-13 row 1, left open by the 2012-13 return; the same as the episode that begins on 2012-05-03: left out
        "#]],
    );
}

#[test]
fn step_3_one_of_two_open_duplicates_stays_and_it_is_the_later_return_s() {
    check(
        "2014-15",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2013-14  2012-05-03 .. open  S V2 U4
        ",
        expect![[r#"
            2012-05-03 .. 2014-03-31 S V2 U4 E99 LIIAF step 2
            3: 2012-13 row 1, left open by the 2012-13 return; the same as the episode that begins on 2012-05-03: left out
            2: 2013-14 row 2, left open by the 2013-14 return and nothing follows: ended on 2014-03-31
        "#]],
    );
}

#[test]
fn step_3_all_at_once_leaves_out_both() {
    check_by(
        &all_at_once(),
        "2014-15",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2013-14  2012-05-03 .. open  S V2 U4
        ",
        expect![[r#"
            3: 2012-13 row 1, left open by the 2012-13 return; the same as the episode that begins on 2012-05-03: left out
            3: 2013-14 row 2, left open by the 2013-14 return; the same as the episode that begins on 2012-05-01: left out
        "#]],
    );
}

#[test]
fn step_3_a_second_stay_like_an_ended_first_one_is_not_its_duplicate() {
    check(
        "2014-15",
        "
        2012-13  2012-05-01 .. 2012-07-01  S V2 U4 E4A
        2013-14  2013-09-01 .. open        S V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2012-07-01 S V2 U4 E4A
            2013-09-01 .. 2014-03-31 S V2 U4 E99 LIIAF step 2
            2: 2013-14 row 2, left open by the 2013-14 return and nothing follows: ended on 2014-03-31
        "#]],
    );
}

#[test]
fn step_3_of_two_rows_one_return_leaves_open_the_first_stays() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. open  S V2 U4
        2012-13  2012-08-01 .. open  S V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2013-03-31 S V2 U4 E99 LIIAF step 2
            2: 2012-13 row 1, left open by the 2012-13 return and nothing follows: ended on 2013-03-31
            3: 2012-13 row 2, left open by the 2012-13 return; the same as the episode that begins on 2012-05-01: left out
        "#]],
    );
}

#[test]
fn step_3a_an_open_row_that_a_later_return_replaced_is_left_out() {
    check(
        "2013-14",
        "
        2012-13  2012-05-03 .. open        S V2 U4
        2013-14  2012-05-01 .. 2013-07-01  S V2 K2 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2013-07-01 S V2 K2 E4A
            3A: 2012-13 row 1, left open by the 2012-13 return; the 2013-14 return has an episode that begins on 2012-05-01: left out
        "#]],
    );
}

#[test]
fn a_row_left_out_does_not_end_the_one_before_it() {
    check(
        "2014-15",
        "
        2013-14  2012-05-01 .. open  S V2 K2
        2012-13  2012-05-20 .. open  S V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2014-03-31 S V2 K2 E99 LIIAF step 2
            2: 2013-14 row 1, left open by the 2013-14 return and nothing follows: ended on 2014-03-31
            3A: 2012-13 row 2, left open by the 2012-13 return; the 2013-14 return has an episode that begins on 2012-05-01: left out
        "#]],
    );
}

#[test]
fn all_at_once_a_row_left_out_still_ends_the_one_before_it() {
    check_by(
        &all_at_once(),
        "2014-15",
        "
        2013-14  2012-05-01 .. open  S V2 K2
        2012-13  2012-05-20 .. open  S V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2012-05-19 S V2 K2 E99 LIIAF step 1A
            1A: 2013-14 row 1, left open by the 2013-14 return and a new period begins on 2012-05-20: ended on 2012-05-19
            3A: 2012-13 row 2, left open by the 2012-13 return; the 2013-14 return has an episode that begins on 2012-05-01: left out
        "#]],
    );
}

#[test]
fn step_4_a_row_ends_where_a_later_reported_episode_begins() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 X1
        2013-14  2012-08-20 .. open        P V2 K2
        ",
        expect![[r#"
            2012-05-01 .. 2012-08-20 S V2 U4 X1 step 4
            2012-08-20 .. open P V2 K2
            4: 2012-13 row 1, ended on 2012-09-01, after the next begins, on 2012-08-20 by the 2013-14 return: ended on 2012-08-20
        "#]],
    );
}

#[test]
fn step_4_leaves_an_overlap_within_one_return_as_it_is() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 X1
        2012-13  2012-08-20 .. 2012-10-01  P V2 K2 E4A
        ",
        expect![[r#"
            2012-05-01 .. 2012-09-01 S V2 U4 X1
            2012-08-20 .. 2012-10-01 P V2 K2 E4A
        "#]],
    );
}

#[test]
fn step_5_a_row_that_ends_with_x1_meets_a_later_reported_episode() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 X1
        2013-14  2012-09-05 .. open        P V2 K2
        ",
        expect![[r#"
            2012-05-01 .. 2012-09-05 S V2 U4 X1 step 5
            2012-09-05 .. open P V2 K2
            5: 2012-13 row 1, ended on 2012-09-01 with X1, before the next begins, on 2012-09-05 by the 2013-14 return: ended on 2012-09-05
        "#]],
    );
}

#[test]
fn step_5_leaves_a_gap_after_any_other_ending() {
    check(
        "2013-14",
        "
        2012-13  2012-05-01 .. 2012-09-01  S V2 U4 E4A
        2013-14  2012-09-05 .. open        S V2 K2
        ",
        expect![[r#"
            2012-05-01 .. 2012-09-01 S V2 U4 E4A
            2012-09-05 .. open S V2 K2
        "#]],
    );
}

#[test]
fn a_row_two_steps_changed_says_both() {
    check_by(
        &all_at_once(),
        "2013-14",
        "
        2012-13  2012-05-01 .. open  S V2 K2
        2012-13  2012-06-01 .. open  P V2 U4
        2013-14  2012-06-04 .. open  P V2 U4
        ",
        expect![[r#"
            2012-05-01 .. 2012-06-04 S V2 K2 X1 LIIAF step 1, 5
            2012-06-04 .. open P V2 U4
            1: 2012-13 row 1, left open by the 2012-13 return and the next episode begins on 2012-06-01: ended on 2012-06-01
            5: 2012-13 row 1, ended on 2012-06-01 with X1, before the next begins, on 2012-06-04 by the 2013-14 return: ended on 2012-06-04
            3: 2012-13 row 2, left open by the 2012-13 return; the same as the episode that begins on 2012-06-04: left out
        "#]],
    );
}

#[test]
fn with_no_steps_an_open_row_of_an_earlier_return_stays_open() {
    check_by(
        &MergeRule { steps: Steps::None, ..MergeRule::default() },
        "2014-15",
        "
        2012-13  2012-05-01 .. open        S V2 U4
        2013-14  2012-05-01 .. open        S V2 U4
        2013-14  2013-06-01 .. 2013-07-01  P V2 K2 E4A
        ",
        expect![[r#"
            2012-05-01 .. open S V2 U4
            2013-06-01 .. 2013-07-01 P V2 K2 E4A
        "#]],
    );
}

#[test]
fn the_rule_prints_a_sentence_for_every_step_it_takes() {
    let steps = ["Step 3:", "Step 3A:", "Step 1:", "Step 1A:", "Step 2:", "Step 4:", "Step 5:"];
    for rule in [MergeRule::default(), all_at_once()] {
        let words = rule.in_words();
        let printed: Vec<&str> =
            words.iter().filter_map(|words| words.split_inclusive(':').next()).collect();
        let printed: Vec<&str> =
            printed.into_iter().filter(|words| steps.contains(words)).collect();
        assert_eq!(printed, steps);
    }
    let none = MergeRule { steps: Steps::None, ..MergeRule::default() };
    assert!(none.in_words().iter().all(|words| !words.starts_with("Step")));
}

#[test]
fn the_rule_is_read_from_the_contract_and_an_unknown_switch_is_refused() {
    let rule: MergeRule =
        toml::from_str("steps = \"all-at-once\"\ngap_before_new_period = false").unwrap();
    assert_eq!(rule, MergeRule { steps: Steps::AllAtOnce, gap_before_new_period: false });
    assert_eq!(toml::from_str::<MergeRule>("").unwrap(), MergeRule::default());
    assert!(toml::from_str::<MergeRule>("gap = false").is_err());
}
