//! What happens when what was known turns out wrong: corrected returns, wrong imports and
//! links, a changed record between proposal and agreement, a dispute. An agreed payment stays
//! as agreed; the next statement carries the difference and says why.

use crate::story::{play, play_until, tell};
use crate::support::{Book, Engine, case, pounds};

/// The late correction's book, up to the line that holds these words.
fn late(stop: &str) -> Book {
    play_until(Engine::Sqlite, "late-correction", Some(stop))
}

/// What the statement of a quarter would be now.
#[track_caller]
fn would_be(book: &Book, day: &str, quarter: &str) -> serde_json::Value {
    let propose = format!("propose {quarter} --dry-run --json --as spv:b.director --today {day}");
    book.say(&propose).done().json()["statement"].clone()
}

#[track_caller]
fn entry(book: &Book, kind: &str) -> u64 {
    book.history().iter().rfind(|row| row.1 == kind).expect(kind).0
}

#[test]
fn a_corrected_return_becomes_the_next_statements_adjustment_with_its_reason() {
    let book = late("settle 2014-Q3");
    let agreed = book.settlement("2014-Q2");
    let diff = "diff 2014-Q2 --as payer:d.officer --today 2014-10-15";
    let printed = book.say(diff).found().holds("C-104").holds("-£4,392.00");
    printed.holds("The payment agreed for 2014-Q2 stays as agreed");

    tell(&book, "2014-10-16", "propose 2014-Q3 --as intermediary:a.director");
    let statement = book.say("statement 2014-Q3 --json").done().json();
    let [adjustment] = &statement["adjustments"].as_array().unwrap()[..] else {
        panic!("{}", statement["adjustments"])
    };
    assert_eq!(adjustment["difference"], "-439200");
    let reason = adjustment["reason"].as_str().unwrap();
    assert!(reason.contains("now reported: 2014-05-01 to 2014-07-01"), "{reason}");
    assert!(reason.contains("episodes.csv row 2"), "{reason}");
    tell(&book, "2014-10-17", "agree-both 2014-Q3");
    assert_eq!(book.settlement("2014-Q2"), agreed);
    book.say("propose 2014-Q2 --as spv:b.director").declined("an agreed payment stays as agreed");
    book.is_whole();
}

#[test]
fn agreement_is_void_when_the_record_changes_what_was_proposed() {
    let book = late("settle 2014-Q2");
    tell(&book, "2014-07-16", "propose 2014-Q2 --as intermediary:a.director");
    tell(&book, "2014-07-17", "agree 2014-Q2 --amount 1571.17 --as payer:f.officer");
    tell(
        &book,
        "2014-10-14",
        "import 903 903/covers-2014-09-30 --year 2014-15 --covers-to 2014-09-30 --as payer:d.officer",
    );
    let agree = "agree 2014-Q2 --amount 1571.17 --today 2014-10-14 --as spv:b.director";
    book.say(agree).declined("the payment was £1,571.17 and is now £0.00");
    book.say(agree).declined("The proposal of 2014-Q2 is void");
    assert_eq!(book.count("settled"), 0);
    tell(&book, "2014-10-15", "propose 2014-Q2 --as intermediary:a.director");
    assert_eq!(book.payment("2014-Q2"), 0);
    // The payer's agreement went with the void proposal: one side alone settles nothing.
    tell(&book, "2014-10-15", "agree 2014-Q2 --amount 0.00 --as spv:b.director");
    assert_eq!(book.count("settled"), 0);
}

#[test]
fn what_arrives_for_later_quarters_leaves_a_proposal_as_it_is() {
    let book = late("settle 2014-Q2");
    tell(&book, "2014-07-16", "propose 2014-Q2 --as intermediary:a.director");
    tell(&book, "2014-07-17", "agree 2014-Q2 --amount 1571.17 --as payer:f.officer");
    // The same rows, covering another month.
    tell(
        &book,
        "2014-08-14",
        "import 903 903/covers-2014-06-30 --year 2014-15 --covers-to 2014-07-31 --as payer:d.officer",
    );
    let agreed = book.say("agree 2014-Q2 --amount 1571.17 --today 2014-08-15 --as spv:b.director");
    agreed.done().holds("Both sides have agreed: £1,571.17 is due on 14 September 2014");
}

#[test]
fn only_the_two_sides_agree_and_only_the_amount_they_were_shown() {
    let book = late("settle 2014-Q2");
    let today = "--today 2014-07-16";
    book.say(&format!("agree 2014-Q2 --amount 1571.17 --as payer:f.officer {today}"))
        .declined("has no open proposal");
    for who in ["provider:b.support", "payer:f.officer", "expert:e.adviser"] {
        book.say(&format!("propose 2014-Q2 --as {who} {today}")).declined("cannot propose");
    }
    tell(&book, "2014-07-16", "propose 2014-Q2 --as intermediary:a.director");
    for who in ["provider:b.support", "intermediary:a.director", "expert:e.adviser"] {
        book.say(&format!("agree 2014-Q2 --amount 1571.17 --as {who} {today}"))
            .declined("cannot agree");
    }
    book.say(&format!("agree 2014-Q2 --amount 1571.16 --as payer:f.officer {today}"))
        .declined("The amount is £1,571.17, not £1,571.16");
    book.say(&format!("agree 2014-Q2 --amount 1571.17 {today}")).declined("say who acts");
    assert_eq!(book.count("agreed"), 0);
}

#[test]
fn saying_the_same_thing_twice_records_it_once() {
    let book = late("settle 2014-Q2");
    for line in [
        "import cases case-list-2014-06-30.csv --as provider:b.support",
        "import 903 903/covers-2014-06-30 --year 2014-15 --covers-to 2014-06-30 --prepared 2014-07-10 --as payer:d.officer",
        "import 903 903/covers-2014-06-30/header.csv 903/covers-2014-06-30/episodes.csv --year 2014-15 --covers-to 2014-06-30 --prepared 2014-07-10 --as payer:d.officer",
        "link numbers --as payer:d.officer",
    ] {
        let entries = book.entries();
        book.say(&format!("{line} --today 2014-07-20")).done().holds("Nothing to do");
        assert_eq!(book.entries(), entries, "{line}");
    }
    for line in [
        "propose 2014-Q2 --as intermediary:a.director",
        "agree 2014-Q2 --amount 1571.17 --as payer:f.officer",
        "propose 2014-Q2 --as spv:b.director",
        "agree 2014-Q2 --amount 1571.17 --as spv:b.director",
        "agree 2014-Q2 --amount 1571.17 --as payer:f.officer",
    ] {
        book.say(&format!("{line} --today 2014-07-20")).done();
        let entries = book.entries();
        book.say(&format!("{line} --today 2014-07-21")).done().holds("Nothing to do");
        assert_eq!(book.entries(), entries, "{line}");
    }
    // Proposing again what is proposed leaves the agreement of the side that has signed.
    assert_eq!((book.count("proposed"), book.count("agreed"), book.count("settled")), (1, 2, 1));
}

#[test]
fn undoing_a_wrong_import_trues_up_the_next_statement() {
    let book = late("2015-01-14");
    assert_eq!(book.payment("2014-Q3"), 0);
    let wrong = entry(&book, "return-filed");
    let undo = format!("undo {wrong} --why \"another child's stay\" --as payer:d.officer");
    book.say(&format!("{undo} --today 2014-12-01")).done();
    book.say(&format!("{undo} --today 2014-12-02")).done().holds("Nothing to do");
    let next = would_be(&book, "2015-01-10", "2014-Q4");
    let [adjustment] = &next["adjustments"].as_array().unwrap()[..] else { panic!("{next}") };
    assert_eq!(adjustment["difference"], "439200");
    let reason = adjustment["reason"].as_str().unwrap();
    assert!(reason.contains("no longer reported: 2014-05-01"), "{reason}");
    assert_eq!(next["settlement"]["payment"], 301_061);
    book.say("undo 1 --why x --as payer:d.officer").declined("not an import or a link");
    // What was undone can be imported again, and counts again.
    tell(
        &book,
        "2014-12-03",
        "import 903 903/covers-2014-09-30 --year 2014-15 --covers-to 2014-09-30 --prepared 2014-10-10 --as payer:d.officer",
    );
    assert_eq!(would_be(&book, "2015-01-10", "2014-Q4")["adjustments"], serde_json::json!([]));
}

#[test]
fn undoing_a_link_takes_back_what_it_earned_and_says_so() {
    let book = late("link numbers");
    tell(
        &book,
        "2014-07-15",
        "link confirm C-104 K104 --why \"seen the file\" --as payer:d.officer",
    );
    tell(&book, "2014-07-16", "settle 2014-Q2");
    assert_eq!(book.payment("2014-Q2"), 157_117);
    let link = entry(&book, "link-confirmed");
    tell(&book, "2014-08-01", &format!("undo {link} --why \"two brothers\" --as payer:d.officer"));
    let next = would_be(&book, "2014-10-01", "2014-Q3");
    let [adjustment] = &next["adjustments"].as_array().unwrap()[..] else { panic!("{next}") };
    assert_eq!(adjustment["reason"], "the link to the council's number was undone");
    assert_eq!(next["settlement"]["earned"], "0");
    assert_eq!(next["settlement"]["shortfall"], 157_117);
    assert_eq!(book.payment("2014-Q2"), 157_117);
    tell(&book, "2014-10-02", "settle 2014-Q3");
    tell(
        &book,
        "2014-10-03",
        "link confirm C-104 K104 --why \"the right brother\" --as payer:d.officer",
    );
    assert_eq!(would_be(&book, "2015-01-10", "2014-Q4")["settlement"]["shortfall"], 0);
}

#[test]
fn a_dispute_is_opened_determined_and_only_then_released() {
    let book = play_until(Engine::Sqlite, "dispute", Some("dispute open"));
    let today = "--today 2015-05-06";
    let open = |k: u8, days: i64, who: &str| {
        book.say(&format!(
            "dispute open 2014-Q3 --case C-105 --tracking-quarter {k} --care-days {days} \
             --why \"own count\" --as {who} {today}"
        ))
    };
    open(2, 20, "provider:b.support").declined("cannot dispute");
    open(2, 93, "payer:d.officer").declined("92 child days; 93 care days cannot be");
    open(3, 20, "payer:d.officer").declined("is not in the statement of 2014-Q3");
    let determine = format!(
        "dispute determine --case C-105 --tracking-quarter 2 --care-days 12 --why read \
         --as expert:e.adviser {today}"
    );
    book.say(&determine).declined("is not in dispute");
    book.say(&format!("agree 2014-Q3 --amount 3010.61 --as spv:b.director {today}")).done();
    open(2, 20, "payer:d.officer").done();
    let entries = book.entries();
    open(2, 20, "payer:d.officer").done().holds("Nothing to do");
    assert_eq!(book.entries(), entries);
    // The amount changed, so the SPV's agreement to the larger one is void.
    book.say(&format!("agree 2014-Q3 --amount 1570.61 --as payer:f.officer {today}")).done();
    assert_eq!(book.count("settled"), 1);
    book.say(&format!("agree 2014-Q3 --amount 1570.61 --as spv:b.director {today}")).done();
    assert_eq!(book.settlement("2014-Q3")["held"], 144_000);
    book.say("status").done().holds("is in dispute");
    book.say(&determine).done();
    book.say(&determine).done().holds("Nothing to do");
    let next = would_be(&book, "2015-05-09", "2014-Q4");
    assert_eq!(
        (&next["settlement"]["held"], next["adjustments"][0]["reason"].as_str()),
        (&0.into(), Some("an expert determined 12 care days"))
    );
}

#[test]
fn a_withdrawn_quarter_enters_the_next_statement() {
    let book = late("2014-10-16");
    // A new book of the same files, whose first quarter is withdrawn.
    let other = late("settle 2014-Q2");
    tell(&other, "2014-07-16", "propose 2014-Q2 --as intermediary:a.director");
    other.say("propose 2014-Q3 --as spv:b.director --today 2014-10-16").declined("is still open");
    let withdraw = "propose 2014-Q2 --withdraw --as spv:b.director --today 2014-10-16";
    other.say(withdraw).done();
    other.say(withdraw).done().holds("Nothing to do");
    tell(
        &other,
        "2014-10-16",
        "import 903 903/covers-2014-09-30 --year 2014-15 --covers-to 2014-09-30 --prepared 2014-10-10 --as payer:d.officer",
    );
    let (one, two) =
        (would_be(&book, "2014-10-17", "2014-Q3"), would_be(&other, "2014-10-17", "2014-Q3"));
    assert_eq!(one["settlement"]["earned"], two["settlement"]["earned"]);
    assert_eq!(two["settlement"]["payment"], 18_978);
}

#[test]
fn the_order_of_imports_changes_nothing() {
    let imports = [
        "import cases case-list-2014-06-30.csv --as provider:b.support",
        "import 903 903/covers-2014-06-30 --year 2014-15 --covers-to 2014-06-30 --prepared 2014-07-10 --as payer:d.officer",
        "import 903 903/covers-2014-09-30 --year 2014-15 --covers-to 2014-09-30 --prepared 2014-10-10 --as payer:d.officer",
        "import 903 903/covers-2014-12-31 --year 2014-15 --covers-to 2014-12-31 --prepared 2015-01-10 --as payer:d.officer",
    ];
    let mut measured = Vec::new();
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
        let book = Book::begin(Engine::Sqlite, &case("late-correction"));
        for at in order {
            tell(&book, "2015-02-01", imports[at]);
        }
        let mut statement = book.say("measure 2014-Q4 --json").done().json();
        statement.as_object_mut().unwrap().remove("as_of");
        // A pseudonym is made with the book's own secret.
        let case = statement["sum"].to_string();
        measured.push((case, statement["settlement"].clone(), statement["cells"].clone()));
    }
    assert!(measured[0].1["earned"] != "0");
    assert!(measured.iter().all(|other| *other == measured[0]));
}

#[test]
fn a_dry_run_says_what_would_be_recorded_and_records_nothing() {
    let book = late("2014-10-14");
    let entries = book.entries();
    for line in [
        "import cases case-list-2014-06-30.csv --as-at 2014-07-31 --as provider:b.support",
        "import 903 903/covers-2014-09-30 --year 2014-15 --covers-to 2014-09-30 --as payer:d.officer",
        "link confirm C-104 K104 --as payer:d.officer",
        "propose 2014-Q3 --as intermediary:a.director",
        "undo 4 --why x --as payer:d.officer",
        "forget C-104 --hold --why asked --as payer:d.officer",
    ] {
        let printed = book.say(&format!("{line} --dry-run --today 2014-10-14"));
        assert!(printed.code < 2 || line.starts_with("undo"), "{line}: {}", printed.err);
        assert_eq!(book.entries(), entries, "{line}");
    }
    for line in ["explain 2014-Q2 --case C-104", "diff 2014-Q2"] {
        let line = format!("{line} --dry-run --today 2014-10-14 --as payer:d.officer");
        book.say(&line).declined("A look at a child’s record is always noted");
    }
    book.say("propose 2014-Q3 --dry-run --as spv:b.director --today 2014-10-14")
        .done()
        .holds("simulation");
}

#[test]
fn the_book_can_be_seen_as_it_stood() {
    let book = play(Engine::Sqlite, "late-correction");
    let stood = |as_of: &str| book.say(&format!("status --json --as-of {as_of}")).done().json();
    let before = stood("2014-07-15");
    assert_eq!((&before["statements"], &before["next_payment"]), (&0.into(), &157_117.into()));
    let after = stood("2014-07-16");
    assert_eq!((&after["statements"], &after["agreed"]), (&1.into(), &157_117.into()));
    assert_eq!(stood("2014-10-16")["agreed"], 157_117);
    assert_eq!(stood("2015-01-16")["agreed"], 157_117 + 218_762);
    let entry = before["as_of"].as_u64().unwrap();
    assert_eq!(stood(&entry.to_string())["next_payment"], 157_117);
    book.say("import cases case-list-2014-06-30.csv --as-of 2014-07-16 --as provider:b.support")
        .declined("Leave out --as-of");
    assert_eq!(pounds(book.payment("2014-Q2")), "1571.17");
}
