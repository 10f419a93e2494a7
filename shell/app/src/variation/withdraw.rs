//! Withdrawing a variation that not everyone has approved.

use super::event::Event;
use super::open;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::Refusal;
use definitions::party::Role;

/// Withdraws it.
///
/// # Errors
/// A refusal when it no longer waits, or without a reason.
pub async fn withdraw(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    why: &str,
) -> Result<Done, Failure> {
    by.actor.must_be(&[Role::Intermediary, Role::Payer, Role::Spv], "withdraw a variation")?;
    if why.trim().is_empty() {
        return Err(Refusal::new("Withdrawing needs its reason", "Say why, for every party").into());
    }
    desk.act(by.actor, by.moment, by.mode, |book| {
        open(book, number)?;
        let event = Event::Withdrawn { why: why.trim().to_owned() };
        let command = same(&[b"withdraw-variation", number.as_bytes()]);
        let facts = vec![Fact::Variation { variation: number.to_owned(), event }];
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}
