//! Answering what the panel asked.

use super::by::{Step, needed, record};
use super::withdraw::must_have_referred;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::path::event::Event;
use definitions::Date;

/// Answers the panel's question; the referral waits for the panel again.
///
/// # Errors
/// A refusal when nothing was asked, or it is not the person's referral.
pub async fn answer(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
    words: &str,
) -> Result<Done, Failure> {
    needed(words, "what the answer is")?;
    record(desk, by, "answer-panel", referral, |stands| {
        must_have_referred(stands, by, "answer for this referral")?;
        Ok(Step { event: Event::Answered { on }, words: words.to_owned() })
    })
    .await
}
