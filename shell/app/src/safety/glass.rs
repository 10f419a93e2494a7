//! Breaking the glass: seeing a child's record out of one's reach, for a reason and an hour. The
//! data protection officer is told at once and reviews it; it ends by itself.

use crate::book::Book;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::{By, record};
use crate::people::event::Event;
use crate::people::grant::said;
use crate::people::{Glass, People};
use definitions::Refusal;

/// How long broken glass stays open: one hour, in microseconds.
pub const LASTS: i64 = 3_600 * 1_000_000;

/// Breaks the glass on a case, by its pseudonym.
///
/// # Errors
/// A refusal when no reason is given.
pub async fn break_glass(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    case: &str,
    why: &str,
) -> Result<Done, Failure> {
    said(why, "why you need to see this record now")?;
    record(desk, by, "break-glass", |_| {
        let (person, case) = (person.to_owned(), case.to_owned());
        let ends_at = by.moment.at + LASTS;
        Ok(Event::GlassBroken { person, case, why: why.trim().to_owned(), ends_at }.into())
    })
    .await
}

/// Records the review.
///
/// # Errors
/// A refusal when there is nothing to review, or it is one's own.
pub async fn review(
    desk: &mut Desk,
    by: By<'_>,
    glass: u64,
    right: bool,
    words: &str,
) -> Result<Done, Failure> {
    said(words, "what you found")?;
    record(desk, by, "review-glass", |book| {
        let kept = waiting(&book.people).find(|(entry, _)| *entry == glass);
        let Some((_, kept)) = kept else {
            return Err(Refusal::new("This has been reviewed already", "Reload the page").into());
        };
        if kept.person == by.actor.name {
            return Err(Refusal::new(
                "Nobody reviews the glass they broke",
                "Ask another data protection officer",
            )
            .into());
        }
        let words = words.trim().to_owned();
        Ok(Event::GlassReviewed { glass, right, words }.into())
    })
    .await
}

/// Broken glass that nobody has reviewed yet.
pub fn waiting(people: &People) -> impl Iterator<Item = (u64, &Glass)> {
    let waits = people.glass.iter().filter(|(_, glass)| glass.review.is_none());
    waits.map(|(entry, glass)| (*entry, glass))
}

/// Whether a person sees a case through broken glass at a moment, and until when.
pub fn open_until(book: &Book, person: &str, case: &str, at: i64) -> Option<i64> {
    let broken = book.people.glass.values();
    broken
        .filter(|glass| glass.person == person && glass.case == case)
        .filter(|glass| glass.at <= at && at < glass.ends_at)
        .map(|glass| glass.ends_at)
        .max()
}
