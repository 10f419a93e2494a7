//! `/invoices`: what both sides agreed, as it is invoiced, credited and paid.

mod list;
mod money;
mod one;
mod raise;

use crate::failure::Failure;
use crate::form::Fields;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::invoice::{Invoice, Standing as Stands, to_invoice};
use axum::routing::{get, post};
use definitions::{Money, Quarter};
use face::{Errors, Standing, SummaryList, SummaryRow, said};
use maud::{Markup, html};

const SEES: Asks = Asks::Programme(Action::SeeMoney);
const RAISES: Asks = Asks::Programme(Action::RaiseInvoice);
const RECORDS: Asks = Asks::Any(&[Action::PayInvoice, Action::RaiseInvoice]);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/invoices", SEES, || get(list::show)),
    Route::get("/invoices.csv", SEES, || get(list::csv)),
    Route::get("/invoices.xlsx", SEES, || get(list::excel)),
    Route::get("/invoices/{invoice}", SEES, || get(one::show)),
    Route::get("/invoices/{invoice}/pdf", SEES, || get(one::printed)),
    Route::post("/invoices/{invoice}/order", Asks::Programme(Action::PayInvoice), || {
        post(one::ordered)
    }),
    Route::get("/invoices/{invoice}/payments", RECORDS, || {
        get(money::show_payment).post(money::payment)
    }),
    Route::get("/invoices/{invoice}/credits", RAISES, || {
        get(money::show_credit).post(money::credit_note)
    }),
    Route::get("/statements/{quarter}/invoice", RAISES, || get(raise::show).post(raise::submit)),
];

/// The payment of a quarter on its statement's page: its invoices, and what is next.
pub fn section(visit: &Visit, quarter: Quarter) -> Markup {
    let book = &visit.view().book;
    let settled = book.statements.get(&quarter).and_then(|state| state.settled.as_ref());
    if settled.is_none() || book.act.terms.is_none() {
        return html! {};
    }
    let rows: Vec<SummaryRow> = book
        .act
        .invoices_of(quarter)
        .map(|(number, invoice)| {
            let link = face::link(&format!("/invoices/{number}"), number);
            let words = html! {
                (standing(visit, invoice)) " "
                (invoice.amount) ", due on " (said::day(invoice.due))
            };
            SummaryRow::new(link, words)
        })
        .collect();
    let left = to_invoice(book, quarter);
    if rows.is_empty() && left <= Money::ZERO {
        return html! {};
    }
    face::section(
        "invoices",
        "Invoice and payment",
        html! {
            @if rows.is_empty() { p.govuk-body { "It is not invoiced yet." } } @else { (SummaryList::new(rows)) }
            @if left > Money::ZERO && visit.may(Action::RaiseInvoice) {
                (face::link_button(&format!("/statements/{quarter}/invoice"), format!("Invoice {left}")))
            }
        },
    )
}

/// The shape beside the word.
fn standing(visit: &Visit, invoice: &Invoice) -> Markup {
    let stands = invoice.standing(visit.moment.today);
    let words: String = stands.said().to_owned();
    let first: String = words.chars().take(1).flat_map(char::to_uppercase).collect();
    face::standing_said(shape(stands), format!("{first}{}", &words[1..]))
}

fn shape(stands: Stands) -> Standing {
    match stands {
        Stands::Invoiced | Stands::PartPaid => Standing::Waiting,
        Stands::Paid => Standing::Paid,
        Stands::Late | Stands::ToReturn => Standing::Late,
        Stands::Credited => Standing::Done,
    }
}

fn found<'a>(visit: &'a Visit, number: &str) -> Result<&'a Invoice, Failure> {
    visit.view().book.act.invoices.get(number).ok_or(Failure::NotFound)
}

/// An amount of money from a form; what is wrong goes beside the field.
fn amount(fields: &Fields, errors: &mut Errors) -> Option<Money> {
    let amount = Money::parse(fields.get("amount")).filter(|amount| *amount > Money::ZERO);
    if amount.is_none() {
        errors.add(Some("amount"), "We need an amount in pounds, such as 1536.64");
    }
    amount
}
