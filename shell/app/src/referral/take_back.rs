//! Taking back the last step of a path that was recorded by mistake. Nothing is erased: the step
//! stays on the record, no longer counts, and is an exception that the Project Board is shown.

use super::by::{Stands, Step, record};
use super::withdraw::must_have_referred;
use crate::access::holds::{must_keep_cases, must_sit_on_panel, must_supervise};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::path::event::Event;
use definitions::Refusal;

/// Takes the last step back. `seen` is the entry of the step the person was shown: another since,
/// and this one is refused.
///
/// # Errors
/// A refusal when there is none, it is another than was shown, or it is not theirs to take back.
pub async fn take_back(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    seen: u64,
    why: &str,
) -> Result<Done, Failure> {
    record(desk, by, "take-step-back", referral, |stands| {
        if let Some(last) = stands.path.last_step() {
            if last.entry != seen {
                return Err(Refusal::new(
                    "Another step was taken since",
                    "Reload the page and look at what happened",
                )
                .into());
            }
            must_have_taken(stands, by, &last.event)?;
        }
        Ok(Step::from(Event::TakenBack { why: why.trim().to_owned() }))
    })
    .await
}

/// A step is taken back by those who may take it.
fn must_have_taken(stands: &Stands<'_>, by: By<'_>, step: &Event) -> Result<(), Refusal> {
    let what = "take this step back";
    match step {
        Event::Asked { .. } | Event::Endorsed { .. } | Event::Refused { .. } => {
            must_sit_on_panel(stands.book, by, stands.quadrant(), what)
        }
        Event::Assessed { .. } | Event::Accepted { .. } | Event::Declined { .. } => {
            must_supervise(stands.book, by, &stands.team(), what)
        }
        Event::Opened { .. }
        | Event::Assigned { .. }
        | Event::FirstVisit { .. }
        | Event::Closed { .. } => must_keep_cases(stands.book, by, &stands.team(), what),
        _ => must_have_referred(stands, by, what),
    }
}
