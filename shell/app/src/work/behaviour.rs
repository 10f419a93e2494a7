//! A change in behaviour, tagged from a fixed list, so that it can be counted with its base.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::{Date, Refusal};

/// Notes a change. `list` holds the codes in force on the day.
///
/// # Errors
/// A refusal when the code is not on the list, or the day lies outside the case.
pub async fn note(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
    tag: &str,
    list: &[&str],
) -> Result<Done, Failure> {
    if !list.contains(&tag) {
        return Err(Refusal::new(
            "We do not know that behaviour",
            "Choose one of the list; what else changed belongs in the plan",
        )
        .into());
    }
    let event = Event::BehaviourNoted { id: id.to_owned(), tag: tag.to_owned(), on };
    record(desk, by, case, &event, None).await
}
