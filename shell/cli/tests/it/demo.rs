//! `homeward demo`: an invented programme from its partners' files to its payments. The
//! published counts of year one come out of the files, and a disputed quarter holds money
//! until an expert determines it.

use crate::support::{Book, Engine, Folder, Printed, copy, say, scratch};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The demonstration's first two years, run once for all these tests.
pub struct Demo {
    /// What it printed.
    pub printed: Printed,
    /// Its folder: `book` and `files`.
    pub folder: PathBuf,
}

/// The demonstration. Tests that record something take a copy of their own.
pub fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = scratch().join("demo");
        let printed = say(&scratch(), "demo --folder demo --until 2015-Q1");
        Demo { printed, folder }
    })
}

/// A copy of the demonstration's book; commands are said among its partners' files.
pub fn copied() -> Book {
    let demo = demo();
    let book = Book::unbegun(Engine::Sqlite, &demo.folder.join("files"));
    copy(&demo.folder.join("book"), &book.data());
    book
}

fn line<'a>(text: &'a str, what: &str) -> Vec<&'a str> {
    let line = text.lines().find(|line| line.trim_start().starts_with(what));
    let line = line.unwrap_or_else(|| panic!("no line “{what}” in:\n{text}"));
    line.trim_start()[what.len()..].split_whitespace().collect()
}

#[test]
fn year_one_has_the_published_counts() {
    let printed = &demo().printed;
    assert_eq!(printed.code, 0, "{}", printed.err);
    for (what, count) in [
        ("Referrals", "75"),
        ("Cases opened", "50"),
        ("Of them a reunification (in care at start)", "1"),
        ("Completed", "24"),
        ("Of them with their families", "19"),
        ("Of them in care", "5"),
        ("Of those opened in the first four months", "4"),
        ("Opened with earlier care", "10"),
        ("Opened with earlier offences", "23"),
        ("Their mean offences", "4.4"),
    ] {
        assert_eq!(line(&printed.out, what), [count, count], "{what}");
    }
    assert_eq!(line(&printed.out, "Their mean days in care"), ["810.0", "810"]);
}

#[test]
fn everyone_in_it_is_said_to_be_invented() {
    assert!(demo().printed.out.starts_with("Invented people."));
    copied().say("statement 2014-Q2").done().holds("Invented people: nobody in this statement");
}

#[test]
fn every_quarter_of_the_programme_has_a_statement_up_to_the_cap_and_never_past_it() {
    let here = Folder::new();
    let whole = say(here.path(), "demo --json").done().json();
    let statements = whole["statements"]["rows"].as_array().unwrap();
    assert_eq!(statements.len(), 33);
    let payments = statements.iter().map(|row| row[1].as_i64().unwrap());
    assert_eq!(payments.sum::<i64>(), 710_000_000);
    assert_eq!(whole["agreed"], 710_000_000);
    let data = here.path().join("homeward-demo/book");
    say(here.path(), &format!("--data {} verify", data.display())).done().holds("is whole");
}

#[test]
fn both_sides_agree_every_statement() {
    let book = copied();
    let status = book.say("status --json").done().json();
    assert_eq!(status["statements"], 8);
    assert_eq!((book.count("settled"), book.count("agreed")), (8, 16));
}

#[test]
fn a_disputed_quarter_holds_money_and_releases_it_once_determined() {
    let text = &demo().printed.out;
    assert_eq!(line(text, "2014-Q2")[1], "£1,224.00", "held");
    assert_eq!(line(text, "2014-Q3")[1], "£1,224.00", "still held");
    assert_eq!(line(text, "2014-Q4")[1], "£0.00", "determined");
    let book = copied();
    let (before, after) = (book.settlement("2014-Q3"), book.settlement("2014-Q4"));
    let pence = |settlement: &Value, name: &str| settlement[name].as_i64().unwrap();
    assert_eq!(pence(&before, "held"), 122_400);
    // Paid in full once nothing is held: agreed to date is all that is earned.
    assert_eq!(pence(&after, "agreed"), pence(&after, "rounded"));
}

#[test]
fn the_same_seed_gives_the_same_programme_and_programs_read_json() {
    let here = Folder::new();
    let short = "demo --until 2014-Q1 --json --seed 7 --folder";
    let one = say(here.path(), &format!("{short} one")).done().json();
    let other = say(here.path(), &format!("{short} other")).done().json();
    assert_eq!(one["statements"], other["statements"]);
    assert_eq!((&one["agreed"], &one["entries"]), (&other["agreed"], &other["entries"]));
    assert_eq!(one["statements"]["rows"].as_array().unwrap().len(), 4);
    let another = say(here.path(), "demo --until 2014-Q1 --json --seed 8 --folder third").done();
    assert_ne!(one["agreed"], another.json()["agreed"]);
}

#[test]
fn it_never_writes_over_a_folder_that_is_there() {
    let here = Folder::new();
    std::fs::create_dir(here.path().join("mine")).unwrap();
    say(here.path(), "demo --folder mine").declined("mine is there already");
}
