//! What a return loses when it is written as XML. There, a child's rows stand inside the child and
//! share one HEADER: what has no child, or disagrees with its HEADER, has no place of its own.

use super::super::xml::{IN_HEADER, is_copied};
use super::text;
use super::xml::{Child, cell, children};
use crate::say::{about, counted, found, listed, shown};
use care::report::RowView;
use care::{Return, Table};
use definitions::{Finding, Place, Weight};

/// Every row that is left out or changed, and why.
pub(super) fn list(ret: &Return) -> Vec<Finding> {
    let mut losses = Losses { ret, findings: Vec::new() };
    for table in Table::ALL {
        for row in ret.rows(table) {
            losses.without_a_child(table, &row);
            losses.line_ends(table, &row);
        }
    }
    losses.no_place();
    for child in children(ret) {
        losses.only_one(&child);
        losses.nothing_of_its_own(&child);
        losses.disagrees(&child);
    }
    losses.findings
}

/// The tables for which the XML return has no tags.
const NO_TAGS: [Table; 2] = [Table::SocialWorker, Table::DeprivationOfLiberty];

struct Losses<'a> {
    ret: &'a Return,
    findings: Vec<Finding>,
}

impl Losses<'_> {
    fn find(
        &mut self,
        (table, row): (Table, &RowView),
        check: &'static str,
        columns: &[&'static str],
        title: String,
    ) {
        let place = Place::row(self.ret.part_name(row.part), row.row).table(table.key());
        let place = place.columns(columns.iter().copied());
        let hint = "Keep the CSV files too: they hold what XML cannot";
        let child = cell(row, table, "CHILD");
        self.findings.push(about(&child, found(Weight::Look, check, place, title, hint)));
    }

    /// A table for which there are no tags is told once, however many rows it has.
    fn no_place(&mut self) {
        for table in NO_TAGS {
            let rows = self.ret.rows(table);
            let Some(first) = rows.first() else { continue };
            let place = Place::file(self.ret.part_name(first.part)).table(table.key());
            let title = format!(
                "The XML return has no tags for the {table} table: {}",
                counted(rows.len(), "row")
            );
            let hint = "Keep the CSV files too: they hold what XML cannot";
            let check = "xml_table_without_tags";
            self.findings.push(found(Weight::Look, check, place, title, hint));
        }
    }

    fn without_a_child(&mut self, table: Table, row: &RowView) {
        if cell(row, table, "CHILD").is_empty() {
            let title = "This row has no child's number, so XML has no place for it".to_owned();
            self.find((table, row), "xml_row_of_nobody", &["CHILD"], title);
        }
    }

    fn line_ends(&mut self, table: Table, row: &RowView) {
        let broken = |value: &str| value.contains(['\t', '\n', '\r']);
        let columns = table.columns().iter().zip(&row.cells);
        let columns: Vec<&'static str> =
            columns.filter(|(_, cell)| broken(&text(**cell))).map(|(name, _)| *name).collect();
        if !columns.is_empty() {
            let title = format!("In {}, a line's end or tab becomes a space", listed(&columns));
            self.find((table, row), "xml_line_end", &columns, title);
        }
    }

    fn only_one(&mut self, child: &Child) {
        for table in IN_HEADER {
            for row in child.rows(table).iter().skip(1) {
                let title = format!("A child has one {table} row in XML; this one is left out");
                self.find((table, row), "xml_row_twice", &[], title);
            }
        }
    }

    /// A row of which only what is copied from the HEADER is filled in makes no tag.
    fn nothing_of_its_own(&mut self, child: &Child) {
        for table in Table::ALL.into_iter().filter(|table| *table != Table::Uasc) {
            for row in child.rows(table) {
                let mut own = row.cells.iter().enumerate().filter(|(at, _)| !is_copied(table, *at));
                if own.all(|(_, cell)| text(*cell).is_empty()) && !NO_TAGS.contains(&table) {
                    let title = format!("This {table} row says nothing that XML has a tag for");
                    self.find((table, row), "xml_row_empty", &[], title);
                }
            }
        }
    }

    /// Dates of birth and sexes stand once, in the HEADER.
    fn disagrees(&mut self, child: &Child) {
        let header = child.rows(Table::Header).first();
        let given = |column| header.map_or(String::new(), |row| cell(row, Table::Header, column));
        let tables = Table::ALL.into_iter().filter(|table| *table != Table::Header);
        for table in tables.filter(|table| !NO_TAGS.contains(table)) {
            let shared = ["DOB", "SEX"].into_iter().filter(|name| table.columns().contains(name));
            for column in shared {
                for row in child.rows(table) {
                    let (own, header) = (cell(row, table, column), given(column));
                    if own != header {
                        let title = format!(
                            "{column} is {} here and {} in the Header, which XML keeps",
                            said(&own),
                            said(&header)
                        );
                        self.find((table, row), "xml_header_disagrees", &[column], title);
                    }
                }
            }
        }
    }
}

fn said(value: &str) -> String {
    match value {
        "" => "blank".to_owned(),
        value => shown(value),
    }
}
