//! Closing a case, with a reason and where the young person lives.

use crate::access::holds::must_keep_cases;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// A close.
#[derive(Clone, Copy, Debug)]
pub struct Closing<'a> {
    /// The day.
    pub on: Date,
    /// One of the contract's closure reasons, which says whether the course was completed.
    pub reason: &'a str,
    /// Where the young person lives: home, care or other.
    pub living: &'a str,
    /// What else there is to say, for the register.
    pub words: &'a str,
}

/// Closes a case.
///
/// # Errors
/// A refusal when it is not open, the reason is not on the list, or the day is before the last
/// step.
pub async fn close(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    closing: Closing<'_>,
) -> Result<Done, Failure> {
    record(desk, by, "close-case", referral, |stands| {
        let (on, reason) = (closing.on, closing.reason.to_owned());
        let completed = stands.terms.closure(&reason, on).is_some_and(|one| one.completed);
        let living_at_close = closing.living.to_owned();
        let event = Event::Closed { on, reason, completed, living_at_close };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        must_keep_cases(stands.book, by, &stands.team(), "close a case")?;
        Ok(Step { event, words: closing.words.to_owned() })
    })
    .await
}
