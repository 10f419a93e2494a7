//! The one list business support works from: questionnaires, adherence scores, consultations not
//! noted and agreements not on record, each with its case, whose it is and how late.

use super::today::{service, words};
use crate::book::{Book, one_case};
use care::Case;
use care::work::Work;
use care::work::due::{Due, Expected, Opening, Owner, What, due};
use care::work::event::Occasion;
use definitions::{Cell, Date, Kind, Refusal, Table, days_between};

/// One thing missing, or soon due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// By when it is due.
    pub by: Date,
    /// The case's number.
    pub case: String,
    /// What.
    pub what: Lacks,
    /// The case, by pseudonym.
    pub key: String,
    /// The team.
    pub team: String,
    /// The therapist's staff number.
    pub therapist: String,
    /// Whose it is to do.
    pub owner: Owner,
    /// Days it is late; below nought while it is not.
    pub days_late: i64,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacks {
    /// The family's agreement to take part is not on record.
    Agreement,
    /// Something of the work.
    Work(What),
}

/// What the list rests on besides the book.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The questionnaires asked for in every case.
    pub expected: &'a [Expected],
    /// Whether the family's agreement to take part is on record.
    pub agreed: &'a dyn Fn(&Case) -> bool,
    /// Whether whoever reads reaches the case, by pseudonym.
    pub reaches: &'a dyn Fn(&str) -> bool,
    /// Days ahead from which what is due is listed.
    pub ahead: i64,
}

/// What is missing on a day, the latest first. Of a closed case only what can still be had: the
/// questionnaires at its end.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn missing(book: &Book, asked: Asked<'_>, today: Date) -> Result<Vec<Missing>, Refusal> {
    let service = service(book)?;
    let empty = Work::default();
    let mut all = Vec::new();
    for case in one_case::every(book) {
        let Some(opened) = case.opened.filter(|opened| *opened <= today) else { continue };
        let closed = case.closed.filter(|closed| *closed <= today).is_some();
        let work = book.work.get(&case.case).map_or(&empty, |kept| &kept.work);
        let opening = Opening { opened, closed: case.closed };
        let due = due(work, opening, service, asked.expected, today).into_iter();
        let listed = due.filter(|one| is_listed(&one.what, closed));
        let mut lacks: Vec<(Date, Lacks, Owner)> =
            listed.map(|Due { by, what, owner }| (by, Lacks::Work(what), owner)).collect();
        if !closed && !(asked.agreed)(&case) {
            lacks.push((opened, Lacks::Agreement, Owner::BusinessSupport));
        }
        lacks.retain(|(by, _, _)| days_between(*by, today) >= -asked.ahead);
        // A pseudonym takes longer to make than all that: only for cases that lack something.
        if lacks.is_empty() || is_forgotten(book, &case) {
            continue;
        }
        let key = book.pseudonyms.case(&case.case);
        if !(asked.reaches)(&key) {
            continue;
        }
        all.extend(lacks.into_iter().map(|(by, what, owner)| Missing {
            by,
            case: case.case.clone(),
            what,
            key: key.clone(),
            team: case.team.clone().unwrap_or_default(),
            therapist: case.therapist.clone().unwrap_or_default(),
            owner,
            days_late: days_between(by, today),
        }));
    }
    all.sort();
    Ok(all)
}

fn is_forgotten(book: &Book, case: &Case) -> bool {
    !book.forgotten.is_empty()
        && book.forgotten.contains(&book.pseudonyms.person(&case.young_person))
}

fn is_listed(what: &What, closed: bool) -> bool {
    match what {
        What::Questionnaire(_, _, occasion) => !closed || *occasion == Occasion::End,
        What::Consultation(_) | What::Adherence(_) => !closed,
        _ => false,
    }
}

/// The list as a table.
pub fn table(missing: &[Missing], today: Date) -> Table {
    let mut table = Table::new(
        format!("What is missing on {today}"),
        &[
            ("due", "Due", Kind::Date),
            ("days_late", "Days late", Kind::Number),
            ("case", "Case", Kind::Text),
            ("what", "What", Kind::Text),
            ("owner", "Whose", Kind::Text),
            ("therapist", "Therapist", Kind::Text),
            ("team", "Team", Kind::Text),
        ],
    );
    for one in missing {
        let what = match &one.what {
            Lacks::Agreement => "the family’s agreement to take part".to_owned(),
            Lacks::Work(what) => words(what),
        };
        table.push([
            one.by.into(),
            Cell::Whole(one.days_late.max(0)),
            one.case.as_str().into(),
            what.into(),
            whose(&one.owner).into(),
            one.therapist.as_str().into(),
            one.team.as_str().into(),
        ]);
    }
    table
}

/// Whose it is to do, in words.
pub fn whose(owner: &Owner) -> String {
    match owner {
        Owner::Therapist => "therapist".to_owned(),
        Owner::Supervisor => "supervisor".to_owned(),
        Owner::BusinessSupport => "business support".to_owned(),
        Owner::Staff(number) => number.clone(),
    }
}
