//! A team is formed, or has another site or number of posts from a day.

use super::record::record;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::team::event::Event;
use definitions::Date;

/// Forms a team from a day: its name as on the case list, its site, and the therapists it has
/// posts for.
///
/// # Errors
/// A refusal when the name is missing or the team would be very large.
pub async fn form(
    desk: &mut Desk,
    by: By<'_>,
    (team, site): (&str, &str),
    therapists: u32,
    from: Date,
) -> Result<Done, Failure> {
    let (team, site) = (team.trim().to_owned(), site.trim().to_owned());
    record(desk, by, &Event::TeamFormed { team, site, therapists, from }).await
}
