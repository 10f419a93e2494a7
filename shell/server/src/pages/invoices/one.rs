//! `/invoices/{invoice}`: one invoice with its credit notes and receipts, for the screen and for
//! paper, and what can be done with it.

use super::{found, standing};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::again;
use crate::pages::statements::by_name;
use crate::visit::Visit;
use app::access::Action;
use app::invoice::{Invoice, order::order};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use definitions::party::{Role, holders};
use face::{
    Back, Errors, Head, Input, Question, SummaryList, SummaryRow, TableCell, TableView, Width,
    button, button_group, link_button, said,
};
use maud::{Markup, html};

/// `GET /invoices/{invoice}`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    page(&visit, &number, &Fields::default(), &Errors::none())
}

/// `POST /invoices/{invoice}/order`.
pub async fn ordered(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::PayInvoice)?;
    found(&visit, &number)?;
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = order(&mut desk, by, &number, fields.get("order")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/invoices/{number}")).into_response()),
        Err(failure) => Ok(again(page(&visit, &number, &fields, &declined(failure)?)?)),
    }
}

/// The name of whoever held a role when the invoice was dated.
fn holder(visit: &Visit, role: Role, invoice: &Invoice) -> String {
    let Some(contract) = &visit.view().book.contract else { return String::new() };
    let particulars = &contract.particulars;
    let held = holders(&particulars.links, role, invoice.on);
    let id = held.first().map(|link| link.party.as_str());
    let party = particulars.parties.iter().find(|party| Some(party.id.as_str()) == id);
    party.map_or(String::new(), |party| party.name.clone())
}

fn page(visit: &Visit, number: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let invoice = found(visit, number)?;
    let title = format!("Invoice {number}");
    let mut frame = visit.frame(&title);
    frame.back = Some(Back::new("Invoices", "/invoices"));
    frame.errors = errors.clone();
    let contract = visit.view().book.contract.as_ref().map(|c| c.particulars.name.clone());
    let quarter = invoice.quarter;
    let statement = face::link(
        &format!("/statements/{quarter}"),
        format!("The quarter ended {}", said::day(quarter.last_day())),
    );
    let order = invoice.order.clone().unwrap_or_else(|| "Not named yet".to_owned());
    let owed = invoice.outstanding();
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(contract.unwrap_or_default(), &title))
            (standing(visit, invoice))
            (face::reading(html! {
                (SummaryList::new([
                    SummaryRow::new("From", holder(visit, Role::Spv, invoice)),
                    SummaryRow::new("To", holder(visit, Role::Payer, invoice)),
                    SummaryRow::new("Reference", number),
                    SummaryRow::new("Purchase order", order),
                    SummaryRow::new("Dated", said::day(invoice.on)),
                    SummaryRow::new("Due", said::day(invoice.due)),
                    SummaryRow::new("Raised by", by_name(visit, &invoice.by.0)),
                    SummaryRow::new("For", html! { "Outcome payment. " (statement) }),
                    SummaryRow::new("VAT", invoice.vat.said()),
                    SummaryRow::new("Amount", html! { strong { (invoice.amount) } }),
                ]))
            }))
            (lines(visit, invoice))
            (face::reading(html! {
                (actions(visit, number, invoice, owed))
                @if visit.may(Action::PayInvoice) && owed > Money::ZERO {
                    (form(visit, &format!("/invoices/{number}/order"), fields, html! {
                        (Input::new("order", "Purchase order").value(if fields.get("order").is_empty() { invoice.order.as_deref().unwrap_or_default() } else { fields.get("order") }).hint("As your finance system writes it").width(Width::W20).errors(errors))
                        (button("Name the purchase order").secondary())
                    }))
                }
            }))
        },
    ))
}

/// The invoice, its credit notes, and what was received, adding up to what is owed.
fn lines(visit: &Visit, invoice: &Invoice) -> Markup {
    let row = |day: definitions::Date, what: Markup, amount: Money| {
        [
            TableCell::day(said::day(day)),
            TableCell::text(what),
            TableCell::number(amount.to_string()),
        ]
    };
    let mut table = TableView::new("What is owed of it").caption_hidden().head([
        Head::text("Day"),
        Head::text("What"),
        Head::number("Amount"),
    ]);
    table = table.row(row(invoice.on, html! { "Invoiced" }, invoice.amount));
    for credit in &invoice.credits {
        let what = html! { "Credit note " (credit.number) ". " (credit.reason.said()) };
        table = table.row(row(credit.on, what, -credit.amount));
    }
    for (at, payment) in invoice.payments.iter().enumerate() {
        let by = by_name(visit, &payment.by);
        let what = match payment.amount < Money::ZERO {
            true => html! { "Returned, recorded by " (by) },
            false => html! { "Receipt " (at + 1) ": received with thanks, recorded by " (by) },
        };
        table = table.row(row(payment.on, what, -payment.amount));
    }
    let owed = html! { strong { @if invoice.outstanding() < Money::ZERO { "To be returned" } @else { "Still owed" } } };
    let total = [
        TableCell::text(""),
        TableCell::text(owed),
        TableCell::number(html! { strong { (invoice.outstanding()) } }),
    ];
    face::section("lines", "What is owed of it", html! { (table.row(total)) })
}

fn actions(visit: &Visit, number: &str, invoice: &Invoice, owed: Money) -> Markup {
    let raises = visit.may(Action::RaiseInvoice);
    let records = owed != Money::ZERO && (raises || visit.may(Action::PayInvoice));
    let credits = raises && invoice.amount > invoice.credited();
    html! {
        @if records || credits {
            (button_group(html! {
                @if records { (link_button(&format!("/invoices/{number}/payments"), if owed > Money::ZERO { "Record a payment" } else { "Record what was returned" })) }
                @if credits { (face::action_link(&format!("/invoices/{number}/credits"), "Write a credit note")) }
            }))
        }
    }
}
