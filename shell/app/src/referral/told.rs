//! Writing down that the referrer heard of a decision: by e-mail, by telephone, or on their page.

use super::by::{Stands, Step, record};
use crate::access::Role;
use crate::access::holds::{must_hold, must_keep_cases};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::people::event::Relation;
use care::path::event::{Decision, Event};
use definitions::{Date, Refusal};

/// How the referrer heard.
#[derive(Clone, Debug)]
pub struct Heard<'a> {
    /// Of which decision.
    pub of: Decision,
    /// The day.
    pub on: Date,
    /// How, such as `by e-mail`.
    pub how: &'a str,
    /// Why so late; empty where it was not.
    pub why: &'a str,
}

/// Records that the referrer was told. Where it is later than the contract allows, it says why.
///
/// # Errors
/// A refusal when they were told before, or nobody said why it is late.
pub async fn told(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    heard: &Heard<'_>,
) -> Result<Done, Failure> {
    record(desk, by, "tell-referrer", referral, |stands| {
        must_tell(stands, by)?;
        let untold = stands.path.untold();
        let late = untold.iter().rfind(|one| one.decision == heard.of);
        if late.is_some_and(|one| one.is_late(stands.terms, heard.on))
            && heard.why.trim().is_empty()
        {
            return Err(Refusal::new(
                "The referrer hears of this later than the contract’s days",
                "Say why; the Project Board is shown it",
            )
            .into());
        }
        let (on, of) = (heard.on, heard.of);
        let (how, why) = (heard.how.trim().to_owned(), heard.why.trim().to_owned());
        Ok(Step::from(Event::Told { on, of, how, why }))
    })
    .await
}

/// The referrer themselves saw it on their page, or the panel or the team tells them.
fn must_tell(stands: &Stands<'_>, by: By<'_>) -> Result<(), Refusal> {
    if stands.path.referrers().any(|person| person == by.actor.name) {
        return Ok(());
    }
    let quadrant = Relation::Quadrant(stands.quadrant().to_owned());
    let panel = Some((&[Role::PanelMember][..], &quadrant));
    must_hold(stands.book, by, &[], panel, "tell this referrer").or_else(|refused| {
        let team = stands.team();
        if team.is_empty() {
            return Err(refused);
        }
        must_keep_cases(stands.book, by, &team, "tell this referrer")
    })
}
