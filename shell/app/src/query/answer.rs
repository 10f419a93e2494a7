//! Answering a query, which then waits for whoever asked; or asking on.

use super::event::Event;
use super::{kept, open, party, said};
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::Refusal;
use jiff::ToSpan;

/// Says something for the party the query waits for. When that party was asked, it waits for
/// whoever asked; when whoever asked speaks, it waits for the other again.
///
/// # Errors
/// A refusal when it waits for someone else or is closed.
pub async fn answer(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    words: &str,
) -> Result<Done, Failure> {
    let words = said(words)?;
    let who = by.actor.to_string();
    let command = same(&[b"answer-query", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let (query, waits_for) = open(&book.act, number)?;
            if waits_for != by.actor.role {
                return Err(Refusal::new(
                    format!("The query waits for {}", party(waits_for)),
                    "They answer it, or whoever asked closes it",
                )
                .into());
            }
            let answerer = query.said.last().and_then(|(by, _)| by.parse().ok());
            let next = match query.asked_by == waits_for {
                // The other party spoke last, so the asker asks them on.
                true => answerer.map_or(query.asked_by, |actor: crate::Actor| actor.role),
                false => query.asked_by,
            };
            let days = book.act.terms.as_ref().map_or(0, |page| page.to_answer(by.moment.today));
            let due = by.moment.today.saturating_add(days.days());
            let register = kept(number, query.said.len(), words);
            let event = Event::QueryAnswered { waits_for: next, due };
            let facts = vec![Fact::Query { query: number.to_owned(), event }];
            Ok(Order { command: command.clone(), facts, register, ..Order::default() })
        })
        .await;
    desk.unless_done(&command, outcome).await
}
