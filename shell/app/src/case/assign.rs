//! Passing a case to another therapist from a day.

use super::in_post::must_be_in_post;
use crate::access::holds::must_keep_cases;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// Passes a case on.
///
/// # Errors
/// A refusal when the case is not open, the therapist has it already, or is not in post that day.
pub async fn assign(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    (on, therapist): (Date, &str),
) -> Result<Done, Failure> {
    record(desk, by, "assign-case", referral, |stands| {
        let event = Event::Assigned { on, therapist: therapist.trim().to_owned() };
        stands.path.may(stands.terms, by.moment.today, &event)?;
        let team = stands.team();
        must_keep_cases(stands.book, by, &team, "pass a case on")?;
        must_be_in_post(stands.book, therapist, &team, on)?;
        Ok(Step::from(event))
    })
    .await
}
