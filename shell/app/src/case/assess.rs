//! The supervisor's assessment whether MST suits.

use crate::access::holds::must_supervise;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, needed, record};
use care::path::event::Event;
use definitions::Date;

/// Assesses an endorsed referral; the note is kept in the register.
///
/// # Errors
/// A refusal when no panel has endorsed it, or the person does not supervise its team.
pub async fn assess(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    (on, suitable): (Date, bool),
    note: &str,
) -> Result<Done, Failure> {
    needed(note, "what the assessment found")?;
    record(desk, by, "assess-referral", referral, |stands| {
        let event = Event::Assessed { on, suitable };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        must_supervise(stands.book, by, &stands.team(), "assess a referral")?;
        Ok(Step { event, words: note.to_owned() })
    })
    .await
}
