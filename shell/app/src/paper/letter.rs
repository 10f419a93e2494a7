//! The letter: a statement in the order it is read. The amount, the lines that add up to it,
//! where the contract stands, what was adjusted, what waits, how sure we are, who has agreed;
//! then the appendix, from which either side can check it by hand.

use crate::book::StatementState;
use crate::book::children::Children;
use crate::paper::cell::grouped;
use crate::paper::standing::{self, Standing};
use crate::paper::sum::{self, Line};
use crate::paper::waterfall::Waterfall;
use crate::paper::{adjusted, agreement, appendix, figures, headline, sure};
use crate::quarter::sure::HowSure;
use care::merge::RepairNote;
use definitions::{Quarter, Table, said};
use outcomes::Contract;
use outcomes::statement::Statement;

/// Who reads a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Those who may come near a child: cohorts, reasons, and cases by pseudonym.
    Partnership,
    /// Those who see money and no child, such as investors: totals of the whole programme alone.
    MoneyAlone,
}

impl Readers {
    /// Whether they may be shown single cases and small groups.
    pub(crate) fn near(self) -> bool {
        self == Readers::Partnership
    }
}

/// What a letter is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// The contract it was calculated under.
    pub contract: &'a Contract,
    /// Where the quarter stands in the book; nothing where it was never proposed.
    pub state: Option<&'a StatementState>,
    /// The digest of the evidence, where it is known.
    pub digest: Option<&'a str>,
    /// Who reads it.
    pub readers: Readers,
    /// Whether the young people in it are invented.
    pub invented: bool,
    /// The merge rule, one sentence a step: `MergeRule::in_words`.
    pub merge: &'a [&'static str],
    /// Every row the merge repaired.
    pub repaired: &'a [Repaired],
    /// How sure it is.
    pub sure: HowSure<'a>,
}

/// A row the merge of years changed or left out, under the pseudonym of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The pseudonym of the case.
    pub key: String,
    /// What was done to the row.
    pub note: RepairNote,
}

/// Every row the merge of years repaired for the children of a calculation.
pub fn repaired(children: &Children) -> Vec<Repaired> {
    let cases = children.tracked.iter().zip(&children.cases);
    cases
        .flat_map(|(tracked, case)| {
            let key = tracked.key.clone();
            case.repairs.iter().map(move |note| Repaired { key: key.clone(), note: note.clone() })
        })
        .collect()
}

/// A statement as a letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The contract's name.
    pub contract: String,
    /// The measurement quarter.
    pub quarter: Quarter,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the young people in it are invented.
    pub invented: bool,
    /// Who reads it.
    pub readers: Readers,
    /// The opening sentence.
    pub opening: String,
    /// What belongs right under it.
    pub under_opening: Vec<String>,
    /// The lines that add up to the payment.
    pub sum: Vec<Line>,
    /// The payment as a picture.
    pub waterfall: Waterfall,
    /// The letter's sections.
    pub sections: Vec<Section>,
    /// The appendix's sections.
    pub appendix: Vec<Section>,
    /// Cohorts and tracking quarters, one row each.
    pub cells: Table,
    /// What it rests on: entry, digest, contract.
    pub rests_on: Vec<(String, String)>,
    /// What to try next; the caller knows.
    pub next: Vec<String>,
}

/// One section under its heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What it holds, in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Words(String),
    /// A list.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

impl Section {
    pub(crate) fn new(title: impl Into<String>, blocks: Vec<Block>) -> Section {
        Section { title: title.into(), blocks }
    }
}

impl From<&str> for Block {
    fn from(words: &str) -> Block {
        Block::Words(words.to_owned())
    }
}

impl From<String> for Block {
    fn from(words: String) -> Block {
        Block::Words(words)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}

impl Letter {
    /// Makes the letter.
    pub fn of(sources: Sources<'_>) -> Letter {
        let from = &sources;
        let statement = from.statement;
        let (standing, notes) = standing::of(from);
        let readers = from.readers;
        let sum = sum::lines(statement, from.contract, readers);
        let cells = appendix::cells(statement, readers);
        let mut sections = vec![figures::stands(statement, from.contract, standing)];
        sections.extend(adjusted::section(statement, readers));
        sections.extend(figures::late(statement, readers));
        sections.push(figures::waiting(statement, readers));
        sections.push(headline::section(statement, readers));
        sections.extend(headline::looked_at(statement, readers));
        sections.push(sure::section(from));
        sections.push(agreement::who_agreed(from, standing));
        Letter {
            contract: from.contract.particulars.name.clone(),
            quarter: statement.quarter,
            standing,
            invented: from.invented,
            readers,
            opening: standing::opening(statement, standing),
            under_opening: notes,
            waterfall: Waterfall::of(statement, readers),
            sections,
            appendix: appendix::sections(from, &sum, &cells),
            sum,
            cells,
            rests_on: rests_on(from),
            next: Vec::new(),
        }
    }

    /// The same letter, ending with what to try next.
    pub fn with_next(mut self, lines: Vec<String>) -> Letter {
        self.next = lines;
        self
    }

    /// Its title: the same on paper, on a screen and in a file's name.
    pub fn title(&self) -> String {
        let what = match self.standing {
            Standing::Simulation => "Simulated outcome of",
            _ => "Outcome statement for",
        };
        format!("{what} the quarter ended {}", said(self.quarter.last_day()))
    }

    /// Every table in it, in reading order, each once.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = vec![sum::table(self), self.waterfall.table()];
        let sections = self.sections.iter().chain(&self.appendix);
        for block in sections.flat_map(|section| &section.blocks) {
            if let Block::Table(table) = block {
                let files = if table.title == self.cells.title { &self.cells } else { table };
                tables.push(files.clone());
            }
        }
        tables
    }
}

fn rests_on(from: &Sources<'_>) -> Vec<(String, String)> {
    let pair = |what: &str, value: String| (what.to_owned(), value);
    let digest = standing::digest(from).unwrap_or("none: nothing is proposed").to_owned();
    vec![
        pair(
            "As of",
            format!("entry {} of the record", grouped(&from.statement.as_of.to_string())),
        ),
        pair("Digest of the evidence", digest),
        pair("Contract", from.contract.particulars.name.clone()),
        pair("Fingerprint of the contract's pages", from.statement.contract.clone()),
    ]
}
