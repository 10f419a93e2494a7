//! What may not be recorded, because it would change what is paid without anyone meaning it:
//! numbers nobody knows, one number for two children, disputes that cancel, quarters out of
//! order, two lists or returns that claim to be the same.

use crate::story::play_until;
use crate::support::{Book, Engine};
use std::fs;

/// The dispute's book, up to the line that holds these words.
fn book(stop: &str) -> Book {
    play_until(Engine::Sqlite, "dispute", Some(stop))
}

#[test]
fn a_number_nobody_knows_cannot_make_a_childs_care_days_vanish() {
    let book = book("settle 2014-Q2");
    let next = |name: &str, day: &str| {
        let propose = format!("propose 2014-Q2 --dry-run --json --as spv:b.director --today {day}");
        book.say(&propose).done().json()["statement"][name].clone()
    };
    let confirm = "link confirm C-105 ZZZ --why x --as intermediary:a.director --today 2015-05-05";
    book.say(confirm).done();
    assert_eq!(next("settlement", "2015-05-05")["payment"], 0, "its quarters wait");
    book.say("link").done().holds("not found");
    let blank = "link confirm C-105 \"\" --as intermediary:a.director --today 2015-05-05";
    book.say(blank).declined("not a council number");
    let long = "link confirm C-105 12345678901 --as intermediary:a.director --today 2015-05-05";
    book.say(long).declined("not a council number");
}

#[test]
fn the_councils_confirmation_can_be_undone_and_given_again() {
    let book = book("settle 2014-Q2");
    let entry = book.history().iter().rfind(|row| row.1 == "number-confirmed").unwrap().0;
    book.say(&format!("undo {entry} --why wrong --as payer:d.officer --today 2015-05-05")).done();
    book.say("link").done().holds("not found");
    book.say("link numbers --as payer:d.officer --today 2015-05-06").done();
    book.say("link").done().holds("Every young person on the list is linked");
}

#[test]
fn two_disputes_do_not_cancel_and_each_side_keeps_its_own() {
    let book = book("dispute open");
    let open = |days: u8, who: &str| {
        format!(
            "dispute open 2014-Q3 --case C-105 --tracking-quarter 2 --care-days {days} --why x \
             --as {who} --today 2015-05-06"
        )
    };
    book.say(&open(20, "payer:d.officer")).done();
    book.say(&open(5, "spv:b.director")).done();
    // The payer counts 20 days, the SPV 5: the lower pays, fifteen days at £72 are held.
    let statement = book.say("statement 2014-Q3 --json").done().json();
    assert_eq!(statement["settlement"]["payment"], 157_061);
    assert_eq!(statement["settlement"]["held"], 15 * 7_200);
    let determine = |days: u16, who: &str| {
        format!(
            "dispute determine --case C-105 --tracking-quarter 2 --care-days {days} --why x \
             --as {who} --today 2015-05-08"
        )
    };
    book.say(&determine(12, "payer:d.officer")).declined("payer cannot record a determination");
    book.say(&determine(500, "expert:e.adviser")).declined("500 care days cannot be");
    book.say(&determine(12, "expert:e.adviser")).done();
    book.say("propose 2014-Q3 --as intermediary:a.director --today 2015-05-09").done();
    book.say(&open(20, "payer:d.officer")).declined("An expert has determined");
}

#[test]
fn quarters_are_proposed_in_their_order() {
    let book = book("settle 2014-Q2");
    let propose = |quarter: &str| {
        format!("propose {quarter} --as intermediary:a.director --today 2015-05-06")
    };
    book.say(&propose("2014-Q4")).declined("2014-Q2 comes first");
    book.say(&propose("2014-Q2")).done();
    book.say(&propose("2014-Q3")).declined("withdraw it into 2014-Q3");
    book.say("propose 2014-Q2 --withdraw --as spv:b.director --today 2015-05-06").done();
    book.say(&propose("2014-Q3")).done();
    book.say("agree 2014-Q3 --amount 4581.78 --as spv:b.director --today 2015-05-06").done();
    book.say("agree 2014-Q3 --amount 4581.78 --as payer:f.officer --today 2015-05-06").done();
    book.say(&propose("2014-Q2")).declined("2014-Q2 is before 2014-Q4");
}

#[test]
fn two_imports_cannot_claim_to_be_the_same() {
    let book = book("settle 2014-Q2");
    let list = fs::read_to_string(book.files.join("case-list-2014-06-30.csv")).unwrap();
    let other = book.folder().join("case-list-2014-06-30.csv");
    fs::write(&other, list.replace("2014-04-01", "2014-04-02")).unwrap();
    let import =
        format!("import cases {} --as provider:b.support --today 2015-05-06", other.display());
    book.say(&import).declined("A list for 2014-06-30 is on the record already");
    let rows = fs::read_to_string(book.files.join("903/2014-15/episodes.csv")).unwrap();
    let changed = book.folder().join("episodes.csv");
    fs::write(
        &changed,
        format!("{}K999,01/05/2014,S,V2,N5,U4,,\n", rows.trim_end().to_owned() + "\n"),
    )
    .unwrap();
    let import = format!(
        "import 903 {} --year 2014-15 --covers-to 2015-03-31 --prepared 2015-05-01 \
         --as payer:d.officer --today 2015-05-06",
        changed.display()
    );
    let printed = book.say(&import);
    assert!(!printed.out.contains("Recorded"), "{}", printed.out);
}

#[test]
fn each_side_undoes_its_own() {
    let book = book("settle 2014-Q2");
    let undo = |kind: &str, who: &str| {
        let entry = book.history().iter().rfind(|row| row.1 == kind).unwrap().0;
        book.say(&format!("undo {entry} --why wrong --as {who} --today 2015-05-06"))
    };
    undo("return-filed", "provider:b.support").declined("provider cannot undo a return");
    undo("case-list-filed", "payer:d.officer").declined("payer cannot undo a case list");
    undo("case-list-filed", "provider:b.support").done();
}
