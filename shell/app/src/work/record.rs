//! How a verb about a case's work is done: the case as it stands, whose staff number whoever
//! records has, and what the core says may be recorded. A form sent twice is known by the id in
//! it, whoever sends it and whatever happened between.

use super::WORDS;
use crate::book::{Book, one_case};
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::licence::must_be_licensed;
use crate::london::in_london;
use crate::people::by::By;
use crate::people::event::Relation;
use crate::people::{Account, grant::said};
use care::Case;
use care::team::event::Job;
use care::work::event::{Event, When};
use care::work::{About, Answer, Work};
use definitions::{Date, Refusal};
use record::Particular;
use std::collections::BTreeSet;
use wider::Instrument;

/// Words for the register: the field, after what it is of, and what was written.
pub(super) type Words<'a> = Option<(&'a str, &'a str)>;

/// Records an event of a case's work, with the words that go to the register.
pub(super) async fn record(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    event: &Event,
    words: Words<'_>,
) -> Result<Done, Failure> {
    let (who, parts) = (by.actor.to_string(), [event.kind(), case, event.id(), by.form]);
    let mut parts: Vec<&[u8]> = parts.map(str::as_bytes).into();
    parts.push(who.as_bytes());
    let command = same(&parts);
    desk.act(by.actor, by.moment, by.mode, |book| {
        let known = known(book, case)?;
        let empty = Work::default();
        let work = book.work.get(case).map_or(&empty, |kept| &kept.work);
        let about = About {
            opened: known.opened,
            closed: known.closed,
            recorder: staff_of(book, &by.actor.name, by.moment.today),
            now: when(by.moment.at, by.moment.today),
        };
        if work.may(event, &about)? == Answer::Already {
            return Ok(Order::default());
        }
        match event {
            Event::ContactLogged { contact, .. } => {
                in_post(book, &contact.staff, contact.at.day)?;
            }
            Event::AdherenceScored { adherence, .. } => {
                must_be_licensed(book, Instrument::TamR, adherence.on)?;
                had(book, case, &adherence.rated)?;
            }
            Event::QuestionnaireScored { questionnaire, .. } => {
                let named = |one: &Instrument| one.said() == questionnaire.instrument;
                if let Some(instrument) = Instrument::ALL.into_iter().find(named) {
                    must_be_licensed(book, instrument, questionnaire.on)?;
                }
            }
            _ => {}
        }
        let subject = book.pseudonyms.person(&known.young_person);
        let register = words.map(|(field, value)| {
            let (field, value) = (format!("{WORDS}{field}"), value.trim().to_owned());
            Particular { subject, field, value }
        });
        let young_person = known.young_person;
        let facts = vec![Fact::Work { case: case.to_owned(), young_person, event: event.clone() }];
        let register = register.into_iter().collect();
        Ok(Order { command: command.clone(), facts, register, ..Order::default() })
    })
    .await
}

/// Refuses words that are not there or run on; otherwise what goes to the register.
pub(super) fn written<'a>(
    field: &'a str,
    words: &'a str,
    what: &str,
) -> Result<Words<'a>, Refusal> {
    said(words, what)?;
    Ok(Some((field, words)))
}

/// The case, unless it was forgotten.
pub(super) fn known(book: &Book, case: &str) -> Result<Case, Refusal> {
    let found = one_case::one(book, case);
    let standing =
        found.filter(|case| !book.forgotten.contains(&book.pseudonyms.person(&case.young_person)));
    standing.ok_or_else(|| {
        Refusal::new(format!("No case has the number {case}"), "Check the number on the case list")
    })
}

/// The staff numbers of whoever acts on a day, by their account.
pub fn staff_of(book: &Book, person: &str, day: Date) -> BTreeSet<String> {
    book.people.accounts.get(person).map_or_else(BTreeSet::new, |account| numbers(account, day))
}

fn numbers(account: &Account, day: Date) -> BTreeSet<String> {
    let staff = account.relations_on(day).filter_map(|relation| match relation {
        Relation::Staff(number) => Some(number.clone()),
        _ => None,
    });
    staff.collect()
}

/// Refuses a contact of someone who was in no post with families that day. Where no posts are
/// kept at all, nobody is refused.
fn in_post(book: &Book, staff: &str, day: Date) -> Result<(), Refusal> {
    let treats = |job| matches!(job, Job::Therapist | Job::Supervisor);
    let posted = book.team.post(staff, day).is_some_and(|post| treats(post.job));
    if posted || book.team.posts.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(
        format!("{staff} was in no post with families on {}", definitions::said(day)),
        "Check the day and the staff number; a supervisor records posts under the team",
    ))
}

/// Refuses a score of somebody who never had the case: the therapist who did would not be known as
/// the one rated. Where no list names a therapist, nobody is refused.
fn had(book: &Book, case: &str, rated: &str) -> Result<(), Refusal> {
    let hands = one_case::hands_of(book, case);
    let named = hands.iter().any(|hands| !hands.staff.is_empty());
    if !named || hands.iter().any(|hands| hands.staff == rated) {
        return Ok(());
    }
    Err(Refusal::new(
        format!("{rated} never had this case"),
        "Say which therapist the carer was asked about",
    ))
}

/// A moment as it was in London.
fn when(at: i64, today: Date) -> When {
    let time = in_london(at).time();
    let minute = u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute()));
    When { day: today, minute: minute.unwrap_or(0) }
}
