//! What is due, from whom and by when.

use super::{case, day, held, terms};
use care::Case;
use expect_test::{Expect, expect};
use wider::due::{Due, list, of_case};
use wider::{Informant, Questionnaire};

fn line(due: &Due) -> String {
    format!(
        "{} {} {} {} to {} by {}: {:?}\n",
        due.occasion.said(),
        due.informant.key(),
        due.form.as_deref().unwrap_or("-"),
        due.window.began,
        due.window.ended,
        due.by,
        due.standing
    )
}

#[track_caller]
fn check(case: &Case, questionnaires: &[Questionnaire], today: &str, expected: Expect) {
    let held: Vec<&Questionnaire> = questionnaires.iter().collect();
    let told: String = of_case(&terms(), case, &held, day(today)).iter().map(line).collect();
    expected.assert_eq(&told);
}

#[test]
fn nothing_is_due_before_a_case_opens_and_nothing_after_before_it_closes() {
    let waiting = Case { opened: None, ..case("C-1", "2014-01-31", None) };
    check(&waiting, &[], "2014-02-01", expect![""]);
    check(
        &case("C-1", "2014-01-31", None),
        &[held("C-1", Informant::Parent, "2014-02-03", 20)],
        "2014-02-14",
        expect![[r#"
            before parent P11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Done { on: 2014-02-03 }
            before self S11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Due
        "#]],
    );
}

#[test]
fn what_was_not_answered_in_time_is_overdue_and_then_missing() {
    let open = case("C-1", "2014-01-31", None);
    let standing = |today: &str| of_case(&terms(), &open, &[], day(today))[0].standing;
    let told = ["2014-01-16", "2014-01-17", "2014-02-14", "2014-02-15", "2014-03-13", "2014-03-14"]
        .map(|today| format!("{today} {:?}\n", standing(today)));
    expect![[r#"
        2014-01-16 NotYet
        2014-01-17 Due
        2014-02-14 Due
        2014-02-15 Overdue
        2014-03-13 Overdue
        2014-03-14 Missing
    "#]]
    .assert_eq(&told.concat());
}

#[test]
fn the_follow_up_is_asked_around_the_close_and_the_nearest_one_counts() {
    check(
        &case("C-1", "2014-01-31", Some("2014-06-13")),
        &[
            held("C-1", Informant::Parent, "2014-02-10", 22),
            held("C-1", Informant::Parent, "2014-02-01", 20),
            held("C-1", Informant::Parent, "2014-06-20", 12),
            held("C-1", Informant::YoungPerson, "2014-04-01", 12),
        ],
        "2014-09-01",
        expect![[r#"
            before parent P11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Done { on: 2014-02-01 }
            before self S11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Missing
            after parent P11-17-follow-up 2014-05-30 to 2014-08-12 by 2014-06-27: Done { on: 2014-06-20 }
            after self S11-17-follow-up 2014-05-30 to 2014-08-12 by 2014-06-27: Missing
        "#]],
    );
}

#[test]
fn one_questionnaire_is_never_both_before_and_after() {
    // Closed after twelve days: both windows hold 10 February.
    let short = case("C-1", "2014-01-31", Some("2014-02-12"));
    check(
        &short,
        &[held("C-1", Informant::Parent, "2014-02-10", 20)],
        "2014-02-12",
        expect![[r#"
            before parent P11-17 2014-01-17 to 2014-02-12 by 2014-02-11: Done { on: 2014-02-10 }
            before self S11-17 2014-01-17 to 2014-02-12 by 2014-02-11: Missing
            after parent P11-17-follow-up 2014-02-01 to 2014-04-13 by 2014-02-26: Due
            after self S11-17-follow-up 2014-02-01 to 2014-04-13 by 2014-02-26: Due
        "#]],
    );
}

#[test]
fn no_form_for_the_age_and_a_death_are_said_and_an_unknown_birth_leaves_the_form_open() {
    let mut old = case("C-1", "2014-01-31", Some("2014-06-13"));
    old.date_of_birth = Some(day("1996-05-01"));
    check(
        &old,
        &[],
        "2014-06-13",
        expect![[r#"
            before parent P11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Missing
            before self S11-17 2014-01-17 to 2014-03-14 by 2014-02-14: Missing
            after parent - 2014-05-30 to 2014-08-12 by 2014-06-27: NotAsked { why: NoFormForThatAge }
            after self - 2014-05-30 to 2014-08-12 by 2014-06-27: NotAsked { why: NoFormForThatAge }
        "#]],
    );
    let dead = Case { died: Some(day("2014-02-14")), ..case("C-1", "2014-01-31", None) };
    check(
        &dead,
        &[],
        "2014-03-01",
        expect![[r#"
            before parent P11-17 2014-01-17 to 2014-03-14 by 2014-02-14: NotAsked { why: Died }
            before self S11-17 2014-01-17 to 2014-03-14 by 2014-02-14: NotAsked { why: Died }
        "#]],
    );
    let unknown = Case { date_of_birth: None, ..case("C-1", "2014-01-31", None) };
    check(
        &unknown,
        &[],
        "2014-02-01",
        expect![[r#"
            before parent - 2014-01-17 to 2014-03-14 by 2014-02-14: Due
            before self - 2014-01-17 to 2014-03-14 by 2014-02-14: Due
        "#]],
    );
}

#[test]
fn the_list_has_what_presses_first_and_nothing_that_is_done() {
    let cases = [
        case("C-1", "2013-06-01", None),
        case("C-2", "2014-01-10", None),
        case("C-3", "2014-01-31", None),
    ];
    let held = [
        held("C-3", Informant::Parent, "2014-01-31", 20),
        held("C-9", Informant::YoungPerson, "2014-01-31", 20),
    ];
    let told: String = list(&terms(), &cases, &held, day("2014-02-01"))
        .iter()
        .map(|due| format!("{} {} {:?}\n", due.case, due.informant.key(), due.standing))
        .collect();
    expect![[r#"
        C-2 parent Overdue
        C-2 self Overdue
        C-3 self Due
        C-1 parent Missing
        C-1 self Missing
    "#]]
    .assert_eq(&told);
}
