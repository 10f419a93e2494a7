//! A sheet of SDQ answers, scored on the command line.

use crate::support::{Folder, case, say};
use serde_json::Value;
use std::fmt::Write;
use std::fs;

#[test]
fn the_same_scores_are_printed_as_csv_and_as_json() {
    let folder = case("questionnaires");
    let csv = say(&folder, "sdq answers.csv").done().out.clone();
    let json = say(&folder, "sdq answers.csv --json").done().json();
    let mut lines = csv.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows = json.as_array().unwrap();
    assert_eq!((rows.len(), names.len()), (3, 27));
    for (line, row) in lines.zip(rows) {
        for (name, cell) in names.iter().zip(line.split(',')) {
            let same = match &row[name] {
                Value::Null => String::new(),
                Value::String(words) => words.clone(),
                number => number.to_string(),
            };
            assert_eq!(cell, same, "{name} in {row}");
        }
    }
}

#[test]
fn rows_that_cannot_be_scored_are_told_and_the_others_scored() {
    let folder = case("questionnaires");
    let printed = say(&folder, "sdq with-mistakes.csv --json").found();
    let rows = printed.json();
    let rows: Vec<u64> =
        rows.as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, [1, 2]);
    printed
        .err_holds("with-mistakes.csv, row 3, q3: “3” is not an answer from 0 to 2")
        .err_holds("with-mistakes.csv, row 4, informant: “mother” is not an informant")
        .err_holds("“30/02/2014” is a day that does not exist");
}

#[test]
fn what_is_no_sheet_is_refused_in_words() {
    let here = Folder::new();
    fs::write(here.path().join("totals.csv"), "informant,total\nparent,20\n").unwrap();
    say(here.path(), "sdq totals.csv").found().err_holds("This file has no columns q1, q2");
    say(here.path(), "sdq nowhere.csv").declined("nowhere.csv cannot be read");
}

#[test]
fn a_hundred_thousand_questionnaires_are_scored() {
    let here = Folder::new();
    let sheet = fs::read_to_string(case("questionnaires").join("answers.csv")).unwrap();
    let (header, rows) = sheet.split_once('\n').unwrap();
    let mut many = format!("{header}\n");
    for _ in 0..33_334 {
        let _ = write!(many, "{rows}");
    }
    fs::write(here.path().join("many.csv"), many).unwrap();
    let printed = say(here.path(), "sdq many.csv").done();
    assert_eq!(printed.out.lines().count(), 1 + 3 * 33_334);
}
