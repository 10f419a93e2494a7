//! `/statements/{quarter}/invoice`: the SPV's side invoices what both sides agreed.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::invoice::raise::raise;
use app::invoice::to_invoice;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use face::{Errors, SummaryList, SummaryRow, button, said};
use maud::{Markup, html};

/// `GET /statements/{quarter}/invoice`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::RaiseInvoice)?;
    page(&visit, &name, &Fields::default(), &Errors::none())
}

/// `POST /statements/{quarter}/invoice`.
pub async fn submit(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::RaiseInvoice)?;
    let quarter = crate::pages::statements::quarter(&visit, &name)?;
    let shown = Money::parse(fields.get("shown"))
        .ok_or(Failure::BadForm("It does not say which amount was shown."))?;
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = raise(&mut desk, visit.by(&actor, fields.form()), quarter, shown).await;
    let newest = desk.book.act.invoices_of(quarter).last().map(|(number, _)| number.to_owned());
    drop(desk);
    match (done, newest) {
        (Ok(_), Some(number)) => Ok(Redirect::to(&format!("/invoices/{number}")).into_response()),
        (Ok(_), None) => Ok(Redirect::to("/invoices").into_response()),
        (Err(failure), _) => Ok(again(page(&visit, &name, &fields, &declined(failure)?)?)),
    }
}

fn page(visit: &Visit, name: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let quarter = crate::pages::statements::quarter(visit, name)?;
    let (book, back) = (&visit.view().book, format!("/statements/{quarter}"));
    let settled = book.statements.get(&quarter).and_then(|state| state.settled.as_ref());
    let left = to_invoice(book, quarter);
    let body = match (settled, &book.act.terms) {
        (Some(settled), Some(page)) if left > Money::ZERO => html! {
            (SummaryList::new([
                SummaryRow::new("Amount", html! { strong { (left) } }),
                SummaryRow::new("For", format!("Outcome payment, the quarter ended {}", said::day(quarter.last_day()))),
                SummaryRow::new("VAT", page.vat.value(visit.moment.today).said()),
                SummaryRow::new("Due", said::day(settled.due)),
            ]))
            p.govuk-body { "It gets the next reference of the series as it is raised. The treatment of VAT is an assumption of the contract’s file: it must be confirmed by both sides’ advisers." }
            (form(visit, &format!("{back}/invoice"), fields, html! {
                (face::hidden("shown", &left.plain()))
                (button(format!("Raise the invoice for {left}")))
            }))
        },
        (None, _) => face::empty(
            "The statement is not agreed by both sides, so nothing of it can be invoiced.",
            face::link(&back, "See the statement"),
        ),
        (_, None) => face::empty(
            "The contract does not say how payments are invoiced.",
            "Its page agreement.toml has to be adopted first.",
        ),
        _ => face::empty(
            "Nothing of this statement is left to invoice.",
            face::link("/invoices", "See the invoices"),
        ),
    };
    Ok(asking(visit, "Invoice the payment", &back, errors, body))
}
