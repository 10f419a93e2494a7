//! Writing a credit note: for an invoice wrongly raised, or for an overpayment by error that a
//! later statement agreed. Source: `docs/contract.md`, the term `overpayment`.

use super::event::{Event, Reason};
use super::found;
use super::raise::terms;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use definitions::party::Role;
use definitions::{Money, Refusal};

/// Writes a credit note against an invoice.
///
/// # Errors
/// A refusal when it is more than is left of the invoice, or more than statements agreed to have
/// been overpaid.
pub async fn credit(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    amount: Money,
    reason: Reason,
) -> Result<Done, Failure> {
    by.actor.must_be(&[Role::Spv, Role::Intermediary], "write a credit note")?;
    let who = by.actor.to_string();
    let command = same(&[b"credit-invoice", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let today = by.moment.today;
            let invoice = found(book, number)?;
            let most = match reason {
                Reason::WronglyRaised => invoice.outstanding(),
                Reason::Overpayment => overpaid(book).min(invoice.amount - invoice.credited()),
            };
            if amount <= Money::ZERO || amount > most {
                return Err(too_much(amount, most, reason).into());
            }
            let credits = book.act.invoices.values().map(|one| one.credits.len()).sum::<usize>();
            let prefix = terms(book)?.invoice_prefix.value(today);
            let credit = format!("{prefix}-C{:04}", credits + 1);
            let event = Event::InvoiceCredited { credit, amount, reason, on: today };
            let facts = vec![Fact::Invoice { invoice: number.to_owned(), event }];
            Ok(Order { command: command.clone(), facts, ..Order::default() })
        })
        .await;
    desk.unless_done(&command, outcome).await
}

/// What settled statements agreed to have been overpaid by error, and no credit note covers yet.
pub fn overpaid(book: &Book) -> Money {
    let settled = book.statements.values().filter_map(|state| state.settled.as_ref());
    let agreed = settled.map(|settled| (-settled.settlement.payment).at_least_zero());
    let agreed = agreed.fold(Money::ZERO, |sum, one| sum + one);
    book.act.invoices.values().fold(agreed, |left, invoice| left - invoice.overpaid())
}

fn too_much(amount: Money, most: Money, reason: Reason) -> Refusal {
    if most <= Money::ZERO {
        return match reason {
            Reason::WronglyRaised => Refusal::new(
                "Nothing of this invoice is unpaid",
                "An invoice that was paid was not wrongly raised",
            ),
            Reason::Overpayment => Refusal::new(
                "No statement has agreed an overpayment that is not credited",
                "An overpayment is credited once a statement that returns it is agreed",
            ),
        };
    }
    Refusal::new(
        format!("{amount} cannot be credited"),
        format!("Give an amount above nothing, at most {most}"),
    )
}
