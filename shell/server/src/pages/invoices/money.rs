//! `/invoices/{invoice}/payments` and `/credits`: money received or returned, and credit notes.

use super::{amount, found};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, or_none, suggest};
use crate::visit::Visit;
use app::access::Action;
use app::invoice::credit::{credit, overpaid};
use app::invoice::event::Reason;
use app::invoice::receive::{give_back, receive};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use face::{Choice, Errors, Input, Question, Select, Width, button};
use maud::{Markup, html};

fn may_record(visit: &Visit) -> Result<(), Failure> {
    match visit.may(Action::PayInvoice) {
        true => visit.must(Action::PayInvoice),
        false => visit.must(Action::RaiseInvoice),
    }
}

/// `GET /invoices/{invoice}/payments`.
pub async fn show_payment(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    may_record(&visit)?;
    let owed = found(&visit, &number)?.outstanding();
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    fields.set("amount", &owed.max(-owed).plain());
    payment_page(&visit, &number, &fields, &Errors::none())
}

/// `POST /invoices/{invoice}/payments`.
pub async fn payment(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    may_record(&visit)?;
    let owed = found(&visit, &number)?.outstanding();
    let mut errors = Errors::none();
    let sum = amount(&fields, &mut errors);
    let on = match fields.day("on") {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add(Some("on"), "We need the day the money arrived");
            None
        }
        Err(words) => {
            errors.add(Some("on"), words);
            None
        }
    };
    let (Some(sum), Some(on)) = (sum, on) else {
        return Ok(again(payment_page(&visit, &number, &fields, &errors)?));
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = match owed < Money::ZERO {
        true => give_back(&mut desk, by, &number, sum, on).await,
        false => receive(&mut desk, by, &number, sum, on).await,
    };
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/invoices/{number}")).into_response()),
        Err(failure) => Ok(again(payment_page(&visit, &number, &fields, &declined(failure)?)?)),
    }
}

fn payment_page(
    visit: &Visit,
    number: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let owed = found(visit, number)?.outstanding();
    let returns = owed < Money::ZERO;
    let title = if returns { "Record what was returned" } else { "Record a payment" };
    let back = format!("/invoices/{number}");
    let body = match owed {
        Money(0) => face::empty("Nothing is owed of this invoice.", face::link(&back, "See it")),
        _ => html! {
            p.govuk-body { @if returns { (-owed) " was received beyond what is owed." } @else { (owed) " is owed. A part of it may be recorded, and the rest later." } }
            (form(visit, &format!("{back}/payments"), fields, html! {
                (Input::new("amount", if returns { "Amount returned" } else { "Amount received" }).value(fields.get("amount")).prefix("£").decimal().width(Width::W10).errors(errors))
                (fields.day_question("on", if returns { "The day it was returned" } else { "The day it was received" }, errors))
                (button(title))
            }))
        },
    };
    Ok(asking(visit, title, &back, errors, body))
}

/// `GET /invoices/{invoice}/credits`.
pub async fn show_credit(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::RaiseInvoice)?;
    let owed = found(&visit, &number)?.outstanding();
    let mut fields = Fields::default();
    if owed > Money::ZERO {
        fields.set("amount", &owed.plain());
    }
    credit_page(&visit, &number, &fields, &Errors::none())
}

/// `POST /invoices/{invoice}/credits`.
pub async fn credit_note(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::RaiseInvoice)?;
    found(&visit, &number)?;
    let mut errors = Errors::none();
    let sum = amount(&fields, &mut errors);
    let reason = REASONS.into_iter().find(|(word, _)| *word == fields.get("reason"));
    if reason.is_none() {
        errors.add(Some("reason"), "Choose why");
    }
    let (Some(sum), Some((_, reason))) = (sum, reason) else {
        return Ok(again(credit_page(&visit, &number, &fields, &errors)?));
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = credit(&mut desk, visit.by(&actor, fields.form()), &number, sum, reason).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/invoices/{number}")).into_response()),
        Err(failure) => Ok(again(credit_page(&visit, &number, &fields, &declined(failure)?)?)),
    }
}

const REASONS: [(&str, Reason); 2] =
    [("wrongly-raised", Reason::WronglyRaised), ("overpayment", Reason::Overpayment)];

fn credit_page(
    visit: &Visit,
    number: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    found(visit, number)?;
    let back = format!("/invoices/{number}");
    let overpaid = overpaid(&visit.view().book);
    let reasons = REASONS.into_iter().map(|(word, reason)| Choice::new(word, reason.said()));
    let body = html! {
        p.govuk-body { "A credit note takes away from what is owed. An invoice stays on the record with its number; a wrongly raised one can be raised anew once it is credited." }
        @if overpaid > Money::ZERO { (face::inset_text(html! { (overpaid) " was agreed to have been overpaid and is not credited yet." })) }
        (form(visit, &format!("{back}/credits"), fields, html! {
            (Select::new("reason", "Why", or_none("Choose why", reasons)).chosen(fields.get("reason")).errors(errors))
            (Input::new("amount", "Amount").value(fields.get("amount")).prefix("£").decimal().width(Width::W10).errors(errors))
            (button("Write the credit note"))
        }))
    };
    Ok(asking(visit, "Write a credit note", &back, errors, body))
}
