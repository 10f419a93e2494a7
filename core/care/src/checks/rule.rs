//! What a check is: its number, what it reads, the years it is published for, and the finding
//! it makes. One rule is one file of this folder.

use super::index::Checked;
use crate::report::{Row, Table};
use definitions::{Few, Finding, Place, Text, Weight};
use std::borrow::Cow;

/// What a rule reads: a table of this return or of last year's, or what the user gives beside
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// This year's children.
    Header,
    /// This year's episodes.
    Episodes,
    /// This year's unaccompanied asylum-seeking children.
    Uasc,
    /// This year's outcomes of children looked after for twelve months.
    Oc2,
    /// This year's care leavers.
    Oc3,
    /// This year's adoptions.
    Ad1,
    /// This year's reviews.
    Reviews,
    /// This year's previous permanence.
    PreviousPermanence,
    /// This year's times missing.
    Missing,
    /// This year's decisions to place for adoption.
    PlacedForAdoption,
    /// This year's social worker episodes.
    SocialWorker,
    /// This year's deprivation of liberty orders.
    DeprivationOfLiberty,
    /// Last year's children.
    HeaderLast,
    /// Last year's episodes.
    EpisodesLast,
    /// Last year's unaccompanied asylum-seeking children.
    UascLast,
    /// Last year's care leavers.
    Oc3Last,
    /// Last year's times missing.
    MissingLast,
    /// Last year's decisions to place for adoption.
    PlacedForAdoptionLast,
    /// Last year's social worker episodes.
    SocialWorkerLast,
    /// Last year's deprivation of liberty orders.
    DeprivationOfLibertyLast,
    /// A list of Ofsted's providers.
    ProviderList,
    /// A list of postcodes.
    PostcodeList,
    /// The code of the authority whose return it is.
    OwnAuthority,
}

impl Source {
    /// The table, and whether it is last year's; none for what the user gives
    /// beside them.
    pub const fn table(self) -> Option<(Table, bool)> {
        Some(match self {
            Source::Header => (Table::Header, false),
            Source::Episodes => (Table::Episodes, false),
            Source::Uasc => (Table::Uasc, false),
            Source::Oc2 => (Table::Oc2, false),
            Source::Oc3 => (Table::Oc3, false),
            Source::Ad1 => (Table::Ad1, false),
            Source::Reviews => (Table::Reviews, false),
            Source::PreviousPermanence => (Table::PreviousPermanence, false),
            Source::Missing => (Table::Missing, false),
            Source::PlacedForAdoption => (Table::PlacedForAdoption, false),
            Source::SocialWorker => (Table::SocialWorker, false),
            Source::DeprivationOfLiberty => (Table::DeprivationOfLiberty, false),
            Source::HeaderLast => (Table::Header, true),
            Source::EpisodesLast => (Table::Episodes, true),
            Source::UascLast => (Table::Uasc, true),
            Source::Oc3Last => (Table::Oc3, true),
            Source::MissingLast => (Table::Missing, true),
            Source::PlacedForAdoptionLast => (Table::PlacedForAdoption, true),
            Source::SocialWorkerLast => (Table::SocialWorker, true),
            Source::DeprivationOfLibertyLast => (Table::DeprivationOfLiberty, true),
            Source::ProviderList | Source::PostcodeList | Source::OwnAuthority => return None,
        })
    }

    /// Whether it is a table of last year's return.
    pub const fn is_last_year(self) -> bool {
        matches!(self.table(), Some((_, true)))
    }
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
    pub reads: &'static [(Source, &'static str)],
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
    rule: &'static Rule,
    /// The names of the return's parts, shared by every finding in them.
    files: &'a [Text],
    /// What to do, shared by every finding of the rule.
    hint: Text,
    /// The columns the rule points at in the table it last found something in.
    columns: Option<(Table, Few<Cow<'static, str>>)>,
    /// How many findings there is room for.
    room: usize,
    pub(super) findings: Vec<(usize, u64, Finding)>,
    /// How many more there were.
    pub(super) more: usize,
}

/// The longest title, in characters: a value sent may be as long as a file.
const LONGEST_TITLE: usize = 500;

impl<'a> Found<'a> {
    /// Nothing found yet. `not_confirmed` is said where the rule is another year's.
    pub(super) fn new(
        rule: &'static Rule,
        files: &'a [Text],
        not_confirmed: Option<&str>,
        room: usize,
    ) -> Found<'a> {
        let hint = match not_confirmed {
            Some(why) => format!("{} {why}", rule.remedy).into(),
            None => rule.remedy.into(),
        };
        Found { rule, files, hint, columns: None, room, findings: Vec::new(), more: 0 }
    }

    /// Something is wrong in a row: in the columns of its table that the rule points at.
    pub fn at<R: Row>(&mut self, row: &R, title: impl Into<String>) {
        let columns = self.columns_of(R::TABLE);
        self.add(row, columns, title.into());
    }

    /// Something is wrong in one column of a row.
    pub fn at_column<R: Row>(&mut self, row: &R, column: &'static str, title: impl Into<String>) {
        self.add(row, Few::from([Cow::Borrowed(column)]), title.into());
    }

    /// Says of each row of two kinds the first clash it has with a row of the other kind.
    pub fn at_clashes<A: Row, B: Row>(
        &mut self,
        these: &[&A],
        those: &[&B],
        clash: impl Fn(&A, &B) -> Option<String>,
    ) {
        for this in these {
            if let Some(title) = those.iter().find_map(|that| clash(this, that)) {
                self.at(*this, title);
            }
        }
        for that in those {
            if let Some(title) = these.iter().find_map(|this| clash(this, that)) {
                self.at(*that, title);
            }
        }
    }

    fn columns_of(&mut self, table: Table) -> Few<Cow<'static, str>> {
        if let Some((_, columns)) = self.columns.as_ref().filter(|(of, _)| *of == table) {
            return columns.clone();
        }
        let reads = |column: &&'static str| {
            let here = Some((table, false));
            self.rule.reads.iter().any(|(from, name)| from.table() == here && name == column)
        };
        let points_at = self.rule.points_at.iter().filter(|column| reads(column));
        let columns: Few<Cow<'static, str>> = points_at.map(|name| Cow::Borrowed(*name)).collect();
        self.columns = Some((table, columns.clone()));
        columns
    }

    fn add<R: Row>(&mut self, row: &R, columns: Few<Cow<'static, str>>, title: String) {
        if self.findings.len() >= self.room {
            self.more += 1;
            return;
        }
        let title = shown_safely(title);
        let file = self.files.get(row.part()).cloned().unwrap_or_default();
        let place = Place { table: Some(R::TABLE.key()), file, row: Some(row.number()), columns };
        let child = (!row.child().is_empty()).then(|| Text::from(row.child()));
        let (check, weight) = (self.rule.number.into(), self.rule.weight);
        let finding = Finding { check, place, child, title, hint: self.hint.clone(), weight };
        self.findings.push((row.part(), row.number(), finding));
    }
}

/// A title fit to be shown: what was sent may hold marks that steer a terminal or turn the
/// direction of writing, or be very long.
fn shown_safely(title: String) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if title.len() <= LONGEST_TITLE && !title.chars().any(steers) {
        return title;
    }
    let cut = title.chars().take(LONGEST_TITLE);
    cut.map(|c| if steers(c) { ' ' } else { c }).collect()
}
