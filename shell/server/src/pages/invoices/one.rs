//! `/invoices/{invoice}`: one invoice with its credit notes and receipts, for the screen and for
//! paper, and what can be done with it.

use super::{found, standing};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::again;
use crate::pages::statements::by_name;
use crate::visit::Visit;
use app::access::Action;
use app::invoice::{Invoice, order::order, paper};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use face::{
    Back, Errors, Input, Question, SummaryList, SummaryRow, TableView, Width, button, button_group,
    link_button, said,
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

/// `GET /invoices/{invoice}/pdf`: the invoice as an accessible PDF.
pub async fn printed(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    found(&visit, &number)?;
    let (shown, invented) = (visit.shown.clone(), visit.service.settings.invented);
    let name = format!("invoice-{number}.pdf");
    let work = move || {
        let book = &shown.view.book;
        let invoice = book.act.invoices.get(&number).ok_or(Failure::NotFound)?;
        Ok::<_, Failure>(paper::printed(book, &number, invoice, invented)?)
    };
    let done = tokio::task::spawn_blocking(work).await;
    let bytes = done.map_err(|error| Failure::Fault(error.to_string()))??;
    Ok(crate::saved::attached(&name, "application/pdf", bytes))
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
    let owed = invoice.outstanding();
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(contract.unwrap_or_default(), &title))
            (standing(visit, invoice))
            (face::reading(html! {
                (SummaryList::new(paper::particulars(&visit.view().book, number, invoice).into_iter().map(|(name, words)| SummaryRow::new(name, words)).chain([
                    SummaryRow::new("Raised by", by_name(visit, &invoice.by.0)),
                    SummaryRow::new("Statement", statement),
                ])))
                p.govuk-body { (face::link(&format!("/invoices/{number}/pdf"), "The invoice as a PDF")) }
            }))
            (lines(invoice))
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

/// The invoice, its credit notes and what was received, adding up to what is owed.
fn lines(invoice: &Invoice) -> Markup {
    let table = TableView::of(&paper::lines(invoice)).caption_hidden().plain_first_column();
    face::section("lines", "How it stands", html! { (table) })
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
