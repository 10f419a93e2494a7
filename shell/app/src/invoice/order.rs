//! The council names the purchase order an invoice is paid under.

use super::event::Event;
use super::found;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::Refusal;
use definitions::party::Role;

/// Names the purchase order of an invoice.
///
/// # Errors
/// A refusal when nothing or too much is written, or there is no such invoice.
pub async fn order(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    order: &str,
) -> Result<Done, Failure> {
    by.actor.must_be(&[Role::Payer], "name a purchase order")?;
    let order = order.trim();
    if order.is_empty() || order.chars().count() > 40 || order.chars().any(char::is_control) {
        return Err(Refusal::new(
            "Give the purchase order’s number",
            "As your finance system writes it, in at most 40 letters and figures",
        )
        .into());
    }
    let who = by.actor.to_string();
    let command = same(&[b"name-order", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        if found(book, number)?.order.as_deref() == Some(order) {
            return Ok(Order::default());
        }
        let event = Event::OrderNamed { order: order.to_owned() };
        let facts = vec![Fact::Invoice { invoice: number.to_owned(), event }];
        Ok(Order { command: command.clone(), facts, ..Order::default() })
    })
    .await
}
