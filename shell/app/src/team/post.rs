//! Posts begin and end. Ending one ends what was noted of absences and turns on call after it;
//! cases still in those hands are listed as nobody's until they are reassigned.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::team::event::{Ending, Event, Job};
use definitions::Date;

/// Begins a post: what somebody, by staff number, does in which team from a day.
///
/// # Errors
/// A refusal when there is no such team then, or they are in a post.
pub async fn begin(
    desk: &mut Desk,
    by: By<'_>,
    staff: &str,
    (job, team): (Job, &str),
    from: Date,
) -> Result<Done, Failure> {
    let (staff, team) = (staff.trim().to_owned(), team.to_owned());
    record(desk, by, &Event::PostBegan { staff, job, team, from }).await
}

/// Ends somebody's post: `on` is the first day they are no longer in it.
///
/// # Errors
/// A refusal when they are in no post, or it began later.
pub async fn end(
    desk: &mut Desk,
    by: By<'_>,
    staff: &str,
    on: Date,
    why: Ending,
) -> Result<Done, Failure> {
    record(desk, by, &Event::PostEnded { staff: staff.to_owned(), on, why }).await
}
