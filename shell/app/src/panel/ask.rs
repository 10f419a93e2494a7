//! Asking whoever referred for more before the panel decides.

use crate::access::holds::must_sit_on_panel;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Step, needed, record};
use care::path::event::Event;
use definitions::Date;

/// Asks. The referral waits for the answer.
///
/// # Errors
/// A refusal when the person is not of this panel, nothing is asked, or it does not wait for the
/// panel.
pub async fn ask(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
    words: &str,
) -> Result<Done, Failure> {
    needed(words, "what the panel would like to know")?;
    record(desk, by, "ask-referrer", referral, |stands| {
        must_sit_on_panel(stands.book, by, stands.quadrant(), "ask about a referral")?;
        Ok(Step { event: Event::Asked { on }, words: words.to_owned() })
    })
    .await
}
