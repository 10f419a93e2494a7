//! What a check is: its number, what it reads, the years it is published for, and the finding
//! it makes. One rule is one file of this folder.

use super::index::Checked;
use crate::report::{EpisodeRow, HeaderRow, Return};
use definitions::{Finding, Place, Weight};
use std::borrow::Cow;

/// A table a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// This year's episodes.
    Episodes,
    /// This year's children.
    Header,
    /// Last year's episodes.
    EpisodesLast,
}

/// The return years a rule is published for, by the calendar year each begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// From the first to the last of these.
    Published(i16, i16),
    /// Our own check, which no year publishes.
    Ours,
}

impl Years {
    /// The first return year whose rule set is published here: 2022-23.
    pub const FIRST: i16 = 2022;
    /// The last: 2026-27.
    pub const LAST: i16 = 2026;
    /// Published in every one of them.
    pub const ALL: Years = Years::Published(Years::FIRST, Years::LAST);
}

/// One check. `number` is the DfE's, or our own name where it has none.
#[derive(Debug)]
pub struct Rule {
    /// The DfE's rule number, or our own name for the check.
    pub number: &'static str,
    /// What should be true of the return, in one sentence.
    pub says: &'static str,
    /// The columns it cannot do without. CHILD goes without saying.
    pub reads: &'static [(Table, &'static str)],
    /// The columns its findings point at.
    pub points_at: &'static [&'static str],
    /// The years it is published for.
    pub in_force: Years,
    /// How much its findings matter.
    pub weight: Weight,
    /// What to do about a finding.
    pub remedy: &'static str,
    /// Looks for what is wrong.
    pub run: fn(&Checked, &mut Found),
}

/// Collects one rule's findings, each with its place and its rule's words.
pub struct Found<'a> {
    pub(super) this: &'a Return,
    pub(super) rule: &'static Rule,
    pub(super) not_confirmed: Option<&'a str>,
    pub(super) findings: Vec<(usize, u64, Finding)>,
}

impl Found<'_> {
    /// Something is wrong in a row of the Episodes table.
    pub fn episode(&mut self, row: &EpisodeRow, title: String) {
        let columns = self.columns(Table::Episodes);
        self.add(row.file, row.row, &row.child, columns, title);
    }

    /// Something is wrong in one column of a row of the Episodes table.
    pub fn episode_column(&mut self, row: &EpisodeRow, column: &'static str, title: String) {
        self.add(row.file, row.row, &row.child, vec![Cow::Borrowed(column)], title);
    }

    /// Something is wrong in a row of the Header table.
    pub fn header(&mut self, row: &HeaderRow, title: String) {
        let columns = self.columns(Table::Header);
        self.add(row.file, row.row, &row.child, columns, title);
    }

    /// Something is wrong in one column of a row of the Header table.
    pub fn header_column(&mut self, row: &HeaderRow, column: &'static str, title: String) {
        self.add(row.file, row.row, &row.child, vec![Cow::Borrowed(column)], title);
    }

    fn columns(&self, table: Table) -> Vec<Cow<'static, str>> {
        let points_at = self.rule.points_at.iter();
        points_at.filter(|c| self.rule.reads.contains(&(table, **c))).map(|c| (*c).into()).collect()
    }

    fn add(
        &mut self,
        file: usize,
        row: u64,
        child: &str,
        columns: Vec<Cow<'static, str>>,
        title: String,
    ) {
        let name = self.this.files.get(file).cloned().unwrap_or_default();
        let hint = match self.not_confirmed {
            Some(why) => format!("{} {why}", self.rule.remedy),
            None => self.rule.remedy.to_owned(),
        };
        let finding = Finding {
            check: self.rule.number.into(),
            place: Place { file: name, row: Some(row), columns },
            child: (!child.is_empty()).then(|| child.to_owned()),
            title,
            hint,
            weight: self.rule.weight,
        };
        self.findings.push((file, row, finding));
    }
}
