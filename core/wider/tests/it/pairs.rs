//! Before and after, in pairs with their base.

use super::{case, day, held, terms};
use care::Case;
use expect_test::expect;
use wider::pairs::{Change, change};
use wider::sdq::Measure;
use wider::{Informant, Questionnaire, Share};

const PARENT: Informant = Informant::Parent;

/// Six cases: two pairs, one with each half, one with neither, one that can still answer; and one
/// that is open.
fn programme() -> (Vec<Case>, Vec<Questionnaire>) {
    let closed = |number: &str| case(number, "2014-01-31", Some("2014-06-13"));
    let mut cases: Vec<Case> = ["C-1", "C-2", "C-3", "C-4", "C-5"].map(closed).into();
    cases.push(case("C-6", "2014-03-31", Some("2014-08-20")));
    cases.push(case("C-7", "2014-05-31", None));
    let held = vec![
        held("C-1", PARENT, "2014-02-01", 22),
        held("C-1", PARENT, "2014-06-14", 12),
        held("C-2", PARENT, "2014-02-01", 17),
        held("C-2", PARENT, "2014-06-14", 18),
        held("C-3", PARENT, "2014-02-01", 30),
        held("C-4", PARENT, "2014-06-14", 9),
        held("C-6", PARENT, "2014-04-01", 16),
        held("C-7", PARENT, "2014-06-01", 25),
    ];
    (cases, held)
}

fn told(measure: Measure) -> Change {
    let (cases, held) = programme();
    change(&terms(), &cases, &held, PARENT, measure, day("2014-09-01"))
}

#[test]
fn only_pairs_are_compared_and_every_case_is_accounted_for() {
    let change = told(Measure::Total);
    assert_eq!((change.asked, change.pairs.len(), change.waiting), (5, 2, 1));
    assert_eq!((change.before_only, change.after_only, change.neither), (1, 1, 1));
    assert_eq!((change.better, change.same, change.worse), (1, 0, 1));
    let mean = |mean: wider::Mean| mean.value().unwrap().to_string();
    assert_eq!(mean(change.mean_before), "19.5");
    assert_eq!(mean(change.mean_after), "15");
    assert_eq!(mean(change.mean_change), "-4.5");
    assert_eq!((change.mean_change.n, change.mean_change.missing), (2, 3));
}

#[test]
fn the_share_abnormal_has_its_base_and_its_bounds() {
    let change = told(Measure::Total);
    expect![[r#"
        Some(
            Abnormal {
                at_opening: Share {
                    number: 4,
                    base: 5,
                },
                before: Share {
                    number: 2,
                    base: 2,
                },
                after: Share {
                    number: 1,
                    base: 2,
                },
                after_at_least: Share {
                    number: 1,
                    base: 5,
                },
                after_at_most: Share {
                    number: 3,
                    base: 5,
                },
            },
        )
    "#]]
    .assert_debug_eq(&change.abnormal);
    assert_eq!(Share { number: 1, base: 2 }.value().unwrap().to_string(), "0.5");
}

#[test]
fn another_informant_or_another_score_is_no_pair() {
    let (cases, held) = programme();
    let young =
        change(&terms(), &cases, &held, Informant::YoungPerson, Measure::Total, day("2014-09-01"));
    assert_eq!((young.asked, young.neither, young.pairs.len()), (5, 5, 0));
    assert_eq!(young.mean_before.value(), None);
    let teacher =
        change(&terms(), &cases, &held, Informant::Teacher, Measure::Total, day("2014-09-01"));
    assert_eq!((teacher.asked, teacher.waiting), (0, 0));
    let internalising = told(Measure::Internalising);
    assert_eq!((internalising.neither, internalising.abnormal), (5, None));
}

#[test]
fn more_prosocial_is_better() {
    let cases = [case("C-1", "2014-01-31", Some("2014-06-13"))];
    let mut pair = [held("C-1", PARENT, "2014-02-01", 20), held("C-1", PARENT, "2014-06-14", 20)];
    pair[0].scores.prosocial = Some(3);
    pair[1].scores.prosocial = Some(7);
    let told = |measure| change(&terms(), &cases, &pair, PARENT, measure, day("2014-09-01"));
    let prosocial = told(Measure::Prosocial);
    assert_eq!((prosocial.better, prosocial.worse), (1, 0));
    assert_eq!(prosocial.abnormal.unwrap().before, Share { number: 1, base: 1 });
    assert_eq!(told(Measure::Total).same, 1);
}

#[test]
fn someone_too_old_for_a_second_form_is_not_counted_as_missing() {
    let mut old = case("C-1", "2014-01-31", Some("2014-06-13"));
    old.date_of_birth = Some(day("1996-05-01"));
    let told = change(&terms(), &[old], &[], PARENT, Measure::Total, day("2014-09-01"));
    assert_eq!((told.asked, told.not_asked), (0, 1));
}
