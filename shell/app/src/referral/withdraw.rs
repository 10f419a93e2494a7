//! Taking a referral back before it opens.

use super::by::{Stands, Step, needed, record};
use crate::access::Role;
use crate::access::holds::must_hold;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::people::event::Relation;
use care::path::event::Event;
use definitions::{Date, Refusal};

/// Withdraws a referral.
///
/// # Errors
/// A refusal when it is over or open, or it is not the person's referral.
pub async fn withdraw(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
    words: &str,
) -> Result<Done, Failure> {
    needed(words, "why it is withdrawn")?;
    record(desk, by, "withdraw-referral", referral, |stands| {
        must_have_referred(stands, by, "withdraw this referral")?;
        Ok(Step { event: Event::ReferralWithdrawn { on }, words: words.to_owned() })
    })
    .await
}

/// Refuses whoever neither referred, nor wrote the referral down, nor keeps the records of the
/// team that has it.
pub(crate) fn must_have_referred(
    stands: &Stands<'_>,
    by: By<'_>,
    what: &str,
) -> Result<(), Refusal> {
    if stands.path.referrers().any(|person| person == by.actor.name) {
        let roles = [Role::Referrer, Role::BusinessSupport];
        return must_hold(stands.book, by, &roles, None, what);
    }
    let team = Relation::Team(stands.team());
    must_hold(stands.book, by, &[], Some((&[Role::BusinessSupport], &team)), what)
}
