//! Leave, sickness and training: the places free follow at once.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::team::event::{AwayFor, Event};
use definitions::Date;

/// Notes that somebody, by staff number, is away from a day up to, not including, another; with no
/// other day while it is not known when they are back.
///
/// # Errors
/// A refusal when they are in no post then, or away already.
pub async fn note(
    desk: &mut Desk,
    by: By<'_>,
    (id, staff): (&str, &str),
    why: AwayFor,
    (from, until): (Date, Option<Date>),
) -> Result<Done, Failure> {
    let (id, staff) = (id.to_owned(), staff.to_owned());
    record(desk, by, &Event::AwayNoted { id, staff, why, from, until }).await
}

/// Says when they are back. On the first day away, they were not away at all.
///
/// # Errors
/// A refusal when there is no such absence, or it would end before it began.
pub async fn back(
    desk: &mut Desk,
    by: By<'_>,
    id: &str,
    until: Option<Date>,
) -> Result<Done, Failure> {
    record(desk, by, &Event::AwayChanged { id: id.to_owned(), until }).await
}
