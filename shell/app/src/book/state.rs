//! What the book holds of each import, report, filing, statement and command.

use crate::actor::Side;
use crate::signing::Signature;
use care::work::Work;
use care::{Case, Episode, Submission};
use definitions::{Date, Money};
use outcomes::settlement::Settlement;
use std::collections::BTreeMap;

/// A look at children's records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who.
    pub by: String,
    /// The page or command.
    pub what: String,
    /// The pseudonyms of the records shown.
    pub subjects: Vec<String>,
}

/// A link a person confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedLink {
    /// The entry.
    pub entry: u64,
    /// The council's number.
    pub number: String,
    /// Whether the council said so.
    pub by_council: bool,
}

/// The work with one family, and who recorded what of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseWork {
    /// The young person's number.
    pub young_person: String,
    /// The work.
    pub work: Work,
    /// What was recorded, oldest first.
    pub recorded: Vec<Recorded>,
}

/// One thing recorded of a case's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The entry.
    pub entry: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who.
    pub by: String,
    /// What happened, in a word: the event's name.
    pub kind: &'static str,
    /// The id of what it is about.
    pub id: String,
}

impl CaseWork {
    /// Folds in an event already on the record: its entry, when and by whom it was recorded.
    pub(crate) fn apply(
        &mut self,
        young_person: String,
        (entry, at, by): (u64, i64, &str),
        event: care::work::event::Event,
    ) {
        let (kind, id) = (event.kind(), event.id().to_owned());
        self.young_person = young_person;
        self.recorded.push(Recorded { entry, at, by: by.to_owned(), kind, id });
        self.work.apply(event);
    }
}

/// Work with those who refer: an area, from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// Its number, under which its words are in the register.
    pub plan: String,
    /// The quadrant.
    pub quadrant: String,
    /// The source; none for all of the quadrant's.
    pub source: Option<String>,
    /// The first day.
    pub from: Date,
    /// Who sees to it: an account.
    pub owner: String,
}

/// One command on the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its first entry.
    pub entry: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who.
    pub by: String,
    /// What it recorded first.
    pub kind: &'static str,
    /// What that was, in a few words.
    pub what: String,
}

/// One import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its first entry.
    pub entry: u64,
    /// What was imported, in words.
    pub what: String,
    /// The day a case list speaks for, or the submission of a return.
    pub ruling: Ruling,
}

/// What decides which of several imports rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// A case list: the day it speaks for.
    CaseList(Date),
    /// A return: its submission.
    Return(Submission),
}

/// A case as one list reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The import.
    pub import: String,
    /// The day the list speaks for.
    pub as_at: Date,
    /// The case.
    pub case: Case,
}

/// A child's rows in one return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The import.
    pub import: String,
    /// Which submission of which year.
    pub submission: Submission,
    /// Date of birth.
    pub born: Option<Date>,
    /// The rows.
    pub episodes: Vec<Episode>,
    /// Spells missing or away.
    pub missing: Vec<(Date, Option<Date>)>,
    /// Rows that could not be used.
    pub unusable: Vec<u64>,
}

/// Where a quarter's statement stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementState {
    /// The open proposal, if there is one: entry it rests on, payment, digest, entry of the proposal.
    pub open: Option<Proposal>,
    /// Who agreed the open proposal.
    pub agreed_by: BTreeMap<Side, (String, i64)>,
    /// The signature under each side's agreement, where it was signed.
    pub signed: BTreeMap<Side, Signature>,
    /// The settled calculation: the payment agreed by both sides.
    pub settled: Option<SettledStatement>,
    /// Whether it was withdrawn, and why.
    pub withdrawn: Option<String>,
    /// Why earlier proposals were voided.
    pub voided: Vec<String>,
}

/// An open proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The last entry it rests on.
    pub as_of: u64,
    /// The payment.
    pub payment: Money,
    /// The digest of its evidence.
    pub digest: String,
    /// The digest of what the sides agree.
    pub substance: String,
    /// The entry that proposed it.
    pub entry: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
}

/// A settled statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledStatement {
    /// The calculation.
    pub settlement: Settlement,
    /// The last entry it rests on.
    pub as_of: u64,
    /// The digest of its evidence.
    pub digest: String,
    /// The entry that settled it.
    pub entry: u64,
    /// The due date.
    pub due: Date,
    /// Who agreed, for each side, and when.
    pub agreed_by: BTreeMap<Side, (String, i64)>,
    /// The signature under each side's agreement, where it was signed.
    pub signed: BTreeMap<Side, Signature>,
}
