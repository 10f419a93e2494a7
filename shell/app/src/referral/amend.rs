//! Adding to what a referral says, or putting it right.

use super::by::{Step, record};
use super::withdraw::must_have_referred;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::path::event::{Details, Event};

/// Says of a referral what is known now, whole, in place of what was said before.
///
/// # Errors
/// A refusal when it is not the person's referral, or what is said cannot stand.
pub async fn amend(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    details: &Details,
    words: &str,
) -> Result<Done, Failure> {
    record(desk, by, "amend-referral", referral, |stands| {
        must_have_referred(stands, by, "put this referral right")?;
        let mut details = details.clone();
        // Whoever referred stays whoever referred.
        details.referrer = stands.path.details.referrer.clone();
        Ok(Step { event: Event::Amended { details }, words: words.to_owned() })
    })
    .await
}
