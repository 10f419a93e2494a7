//! Refusing a referral, with one of the contract's reasons.

use super::endorse::{Says, not_their_own, why_bent};
use crate::access::holds::must_sit_on_panel;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// Refuses a referral on the day the panel decided.
///
/// # Errors
/// A refusal when the person is not of this panel, the reason is not on the list, the referral
/// does not wait for the panel, or a rule is bent and nobody says why.
pub async fn refuse(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    (on, reason): (Date, &str),
    says: Says<'_>,
) -> Result<Done, Failure> {
    record(desk, by, "refuse-referral", referral, |stands| {
        must_sit_on_panel(stands.book, by, stands.quadrant(), "refuse a referral")?;
        not_their_own(stands, by)?;
        let why = why_bent(stands, on, says.why)?;
        let event = Event::Refused { on, reason: reason.to_owned(), why };
        Ok(Step { event, words: says.words.to_owned() })
    })
    .await
}
