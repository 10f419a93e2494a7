//! Withdrawing a proposal: its quarter enters the next statement.

use crate::actor::Actor;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use definitions::party::Role;
use definitions::{Quarter, Refusal};

/// Withdraws the open proposal of a quarter.
///
/// # Errors
/// A refusal when the quarter has no open proposal.
pub async fn withdraw(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    quarter: Quarter,
    why: &str,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Intermediary, Role::Spv], "withdraw a statement")?;
    desk.act(actor, moment, mode, |book| {
        let state = book.statements.get(&quarter);
        let open = state.and_then(|state| state.open.as_ref());
        if open.is_none() && state.is_some_and(|state| state.withdrawn.is_some()) {
            return Ok(Order::default());
        }
        let Some(open) = open else {
            return Err(Refusal::new(
                format!("{quarter} has no open proposal"),
                "homeward status shows what is open",
            )
            .into());
        };
        let entry = open.entry.to_string();
        let command = same(&[b"withdraw", quarter.to_string().as_bytes(), entry.as_bytes()]);
        let facts = vec![Fact::Withdrawn { quarter, why: why.to_owned() }];
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}
