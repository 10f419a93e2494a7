//! What people send when it is wrong, and what they type when it is off: every finding at once,
//! in words that say what to do, nothing recorded, and never a stack trace.

use crate::story::play_until;
use crate::support::{Book, Engine, case, say};
use serde_json::Value;
use std::fs;

fn book() -> Book {
    Book::begin(Engine::Sqlite, &case("bad-files"))
}

const RETURN: &str = "import 903 return --year 2014-15 --covers-to 2015-03-31 --as payer:d.officer";

#[test]
fn a_bad_return_is_declined_with_every_finding_and_nothing_is_recorded() {
    let book = book();
    let entries = book.entries();
    let printed = book.say(RETURN).found();
    for words in [
        "“31/06/2014” is a day that does not exist",
        "“2014-05-12” is written year first",
        "This row has 5 fields; the file has 8 columns",
        "This episode has no child's number",
        "This episode began on 11 August 2014 and ceased on 8 June 2014",
        "“V9” is not a code for legal status",
        "This episode began on 10 August 2014, before the previous one ceased",
        "“02/10/99” has a year of two digits",
        "Nothing was recorded",
    ] {
        assert!(printed.err.contains(words), "“{words}” is not in:\n{}", printed.err);
    }
    let findings = book.say(&format!("{RETURN} --json")).found().json()["findings"].clone();
    assert!(findings.as_array().unwrap().len() >= 12, "{findings}");
    assert_eq!(book.entries(), entries);
}

#[test]
fn checking_a_return_says_for_each_finding_where_what_and_what_to_do() {
    let check = "check 903 return --year 2014-15";
    let found = say(&case("bad-files"), &format!("{check} --json")).found().json();
    let found = found.as_array().unwrap();
    for finding in found {
        let text = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        for name in ["rule", "file", "title", "remedy", "weight"] {
            assert!(!text(name).is_empty(), "{name} in {finding}");
        }
        assert!(finding["row"].as_u64().unwrap() >= 1, "{finding}");
        let columns = finding.get("columns").and_then(Value::as_array);
        assert!(columns.is_some() || text("rule") == "row_too_short", "{finding}");
        let nobody = finding["file"] == "episodes.csv" && finding["row"] == 5;
        assert_eq!(finding.get("child").is_none(), nobody, "{finding}");
    }
    let says = |rule: &str, row: u64, child: &str| {
        found
            .iter()
            .any(|one| (one["rule"] == rule) && (one["row"] == row) && (one["child"] == child))
    };
    assert!(says("141", 1, "K801") && says("356", 3, "K803") && says("144", 4, "K804"));
    assert!(says("501", 7, "K805") && says("101", 4, "K804") && says("102", 2, "K802"));

    let only = say(&case("bad-files"), &format!("{check} --only 144,356 --json")).found().json();
    let rules: Vec<&Value> = only.as_array().unwrap().iter().map(|one| &one["rule"]).collect();
    assert!(rules.contains(&&"144".into()) && !rules.contains(&&"141".into()), "{rules:?}");
    let people = say(&case("bad-files"), check).found();
    people.holds("findings").holds("Not run:").holds("needs last year’s return");
    say(&case("ordinary"), "check 903 903/2014-15 --year 2014-15 --only 356 --json").done();
}

#[test]
fn a_bad_case_list_is_taken_whole_or_what_can_be_used_when_asked() {
    let book = book();
    let entries = book.entries();
    let import = "import cases case-list-2014-06-30.csv --as provider:b.support";
    let printed = book.say(import).found();
    for words in [
        "Case C-801 is on row 1 already",
        "The case number is blank",
        "“3/1/14” has a year of two digits",
        "on or after the eighteenth birthday, 15 December 2013",
        "“1.2E+09” is a number a spreadsheet has rounded",
    ] {
        assert!(printed.err.contains(words), "“{words}” is not in:\n{}", printed.err);
    }
    assert_eq!(book.entries(), entries);
    book.say(&format!("{import} --leave-out")).done().holds("2 cases");
    // The list itself and the two rows that could be used.
    assert_eq!(book.entries(), entries + 3);
}

#[test]
fn files_in_another_form_are_named_with_the_way_to_save_them() {
    let book = book();
    let entries = book.entries();
    let text = fs::read_to_string(case("ordinary").join("903/2014-15/episodes.csv")).unwrap();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes, words) in [
        ("utf16.csv", utf16, "saved as UTF-16"),
        ("semicolons.csv", text.replace(',', ";").into_bytes(), "parted by semicolons"),
        ("empty.csv", Vec::new(), "empty"),
        ("workbook.csv", b"PK\x03\x04 and so on".to_vec(), "workbook"),
        ("no-header.csv", b"K101,10/05/2014,S,V2,N5,U4,,\n".to_vec(), "column"),
        ("noise.csv", (0..=255).collect(), "csv"),
    ] {
        let file = book.folder().join(name);
        fs::write(&file, bytes).unwrap();
        let file = file.display();
        let import =
            format!("import 903 {file} --year 2014-15 --covers-to 2015-03-31 --as payer:d.officer");
        book.say(&import).found().err_holds(words).err_holds("Nothing was recorded");
        book.say(&format!("check 903 {file} --year 2014-15")).found();
        book.say(&format!("import cases {file} --as-at 2015-01-01 --as provider:b.support"))
            .found();
        book.say(&format!("days {file} --from 2014-04-01 --to 2015-04-01"));
    }
    assert_eq!(book.entries(), entries);
}

#[test]
fn words_that_are_off_are_told_from_things_that_are_declined() {
    let book = book();
    for (line, words) in [
        ("propose 2014-Q5 --as spv:b.director", "“2014-Q5” is not a quarter"),
        ("statement June", "“June” is not a quarter"),
        ("check 903 return --year 2014-16", "“2014-16” is not a return year"),
        ("status --as-of soon", "neither an entry's number nor a day"),
        ("status --as nobody", "does not say who acts"),
        ("status --as stranger:me", "Roles: payer, spv"),
        ("agree 2014-Q2 --amount lots --as payer:f.officer", "is not an amount"),
        ("pay 2014-Q2", "unrecognized subcommand"),
        ("import 903 return --year 2014-15 --covers-to 31/03/2015", "31/03/2015"),
        ("agree 2014-Q2 --as payer:f.officer", "--amount"),
        ("explain 2014-Q2 --tracking-quarter 1", "--case"),
    ] {
        book.say(line).misspoken().err_holds(words);
    }
    for (line, words) in [
        ("import cases nowhere.csv --as provider:b.support", "nowhere.csv cannot be read"),
        ("check 903 nowhere --year 2014-15", "nowhere cannot be read"),
        ("propose 2014-Q2", "say who acts"),
        ("agree 2014-Q2 --amount 1.00 --as payer:f.officer", "2014-Q2 has no open proposal"),
        ("statement", "There is no statement yet"),
        ("diff 2014-Q2 --as payer:f.officer", "2014-Q2 is not settled"),
        ("extract 2014-Q2", "2014-Q2 has no statement"),
        ("explain 2014-Q2 --case C-1 --as payer:f.officer", "No tracked case"),
        ("recompute nowhere.json", "nowhere.json cannot be read"),
        ("restore nowhere", "not empty"),
        ("init --as intermediary:a.director", "not empty"),
        ("propose 2030-Q1 --as spv:b.director --today 2014-01-01", "2030-Q1 has not ended"),
        (
            "import 903 return --year 2014-15 --covers-to 2014-03-31 --as payer:d.officer",
            "is not a day of the return year",
        ),
        (
            "import 903 return --year 2014-15 --prepared 2014-05-01 --covers-to 2014-06-30 --as payer:d.officer",
            "cannot cover",
        ),
        ("days return --from 2015-04-01 --to 2014-04-01", "The period has no day"),
    ] {
        book.say(line).declined(words);
    }
    say(book.folder(), "--data elsewhere status").declined("There is no book in elsewhere");
}

#[test]
fn what_may_be_asked_of_an_invented_book_alone_is_declined_of_a_real_one() {
    let book = Book::unbegun(Engine::Sqlite, &case("late-correction"));
    book.say("init --as intermediary:a.director").done();
    book.say("status --today 2014-07-10").declined("only on an invented programme");
}

#[test]
fn without_its_key_the_book_is_not_read() {
    let book = play_until(Engine::Sqlite, "late-correction", Some("link numbers"));
    let key = book.data().join("master.key");
    let kept = book.folder().join("kept");
    fs::copy(&key, &kept).unwrap();
    fs::write(&key, "00".repeat(32)).unwrap();
    let printed = book.say("status");
    assert_eq!(printed.code, 4, "{}", printed.err);
    fs::remove_file(&key).unwrap();
    let printed = book.say("status");
    assert_eq!(printed.code, 4, "{}", printed.err);
    assert!(printed.err.contains("key"), "{}", printed.err);
    fs::rename(kept, &key).unwrap();
    book.say("status").done();
}
