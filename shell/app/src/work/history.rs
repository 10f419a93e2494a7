//! What is known of the time before referral: care days, offences, special needs, free meals;
//! each with its source and the window it speaks for.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::{Event, History};

/// Records it.
///
/// # Errors
/// A refusal when the window makes no sense, or there are more care days than days in it.
pub async fn write_down(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    id: &str,
    history: &History,
) -> Result<Done, Failure> {
    let event = Event::HistoryRecorded { id: id.to_owned(), history: history.clone() };
    record(desk, by, case, &event, None).await
}
