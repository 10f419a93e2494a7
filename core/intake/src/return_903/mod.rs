//! One year's SSDA903 return as the council exports it: several CSV files, each known by its
//! columns and not by its name. The Episodes, Header and Missing tables are read; the other nine
//! are recognised and passed over. Format: `docs/formats/return-903.md`.

mod rows;
mod tables;

use crate::columns::Columns;
use crate::say::found;
use crate::table;
use care::{Return, ReturnYear};
use definitions::{Finding, Place, Weight};
use rows::Reader;
use tables::{Known, Use, recognise};

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
    let mut reading = Reading {
        ret: Return {
            year,
            files: Vec::new(),
            columns: Vec::new(),
            episodes: Vec::new(),
            header: Vec::new(),
            missing: Vec::new(),
        },
        used: Vec::new(),
        findings: Vec::new(),
    };
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
    used: Vec<Use>,
    findings: Vec<Finding>,
}

impl Reading {
    fn file(&mut self, upload: &Upload) {
        let mut findings = Vec::new();
        let name = |column: &str| column.trim().to_uppercase();
        let Some(table) = table::csv(upload.name, upload.bytes, name, "CHILD", &mut findings)
        else {
            return self.findings.append(&mut findings);
        };
        // Broken rows matter only in a table that is read.
        match recognise(upload.name, &table.columns) {
            Err(finding) => self.findings.push(*finding),
            Ok(Known { use_for: Use::PassedOver, name, .. }) => {
                self.findings.push(passed_over(upload.name, name));
            }
            Ok(known) => {
                self.table(upload.name, known, table, &mut findings);
                findings.sort_by_key(|finding| finding.place.row);
                self.findings.append(&mut findings);
            }
        }
    }

    fn table(
        &mut self,
        name: &str,
        known: &Known,
        table: table::Table,
        findings: &mut Vec<Finding>,
    ) {
        let columns = known.columns();
        let Some(columns) = Columns::locate(name, &table, &columns, Weight::Note, findings) else {
            return;
        };
        findings.extend(table.without_rows(name));
        let file = (name, self.ret.files.len());
        for row in &table.rows {
            let reader = Reader { file, columns: &columns, row, findings: &mut *findings };
            match known.use_for {
                Use::Episodes => self.ret.episodes.push(reader.episode()),
                Use::Header => self.ret.header.push(reader.header()),
                Use::Missing => self.ret.missing.push(reader.missing()),
                Use::PassedOver => {}
            }
        }
        self.used.push(known.use_for);
        self.ret.files.push(name.to_owned());
        self.ret.columns.push(table.columns);
    }

    /// What the year lacks as a whole, or has more than once.
    fn tables_sent(&mut self) {
        let count = |table: Use| self.used.iter().filter(|used| **used == table).count();
        let place = || Place::file(format!("return {}", self.ret.year));
        let (episodes, headers) = (count(Use::Episodes), count(Use::Header));
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

fn passed_over(file: &str, table: &str) -> Finding {
    found(
        Weight::Note,
        "table_passed_over",
        Place::file(file),
        format!("This is the {table} table; it was not read"),
        "Nothing to do: it is read later, and is not needed for payment",
    )
}
