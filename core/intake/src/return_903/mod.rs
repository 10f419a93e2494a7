//! One year's SSDA903 return as the council exports it: several CSV files, each known by its
//! columns and not by its name. The Episodes, Header and Missing tables are read; the other nine
//! are recognised and passed over. Format: `docs/formats/return-903.md`.

mod rows;
mod tables;

use crate::columns;
use crate::say::{found, listed};
use crate::table::Csv;
use care::{Part, Return, ReturnYear, Table};
use definitions::{Finding, Place, Weight};
use rows::PartReader;
use tables::{needed_for_payment, recognise};

/// One file as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Reads one year's return: every row that could be read, and every finding.
pub fn read(year: ReturnYear, uploads: &[Upload]) -> (Return, Vec<Finding>) {
    let mut reading = Reading { ret: Return::empty(year), findings: Vec::new() };
    for (at, upload) in uploads.iter().enumerate() {
        match already_read(&uploads[..at], upload) {
            Some(finding) => reading.findings.push(finding),
            None => {
                reading.findings.extend(name_taken(&uploads[..at], upload));
                reading.file(upload);
            }
        }
    }
    reading.tables_sent();
    (reading.ret, reading.findings)
}

/// The same bytes sent before: nothing is lost by not reading them again.
fn already_read(earlier: &[Upload], upload: &Upload) -> Option<Finding> {
    let same = earlier.iter().find(|e| e.bytes == upload.bytes && !e.bytes.is_empty())?;
    let title = format!("This file holds exactly what {} holds; it was read once", same.name);
    let hint = "If it should hold another table, export it again";
    Some(found(Weight::Look, "file_twice", Place::file(upload.name), title, hint))
}

/// Another file of the same name.
fn name_taken(earlier: &[Upload], upload: &Upload) -> Option<Finding> {
    earlier.iter().find(|e| e.name == upload.name)?;
    let title = "Another file sent with it has this name too";
    let hint = "Give each file its own name, so that findings can say which is meant";
    Some(found(Weight::Look, "file_name_twice", Place::file(upload.name), title, hint))
}

struct Reading {
    ret: Return,
    findings: Vec<Finding>,
}

impl Reading {
    fn file(&mut self, upload: &Upload) {
        let name = |column: &str| column.trim().to_uppercase();
        let Some(csv) = Csv::open(upload.name, upload.bytes, name, &mut self.findings) else {
            return;
        };
        let columns = csv.columns.clone();
        let Some(part) = self.part(upload.name, columns) else { return };
        let (ret, mut findings) = (&mut self.ret, Vec::new());
        let mut rows = 0;
        csv.rows("CHILD", &mut findings, |number, record, findings| {
            rows += 1;
            part.row(ret, number, record, findings);
        });
        if rows == 0 {
            self.findings.push(without_rows(upload.name));
        }
        self.findings.append(&mut findings);
    }

    /// Opens a part of the return, whose table is known by its columns.
    fn part<'n>(&mut self, name: &'n str, columns: Vec<String>) -> Option<PartReader<'n>> {
        let table = recognise(name, &columns).map_err(|f| self.findings.push(*f)).ok()?;
        let (usable, mut findings) = columns::known(name, &columns, table.columns(), Weight::Note);
        self.findings.append(&mut findings);
        if !usable {
            return None;
        }
        self.findings.extend(lacking(name, table, &columns));
        let reader = PartReader::new(name, table, self.ret.parts.len(), &columns);
        self.ret.parts.push(Part { name: name.to_owned(), table, columns });
        Some(reader)
    }

    /// What the year lacks as a whole, or has more than once.
    fn tables_sent(&mut self) {
        let count = |table| self.ret.parts.iter().filter(|part| part.table == table).count();
        let place = || Place::file(format!("return {}", self.ret.year));
        let (episodes, headers) = (count(Table::Episodes), count(Table::Header));
        if episodes == 0 {
            let title = "No Episodes table could be read among the files sent";
            let hint = "Send the Episodes table: without it nothing is known of anyone's care";
            let finding = found(Weight::Refused, "no_episodes_table", place(), title, hint);
            self.findings.push(finding);
        }
        if headers == 0 {
            let title = "No Header table could be read among the files sent";
            let hint = "Send the Header table: without it dates of birth cannot be compared";
            let finding = found(Weight::Look, "no_header_table", place(), title, hint);
            self.findings.push(finding);
        }
        for (table, number) in [("Episodes", episodes), ("Header", headers)] {
            if number > 1 {
                let title =
                    format!("{number} {table} tables were sent for one year; all were read");
                let hint = "If one replaces another, send the year again with only the right one";
                let (weight, check) = (Weight::TouchesPayment, "table_twice");
                self.findings.push(found(weight, check, place(), title, hint));
            }
        }
    }
}

/// The finding for a table that lacks a column days cannot be counted without.
fn lacking(file: &str, table: Table, columns: &[String]) -> Option<Finding> {
    let absent = |name: &&str| !columns.iter().any(|column| column == name);
    let needed = needed_for_payment(table).iter().copied();
    let missing: Vec<&'static str> = needed.filter(absent).collect();
    if missing.is_empty() {
        return None;
    }
    let place = Place::file(file).table(table.key()).columns(missing.iter().copied());
    let title = format!("This is the {table} table without {}", listed(&missing));
    let hint = "Export the table again with every column: days cannot be counted without them";
    Some(found(Weight::Refused, "column_missing", place, title, hint))
}

fn without_rows(file: &str) -> Finding {
    let title = "No row of this file could be read";
    let hint = "Check that the export was not cut short";
    found(Weight::TouchesPayment, "table_without_rows", Place::file(file), title, hint)
}
