//! The on-call rota: who families reach, day and night.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::team::event::Event;
use definitions::Date;

/// Puts somebody on call from a day up to, not including, another.
///
/// # Errors
/// A refusal when they are in no post throughout, are away on one of the days, or the turn is
/// longer than three months.
pub async fn set(
    desk: &mut Desk,
    by: By<'_>,
    (id, staff): (&str, &str),
    (from, until): (Date, Date),
) -> Result<Done, Failure> {
    let (id, staff) = (id.to_owned(), staff.to_owned());
    record(desk, by, &Event::OnCallSet { id, staff, from, until }).await
}

/// Takes a turn off the rota.
///
/// # Errors
/// A refusal when there is no such turn.
pub async fn drop_turn(desk: &mut Desk, by: By<'_>, id: &str) -> Result<Done, Failure> {
    record(desk, by, &Event::OnCallDropped { id: id.to_owned() }).await
}
