//! Making a referral. It gets a number of its own; the young person keeps theirs if they were
//! referred or listed before, so that a re-referral is known for one.

use super::by::{kept, no_such_referral, terms};
use super::save::field_of;
use crate::access::Role;
use crate::access::holds::must_hold;
use crate::book::Book;
use crate::book::listed::listed;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::people::relate::present;
use care::Case;
use care::path::event::{Details, Event};
use care::path::may::may_refer;
use definitions::{Date, Refusal};
use record::Particular;

/// A referral to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// The day of referral.
    pub on: Date,
    /// The young person's number, where they were referred or listed before; found by the
    /// council's number where it is left out.
    pub young_person: Option<String>,
    /// The young person's name, for the register.
    pub name: String,
    /// What is said of them.
    pub details: Details,
    /// What else there is to say, for the register.
    pub words: String,
    /// The draft it was begun as, which is let go of.
    pub draft: Option<String>,
}

/// Makes a referral.
///
/// # Errors
/// A refusal when something needed is missing, or the young person's last referral is not over.
pub async fn refer(desk: &mut Desk, by: By<'_>, new: &New) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[b"refer", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let roles = [Role::Referrer, Role::BusinessSupport];
            must_hold(book, by, &roles, None, "make a referral")?;
            let terms = terms(book)?;
            may_refer(terms, by.moment.today, new.on, &new.details)?;
            if let Some(referrer) = &new.details.referrer {
                present(&book.people, referrer, by.moment.today)?;
            }
            if new.name.trim().is_empty() || new.name.chars().count() > 100 {
                return Err(Refusal::new(
                    "We need the young person’s name",
                    "Up to 100 letters; it is kept apart and can be forgotten",
                )
                .into());
            }
            let cases = listed(book);
            let referral = next_number(book, 'R', new.on);
            let young_person = young_person(book, &cases, new, &referral)?;
            one_at_a_time(&cases, &young_person)?;
            let person = book.pseudonyms.person(&young_person);
            if book.forgotten.contains(&person) {
                return Err(no_such_referral().into());
            }
            let mut order = Order { command: command.clone(), ..Order::default() };
            let (field, value) = ("name".to_owned(), new.name.trim().to_owned());
            order.register.push(Particular { subject: person, field, value });
            let field = format!("{referral}.referred.01");
            order.register.extend(kept(book, &young_person, field, &new.words)?);
            if let Some(draft) = &new.draft {
                let (subject, field) = (by.actor.name.clone(), field_of(draft));
                order.register.push(Particular { subject, field, value: String::new() });
            }
            let event = Event::Referred { on: new.on, details: new.details.clone() };
            order.facts.push(Fact::Path { referral, young_person, event });
            Ok(order)
        })
        .await;
    desk.unless_done(&command, outcome).await
}

/// The next number of a kind in a year, such as `R-2014-008`.
pub(crate) fn next_number(book: &Book, letter: char, day: Date) -> String {
    let begins = format!("{letter}-{}-", day.year());
    let number = |text: &str| text.strip_prefix(&begins)?.parse::<u32>().ok();
    let paths = book.paths.values().flat_map(|path| {
        let case = path.opening.as_ref().map(|opening| opening.case.as_str());
        [Some(path.referral.as_str()), Some(path.young_person.as_str()), case]
    });
    let reported = book.cases.iter().flat_map(|(case, reports)| {
        let people = reports.iter().map(|report| report.case.young_person.as_str());
        std::iter::once(case.as_str()).chain(people)
    });
    let mut next = 1 + paths.flatten().chain(reported).filter_map(number).max().unwrap_or(0);
    // The number of someone who was forgotten is never given again.
    let forgotten = |next: u32| {
        let person = book.pseudonyms.person(&format!("Y-{}-{next:03}", day.year()));
        book.forgotten.contains(&person)
    };
    while forgotten(next) {
        next += 1;
    }
    format!("{begins}{next:03}")
}

/// Whose referral it is: the number given, else whoever has the council's number, else a new one.
fn young_person(book: &Book, cases: &[Case], new: &New, referral: &str) -> Result<String, Refusal> {
    if let Some(given) = &new.young_person {
        let known = cases.iter().any(|case| case.young_person == *given);
        return match known {
            true => Ok(given.clone()),
            false => Err(Refusal::new(
                "Nobody with this number was referred before",
                "Leave the number out for someone new",
            )),
        };
    }
    let council = new.details.council_child_number.as_ref();
    let same = council.and_then(|number| {
        cases.iter().find(|case| case.council_child_number.as_ref() == Some(number))
    });
    let Some(same) = same else {
        let made = referral.replacen('R', "Y", 1);
        let taken = cases.iter().any(|case| case.young_person == made);
        return Ok(if taken { next_number(book, 'Y', new.on) } else { made });
    };
    if same.date_of_birth.is_some() && same.date_of_birth != new.details.date_of_birth {
        return Err(Refusal::new(
            "Someone with this council number was referred before, with another date of birth",
            "Check both; if both are right here, ask business support to put the other one right",
        ));
    }
    Ok(same.young_person.clone())
}

/// A young person has one referral under way, or one open case, at a time.
pub(crate) fn one_at_a_time(cases: &[Case], young_person: &str) -> Result<(), Refusal> {
    let under_way = |case: &&Case| {
        case.young_person == young_person && case.refused.is_none() && case.closed.is_none()
    };
    match cases.iter().find(under_way) {
        None => Ok(()),
        Some(case) if case.opened.is_some() => Err(Refusal::new(
            format!("This young person has an open case, {}", case.case),
            "Talk to its therapist; a new referral can be made once it has closed",
        )),
        Some(case) => Err(Refusal::new(
            format!("This young person has a referral under way, {}", case.case),
            "Add to that one, or have it withdrawn first",
        )),
    }
}
