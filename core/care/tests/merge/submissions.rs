//! Which submission of a year rules, and what the others had reported.

use super::table::check;
use expect_test::expect;

#[test]
fn of_two_submissions_of_a_year_the_one_that_covers_further_rules() {
    check(
        "2013-14",
        "
        2013-14#1             2013-05-01 .. 2013-06-03  S V2 U4 E4A
        2013-14#2@2013-10-01  2013-05-01 .. 2013-07-10  S V2 U4 E4A
        ",
        expect![[r#"
            2013-05-01 .. 2013-06-03 S V2 U4 E4A
            withdrawn: row 2, 2013-05-01 .. 2013-07-10 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn a_resubmission_without_the_child_withdraws_every_row() {
    check(
        "2013-14",
        "
        2013-14#1  2013-05-01 .. 2013-06-03  S V2 U4 X1
        2013-14#1  2013-06-03 .. 2013-06-20  P V2 K2 E4A
        2013-14#2  nothing
        ",
        expect![[r#"
            withdrawn: row 1, 2013-05-01 .. 2013-06-03 S V2 U4 X1
            withdrawn: row 2, 2013-06-03 .. 2013-06-20 P V2 K2 E4A
        "#]],
    );
}

#[test]
fn a_row_whose_ending_changed_is_withdrawn_as_it_was() {
    check(
        "2013-14",
        "
        2013-14#1  2013-05-01 .. 2013-06-03  S V2 U4 E4A
        2013-14#2  2013-05-01 .. 2013-05-20  S V2 U4 E4A
        ",
        expect![[r#"
            2013-05-01 .. 2013-05-20 S V2 U4 E4A
            withdrawn: row 1, 2013-05-01 .. 2013-06-03 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn a_row_that_has_ended_since_an_earlier_extract_is_not_withdrawn() {
    check(
        "2013-14",
        "
        2013-14#1@2013-07-01  2013-05-01 .. open        S V2 U4
        2013-14#2@2013-10-01  2013-05-01 .. 2013-07-01  S V2 U4 E4A
        ",
        expect![[r#"
            2013-05-01 .. 2013-07-01 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn a_row_that_now_ends_before_the_earlier_extract_s_covered_day_is_withdrawn() {
    check(
        "2013-14",
        "
        2013-14#1@2013-07-01  2013-05-01 .. open        S V2 U4
        2013-14#2@2013-10-01  2013-05-01 .. 2013-06-30  S V2 U4 E4A
        ",
        expect![[r#"
            2013-05-01 .. 2013-06-30 S V2 U4 E4A
            withdrawn: row 1, 2013-05-01 .. open S V2 U4
        "#]],
    );
}

#[test]
fn a_row_two_overruled_submissions_had_is_withdrawn_once() {
    check(
        "2013-14",
        "
        2013-14#1  2013-05-01 .. 2013-06-03  S V2 U4 E4A
        2013-14#2  2013-05-01 .. 2013-06-03  S V2 U4 E4A
        2013-14#3  nothing
        ",
        expect![[r#"
            withdrawn: row 2, 2013-05-01 .. 2013-06-03 S V2 U4 E4A
        "#]],
    );
}

#[test]
fn a_resubmission_of_one_year_leaves_another_year_alone() {
    check(
        "2013-14",
        "
        2012-13    2012-05-01 .. open        S V2 U4
        2013-14#1  2012-05-01 .. 2013-06-03  S V2 U4 E4A
        2013-14#2  nothing
        ",
        expect![[r#"
            2012-05-01 .. 2013-03-31 S V2 U4 E99 LIIAF step 2
            2: 2012-13 row 1, left open by the 2012-13 return and nothing follows: ended on 2013-03-31
            withdrawn: row 2, 2012-05-01 .. 2013-06-03 S V2 U4 E4A
        "#]],
    );
}
