//! One referral as a person reads it: where it stands, each step with who took it and when, what
//! was said beside each, and what waits to be told.

use super::by::terms;
use crate::book::Book;
use crate::people::Names;
use care::path::event::Event;
use care::path::untold::Untold;
use care::path::{Path, person};
use definitions::{Date, Refusal};

/// One referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The path: every value a page shows.
    pub path: Path,
    /// The pseudonym of its case, under which access is decided.
    pub key: String,
    /// The young person's name; empty where the register has none.
    pub name: String,
    /// The team it is with; empty while no panel has endorsed it.
    pub team: String,
    /// What happened, in the order it was written down.
    pub steps: Vec<Said>,
    /// The last step that counts: what would be taken back.
    pub last_step: Option<u64>,
    /// What the referrer has not heard, each with whether it is late.
    pub untold: Vec<(Untold, bool)>,
}

/// One event as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its entry.
    pub entry: u64,
    /// The day it happened; none where it has no day of its own.
    pub on: Option<Date>,
    /// When it was written down, in microseconds since 1970.
    pub at: i64,
    /// The account or name of whoever wrote it down.
    pub by: String,
    /// What happened: the referral, or its case, …
    pub what: &'static str,
    /// The code or reason that goes with it; empty where there is none.
    pub reason: String,
    /// What was said beside it; empty where nothing was.
    pub words: String,
    /// Whether it was taken back since.
    pub taken_back: bool,
}

/// A referral by its number, or by its case's.
///
/// # Errors
/// A refusal when the contract has no pathway, or there is no such referral.
pub fn read(book: &Book, names: &Names, number: &str, today: Date) -> Result<Referral, Refusal> {
    let terms = terms(book)?;
    let path = crate::book::listed::path_of(book, number.trim())
        .ok_or_else(super::by::no_such_referral)?;
    let subject = book.pseudonyms.person(&path.young_person);
    let begins = format!("{}.", path.referral);
    let words: std::collections::BTreeMap<&str, &str> = names.under(&subject, &begins).collect();
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut said = |noted: &care::path::Noted| {
        let kind = noted.event.kind();
        let number = seen.entry(kind).or_default();
        *number += 1;
        let beside = words.get(format!("{kind}.{number:02}").as_str()).copied();
        Said {
            entry: noted.entry,
            on: noted.event.on(),
            at: noted.at,
            by: person(&noted.by).to_owned(),
            what: noted.event.said(),
            reason: reason(&noted.event),
            words: beside.unwrap_or_default().to_owned(),
            taken_back: noted.taken_back,
        }
    };
    let steps = path.noted.iter().map(&mut said).collect();
    let untold = path.untold();
    let late = |one: &Untold| one.is_late(terms, today);
    Ok(Referral {
        key: book.pseudonyms.case(path.number()),
        name: names.of(&subject).to_owned(),
        team: path.as_case(terms).team.unwrap_or_default(),
        steps,
        last_step: path.last_step().map(|noted| noted.entry),
        untold: untold.into_iter().map(|one| (one.clone(), late(&one))).collect(),
        path: path.clone(),
    })
}

fn reason(event: &Event) -> String {
    match event {
        Event::Refused { reason, .. }
        | Event::Declined { reason, .. }
        | Event::Closed { reason, .. } => reason.clone(),
        Event::Assessed { suitable, .. } => {
            if *suitable { "MST suits" } else { "MST does not suit" }.to_owned()
        }
        Event::Opened { case, team, therapist, .. } => format!("{case}, {team}, {therapist}"),
        Event::Assigned { therapist, .. } => therapist.clone(),
        Event::ConsentGiven { to, .. } | Event::ConsentWithdrawn { to, .. } => to.clone(),
        Event::Told { of, how, .. } => format!("{} {how}", of.said()),
        Event::TakenBack { why } => why.clone(),
        Event::Endorsed { why, .. } => why.clone(),
        _ => String::new(),
    }
}
