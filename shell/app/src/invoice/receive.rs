//! Recording that money was received for an invoice, in full or in part, or returned.

use super::event::Event;
use super::found;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::party::Role;
use definitions::{Date, Money, Refusal};

/// Records money received on a day.
///
/// # Errors
/// A refusal when it is more than is owed: what is paid never exceeds what was agreed; or when the
/// day is before the invoice or yet to come.
pub async fn receive(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    amount: Money,
    on: Date,
) -> Result<Done, Failure> {
    money(desk, by, "receive-payment", number, on, |owed| {
        if amount <= Money::ZERO || amount > owed {
            return Err(Refusal::new(
                format!("{amount} cannot have been paid for this invoice: {owed} is owed"),
                "What is paid never exceeds what was agreed. Check the amount and the invoice",
            ));
        }
        Ok(Event::PaymentReceived { amount, on })
    })
    .await
}

/// Records that money received beyond what is owed was returned on a day.
///
/// # Errors
/// A refusal when it is more than was received beyond what is owed.
pub async fn give_back(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    amount: Money,
    on: Date,
) -> Result<Done, Failure> {
    money(desk, by, "return-payment", number, on, |owed| {
        if amount <= Money::ZERO || amount > -owed {
            return Err(Refusal::new(
                format!("{amount} cannot be returned"),
                format!("{} was received beyond what is owed", (-owed).at_least_zero()),
            ));
        }
        Ok(Event::PaymentReturned { amount, on })
    })
    .await
}

async fn money(
    desk: &mut Desk,
    by: By<'_>,
    verb: &str,
    number: &str,
    on: Date,
    event: impl Fn(Money) -> Result<Event, Refusal>,
) -> Result<Done, Failure> {
    let may = [Role::Payer, Role::Spv, Role::Intermediary];
    by.actor.must_be(&may, "record a payment")?;
    let who = by.actor.to_string();
    let command = same(&[verb.as_bytes(), who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let invoice = found(book, number)?;
            if on < invoice.on || on > by.moment.today {
                return Err(Refusal::new(
                    format!(
                        "The day is not between {}, the invoice’s own, and today",
                        definitions::said(invoice.on)
                    ),
                    "Give the day the money arrived",
                )
                .into());
            }
            let event = event(invoice.outstanding())?;
            let facts = vec![Fact::Invoice { invoice: number.to_owned(), event }];
            Ok(Order { command: command.clone(), facts, ..Order::default() })
        })
        .await;
    desk.unless_done(&command, outcome).await
}
