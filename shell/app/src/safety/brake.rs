//! The child-first brake. Whoever sees that a child's interest and the investors' conflict pulls
//! it; while it holds, no statement is proposed or agreed. It is released by what was done for
//! the child, never undone. Source: the Review, Foreword.

use crate::book::Book;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::{By, record};
use crate::people::event::Event;
use crate::people::grant::said;
use definitions::Refusal;

/// Pulls the brake: for one case, by pseudonym, or the whole programme.
///
/// # Errors
/// A refusal when no reason is given.
pub async fn pull(
    desk: &mut Desk,
    by: By<'_>,
    case: Option<&str>,
    why: &str,
) -> Result<Done, Failure> {
    said(why, "why")?;
    record(desk, by, "pull-brake", |_| {
        let (case, why) = (case.map(str::to_owned), why.trim().to_owned());
        Ok(Event::BrakePulled { case, why }.into())
    })
    .await
}

/// Records what was done for the child, and whether payment may go on.
///
/// # Errors
/// A refusal when there is no such brake, or it was released before.
pub async fn follow(
    desk: &mut Desk,
    by: By<'_>,
    brake: u64,
    outcome: &str,
    released: bool,
) -> Result<Done, Failure> {
    said(outcome, "what was done for the child")?;
    record(desk, by, "follow-brake", |book| match book.people.brakes.get(&brake) {
        Some(kept) if kept.holds() => {
            let outcome = outcome.trim().to_owned();
            Ok(Event::BrakeFollowed { brake, outcome, released }.into())
        }
        _ => Err(Refusal::new(
            "This brake has been released",
            "What was done is kept; pull it again if something new is known",
        )
        .into()),
    })
    .await
}

/// Refuses a step towards payment while a brake holds.
///
/// # Errors
/// A refusal naming when the brake was pulled.
pub fn must_not_hold(book: &Book) -> Result<(), Refusal> {
    let Some((entry, brake)) = book.people.brakes_on().next() else { return Ok(()) };
    let about = match brake.case {
        Some(_) => "for a young person",
        None => "for the whole programme",
    };
    Err(Refusal::new(
        format!("The child-first brake was pulled {about} (entry {entry}) and holds"),
        "Nothing is proposed or agreed until what was done for the child is recorded and it is released",
    ))
}
