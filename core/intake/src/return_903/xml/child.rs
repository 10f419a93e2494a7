//! One child of an XML return while its tags are read: its rows, in the order they stand, and the
//! text of their values. At the child's end each row goes where a CSV file's row would.

use super::super::reading::Reading;
use super::super::rows::{Fields, PartReader};
use super::layout::{IN_HEADER, Tag, is_copied};
use crate::say::{about, found};
use care::Table;
use definitions::{Place, Weight};
use std::ops::Range;

/// The most columns of any table.
const WIDEST: usize = 13;

/// The part of the return for each table, once it has rows.
type Parts<'a> = [Option<PartReader<'a>>; Table::ALL.len()];

/// A value: where its text stands in the child's.
type Span = Range<usize>;

/// A row of one table.
struct Row {
    table: Table,
    values: [Span; WIDEST],
}

impl Row {
    fn of(table: Table) -> Row {
        Row { table, values: Default::default() }
    }

    /// Copies a value from the header where the row has none of its own.
    fn copy(&mut self, column: &str, span: &Span) {
        let at = self.table.columns().iter().position(|name| *name == column);
        let own = at.filter(|at| is_copied(self.table, *at)).map(|at| &mut self.values[at]);
        if let Some(own) = own.filter(|own| is_blank(own)) {
            *own = span.clone();
        }
    }
}

/// A row whose text is at hand.
struct Filled<'t> {
    text: &'t str,
    row: &'t Row,
}

impl Fields for Filled<'_> {
    fn field(&self, at: usize) -> &str {
        self.row.values.get(at).map_or("", |span| self.text[span.clone()].trim())
    }
}

/// A child being read; used again for the next.
pub(super) struct Child<'a> {
    file: &'a str,
    text: String,
    rows: Vec<Row>,
    /// Where the rows of the open HEADER begin.
    header: usize,
    /// Where the open value's text begins.
    began: usize,
    is_uasc: bool,
    headers: usize,
    /// The child's number as the first HEADER gives it.
    number: Span,
    parts: Parts<'a>,
    counts: [u64; Table::ALL.len()],
}

impl<'a> Child<'a> {
    /// No child yet.
    pub(super) fn of(file: &'a str) -> Child<'a> {
        Child {
            file,
            text: String::new(),
            rows: Vec::new(),
            header: 0,
            began: 0,
            is_uasc: false,
            headers: 0,
            number: 0..0,
            parts: Default::default(),
            counts: Default::default(),
        }
    }

    /// Opens the two tables that every return has.
    pub(super) fn tables(&mut self, reading: &mut Reading) {
        for table in [Table::Header, Table::Episodes] {
            part(&mut self.parts, self.file, table, reading);
        }
    }

    /// How many rows are held of the child being read.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether no child and no episode was read.
    pub(super) fn is_without_rows(&self) -> bool {
        self.counts[Table::Episodes as usize] == 0
    }

    /// A tag begins.
    pub(super) fn open(&mut self, tag: Tag) {
        match tag {
            Tag::Child => self.begin(),
            Tag::Header => {
                self.header = self.rows.len();
                self.is_uasc = false;
                self.rows.extend(IN_HEADER.map(Row::of));
            }
            Tag::Row(table) => self.rows.push(Row::of(table)),
            _ => self.began = self.text.len(),
        }
    }

    /// Text of the open value. A line's end in it is for the eye, so it becomes a space.
    pub(super) fn text(&mut self, text: &str) {
        match text.contains(['\t', '\n', '\r']) {
            true => self.text.push_str(&text.replace(['\t', '\n', '\r'], " ")),
            false => self.text.push_str(text),
        }
    }

    /// A tag ends.
    pub(super) fn close(&mut self, tag: Tag, reading: &mut Reading) {
        match tag {
            Tag::Value(table, column) => self.value(table, column, reading),
            Tag::IsUasc => {
                self.is_uasc |= self.text[self.began..].trim() == "1";
                self.text.truncate(self.began);
            }
            Tag::Header => self.finish_header(reading),
            Tag::Child => self.finish(reading),
            Tag::Return | Tag::Row(_) | Tag::Unknown => {}
        }
    }

    /// Keeps what was whole before a fault.
    pub(super) fn abandon(&mut self, open: &[Tag], reading: &mut Reading) {
        if open.contains(&Tag::Header) {
            self.rows.truncate(self.header);
        } else if open.contains(&Tag::Row(Table::Episodes)) {
            self.rows.pop();
        }
        if open.contains(&Tag::Child) {
            self.finish(reading);
        }
    }

    fn begin(&mut self) {
        self.text.clear();
        self.rows.clear();
        self.number = 0..0;
        self.headers = 0;
    }

    fn value(&mut self, table: Table, column: usize, reading: &mut Reading) {
        let span = self.began..self.text.len();
        if self.text[span.clone()].trim().is_empty() {
            return;
        }
        let at = match IN_HEADER.iter().position(|known| *known == table) {
            Some(place) => self.header + place,
            None => self.rows.len() - 1,
        };
        let own = &mut self.rows[at].values[column];
        if is_blank(own) {
            *own = span;
            return;
        }
        let tag = Tag::Value(table, column).name();
        let title = format!("{tag} stands more than once where it can stand once");
        let hint = "The first was read. Keep the right one and send the file again";
        self.find(reading, "xml_tag_twice", title, hint);
    }

    fn finish_header(&mut self, reading: &mut Reading) {
        self.headers += 1;
        let header = &self.rows[self.header];
        let column = |name| Table::Header.columns().iter().position(|column| *column == name);
        let given = |name| column(name).map_or(0..0, |at| header.values[at].clone());
        let (number, sex, dob) = (given("CHILD"), given("SEX"), given("DOB"));
        for row in &mut self.rows[self.header..] {
            row.copy("CHILD", &number);
            row.copy("SEX", &sex);
            row.copy("DOB", &dob);
        }
        let (is_uasc, mut at) = (self.is_uasc, 0);
        self.rows.retain(|row| {
            at += 1;
            at <= self.header || (row.table == Table::Uasc && is_uasc) || has_own(row)
        });
        if self.headers == 1 {
            self.number = number;
        } else {
            let title = "This child has more than one HEADER; all were read";
            self.find(reading, "xml_header_twice", title.to_owned(), "Keep the right one");
        }
    }

    /// Hands the child's rows over.
    fn finish(&mut self, reading: &mut Reading) {
        for row in &mut self.rows {
            row.copy("CHILD", &self.number);
            if has_own(row) || row.table == Table::Uasc {
                let part = part(&mut self.parts, self.file, row.table, reading);
                let count = &mut self.counts[row.table as usize];
                *count += 1;
                reading.row(part, *count, &Filled { text: &self.text, row });
            }
        }
        self.begin();
    }

    fn find(&self, reading: &mut Reading, check: &'static str, title: String, hint: &str) {
        let header = self.rows.iter().rfind(|row| row.table == Table::Header);
        let span = header.map_or(self.number.clone(), |row| row.values[0].clone());
        let child = self.text[span].trim().to_uppercase();
        let finding = found(Weight::Look, check, Place::file(self.file), title, hint);
        reading.findings.push(about(&child, finding));
    }
}

/// Whether nothing was sent for a value.
fn is_blank(span: &Span) -> bool {
    span.start == span.end
}

/// Whether any value is the row's own, and not copied from the HEADER. A blank value is none.
fn has_own(row: &Row) -> bool {
    let mut columns = 0..row.table.columns().len();
    columns.any(|at| !is_copied(row.table, at) && !is_blank(&row.values[at]))
}

/// The part of the return that a table's rows go to, opened when its first row comes.
fn part<'p, 'a>(
    parts: &'p mut Parts<'a>,
    file: &'a str,
    table: Table,
    reading: &mut Reading,
) -> &'p PartReader<'a> {
    let columns = || table.columns().iter().map(|name| (*name).to_owned()).collect();
    parts[table as usize].get_or_insert_with(|| reading.part_of(file, table, columns()))
}
