//! The worked examples of the payment rule (`docs/contract.md` 1), to the penny, from the files
//! partners would send to the statements both sides agree. The amounts are in
//! `tests/cases/<situation>/statements.csv`.

use crate::story::play;
use crate::support::{Engine, case, pounds};

#[track_caller]
fn check(situation: &str) {
    let expected = std::fs::read_to_string(case(situation).join("statements.csv")).unwrap();
    let book = play(Engine::Sqlite, situation);
    let mut actual = "quarter,earned,payment,held,shortfall,above_cap\n".to_owned();
    let mut paid = 0;
    for line in expected.lines().skip(1) {
        let quarter = &line[..7];
        let settlement = book.settlement(quarter);
        let amount = |name: &str| pounds(settlement[name].as_i64().unwrap());
        let amounts = ["rounded", "payment", "held", "shortfall", "above_cap"].map(amount);
        actual += &format!("{quarter},{}\n", amounts.join(","));
        paid += settlement["payment"].as_i64().unwrap();
    }
    assert_eq!(actual, expected, "{situation}");
    let agreed = book.say("status --json").done().json()["agreed"].as_i64().unwrap();
    assert_eq!(agreed, paid);
    book.is_whole();
}

#[test]
fn an_ordinary_case_is_paid_on_the_rounded_cumulative_amount() {
    check("ordinary");
}

#[test]
fn the_window_ends_on_the_eighteenth_birthday() {
    check("eighteen");
}

#[test]
fn overlaps_count_once_and_respite_is_home() {
    check("overlap-and-respite");
}

#[test]
fn a_late_correction_is_trued_up_and_an_agreed_payment_stays() {
    check("late-correction");
}

#[test]
fn a_dispute_pays_the_lower_and_holds_the_difference() {
    check("dispute");
}

#[test]
fn earnings_above_the_cap_absorb_a_later_correction() {
    check("cap-then-correction");
}
