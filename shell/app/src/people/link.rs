//! Links with which a person sets their own credentials: an invitation, or a reset. The link's
//! secret is shown once; the record holds its digest.

use super::People;
use super::by::{By, record};
use super::event::{Event, LinkFor};
use super::relate::present;
use crate::desk::{Desk, Done, Failure};
use definitions::Refusal;

/// How long an invitation lasts: seven days, in microseconds.
pub const INVITATION_LASTS: i64 = 7 * 24 * 3_600 * 1_000_000;
/// How long a reset lasts: one hour, in microseconds.
pub const RESET_LASTS: i64 = 3_600 * 1_000_000;

/// Makes a link; `digest` is that of the secret the caller made.
///
/// # Errors
/// A refusal when the person is not here.
pub async fn make(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    purpose: LinkFor,
    digest: &str,
) -> Result<Done, Failure> {
    let lasts = match purpose {
        LinkFor::Invitation => INVITATION_LASTS,
        LinkFor::Reset => RESET_LASTS,
    };
    record(desk, by, "make-link", |book| {
        present(&book.people, person, by.moment.today)?;
        let (person, digest) = (person.to_owned(), digest.to_owned());
        let ends_at = by.moment.at + lasts;
        Ok(Event::LinkMade { person, purpose, digest, ends_at }.into())
    })
    .await
}

/// The person a link is for, while it can be used.
///
/// # Errors
/// A refusal when it was used, replaced or has ended: the same words for all three.
pub fn holder<'a>(people: &'a People, digest: &str, at: i64) -> Result<&'a str, Refusal> {
    let link = people.links.get(digest).filter(|link| at < link.ends_at);
    link.map(|link| link.person.as_str()).ok_or_else(|| {
        Refusal::new(
            "This link has been used or has ended",
            "Ask whoever sent it to you for a new one",
        )
    })
}
