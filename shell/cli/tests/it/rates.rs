//! `homeward returns`, as a person and as a program.

use crate::support::{case, say};

#[test]
fn two_rates_are_both_told_and_one_is_never_shown_alone() {
    let folder = case("flows");
    let text = say(&folder, "returns --flows two-rates.csv").done().out.clone();
    assert!(text.contains("2 rates balance these flows: 10.00% and 20.00% a year"), "{text}");
    let json = say(&folder, "returns --flows two-rates.csv --json").done().json();
    assert_eq!(json["returns"]["several"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_lost_if_nothing_more_is_paid_is_always_told() {
    let folder = case("flows");
    let text = say(&folder, "returns --flows nothing-returned.csv").done().out.clone();
    assert!(text.contains("total loss: nothing has been returned"), "{text}");
    assert!(text.contains("Lost if nothing more is paid   £3,100,000.00"), "{text}");
}

#[test]
fn a_sheet_with_a_row_that_cannot_be_read_has_no_rate() {
    let folder = case("flows");
    say(&folder, "returns --flows with-mistakes.csv").found();
    say(&folder, "returns --flows nowhere.csv").declined("nowhere.csv cannot be read");
}
