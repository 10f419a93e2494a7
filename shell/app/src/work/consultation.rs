//! The weekly consultation with the model owner's expert: which cases were discussed, and what
//! was advised. What follows from it is a follow-up of its own.

use super::record::{record, written};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::Date;

/// Notes that a case was discussed in the week of a Monday, and the advice.
///
/// # Errors
/// A refusal when nothing is said, the day is no Monday, or the case was not open that week.
pub async fn note(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, week): (&str, Date),
    advice: &str,
) -> Result<Done, Failure> {
    let field = format!("advice.{id}");
    let words = written(&field, advice, "what was advised")?;
    record(desk, by, case, &Event::ConsultationNoted { id: id.to_owned(), week }, words).await
}
