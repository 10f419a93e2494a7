//! The first therapy visit.

use super::consent::must_work_the_case;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, record};
use care::path::event::Event;
use definitions::Date;

/// Records the day of the first visit.
///
/// # Errors
/// A refusal when there was one, or the day is before the opening.
pub async fn first_visit(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
) -> Result<Done, Failure> {
    record(desk, by, "first-visit", referral, |stands| {
        must_work_the_case(stands, by, "write the first visit down")?;
        Ok(Step::from(Event::FirstVisit { on }))
    })
    .await
}
