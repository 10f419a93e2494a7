//! Goals set with the family, and what became of them.

use super::record::{record, written};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::Date;

/// What became of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was met.
    Met,
    /// It was dropped.
    Dropped,
}

/// Sets a goal, in words the family knows.
///
/// # Errors
/// A refusal when nothing is said or the day lies outside the case.
pub async fn set(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
    words: &str,
) -> Result<Done, Failure> {
    let field = format!("goal.{id}");
    let words = written(&field, words, "what the goal is")?;
    record(desk, by, case, &Event::GoalSet { id: id.to_owned(), on }, words).await
}

/// Says that a goal was met or dropped.
///
/// # Errors
/// A refusal when it no longer stands, or the day is before it was set.
pub async fn end(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
    became: Became,
) -> Result<Done, Failure> {
    let id = id.to_owned();
    let event = match became {
        Became::Met => Event::GoalMet { id, on },
        Became::Dropped => Event::GoalDropped { id, on },
    };
    record(desk, by, case, &event, None).await
}
