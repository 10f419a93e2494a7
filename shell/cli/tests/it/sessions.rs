//! Sessions in `tests/sessions`: what someone types and what is printed, for people to read and
//! for this test to hold to. Each is said in a copy of the folder of a situation that its second
//! line names. `HOMEWARD_SESSIONS=accept` writes down what is printed now, for a person
//! to read the difference.

use crate::support::{Folder, case, checkout, copy, say};
use std::fmt::Write;
use std::path::PathBuf;

/// What is printed, without what is another in every book: digests and pseudonyms.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for line in text.lines() {
        let mut rest = line;
        let mut kept = String::new();
        while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
            let length = rest[at..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .unwrap_or(rest.len() - at);
            let word = &rest[at..at + length];
            kept += &rest[..at];
            kept += match word {
                _ if word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()) => "DIGEST",
                _ if is_pseudonym(word) => "C-PSEUDNYM",
                _ => word,
            };
            rest = &rest[at + length..];
        }
        let _ = writeln!(plain, "{}", (kept + rest).trim_end());
    }
    plain
}

fn is_pseudonym(word: &str) -> bool {
    let letters = word.strip_prefix("C-").unwrap_or_default();
    letters.len() == 8
        && letters.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'9').contains(&b))
}

/// Says every command of a session again and sets what it prints below it.
fn said_again(session: &str) -> String {
    let situation = session.lines().nth(1).and_then(|line| line.strip_prefix("# In tests/cases/"));
    let situation = situation.expect("the second line says: # In tests/cases/<situation>");
    let here = Folder::new();
    copy(&case(situation), here.path());
    let mut again = String::new();
    for line in session.lines() {
        let Some(command) = line.strip_prefix("$ homeward ") else {
            if line.starts_with('#') {
                let _ = writeln!(again, "{line}");
            }
            continue;
        };
        let (command, last) = match command.split_once(" | tail -n ") {
            Some((command, lines)) => (command, lines.parse().unwrap()),
            None => (command, usize::MAX),
        };
        let printed = say(here.path(), command);
        let _ = writeln!(again, "\n{line}");
        let out = plain(&printed.out);
        match ending(&out, last) {
            "" => {}
            ending => drop(writeln!(again, "{ending}")),
        }
        again += &plain(&printed.err);
        if printed.code != 0 {
            let _ = writeln!(again, "(exit {})", printed.code);
        }
    }
    again
}

/// The last lines of a text.
fn ending(text: &str, lines: usize) -> &str {
    let text = text.trim_end_matches('\n');
    let begins = text.rmatch_indices('\n').nth(lines.saturating_sub(1)).map_or(0, |(at, _)| at + 1);
    &text[begins..]
}

#[test]
fn every_session_prints_what_is_written_down() {
    let folder = checkout().join("tests/sessions");
    let mut sessions: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sessions.sort();
    assert!(sessions.len() >= 5);
    let accept = std::env::var_os("HOMEWARD_SESSIONS").is_some_and(|how| how == "accept");
    let mut differ = Vec::new();
    for path in sessions {
        let written = std::fs::read_to_string(&path).unwrap();
        let printed = said_again(&written);
        if printed == written {
            continue;
        }
        match accept {
            true => std::fs::write(&path, printed).unwrap(),
            false => differ.push(first_difference(&path, &written, &printed)),
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n\n"));
}

fn first_difference(path: &std::path::Path, written: &str, printed: &str) -> String {
    let mut at = 0;
    for (one, other) in written.lines().zip(printed.lines()) {
        at += 1;
        if one != other {
            return format!("{}, line {at}\n  written: {one}\n  printed: {other}", path.display());
        }
    }
    format!("{}: one ends after line {at}", path.display())
}
