//! Declining an endorsed referral, with one of the contract's reasons.

use crate::access::holds::must_supervise;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// Declines a referral that was endorsed, or accepted and not opened.
///
/// # Errors
/// A refusal when it was neither, the reason is not on the list, or the person does not supervise
/// its team.
pub async fn decline(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    (on, reason): (Date, &str),
    words: &str,
) -> Result<Done, Failure> {
    record(desk, by, "decline-referral", referral, |stands| {
        let event = Event::Declined { on, reason: reason.to_owned() };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        must_supervise(stands.book, by, &stands.team(), "decline a referral")?;
        Ok(Step { event, words: words.to_owned() })
    })
    .await
}
