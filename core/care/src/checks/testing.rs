//! For the checks' tests: a return written as small tables of text.
//!
//! Tables are blocks with a line of column names, blank as `-`. A line above them names the table
//! (`OC2`, `PlacedAdoption`); without one, a block with DECOM is Episodes, any other is Header.
//! `last year` above a block makes it last year's. A line such as
//! `2017-18` gives the return's year, else it is 2022-23. Unless a block says `only` above it,
//! the columns it does not name are there and blank. Lists stand beside the tables, as
//! `lists/testing.rs` says.

use super::{Input, lists, run};
use crate::report::{Cells, DateField, Layout, Part, Return, Table, Text};
use crate::return_year::ReturnYear;
use expect_test::Expect;
use std::fmt::Write;

/// Runs one rule over the tables and compares what it found, a line each.
pub fn check(rule: &str, tables: &str, expected: Expect) {
    let (this, last) = read(tables);
    let input = Input { lists: &lists::testing::read(tables), ..Input::new(&this, last.as_ref()) };
    let outcome = run(&input, Some(&[rule]));
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
    let (mut this, mut last) = (Return::empty(year), None);
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
        lines.retain(|line| !lists::testing::is_authority(line));
        if lists::testing::is_list(&lines) {
            continue;
        }
        let table = table(&mut lines);
        let [columns, rows @ ..] = lines.as_slice() else { continue };
        let into = match earlier {
            true => last.get_or_insert_with(|| Return::empty(year.before())),
            false => &mut this,
        };
        add(into, table, columns, rows, only);
    }
    (this, last)
}

/// The table a block is: named on a line of its own, else Episodes when it has DECOM and Header
/// when it has not.
fn table(lines: &mut Vec<&str>) -> Option<Table> {
    let named = |line: &&str| Table::ALL.into_iter().find(|table| table.key() == *line);
    match lines.iter().position(|line| named(line).is_some()) {
        Some(at) => named(&lines.remove(at)),
        None => None,
    }
}

/// One row's cells, by the names above them.
struct Line<'a> {
    names: &'a [&'a str],
    cells: Vec<&'a str>,
    columns: &'static [&'static str],
}

impl Cells for Line<'_> {
    fn text(&mut self, column: usize) -> Text {
        let at = self.names.iter().position(|name| *name == self.columns[column]);
        at.map(|at| self.cells[at]).filter(|cell| *cell != "-").unwrap_or_default().into()
    }
    fn date(&mut self, column: usize) -> DateField {
        DateField::of(&self.text(column))
    }
}

fn add(to: &mut Return, table: Option<Table>, columns: &str, rows: &[&str], only: bool) {
    let names: Vec<&str> = columns.split_whitespace().collect();
    let guess = if names.contains(&"DECOM") { Table::Episodes } else { Table::Header };
    let table = table.unwrap_or(guess);
    for name in &names {
        assert!(table.columns().contains(name), "{table} has no column {name}");
    }
    let listed = if only { names.clone() } else { table.columns().to_vec() };
    let part = to.parts.len();
    to.parts.push(Part {
        name: table.key().to_lowercase(),
        table,
        columns: listed.into_iter().map(str::to_owned).collect(),
        layout: Layout::default(),
    });
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(cells.len(), names.len(), "“{row}” does not fit “{columns}”");
        let mut line = Line { names: &names, cells, columns: table.columns() };
        to.push(table, part, at as u64 + 1, &mut line);
    }
}
