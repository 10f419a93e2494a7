//! Closing a query: whoever asked is content, and says why.

use super::event::Event;
use super::{kept, open, party, said};
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::Refusal;

/// Closes it for the party that asked.
///
/// # Errors
/// A refusal when another party asked, or it is closed already.
pub async fn close(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    words: &str,
) -> Result<Done, Failure> {
    let words = said(words)?;
    let who = by.actor.to_string();
    let command = same(&[b"close-query", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let (query, _) = open(&book.act, number)?;
            if query.asked_by != by.actor.role {
                return Err(Refusal::new(
                    format!("This query was asked by {}", party(query.asked_by)),
                    "Answer it; they close it when they are content",
                )
                .into());
            }
            let register = kept(number, query.said.len(), words);
            let facts = vec![Fact::Query { query: number.to_owned(), event: Event::QueryClosed }];
            Ok(Order { command: command.clone(), facts, register, ..Order::default() })
        })
        .await;
    desk.unless_done(&command, outcome).await
}
