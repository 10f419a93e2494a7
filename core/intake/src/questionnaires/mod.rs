//! A sheet of SDQ answers by item number, one row a questionnaire, read straight from the file
//! however many rows it has. The format is described in `docs/formats/sdq.md`.

mod layout;
mod row;

use crate::columns::{known, without_a_name};
use crate::say::found;
use crate::table::{Csv, Table};
use csv::ByteRecord;
use definitions::{Date, Finding, Place, Weight};
use layout::{COLUMNS, Layout, REQUIRED, spelt};
use wider::sdq::Answers;

/// One questionnaire of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// The data row, from 1, the header not counted.
    pub row: u64,
    /// The sender's own number for it, as written, where the sheet has one.
    pub id: Option<String>,
    /// The day it was filled in, where the sheet says so.
    pub date: Option<Date>,
    /// What was answered.
    pub answers: Answers,
}

/// Reads a sheet of answers from CSV: every row that can be scored, and everything found.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<AnswerRow>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(mut csv) = Csv::open(name, bytes, spelt, &mut findings) else {
        return (Vec::new(), findings);
    };
    let table = Table { columns: csv.columns.clone(), rows: Vec::new() };
    if let Some(finding) = table.lacks(name, &REQUIRED, "docs/formats/sdq.md") {
        return (Vec::new(), vec![finding]);
    }
    let (usable, more) = known(name, &table.columns, &COLUMNS, Weight::Look);
    findings.extend(more);
    if !usable {
        return (Vec::new(), findings);
    }
    let layout = Layout::of(&table.columns);
    let (mut record, mut rows, mut read) = (ByteRecord::new(), Vec::new(), false);
    let mut unnamed = None;
    while let Some((number, broken)) = csv.next("id", &mut record) {
        read = true;
        unnamed = unnamed.or_else(|| layout.unnamed_and_filled(&record));
        match broken {
            Some(finding) => findings.push(finding),
            None => rows.extend(row::read(name, &layout, number, &record, &mut findings)),
        }
    }
    findings.extend(unnamed.map(|at| without_a_name(name, at)));
    if !read {
        let hint = "Check that the export was not cut short";
        let title = "This file has column names and no row below them";
        findings.push(found(Weight::Refused, "table_without_rows", Place::file(name), title, hint));
    }
    findings.sort_by_key(|finding| finding.place.row);
    (rows, findings)
}
