//! What is stopped at the entry of a questionnaire.

use super::{day, terms, told};
use definitions::Date;
use expect_test::{Expect, expect};
use wider::guard::{Given, check, comparable};
use wider::licence::Needed;
use wider::terms::Written;
use wider::{Informant, Instrument, Licence};

fn entry(form: &str) -> Given<'_> {
    Given {
        instrument: Instrument::Sdq,
        form,
        informant: Informant::Parent,
        completed: day("2014-03-01"),
        born: Some(day("2000-12-31")),
        answers: false,
    }
}

fn licence(instrument: Instrument) -> Licence {
    Licence {
        instrument,
        from: "its owner".to_owned(),
        reference: "L1".to_owned(),
        began: Written(day("2014-01-01")),
        ended: Some(Written(day("2015-01-01"))),
    }
}

fn today() -> Date {
    day("2014-03-10")
}

#[track_caller]
fn stopped(entry: Given<'_>, expected: Expect) {
    let licences = [licence(Instrument::Sdq)];
    expected.assert_eq(&told(&check(&terms(), &licences, &entry, today()).unwrap_err()));
}

#[test]
fn what_fits_is_let_through() {
    let terms = terms();
    let licences = [licence(Instrument::Sdq)];
    let form = check(&terms, &licences, &entry("p11-17"), today()).unwrap();
    assert_eq!(form.id, "P11-17");
}

#[test]
fn without_a_licence_that_day_nothing_is_entered() {
    let terms = terms();
    let none = |licences: &[Licence], completed: &str| {
        let entry = Given { completed: day(completed), ..entry("P11-17") };
        check(&terms, licences, &entry, day("2016-01-01")).is_err()
    };
    assert!(none(&[], "2014-03-01"));
    assert!(none(&[licence(Instrument::TamR)], "2014-03-01"));
    let ours = [licence(Instrument::Sdq)];
    assert!(none(&ours, "2013-12-31") && !none(&ours, "2014-01-01"));
    assert!(!none(&ours, "2014-12-31") && none(&ours, "2015-01-01"));
    let refusal = &check(&terms, &[], &entry("P11-17"), today()).unwrap_err()[0];
    assert_eq!(
        (refusal.field, refusal.refusal.title.as_str()),
        ("instrument", "No licence for the SDQ is on file for 1 March 2014")
    );
}

#[test]
fn where_answers_alone_need_a_licence_scores_are_let_through_without_one() {
    let page = super::PAGE.replacen("needed = \"entry\"", "needed = \"answers\"", 1);
    let terms = wider::Terms::read(&page).unwrap();
    assert_eq!(terms.licence_needed.value(today())[0].needed, Needed::Answers);
    assert!(check(&terms, &[], &entry("P11-17"), today()).is_ok());
    assert!(check(&terms, &[], &Given { answers: true, ..entry("P11-17") }, today()).is_err());
}

#[test]
fn every_reason_is_told_at_once() {
    stopped(
        Given {
            informant: Informant::YoungPerson,
            completed: day("2014-12-01"),
            born: Some(day("2005-01-01")),
            ..entry("P11-17")
        },
        expect![[r#"
            completed: 1 December 2014 has not come yet
              Give the day on the form
            informant: P11-17 is filled in by a parent or carer, not by a young person
              Look at the top of the form: each informant has a form and bands of their own
            form: The young person was 9 on 1 December 2014, and P11-17 is for ages 11 to 17
              Check the day and the date of birth, or choose another form
        "#]],
    );
}

#[test]
fn a_form_of_another_instrument_or_of_none_is_stopped() {
    stopped(
        entry("TAM-R"),
        expect![[r#"
            form: TAM-R is a form of the TAM-R, not of the SDQ
              Choose a form of the instrument that was used
        "#]],
    );
    stopped(
        Given { informant: Informant::YoungPerson, ..entry("S4-10") },
        expect![[r#"
            form: S4-10 is not a form in use on 1 March 2014
              The forms are S11-17, S11-17-follow-up
        "#]],
    );
}

#[test]
fn an_age_that_is_not_known_or_impossible_is_stopped() {
    stopped(
        Given { born: None, ..entry("P11-17") },
        expect![[r#"
            date_of_birth: The young person’s date of birth is not known
              Put it on the case first: which form is right depends on it
        "#]],
    );
    stopped(
        Given { born: Some(day("2014-03-02")), ..entry("P11-17") },
        expect![[r#"
            form: 1 March 2014 is before the young person was born
              Check the day and the date of birth, or choose another form
        "#]],
    );
    let eighteen = |born: &str| {
        let entry = Given { born: Some(day(born)), ..entry("P11-17") };
        check(&terms(), &[licence(Instrument::Sdq)], &entry, today()).is_err()
    };
    assert!(eighteen("1996-03-01") && !eighteen("1996-03-02"));
    assert!(eighteen("2003-03-02") && !eighteen("2003-03-01"));
}

#[test]
fn only_one_informants_scores_are_compared() {
    let terms = terms();
    let form = |id: &str| terms.form(id, today()).unwrap();
    assert!(comparable(form("P11-17"), form("P11-17-follow-up")).is_ok());
    let refused = comparable(form("P11-17"), form("S11-17-follow-up")).unwrap_err();
    assert_eq!(
        refused.refusal.title,
        "SDQ (young person) cannot be compared with SDQ (parent or carer)"
    );
}
