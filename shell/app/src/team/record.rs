//! How a verb about the teams is done. A form sent twice is recorded once.

use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use care::team::event::Event;
use care::work::Answer;

/// Records an event of the teams.
pub(super) async fn record(desk: &mut Desk, by: By<'_>, event: &Event) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[event.kind().as_bytes(), who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| match book.team.may(event)? {
        Answer::Already => Ok(Order::default()),
        Answer::New => {
            let facts = vec![Fact::Team { event: event.clone() }];
            Ok(Order { command: command.clone(), facts, ..Order::default() })
        }
    })
    .await
}
