//! Rows of the return: text in upper case, dates as read or as sent. Whatever is wrong with a row
//! it is kept, so that every check can see it.

use crate::date::{self, Way};
use crate::fields::rounded_by_excel;
use crate::say::{found, shown};
use care::report::{Cells, Text};
use care::{DateField, Return, Table};
use csv::ByteRecord;
use definitions::{Finding, Place, Weight};

/// A row as it was sent: its fields in the order of the part's columns.
pub(super) trait Fields {
    fn field(&self, at: usize) -> &str;
}

impl Fields for ByteRecord {
    fn field(&self, at: usize) -> &str {
        let field = self.get(at).unwrap_or_default();
        std::str::from_utf8(field).unwrap_or_default().trim()
    }
}

/// One part of the return whose rows are being read.
pub(super) struct PartReader<'a> {
    name: &'a str,
    table: Table,
    part: usize,
    /// Where each of the table's columns stands in a row as sent.
    places: Vec<Option<usize>>,
}

impl<'a> PartReader<'a> {
    /// The part at an index, with the column names of its rows.
    pub(super) fn new(name: &'a str, table: Table, part: usize, columns: &[String]) -> Self {
        let place = |name: &&str| columns.iter().position(|column| column == name);
        PartReader { name, table, part, places: table.columns().iter().map(place).collect() }
    }

    /// The table it is.
    pub(super) fn table(&self) -> Table {
        self.table
    }

    /// Reads one row into the return.
    pub(super) fn row(
        &self,
        into: &mut Return,
        number: u64,
        fields: &impl Fields,
        findings: &mut Vec<Finding>,
    ) {
        let before = findings.len();
        let mut row = RowReader { of: self, number, fields, findings };
        into.push(self.table, self.part, number, &mut row);
        for finding in findings.iter_mut().skip(before) {
            let child = self.sent(fields, 0).to_uppercase();
            finding.child = (!child.is_empty()).then(|| child.into());
        }
    }

    fn sent<'f>(&self, fields: &'f impl Fields, column: usize) -> &'f str {
        self.places.get(column).copied().flatten().map_or("", |at| fields.field(at))
    }
}

/// One row being read, and what is found on the way.
struct RowReader<'a, F> {
    of: &'a PartReader<'a>,
    number: u64,
    fields: &'a F,
    findings: &'a mut Vec<Finding>,
}

impl<F: Fields> Cells for RowReader<'_, F> {
    fn text(&mut self, column: usize) -> Text {
        let sent = self.of.sent(self.fields, column);
        if column == 0 && rounded_by_excel(sent) {
            let title = format!("{} is a number a spreadsheet has rounded", shown(sent));
            let hint =
                "Export the table again and do not open it in a spreadsheet before sending it";
            let (weight, place) = (self.weight(column), self.place(column));
            self.findings.push(found(weight, "number_rounded", place, title, hint));
        }
        upper(sent)
    }

    fn date(&mut self, column: usize) -> DateField {
        let sent = self.of.sent(self.fields, column);
        if sent.is_empty() {
            return DateField::Blank;
        }
        match date::read(Way::Return, sent) {
            Ok(day) => DateField::Read(day),
            Err(not) => {
                let (weight, place) = (self.weight(column), self.place(column));
                self.findings.push(found(weight, not.check, place, not.title, not.hint));
                DateField::Unreadable(sent.into())
            }
        }
    }
}

impl<F> RowReader<'_, F> {
    fn place(&self, column: usize) -> Place {
        let name = self.of.table.columns()[column];
        Place::row(self.of.name, self.number).table(self.of.table.key()).columns([name])
    }

    /// A payment may rest on when care was, on whose it was and on how old the child was.
    fn weight(&self, column: usize) -> Weight {
        match (self.of.table, self.of.table.columns()[column]) {
            (Table::Episodes, _) | (Table::Header, "CHILD" | "DOB") => Weight::TouchesPayment,
            _ => Weight::Look,
        }
    }
}

/// Upper case; nearly everything sent is so already.
fn upper(text: &str) -> Text {
    if !text.is_ascii() {
        return text.to_uppercase().into();
    }
    match text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        true => text.to_ascii_uppercase().into(),
        false => text.into(),
    }
}
