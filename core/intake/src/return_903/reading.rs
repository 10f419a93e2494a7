//! A return while it is being read: its parts and rows so far, everything found, and the limits
//! that keep a file made to fill the memory from filling it.

use super::rows::{Fields, PartReader};
use super::tables::{needed_for_payment, recognise};
use crate::columns;
use crate::say::{found, listed};
use care::report::Layout;
use care::{EpisodeRow, Part, Return, ReturnYear, Table};
use definitions::{Finding, Place, Text, Weight};

/// The most rows read of one year's return, in all its tables: some fifty times the largest
/// council's.
pub(super) const MOST_ROWS: usize = 10_000_000;
/// The most findings told of one year's return before reading stops.
pub(super) const MOST_FINDINGS: usize = 200_000;

/// A return being read.
pub(super) struct Reading {
    pub(super) ret: Return,
    pub(super) findings: Vec<Finding>,
    rows: usize,
    stopped: bool,
}

impl Reading {
    /// A return of which nothing is read yet.
    pub(super) fn of(year: ReturnYear) -> Reading {
        Reading { ret: Return::empty(year), findings: Vec::new(), rows: 0, stopped: false }
    }

    /// Records a finding.
    pub(super) fn find(
        &mut self,
        weight: Weight,
        check: &'static str,
        place: Place,
        title: impl Into<String>,
        hint: impl Into<Text>,
    ) {
        self.findings.push(found(weight, check, place, title, hint));
    }

    /// Opens a part of the return, whose table is known by its columns.
    pub(super) fn part<'n>(
        &mut self,
        name: &'n str,
        columns: Vec<String>,
    ) -> Option<PartReader<'n>> {
        let table = recognise(name, &columns).map_err(|f| self.findings.push(*f)).ok()?;
        let (usable, mut findings) = columns::known(name, &columns, table.columns(), Weight::Note);
        findings.iter_mut().for_each(|finding| of_table(finding, table));
        self.findings.append(&mut findings);
        if !usable {
            return None;
        }
        self.findings.extend(lacking(name, table, &columns));
        Some(self.part_of(name, table, columns))
    }

    /// Opens a part of the return whose table is known, and whose columns are in order.
    pub(super) fn part_of<'n>(
        &mut self,
        name: &'n str,
        table: Table,
        columns: Vec<String>,
    ) -> PartReader<'n> {
        let reader = PartReader::new(name, table, self.ret.parts.len(), &columns);
        let (name, layout) = (name.to_owned(), Layout::default());
        self.ret.parts.push(Part { name, table, columns, layout });
        reader
    }

    /// Records what is wrong with a row that cannot be used.
    pub(super) fn broken(&mut self, part: &PartReader, mut finding: Finding) {
        of_table(&mut finding, part.table());
        self.findings.push(finding);
    }

    /// Reads one row.
    pub(super) fn row(&mut self, part: &PartReader, number: u64, fields: &impl Fields) {
        self.rows += 1;
        part.row(&mut self.ret, number, fields, &mut self.findings);
    }

    /// How many rows have been read.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Whether no more can be read; the first time it is, that is found.
    pub(super) fn is_full(&mut self, file: &str) -> bool {
        if self.stopped {
            return true;
        }
        let (check, title, hint) = if self.rows >= MOST_ROWS {
            let title = format!("Reading stopped here: the return has more than {MOST_ROWS} rows");
            ("too_many_rows", title, "Check that the right files were sent, and only one year's")
        } else if self.findings.len() >= MOST_FINDINGS {
            let title = format!("Reading stopped here: {MOST_FINDINGS} things have been found");
            ("too_many_findings", title, "Put right what is found so far and send the year again")
        } else {
            return false;
        };
        self.stopped = true;
        self.find(Weight::Refused, check, Place::file(file), title, hint);
        true
    }

    /// Says that a file or sheet of the return has its column names and nothing below them.
    pub(super) fn without_rows(&mut self, file: &str, table: Table) {
        let title = "No row of this file could be read";
        let hint = "Check that the export was not cut short";
        // A year without an adoption is an ordinary one; a year without an episode is not.
        let weight = match table {
            Table::Episodes | Table::Header => Weight::TouchesPayment,
            _ => Weight::Note,
        };
        let place = Place::file(file).table(table.key());
        self.find(weight, "table_without_rows", place, title, hint);
    }

    /// A return most of whose episodes cannot be of its year was given the wrong one.
    pub(super) fn year_fits(&mut self) {
        let year = self.ret.year;
        let beyond = |row: &&EpisodeRow| {
            let begins_after = row.decom.date().is_some_and(|began| began >= year.ended());
            begins_after || row.dec.date().is_some_and(|ceased| ceased < year.began())
        };
        let (all, odd) = (&self.ret.episodes, self.ret.episodes.iter().filter(beyond).count());
        if odd * 10 <= all.len() || all.len() < 10 {
            return;
        }
        let title =
            format!("{odd} of {} episodes began after {year} or ceased before it", all.len());
        let place = Place::file(format!("return {year}"));
        let hint = "Check the year: these look like the episodes of another year's return";
        self.find(Weight::TouchesPayment, "year_doubtful", place, title, hint);
    }

    /// What the year lacks as a whole, or has more than once.
    pub(super) fn tables_sent(&mut self) {
        let count = |table| self.ret.parts.iter().filter(|part| part.table == table).count();
        let (episodes, headers) = (count(Table::Episodes), count(Table::Header));
        let year = format!("return {}", self.ret.year);
        let place = || Place::file(year.as_str());
        if episodes == 0 {
            let title = "No Episodes table could be read among the files sent";
            let hint = "Send the Episodes table: without it nothing is known of anyone's care";
            self.find(Weight::Refused, "no_episodes_table", place(), title, hint);
        }
        if headers == 0 {
            let title = "No Header table could be read among the files sent";
            let hint = "Send the Header table: without it dates of birth cannot be compared";
            self.find(Weight::Look, "no_header_table", place(), title, hint);
        }
        for (table, number) in [("Episodes", episodes), ("Header", headers)] {
            if number > 1 {
                let title =
                    format!("{number} {table} tables were sent for one year; all were read");
                let hint = "If one replaces another, send the year again with only the right one";
                self.find(Weight::TouchesPayment, "table_twice", place(), title, hint);
            }
        }
    }
}

/// Says of which table a finding is. A payment rests on three of them: what cannot be read of
/// another is said, and no one's quarter waits for it.
fn of_table(finding: &mut Finding, table: Table) {
    finding.place.table = Some(table.key());
    let rested_on = matches!(table, Table::Episodes | Table::Header | Table::Missing);
    if finding.weight == Weight::Refused && !rested_on {
        finding.weight = Weight::Look;
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
    let mut finding = found(Weight::Refused, "column_missing", place, title, hint);
    of_table(&mut finding, table);
    Some(finding)
}
