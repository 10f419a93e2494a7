//! Changes in behaviour, counted with their base.

use super::{case, day, terms, told};
use definitions::Interval;
use expect_test::expect;
use std::collections::BTreeSet;
use wider::Share;
use wider::behaviour::{Noted, count, note};

fn tags(tags: &[&str]) -> BTreeSet<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

fn noted(case: &str, on: &str, given: &[&str]) -> Noted {
    Noted { case: case.to_owned(), on: day(on), tags: tags(given) }
}

#[test]
fn only_what_is_on_the_list_is_noted() {
    let case = case("C-1", "2014-01-31", None);
    let given = tags(&["reduced-aggression", "school"]);
    let taken = note(&terms(), &case, day("2014-03-01"), &given, day("2014-03-01")).unwrap();
    assert_eq!(taken.tags, given);
    assert!(note(&terms(), &case, day("2014-03-01"), &tags(&[]), day("2014-03-01")).is_ok());
    let declined =
        note(&terms(), &case, day("2014-01-01"), &tags(&["nicer"]), day("2014-03-01")).unwrap_err();
    expect![[r#"
        tags: “nicer” is not on the list of changes
          Choose from the list; it is the contract’s
        on: 1 January 2014 is before the case opened on 31 January 2014
          Check the day and the case
    "#]]
    .assert_eq(&told(&declined));
}

#[test]
fn a_case_counts_once_and_one_with_no_change_is_in_the_base() {
    let cases = ["C-1", "C-2", "C-3", "C-4"].map(|number| case(number, "2014-01-31", None));
    let notes = [
        noted("C-1", "2014-02-10", &["reduced-aggression"]),
        noted("C-1", "2014-03-10", &["reduced-aggression", "school"]),
        noted("C-2", "2014-03-31", &["school"]),
        noted("C-3", "2014-03-10", &[]),
        // Outside the period, and outside the cases.
        noted("C-4", "2014-04-01", &["peers"]),
        noted("C-9", "2014-03-10", &["peers"]),
    ];
    let period = Interval::new(day("2014-01-01"), day("2014-04-01")).unwrap();
    let counts = count(&terms(), &cases, &notes, period);
    let share = |id: &str| counts.tags.iter().find(|(tag, _)| tag.id == id).unwrap().1;
    assert_eq!(share("reduced-aggression"), Share { number: 1, base: 3 });
    assert_eq!(share("school"), Share { number: 2, base: 3 });
    assert_eq!(share("peers"), Share { number: 0, base: 3 });
    assert_eq!((counts.not_noted, counts.tags.len()), (1, 8));
}
