//! The statutory return whole: checked in every shape it comes in, written as a list to work
//! through, and given back as it was sent.

use crate::support::{Book, Engine, Folder, say};
use calamine::{Reader, Xlsx};
use demo::authority::authority;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

/// A folder with two years of an invented authority's return.
fn sent(children: usize) -> Folder {
    let folder = Folder::new();
    let invented = authority(11, children);
    for file in invented.this.iter().chain(&invented.last) {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
    folder
}

/// What was found: how often each rule found each row of each table.
fn seen(findings: &Value) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for one in findings.as_array().unwrap() {
        let key = format!("{} {} {} {}", one["rule"], one["table"], one["row"], one["child"]);
        *seen.entry(key).or_default() += 1;
    }
    seen
}

fn check(folder: &Path, what: &str) -> Value {
    say(folder, &format!("check 903 {what} --last last --year 2024-25 --json")).found().json()
}

#[test]
fn a_zip_and_a_workbook_are_checked_like_the_folder_they_were_made_from() {
    let folder = sent(120);
    let (mut archive, mut book) =
        (zip::ZipWriter::new(Cursor::new(Vec::new())), rust_xlsxwriter::Workbook::new());
    for entry in fs::read_dir(folder.path().join("this")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(format!("a return/{name} (2).csv"), options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(text.lines()) {
            for (column, field) in (0..).zip(line.split(',')) {
                sheet.write_string(row, column, field).unwrap();
            }
        }
    }
    fs::write(folder.path().join("return.zip"), archive.finish().unwrap().into_inner()).unwrap();
    book.save(folder.path().join("return.xlsx")).unwrap();
    let from_folder = seen(&check(folder.path(), "this"));
    assert!(from_folder.len() > 30, "{}", from_folder.len());
    assert_eq!(seen(&check(folder.path(), "return.zip")), from_folder);
    assert_eq!(seen(&check(folder.path(), "return.xlsx")), from_folder);
}

#[test]
fn every_finding_of_a_rule_names_its_table_file_row_child_and_what_to_do() {
    let folder = sent(120);
    for one in check(folder.path(), "this").as_array().unwrap() {
        for name in ["rule", "table", "file", "title", "remedy", "weight"] {
            assert!(one[name].as_str().is_some_and(|text| !text.is_empty()), "{name} in {one}");
        }
        assert!(one["row"].as_u64().is_some_and(|row| row >= 1), "{one}");
        assert!(one["columns"].as_array().is_some_and(|columns| !columns.is_empty()), "{one}");
        assert!(one["child"].as_str().is_some(), "{one}");
    }
}

#[test]
fn a_table_without_a_column_that_no_asked_rule_reads_is_still_checked() {
    let folder = Folder::new();
    let text = "CHILD,DECOM,DEC,REC\r\nA,01/05/2024,,\r\nA,01/06/2024,,\r\n";
    fs::write(folder.path().join("a file of any name"), text).unwrap();
    let line = "check 903 \"a file of any name\" --year 2024-25 --only 142 --json";
    let found = say(folder.path(), line).found().json();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    assert_eq!((&found[0]["rule"], &found[0]["row"]), (&"142".into(), &1.into()));
    let line = "check 903 \"a file of any name\" --year 2024-25 --only 145";
    say(folder.path(), line)
        .declined("145 was not run: the Episodes table that was sent has no CIN");
}

#[test]
fn the_findings_are_saved_as_a_list_to_work_through() {
    let folder = sent(120);
    let base = "check 903 this --last last --year 2024-25 --report";
    for name in ["findings.csv", "findings.xlsx", "findings.html"] {
        say(folder.path(), &format!("{base} {name}")).found();
    }
    let count = check(folder.path(), "this").as_array().unwrap().len();
    let csv = fs::read_to_string(folder.path().join("findings.csv")).unwrap();
    assert_eq!(csv.lines().count(), count + 1);
    let html = fs::read_to_string(folder.path().join("findings.html")).unwrap();
    assert!(html.contains("May affect a payment") && !html.contains("<script"));

    let bytes = fs::read(folder.path().join("findings.xlsx")).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.sheet_names();
    for name in ["Read me", "Findings by rule", "Every finding", "Episodes", "Header", "OC2"] {
        assert!(sheets.iter().any(|sheet| sheet == name), "{name} is not among {sheets:?}");
    }
    assert_eq!(book.worksheet_range("Every finding").unwrap().height(), count + 1);
    say(folder.path(), &format!("{base} findings.pdf")).declined("does not end in .xlsx");
}

const IMPORT: &str = "import 903 this --year 2024-25 --covers-to 2025-03-31 \
                      --prepared 2025-05-01 --today 2025-05-02 --as payer:d.officer";
const EXPORT: &str = "export 903 --year 2024-25 --today 2025-05-03 --as payer:d.officer --out back";

#[test]
fn a_return_is_given_back_byte_for_byte_and_as_it_was_known_then() {
    let folder = sent(60);
    let book = Book::begin(Engine::Sqlite, folder.path());
    book.say(IMPORT).done();
    let first = book.entries();
    book.say(&format!("{EXPORT} --compare this --all-tables")).done().holds("byte for byte");
    assert_eq!(book.entries(), first, "an export changes nothing");
    let status = book.say("status --json").done().json();
    assert_eq!(status["reads"], 1, "and is noted in the log of reads");
    for name in ["episodes", "header", "oc2", "reviews", "missing"] {
        let read =
            |within: &str| fs::read(folder.path().join(within).join(name.to_owned() + ".csv"));
        assert_eq!(read("back").unwrap(), read("this").unwrap(), "{name}");
    }

    let path = folder.path().join("this/episodes.csv");
    let corrected = fs::read_to_string(&path).unwrap().replacen(",V2,", ",C2,", 1);
    fs::write(&path, &corrected).unwrap();
    book.say(&format!("{IMPORT} --submission 2")).done();
    book.say(EXPORT).done().holds("submission 2");
    assert_eq!(fs::read_to_string(folder.path().join("back/episodes.csv")).unwrap(), corrected);
    let then = book.say(&format!("{EXPORT} --as-of {first} --compare this")).found();
    then.holds("submission 1").holds("V2");

    let xml = say(folder.path(), "check 903 back/ssda903-2024-25.xml --year 2024-25 --json");
    let from_xml = xml.found().json();
    let rules = |of: &Value| seen(of).keys().filter(|key| key.contains("Header")).count();
    assert!(rules(&from_xml) > 0);
}

#[test]
fn a_return_is_given_back_to_the_council_and_the_manager_alone_and_never_unnoted() {
    let folder = sent(20);
    let book = Book::begin(Engine::Sqlite, folder.path());
    book.say(IMPORT).done();
    for side in ["provider:p.lead", "spv:a.director", "expert:e.one"] {
        let line = EXPORT.replace("payer:d.officer", side);
        book.say(&line).declined("give back a return");
    }
    book.say(&format!("{EXPORT} --dry-run")).declined("is always noted");
    book.say(&EXPORT.replace("--out back", "--out this --compare this")).declined("to compare");
    assert!(!folder.path().join("back").exists());
}

#[test]
fn a_rule_that_could_not_run_never_looks_like_a_clean_return() {
    let folder = sent(20);
    let line = "check 903 this --year 2024-25 --only";
    say(folder.path(), &format!("{line} 503A")).declined("503A was not run");
    say(folder.path(), &format!("{line} 503A --json")).declined("");
    let some = say(folder.path(), &format!("{line} 503A,141 --json"));
    some.err_holds("503A was not run");
    fs::write(folder.path().join("last/noise.csv"), [0, 159, 146, 150]).unwrap();
    let line = "check 903 this --last last/noise.csv --year 2024-25";
    say(folder.path(), line).found().holds("last year’s");
    let wrong = say(folder.path(), "check 903 this --year 2019-20").found();
    wrong.holds("year_doubtful");
}

#[test]
fn an_export_without_a_return_says_so() {
    let folder = Folder::new();
    let book = Book::begin(Engine::Sqlite, folder.path());
    book.say(EXPORT).declined("No return of 2024-25 is in the book");
}
