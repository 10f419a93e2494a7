//! An anonymised story of a case: told with the family's agreement, until a day, and only once
//! somebody other than its writer found that nobody can be recognised in it.

use super::record::{record, written};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::Date;

/// A story, and the family's agreement to it.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// The form's own id.
    pub id: &'a str,
    /// Who wrote it: a staff number.
    pub writer: &'a str,
    /// The day the family agreed.
    pub on: Date,
    /// The first day it may no longer be used.
    pub until: Date,
    /// The story.
    pub words: &'a str,
}

/// Keeps a story the family agreed to.
///
/// # Errors
/// A refusal when nothing is said, or the agreement would end before it began.
pub async fn agree(desk: &mut Desk, by: By<'_>, case: &str, new: New<'_>) -> Result<Done, Failure> {
    let field = format!("story.{}", new.id);
    let words = written(&field, new.words, "the story, without a name")?;
    let (id, writer) = (new.id.to_owned(), new.writer.to_owned());
    let event = Event::StoryAgreed { id, writer, on: new.on, until: new.until };
    record(desk, by, case, &event, words).await
}

/// Says that nobody can be recognised in it.
///
/// # Errors
/// A refusal when its writer says so, or it was withdrawn.
pub async fn check(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
    checked_by: &str,
) -> Result<Done, Failure> {
    let (id, checked_by) = (id.to_owned(), checked_by.to_owned());
    record(desk, by, case, &Event::StoryChecked { id, checked_by, on }, None).await
}

/// Withdraws it.
///
/// # Errors
/// A refusal when there is no such story.
pub async fn withdraw(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
) -> Result<Done, Failure> {
    record(desk, by, case, &Event::StoryWithdrawn { id: id.to_owned(), on }, None).await
}
