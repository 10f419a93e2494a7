//! What a therapist is shown on a phone: today's families, what is next for each, what is late,
//! and nothing else.

use crate::book::{Book, one_case};
use crate::people::Names;
use care::service::Service;
use care::work::Work;
use care::work::due::{Due, Expected, Opening, Owner, What, due};
use care::work::event::{Contact, Occasion};
use definitions::{Date, Refusal, said};

/// A therapist's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The staff number.
    pub staff: String,
    /// The day.
    pub day: Date,
    /// Whether they are on call.
    pub on_call: bool,
    /// Their families, those with something late first.
    pub families: Vec<Family>,
}

/// One family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The case, by pseudonym.
    pub key: String,
    /// The case's number.
    pub case: String,
    /// The young person's name, where the register has one.
    pub name: String,
    /// The day the case opened.
    pub opened: Date,
    /// The last contact.
    pub last: Option<Contact>,
    /// What is due next.
    pub next: Option<Due>,
    /// What is late, the latest first.
    pub overdue: Vec<Due>,
}

/// The day of a therapist, by staff number. `expected` are the questionnaires asked for in every
/// case.
///
/// # Errors
/// A refusal when the contract has no page `service.toml`.
pub fn today(
    book: &Book,
    names: &Names,
    staff: &str,
    expected: &[Expected],
    day: Date,
) -> Result<Today, Refusal> {
    let service = service(book)?;
    let empty = Work::default();
    let mut families: Vec<Family> = one_case::open_of(book, staff, day)
        .into_iter()
        .filter_map(|case| {
            let opened = case.opened?;
            let subject = book.pseudonyms.person(&case.young_person);
            if book.forgotten.contains(&subject) {
                return None;
            }
            let work = book.work.get(&case.case).map_or(&empty, |kept| &kept.work);
            let opening = Opening { opened, closed: case.closed };
            let theirs = due(work, opening, service, expected, day);
            let (overdue, coming): (Vec<Due>, Vec<Due>) = theirs
                .into_iter()
                .filter(|one| is_theirs(one, staff))
                .partition(|one| one.overdue(day));
            Some(Family {
                key: book.pseudonyms.case(&case.case),
                case: case.case.clone(),
                name: names.of(&subject).to_owned(),
                opened,
                last: work.last_contact(day).cloned(),
                next: coming.into_iter().next(),
                overdue,
            })
        })
        .collect();
    let late = |family: &Family| family.overdue.first().map_or(Date::MAX, |one| one.by);
    families.sort_by(|a, b| (late(a), &a.case).cmp(&(late(b), &b.case)));
    let on_call = book.team.on_call_on(staff, day);
    Ok(Today { staff: staff.to_owned(), day, on_call, families })
}

/// Whether it is a therapist's to do: with the family, a questionnaire, or what they took on. A
/// score of their own adherence never is.
fn is_theirs(due: &Due, staff: &str) -> bool {
    match &due.owner {
        Owner::Therapist => true,
        Owner::Staff(number) => number == staff,
        Owner::Supervisor => false,
        Owner::BusinessSupport => matches!(due.what, What::Questionnaire(..)),
    }
}

/// How the service works.
///
/// # Errors
/// A refusal when the contract has no such page.
pub fn service(book: &Book) -> Result<&Service, Refusal> {
    book.service.as_ref().ok_or_else(|| {
        Refusal::new(
            "The contract does not say how the service works",
            "Adopt its page service.toml; docs/contract.md says what stands on it",
        )
    })
}

/// What is due, in words.
pub fn words(what: &What) -> String {
    match what {
        What::Contact => "a contact with the family".to_owned(),
        What::Goal => "a goal, set with the family".to_owned(),
        What::Plan => "the treatment plan".to_owned(),
        What::SafetyPlan => "the safety plan".to_owned(),
        What::SafetyPlanReview => "another look at the safety plan".to_owned(),
        What::Consultation(week) => format!("the consultation in the week of {}", said(*week)),
        What::Adherence(month) => format!("the adherence score for month {month}"),
        What::Questionnaire(instrument, informant, occasion) => {
            let when = match occasion {
                Occasion::Start => "at the start",
                Occasion::End => "at the end",
                Occasion::Later => "later on",
            };
            let who = match informant.as_str() {
                "parent" => "the parent or carer",
                "teacher" => "the teacher",
                _ => "the young person",
            };
            format!("{instrument} by {who}, {when}")
        }
        What::FollowUp(_) => "what was taken on".to_owned(),
    }
}
