//! For the checks' tests: a return written as small tables of text.
//!
//! Tables are blocks with a line of column names, blank as `-`. A block with DECOM is Episodes,
//! one without is Header; `last year` above a block makes it last year's. A line such as
//! `2017-18` gives the return's year, else it is 2022-23. Unless a block says `only` above it,
//! the columns it does not name are there and blank.

use super::{Input, run};
use crate::report::{DateField, EpisodeRow, HeaderRow, Return};
use crate::return_year::ReturnYear;
use definitions::Date;
use expect_test::Expect;
use std::fmt::Write;

const EPISODES: &str = "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE \
                        HOME_POST PL_POST URN";
const HEADER: &str = "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB";

/// Runs one rule over the tables and compares what it found, a line each.
pub fn check(rule: &str, tables: &str, expected: Expect) {
    let (this, last) = read(tables);
    let outcome = run(&Input { this: &this, last: last.as_ref() }, Some(&[rule]));
    let mut seen = String::new();
    for finding in &outcome.findings {
        assert_eq!(finding.check, rule);
        assert!(!finding.hint.is_empty());
        let row = finding.place.row.unwrap_or_default();
        writeln!(seen, "{} {row}: {}", finding.place.file, finding.title).unwrap();
    }
    for left in &outcome.not_run {
        writeln!(seen, "not run: {}", left.why).unwrap();
    }
    if seen.is_empty() {
        seen.push_str("nothing found\n");
    }
    expected.assert_eq(&seen);
}

/// The return the tables say, and last year's where they hold one.
pub fn read(tables: &str) -> (Return, Option<Return>) {
    let year = tables.lines().find_map(|line| line.trim().parse::<ReturnYear>().ok());
    let year = year.unwrap_or_else(|| "2022-23".parse().unwrap());
    let (mut this, mut last) = (empty(year), None);
    let blocks = tables.split("\n\n").map(|block| block.lines().map(str::trim));
    for block in blocks {
        let mut lines: Vec<&str> = block.filter(|line| !line.is_empty()).collect();
        let mut take = |word: &str| match lines.iter().position(|line| *line == word) {
            Some(at) => {
                lines.remove(at);
                true
            }
            None => false,
        };
        let (earlier, only) = (take("last year"), take("only"));
        lines.retain(|line| line.parse::<ReturnYear>().is_err());
        let [columns, rows @ ..] = lines.as_slice() else { continue };
        let into = match earlier {
            true => last.get_or_insert_with(|| empty(year.before())),
            false => &mut this,
        };
        add(into, columns, rows, only);
    }
    (this, last)
}

fn empty(year: ReturnYear) -> Return {
    Return {
        year,
        files: Vec::new(),
        columns: Vec::new(),
        episodes: Vec::new(),
        header: Vec::new(),
        missing: Vec::new(),
    }
}

fn add(to: &mut Return, columns: &str, rows: &[&str], only: bool) {
    let names: Vec<&str> = columns.split_whitespace().collect();
    let episodes = names.contains(&"DECOM");
    let (name, all) = if episodes { ("episodes", EPISODES) } else { ("header", HEADER) };
    let file = to.files.len();
    to.files.push(name.to_owned());
    let listed = if only { columns } else { all };
    to.columns.push(listed.split_whitespace().map(str::to_owned).collect());
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(cells.len(), names.len(), "“{row}” does not fit “{columns}”");
        let cell = |name: &str| match names.iter().position(|known| *known == name) {
            Some(at) if cells[at] != "-" => cells[at].to_owned(),
            _ => String::new(),
        };
        let row = at as u64 + 1;
        if episodes {
            to.episodes.push(EpisodeRow {
                file,
                row,
                child: cell("CHILD"),
                decom: date(&cell("DECOM")),
                rne: cell("RNE"),
                ls: cell("LS"),
                cin: cell("CIN"),
                place: cell("PLACE"),
                place_provider: cell("PLACE_PROVIDER"),
                dec: date(&cell("DEC")),
                rec: cell("REC"),
                reason_place_change: cell("REASON_PLACE_CHANGE"),
                home_post: cell("HOME_POST"),
                pl_post: cell("PL_POST"),
                urn: cell("URN"),
            });
        } else {
            to.header.push(HeaderRow {
                file,
                row,
                child: cell("CHILD"),
                sex: cell("SEX"),
                dob: date(&cell("DOB")),
                ethnic: cell("ETHNIC"),
                upn: cell("UPN"),
                mother: cell("MOTHER"),
                mc_dob: date(&cell("MC_DOB")),
            });
        }
    }
}

fn date(text: &str) -> DateField {
    let parts: Vec<&str> = text.split('/').collect();
    let read = || {
        let [day, month, year] = parts.as_slice() else { return None };
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    match read() {
        _ if text.is_empty() => DateField::Blank,
        Some(day) => DateField::Read(day),
        None => DateField::Unreadable(text.to_owned()),
    }
}
