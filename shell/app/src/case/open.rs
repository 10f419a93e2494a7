//! Opening an accepted referral's case, with a therapist from its first day.

use super::in_post::must_be_in_post;
use crate::access::holds::must_keep_cases;
use crate::book::Book;
use crate::book::listed::listed;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use crate::referral::refer::next_number;
use care::path::event::Event;
use definitions::{Date, Refusal};

/// An opening.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// The day.
    pub on: Date,
    /// The case number, as the provider's list will have it; empty for the next one.
    pub case: &'a str,
    /// The team.
    pub team: &'a str,
    /// The therapist's staff number.
    pub therapist: &'a str,
}

/// Opens a case.
///
/// # Errors
/// A refusal when the supervisor has not accepted it, the young person has another open case, the
/// case number is taken, or the therapist is not in post that day.
pub async fn open(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    opening: Opening<'_>,
) -> Result<Done, Failure> {
    record(desk, by, "open-case", referral, |stands| {
        let case = match opening.case.trim() {
            "" => next_number(stands.book, 'C', opening.on),
            given => given.to_uppercase(),
        };
        let event = Event::Opened {
            on: opening.on,
            case: case.clone(),
            team: opening.team.to_owned(),
            therapist: opening.therapist.trim().to_owned(),
        };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        must_keep_cases(stands.book, by, opening.team, "open a case")?;
        must_be_in_post(stands.book, opening.therapist, opening.team, opening.on)?;
        free(stands.book, &case, &stands.path.referral)?;
        alone(stands.book, stands.path.number(), &stands.path.young_person)?;
        Ok(Step::from(event))
    })
    .await
}

/// Refuses a case number that another referral has.
fn free(book: &Book, case: &str, referral: &str) -> Result<(), Refusal> {
    let another = |path: &care::path::Path| path.number() == case || path.referral == case;
    let taken = book.paths.values().any(|path| path.referral != referral && another(path));
    match taken {
        true => Err(Refusal::new(
            format!("Case {case} is another referral’s"),
            "Leave the number out for the next one",
        )),
        false => Ok(()),
    }
}

/// Refuses a second open case of one young person.
fn alone(book: &Book, number: &str, young_person: &str) -> Result<(), Refusal> {
    let cases = listed(book);
    let open = cases.iter().find(|case| {
        case.young_person == young_person
            && case.case != number
            && case.opened.is_some()
            && case.closed.is_none()
    });
    match open {
        Some(case) => Err(Refusal::new(
            format!("This young person has an open case, {}", case.case),
            "Close that one first, or find out which of the two is right",
        )),
        None => Ok(()),
    }
}
