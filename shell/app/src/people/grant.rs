//! Access given for a purpose and until a day, which ends by itself.

use super::by::{By, record};
use super::event::{Event, Scope};
use super::relate::present;
use crate::desk::{Desk, Done, Failure};
use definitions::{Date, Refusal, days_between};

/// The longest a grant may last, in days: a year. Longer access is a role.
pub const LONGEST: i64 = 366;

/// Gives access.
///
/// # Errors
/// A refusal when the purpose is missing, or the days are backwards or longer than a year.
pub async fn give(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    scope: &Scope,
    purpose: &str,
    until: Date,
) -> Result<Done, Failure> {
    let since = by.moment.today;
    said(purpose, "what the access is for")?;
    let days = days_between(since, until);
    if !(1..=LONGEST).contains(&days) {
        return Err(Refusal::new(
            "Access ends on a day after today, within a year",
            "Give a day that fits the purpose; it can be given again",
        )
        .into());
    }
    record(desk, by, "give-grant", |book| {
        present(&book.people, person, since)?;
        let (person, scope) = (person.to_owned(), scope.clone());
        let purpose = purpose.trim().to_owned();
        Ok(Event::GrantGiven { person, scope, purpose, since, until }.into())
    })
    .await
}

/// Ends a grant before its day.
///
/// # Errors
/// A refusal when there is none, or it has ended.
pub async fn end(desk: &mut Desk, by: By<'_>, grant: u64, why: &str) -> Result<Done, Failure> {
    said(why, "why it ends")?;
    record(desk, by, "end-grant", |book| match book.people.grants.get(&grant) {
        Some(kept) if kept.on(by.moment.today) => {
            Ok(Event::GrantEnded { grant, why: why.trim().to_owned() }.into())
        }
        _ => Err(Refusal::new("This access has ended already", "Nothing needs doing").into()),
    })
    .await
}

/// Refuses words that are not there or run on.
///
/// # Errors
/// A refusal naming what is missing.
pub fn said(words: &str, what: &str) -> Result<(), Refusal> {
    match words.trim().chars().count() {
        0 => Err(Refusal::new(format!("Say {what}"), "A few words are enough; no names")),
        1..=2_000 => Ok(()),
        _ => Err(Refusal::new(format!("Say {what} in fewer words"), "Up to 2,000 letters")),
    }
}
