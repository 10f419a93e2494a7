//! A story: the day and the words of each thing people do with the files of a situation, line
//! by line, in `tests/cases/<situation>/story.txt`. Two lines are short for several commands:
//! `settle QUARTER` proposes it and both sides agree what they were shown, `agree-both QUARTER`
//! is both sides agreeing a statement that is proposed already.

use crate::support::{Book, Engine, Folder, case, checkout, copy, pounds};

/// Plays a situation's story on a new book.
#[track_caller]
pub fn play(engine: Engine, situation: &str) -> Book {
    play_until(engine, situation, None)
}

/// Plays a story up to the first line that holds these words; that line is not played.
#[track_caller]
pub fn play_until(engine: Engine, situation: &str, stop: Option<&str>) -> Book {
    let files = case(situation);
    let story = std::fs::read_to_string(files.join("story.txt")).unwrap();
    let contract = contract(situation);
    let book = Book::under(engine, &files, contract.as_ref().map(Folder::path));
    for line in story.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if stop.is_some_and(|stop| line.contains(stop)) {
            return book;
        }
        let (day, words) = line.split_once("  ").unwrap();
        tell(&book, day, words);
    }
    assert!(stop.is_none(), "no line of {situation} holds {stop:?}");
    book
}

/// Does what one line says, on that day.
#[track_caller]
pub fn tell(book: &Book, day: &str, words: &str) {
    if let Some(quarter) = words.strip_prefix("settle ") {
        tell(book, day, &format!("propose {quarter} --as intermediary:a.director"));
        return agree_both(book, day, quarter);
    }
    match words.strip_prefix("agree-both ") {
        Some(quarter) => agree_both(book, day, quarter),
        None => drop(book.say(&format!("{words} --today {day}")).done()),
    }
}

#[track_caller]
fn agree_both(book: &Book, day: &str, quarter: &str) {
    let amount = pounds(book.payment(quarter));
    for side in ["payer:f.officer", "spv:b.director"] {
        tell(book, day, &format!("agree {quarter} --amount {amount} --as {side}"));
    }
}

/// A situation's own contract: the demonstration contract with the pages in its folder instead.
fn contract(situation: &str) -> Option<Folder> {
    let own = case(situation).join("contract");
    own.exists().then(|| {
        let pages = Folder::new();
        copy(&checkout().join("contracts/essex"), pages.path());
        copy(&own, pages.path());
        pages
    })
}
