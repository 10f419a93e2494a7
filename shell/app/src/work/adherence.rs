//! An adherence score (TAM-R), asked of a carer. It is never entered by the therapist rated, and
//! never asked by them. Only the score is kept: the wording belongs to its owner.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::{Adherence, Event};

/// Enters a score.
///
/// # Errors
/// A refusal when the therapist rated enters or asked for it, it is not from 0 to 1, the case
/// had not reached that month, or it was never in the hands of the therapist named.
pub async fn enter(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    id: &str,
    adherence: &Adherence,
) -> Result<Done, Failure> {
    let event = Event::AdherenceScored { id: id.to_owned(), adherence: adherence.clone() };
    record(desk, by, case, &event, None).await
}
