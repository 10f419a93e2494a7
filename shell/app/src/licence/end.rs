//! Saying that a licence ends: scores filled in from that day on are no longer entered. Those from
//! before stay.

use super::file::MAY;
use crate::access::holds::must_hold;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::{Date, Refusal, said};

/// Ends a licence: `on` is the day after its last.
///
/// # Errors
/// A refusal when there is no such licence, or it had ended by then or not begun.
pub async fn end(desk: &mut Desk, by: By<'_>, number: &str, on: Date) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[b"end-licence", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        must_hold(book, by, &MAY, None, "end a licence")?;
        let Some(licence) = book.licences.get(number) else {
            return Err(Refusal::new("There is no such licence on file", "Reload the page").into());
        };
        match licence.ended {
            Some(ended) if ended.0 == on => return Ok(Order::default()),
            Some(ended) if ended.0 < on => {
                let title = format!("This licence ends on {} already", said(ended.0));
                return Err(Refusal::new(title, "Put a new one on file instead").into());
            }
            _ => {}
        }
        if on <= licence.began.0 {
            let title = format!("This licence begins on {}", said(licence.began.0));
            return Err(Refusal::new(title, "Give the day after its last").into());
        }
        let facts = vec![Fact::LicenceEnded { number: number.to_owned(), on }];
        Ok(Order { command: command.clone(), facts, ..Order::default() })
    })
    .await
}
