//! The provider's case list, one row for each referral, from a CSV file or an Excel workbook.
//! The columns are ours to define: `docs/formats/case-list.md`.

mod across;
mod custody;
mod order;
mod row;

use crate::columns::Columns;
use crate::say::found;
use crate::table::{self, Table};
use crate::{bytes, sheet};
use care::Case;
use definitions::{Finding, Place, Weight};

/// One row of the list: the case, and beside it the name, which belongs to no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The data row, from 1, the header not counted.
    pub row: u64,
    /// The young person's name, where the list carries it.
    pub name: Option<String>,
    /// The case.
    pub case: Case,
}

/// Reads a case list, CSV or Excel by what is in the file and not by its name.
pub fn read(name: &str, bytes: &[u8]) -> (Vec<CaseRow>, Vec<Finding>) {
    match bytes::kind(bytes) {
        bytes::Kind::Zip => read_excel(name, bytes),
        bytes::Kind::OldWorkbook => {
            let title = "This is an old Excel workbook (.xls), or one protected by a password";
            let hint = "Open it in Excel and save it, without a password, as an Excel workbook \
                        (.xlsx)";
            let place = Place::file(name);
            (Vec::new(), vec![found(Weight::Refused, "workbook_old", place, title, hint)])
        }
        _ => read_csv(name, bytes),
    }
}

/// Reads a case list from CSV.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<CaseRow>, Vec<Finding>) {
    let mut findings = Vec::new();
    match table::csv(name, bytes, table::spelt, "young_person", &mut findings) {
        Some(table) => cases(name, &table, findings),
        None => (Vec::new(), findings),
    }
}

/// Reads a case list from the first sheet of an Excel workbook that has its columns.
pub fn read_excel(name: &str, bytes: &[u8]) -> (Vec<CaseRow>, Vec<Finding>) {
    match sheet::first_with(name, bytes, table::spelt, &REQUIRED) {
        Ok(table) => cases(name, &table, Vec::new()),
        Err(finding) => (Vec::new(), vec![*finding]),
    }
}

const REQUIRED: [&str; 2] = ["case", "young_person"];

const COLUMNS: [&str; 26] = [
    "case",
    "young_person",
    "name",
    "family",
    "team",
    "therapist",
    "source",
    "quadrant",
    "referred",
    "endorsed",
    "accepted",
    "refused",
    "refusal_reason",
    "opened",
    "first_visit",
    "closed",
    "closure_reason",
    "completed",
    "living_at_close",
    "date_of_birth",
    "council_child_number",
    "died",
    "moved",
    "custody",
    "prior_care_days",
    "prior_offences",
];

fn cases(file: &str, table: &Table, broken: Vec<Finding>) -> (Vec<CaseRow>, Vec<Finding>) {
    if let Some(finding) = table.lacks(file, &REQUIRED, "docs/formats/case-list.md") {
        return (Vec::new(), vec![finding]);
    }
    let mut findings = broken;
    let columns = Columns::locate(file, table, &COLUMNS, Weight::Look, &mut findings);
    let Some(columns) = columns else { return (Vec::new(), findings) };
    findings.extend(table.without_rows(file));
    let read = |row| row::read(file, &columns, row, &mut findings);
    let mut rows: Vec<CaseRow> = table.rows.iter().filter_map(read).collect();
    across::check(file, &mut rows, &mut findings);
    findings.sort_by_key(|finding| finding.place.row);
    (rows, findings)
}
