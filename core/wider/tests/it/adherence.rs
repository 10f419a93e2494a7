//! Adherence: who may enter it, which months are done, and what it comes to.

use super::{case, day, service, terms, told};
use definitions::Exact;
use expect_test::expect;
use wider::Share;
use wider::adherence::{Given, Interview, Standing, adherence, enter, months};

fn entry(score: &str) -> Given<'_> {
    Given {
        therapist: "T4",
        asked_by: "B1",
        entered_by: "B1",
        therapist_present: false,
        on: day("2014-03-01"),
        score: score.parse().unwrap(),
    }
}

fn interview(case: &str, on: &str, score: &str) -> Interview {
    Interview {
        case: case.to_owned(),
        therapist: "T4".to_owned(),
        on: day(on),
        score: score.parse().unwrap(),
    }
}

#[test]
fn a_score_from_someone_else_is_taken() {
    let case = case("C-1", "2014-01-31", None);
    let taken = enter(&case, &entry("0.74"), day("2014-03-02")).unwrap();
    assert_eq!(taken, interview("C-1", "2014-03-01", "0.74"));
    assert!(enter(&case, &entry("0"), day("2014-03-01")).is_ok());
    assert!(enter(&case, &entry("1"), day("2014-03-01")).is_ok());
}

#[test]
fn the_therapist_rated_neither_asks_nor_enters_nor_listens() {
    let case = case("C-1", "2014-01-31", Some("2014-02-28"));
    let entry =
        Given { asked_by: " t4 ", entered_by: "T4", therapist_present: true, ..entry("1.01") };
    expect![[r#"
        asked_by: The carer was asked by the therapist rated
          Ask someone else: a carer must be free to say how therapy is going
        entered_by: This score was entered by the therapist it rates
          Ask someone else: a carer must be free to say how therapy is going
        therapist_present: The therapist was there when the carer was asked
          Ask someone else: a carer must be free to say how therapy is going
        score: 1.01 is not a score from 0 to 1
          Give the score as the scoring service gives it, such as 0.74
        on: 1 March 2014 is after the case closed on 28 February 2014
          Check the day of the interview and the case
    "#]]
    .assert_eq(&told(&enter(&case, &entry, day("2014-04-01")).unwrap_err()));
}

#[test]
fn a_day_that_is_none_of_the_case_is_declined() {
    let declined = |opened: Option<&str>, today: &str| {
        let mut case = case("C-1", "2014-01-31", None);
        case.opened = opened.map(day);
        told(&enter(&case, &entry("0.7"), day(today)).unwrap_err())
    };
    assert!(declined(None, "2014-04-01").contains("has not opened"));
    assert!(declined(Some("2014-03-02"), "2014-04-01").contains("before the case opened"));
    assert!(declined(Some("2014-01-31"), "2014-02-28").contains("has not come yet"));
    let nobody = Given { therapist: " ", ..entry("0.7") };
    let case = case("C-1", "2014-01-31", None);
    assert_eq!(enter(&case, &nobody, day("2014-04-01")).unwrap_err()[0].field, "therapist");
}

#[test]
fn months_are_counted_from_the_opening_to_the_close() {
    let closed = case("C-1", "2014-01-31", Some("2014-06-13"));
    let all = [interview("C-1", "2014-02-27", "0.8"), interview("C-1", "2014-05-31", "0.6")];
    let all: Vec<&Interview> = all.iter().collect();
    let lines = |today: &str| -> String {
        let months = months(&service(), &closed, &all, day(today));
        months.iter().map(|m| format!("{} {} {:?}\n", m.number, m.days, m.standing)).collect()
    };
    expect![[r#"
        1 2014-01-31 to 2014-02-28 Done
        2 2014-02-28 to 2014-03-31 Missing
        3 2014-03-31 to 2014-04-30 Missing
        4 2014-04-30 to 2014-05-31 Missing
        5 2014-05-31 to 2014-06-13 Done
    "#]]
    .assert_eq(&lines("2014-09-01"));
    expect![[r#"
        1 2014-01-31 to 2014-02-28 Done
        2 2014-02-28 to 2014-03-31 Running
    "#]]
    .assert_eq(&lines("2014-03-30"));
}

#[test]
fn an_interview_on_the_day_of_the_close_is_the_last_months() {
    let closed = case("C-1", "2014-01-31", Some("2014-06-13"));
    let standing = |on: &str| {
        let one = interview("C-1", on, "0.8");
        months(&service(), &closed, &[&one], day("2014-09-01"))[4].standing
    };
    assert_eq!(standing("2014-06-13"), Standing::Done);
    assert_eq!(standing("2014-05-30"), Standing::CutShort);
}

#[test]
fn what_is_missing_stands_beside_every_mean() {
    let cases = [
        case("C-1", "2014-01-31", Some("2014-03-31")),
        case("C-2", "2014-01-31", Some("2014-03-31")),
        case("C-3", "2014-01-31", Some("2014-03-31")),
        case("C-4", "2014-03-20", None),
    ];
    let interviews = [
        interview("C-1", "2014-02-10", "0.60"),
        interview("C-1", "2014-03-10", "0.62"),
        interview("C-2", "2014-02-10", "0.63"),
        interview("C-9", "2014-02-10", "0.99"),
    ];
    let told = adherence(&terms(), &service(), &cases, &interviews, day("2014-04-01"));
    assert_eq!((told.months_due, told.months_done), (6, 3));
    assert_eq!((told.mean.n, told.mean.missing), (3, 3));
    assert_eq!(told.mean.sum, "1.85".parse::<Exact>().unwrap());
    // A mean of exactly 0.61 is not above it; a family without a score is in no share.
    assert_eq!(told.families_above, Share { number: 1, base: 2 });
    assert_eq!(told.families_without, 1);
}
