//! Small tables of what returns say about one child, and the history the merge makes of them.
//!
//! ```text
//! 2012-13      2012-05-01 .. open        S V2 U4
//! 2013-14      2012-05-01 .. 2013-06-03  S V2 U4 E4A
//! ```
//!
//! A submission is written `2013-14`, or `2013-14#2@2013-10-01` for the second of that year,
//! covering up to 1 October; `nothing` in place of a row files it without the child.

use care::merge::{Filed, MergeRule, Merged, Steps, merge};
use care::{Code, Episode, ReturnYear, RowRef, Submission};
use definitions::{Date, iso, months_after};
use expect_test::Expect;
use std::fmt::Write;

/// Checks the history made by the default rule.
pub fn check(latest: &str, table: &str, expected: Expect) {
    check_by(&MergeRule::default(), latest, table, expected);
}

/// Checks the history made by another rule.
pub fn check_by(rule: &MergeRule, latest: &str, table: &str, expected: Expect) {
    expected.assert_eq(&told(&merge(&filed(table), latest.parse().unwrap(), rule)));
}

pub fn all_at_once() -> MergeRule {
    MergeRule { steps: Steps::AllAtOnce, ..MergeRule::default() }
}

pub fn filed(table: &str) -> Vec<Filed> {
    let mut filed: Vec<Filed> = Vec::new();
    for (row, line) in table.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let (label, said) = line.split_once(' ').unwrap();
        let submission = submission(label);
        let at = filed.iter().position(|filed| filed.submission == submission);
        let at = at.unwrap_or_else(|| {
            filed.push(Filed { submission, episodes: Vec::new() });
            filed.len() - 1
        });
        if said.trim() != "nothing" {
            filed[at].episodes.push(episode(submission.year, row as u64 + 1, said));
        }
    }
    filed
}

fn submission(label: &str) -> Submission {
    let (label, covered) = label.split_once('@').map_or((label, None), |(l, c)| (l, iso(c)));
    let (year, number) = label.split_once('#').unwrap_or((label, "1"));
    let year: ReturnYear = year.parse().unwrap();
    let covered_until = covered.unwrap_or(year.ended());
    let prepared = months_after(covered_until, 1);
    Submission { year, covered_until, prepared, number: number.parse().unwrap() }
}

fn episode(year: ReturnYear, row: u64, said: &str) -> Episode {
    let words: Vec<&str> = said.split_whitespace().collect();
    let code = |at: usize| words.get(at).map_or(Code::BLANK, |word| Code::new(word).unwrap());
    Episode {
        decom: iso(words[0]).unwrap(),
        dec: iso(words[2]),
        rne: code(3),
        ls: code(4),
        cin: Code::known("N1"),
        place: code(5),
        place_provider: Code::BLANK,
        rec: code(6),
        reason_place_change: Code::BLANK,
        reported: RowRef { year, file: "episodes.csv".to_owned(), row },
        repair: None,
    }
}

/// The history, its repairs and its withdrawals, a line each.
fn told(merged: &Merged) -> String {
    let mut told = String::new();
    for episode in &merged.episodes {
        let step = episode.repair.as_ref().map_or(String::new(), |by| format!("step {}", by.step));
        line(&mut told, &[&words(episode), &step]);
    }
    for note in &merged.repairs {
        let row = format!("{}: {} row {},", note.step, note.reported.year, note.reported.row);
        line(&mut told, &[&row, &note.what]);
    }
    for episode in &merged.withdrawn {
        let row = format!("withdrawn: row {},", episode.reported.row);
        line(&mut told, &[&row, &words(episode)]);
    }
    told
}

fn words(episode: &Episode) -> String {
    let ended = episode.dec.map_or("open".to_owned(), |day: Date| day.to_string());
    let mut words = format!("{} .. {ended}", episode.decom);
    let e = episode;
    for code in [e.rne, e.ls, e.place, e.rec, e.reason_place_change] {
        if !code.is_blank() {
            write!(words, " {code}").unwrap();
        }
    }
    words
}

fn line(told: &mut String, words: &[&str]) {
    let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    writeln!(told, "{}", words.join(" ")).unwrap();
}
