//! Raising an invoice for what a settled statement says is due. References follow each other
//! without gaps: the number is given as the invoice is recorded, and nothing recorded goes away.

use super::event::Event;
use super::to_invoice;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::party::Role;
use definitions::{Date, Money, Quarter, Refusal};
use outcomes::agreement::Agreement;

/// Raises the invoice of a quarter, for all that is agreed and not invoiced yet. Where that is no
/// longer what the form showed, it is refused.
///
/// # Errors
/// A refusal when the statement is not settled, nothing is left to invoice, the amount shown is
/// not what is left, or the contract says nothing of invoices.
pub async fn raise(
    desk: &mut Desk,
    by: By<'_>,
    quarter: Quarter,
    shown: Money,
) -> Result<Done, Failure> {
    by.actor.must_be(&[Role::Spv, Role::Intermediary], "raise an invoice")?;
    let who = by.actor.to_string();
    let command = same(&[b"raise-invoice", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let today = by.moment.today;
            let page = terms(book)?;
            let state = book.statements.get(&quarter);
            let settled = state.and_then(|state| state.settled.as_ref()).ok_or_else(|| {
                Refusal::new(
                    format!("The statement of {quarter} is not agreed by both sides"),
                    "What is not agreed is not invoiced",
                )
            })?;
            let amount = to_invoice(book, quarter);
            if amount <= Money::ZERO {
                return Err(Refusal::new(
                    format!("Nothing of {quarter} is left to invoice"),
                    "A wrongly raised invoice is credited first; then it can be raised anew",
                )
                .into());
            }
            if amount != shown {
                return Err(Refusal::new(
                    format!("{amount} is left to invoice, not {shown}"),
                    "Look at the statement again",
                )
                .into());
            }
            let event = Event::InvoiceRaised {
                quarter,
                amount,
                vat: *page.vat.value(today),
                on: today,
                due: settled.due,
            };
            let invoice = next(book, page, today);
            let facts = vec![Fact::Invoice { invoice, event }];
            Ok(Order { command: command.clone(), facts, ..Order::default() })
        })
        .await;
    desk.unless_done(&command, outcome).await
}

/// The reference the next invoice will have.
fn next(book: &Book, page: &Agreement, today: Date) -> String {
    let prefix = page.invoice_prefix.value(today);
    format!("{prefix}-{:04}", book.act.invoices.len() + 1)
}

/// The contract's page about invoices.
///
/// # Errors
/// A refusal where it has none.
pub(crate) fn terms(book: &Book) -> Result<&Agreement, Refusal> {
    book.act.terms.as_ref().ok_or_else(|| {
        Refusal::new(
            "The contract does not say how payments are invoiced",
            "Adopt its page agreement.toml; docs/contract.md says what stands on it",
        )
    })
}
