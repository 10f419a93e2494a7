//! Accepting an endorsed referral.

use crate::access::holds::must_supervise;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// Accepts a referral that was endorsed and assessed as suitable.
///
/// # Errors
/// A refusal when it was not, or the person does not supervise its team.
pub async fn accept(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
) -> Result<Done, Failure> {
    record(desk, by, "accept-referral", referral, |stands| {
        let event = Event::Accepted { on };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        must_supervise(stands.book, by, &stands.team(), "accept a referral")?;
        Ok(Step::from(event))
    })
    .await
}
