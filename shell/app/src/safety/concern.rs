//! The restricted log of risks, incidents and safeguarding concerns: each with an owner and a day
//! on which it is looked at again. Its words are in the register, which can forget.

use crate::desk::{Desk, Done, Failure};
use crate::people::by::{By, Events, record};
use crate::people::event::{ConcernKind, Event};
use crate::people::grant::said;
use crate::people::relate::present;
use definitions::{Date, Refusal};

/// An item to be logged.
#[derive(Clone, Debug)]
pub struct New {
    /// Its number, made by the caller.
    pub concern: String,
    /// What it is.
    pub kind: ConcernKind,
    /// The case's pseudonym, if it is about one.
    pub case: Option<String>,
    /// The team, if it is about one.
    pub team: String,
    /// What happened, or may.
    pub words: String,
    /// Who answers it.
    pub owner: String,
    /// When it is looked at again.
    pub review_on: Date,
}

/// Logs a risk, an incident or a concern.
///
/// # Errors
/// A refusal when nothing is said, the owner is not here, or the review lies behind.
pub async fn log(desk: &mut Desk, by: By<'_>, new: &New) -> Result<Done, Failure> {
    said(&new.words, "what happened, or what may")?;
    if new.review_on < by.moment.today {
        return Err(Refusal::new("The review cannot be before today", "Choose a later day").into());
    }
    record(desk, by, "log-concern", |book| {
        present(&book.people, &new.owner, by.moment.today)?;
        let events = Events::from(Event::ConcernLogged {
            concern: new.concern.clone(),
            kind: new.kind,
            case: new.case.clone(),
            team: new.team.clone(),
            owner: new.owner.clone(),
            review_on: new.review_on,
        });
        Ok(events.with(&new.concern, "words", new.words.trim()))
    })
    .await
}

/// A review of an item.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// Its number.
    pub concern: &'a str,
    /// How many reviews the reviewer was shown: another since, and this one is refused.
    pub seen: u32,
    /// What was found or done.
    pub words: &'a str,
    /// Who answers it now.
    pub owner: &'a str,
    /// When it is looked at again; none to close it.
    pub review_on: Option<Date>,
}

/// Records a review.
///
/// # Errors
/// A refusal when someone else reviewed it meanwhile, or it is closed.
pub async fn review(desk: &mut Desk, by: By<'_>, review: &Review<'_>) -> Result<Done, Failure> {
    said(review.words, "what you found or did")?;
    record(desk, by, "review-concern", |book| {
        let kept = book.people.concerns.get(review.concern);
        let Some(kept) = kept.filter(|kept| kept.review_on.is_some()) else {
            return Err(Refusal::new("This has been closed", "Log it again if it goes on").into());
        };
        if kept.reviews != review.seen {
            return Err(Refusal::new(
                "Someone else reviewed this while you were writing",
                "Read what they wrote, below; your words are kept in the form",
            )
            .into());
        }
        present(&book.people, review.owner, by.moment.today)?;
        let field = format!("review.{:04}", kept.reviews + 1);
        let events = Events::from(Event::ConcernReviewed {
            concern: review.concern.to_owned(),
            owner: review.owner.to_owned(),
            review_on: review.review_on,
        });
        Ok(events.with(review.concern, &field, review.words.trim()))
    })
    .await
}
