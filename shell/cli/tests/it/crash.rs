//! The power fails, or two people act at once: whatever the moment, the record is whole, a
//! command said again completes, and everything is recorded exactly once.

use crate::demo::demo;
use crate::support::{Book, Chance, Engine, pounds};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// The first quarters of the demonstration, as someone types them.
const COMMANDS: [&str; 10] = [
    "import cases provider/case-list-2014-03-31.csv --as provider:b.support",
    "import 903 council/903/2013-14/2013-07-15 --year 2013-14 --covers-to 2013-06-30 --as payer:d.officer",
    "import 903 council/903/2013-14/2013-10-14 --year 2013-14 --covers-to 2013-09-30 --as payer:d.officer",
    "link numbers --as payer:d.officer",
    "propose 2013-Q3 --as intermediary:a.director",
    "agree 2013-Q3 --amount AMOUNT --as payer:f.officer",
    "agree 2013-Q3 --amount AMOUNT --as spv:b.director",
    "import cases provider/case-list-2014-06-30.csv --as provider:b.support",
    "import 903 council/903/2013-14/2014-01-14 --year 2013-14 --covers-to 2013-12-31 --as payer:d.officer",
    "propose 2013-Q4 --as intermediary:a.director",
];

fn begin(engine: Engine) -> Book {
    Book::begin(engine, &demo().folder.join("files"))
}

fn command(book: &Book, line: &str) -> String {
    let mut line = format!("{line} --today 2014-08-01");
    if line.contains("AMOUNT") {
        line = line.replace("AMOUNT", &pounds(book.payment("2013-Q3")));
    }
    line
}

/// Says every command; each is killed at some moment first, and then said again.
fn killed_at_any_moment(engine: Engine, seed: u64) {
    let book = begin(engine);
    let mut chance = Chance::new(seed);
    let mut killed = 0;
    for line in COMMANDS {
        let line = command(&book, line);
        let started = Instant::now();
        let before = book.entries();
        // As long as a command takes on this machine, and half as long again.
        let longest = started.elapsed().as_micros() as u64 * 3 / 2;
        let moment = Duration::from_micros(chance.below(longest));
        let mut child =
            book.command(&line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The moment is left to chance on purpose: no condition is waited for.
        std::thread::sleep(moment);
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().ok();
        child.wait().unwrap();
        book.is_whole();
        let between = book.entries();
        book.say(&line).done();
        book.is_whole();
        let after = book.entries();
        assert!(between == before || between == after, "{line}: {before}, {between}, {after}");
        assert!(after > before, "{line}");
        let again = book.say(&line).done();
        assert!(again.out.contains("Nothing to do"), "{line}: {}", again.out);
        assert_eq!(book.entries(), after, "{line}");
    }
    assert!(killed > 0, "no command was killed before it ended");
    for (kind, times) in [
        ("case-list-filed", 2),
        ("return-filed", 3),
        ("proposed", 2),
        ("agreed", 2),
        ("settled", 1),
    ] {
        assert_eq!(book.count(kind), times, "{kind}");
    }
    let undisturbed = begin(Engine::Sqlite);
    for line in COMMANDS {
        undisturbed.say(&command(&undisturbed, line)).done();
    }
    assert_eq!(book.entries(), undisturbed.entries());
    assert_eq!(book.settlement("2013-Q4"), undisturbed.settlement("2013-Q4"));
}

#[test]
fn killed_at_any_moment_on_sqlite() {
    killed_at_any_moment(Engine::Sqlite, 11);
}

#[test]
fn killed_at_any_moment_on_postgresql() {
    killed_at_any_moment(Engine::Postgres, 12);
}

/// Starts commands together and waits for all of them.
#[track_caller]
fn together(book: &Book, lines: &[String]) -> Vec<String> {
    let piped = |line: &String| {
        book.command(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let started: Vec<_> = lines.iter().map(piped).collect();
    let ended = started.into_iter().zip(lines).map(|(child, line)| {
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{line}: {err}");
        String::from_utf8(output.stdout).unwrap()
    });
    ended.collect()
}

fn two_at_once(engine: Engine) {
    let book = begin(engine);
    let lines: Vec<String> =
        COMMANDS.iter().map(|line| format!("{line} --today 2014-08-01")).collect();
    // Three different imports, one of them twice.
    let imports = [lines[0].clone(), lines[1].clone(), lines[2].clone(), lines[1].clone()];
    let said = together(&book, &imports);
    let nothing = said.iter().filter(|out| out.contains("Nothing to do")).count();
    assert_eq!(nothing, 1, "{said:?}");
    assert_eq!((book.count("case-list-filed"), book.count("return-filed")), (1, 2));
    book.is_whole();
    together(&book, &[lines[3].clone(), lines[3].clone()]);
    together(&book, &[lines[4].clone(), lines[4].clone()]);
    assert_eq!(book.count("proposed"), 1);
    let agree = [command(&book, COMMANDS[5]), command(&book, COMMANDS[6])];
    together(&book, &[agree[0].clone(), agree[1].clone(), agree[0].clone()]);
    assert_eq!((book.count("agreed"), book.count("settled")), (2, 1));
    // Nobody's update was lost: the same as one after the other.
    let alone = begin(Engine::Sqlite);
    for line in &COMMANDS[..7] {
        alone.say(&command(&alone, line)).done();
    }
    assert_eq!(book.settlement("2013-Q3"), alone.settlement("2013-Q3"));
    assert_eq!(book.entries(), alone.entries());
    book.is_whole();
}

#[test]
fn two_at_once_on_sqlite_lose_nothing() {
    two_at_once(Engine::Sqlite);
}

#[test]
fn two_at_once_on_postgresql_lose_nothing() {
    two_at_once(Engine::Postgres);
}
