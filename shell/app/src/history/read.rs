//! The log of reads: which children's records someone was shown, one fact a page.

use crate::actor::Actor;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;

/// Notes that records were shown.
pub async fn note(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    read: Fact,
) -> Result<Done, Failure> {
    desk.follow().await?;
    desk.act(actor, moment, mode, |book| {
        let (entry, at) = (book.as_of.to_string(), moment.at.to_string());
        let command =
            same(&[b"read", actor.to_string().as_bytes(), entry.as_bytes(), at.as_bytes()]);
        Ok(Order { command, facts: vec![read.clone()], ..Order::default() })
    })
    .await
}
