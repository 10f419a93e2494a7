//! A questionnaire's scores: the instrument, its version, who answered, when in the case, and the
//! score of each scale. Whether they fit age and licence is asked before, of the instrument's own
//! rules.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::{Event, Questionnaire};

/// Enters a questionnaire's scores.
///
/// # Errors
/// A refusal when there is no score, or what it is, who answered or when is missing.
pub async fn enter(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    id: &str,
    questionnaire: &Questionnaire,
) -> Result<Done, Failure> {
    let event =
        Event::QuestionnaireScored { id: id.to_owned(), questionnaire: questionnaire.clone() };
    record(desk, by, case, &event, None).await
}
