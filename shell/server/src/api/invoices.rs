//! `/invoices`: what both sides agreed, as it is invoiced and paid.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::Amount;
use app::access::Action;
use app::invoice::Invoice;
use app::invoice::list::steps;
use axum::Json;
use definitions::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// Every invoice, and what payments come to at each step.
#[derive(Serialize, ToSchema)]
pub struct Invoices {
    /// The last entry of the record.
    as_of: u64,
    /// What payments come to at each step.
    steps: Vec<PaymentStep>,
    /// The invoices, the earliest first.
    items: Vec<InvoiceShown>,
}

/// A step a payment goes through.
#[derive(Serialize, ToSchema)]
pub struct PaymentStep {
    /// Its name.
    #[schema(example = "Invoiced")]
    step: &'static str,
    /// How many.
    count: usize,
    /// What is counted.
    of: &'static str,
    /// What they come to.
    value: Amount,
}

/// One invoice.
#[derive(Serialize, ToSchema)]
pub struct InvoiceShown {
    /// Its reference.
    #[schema(example = "CSSL-0001")]
    invoice: String,
    /// The statement's quarter.
    #[schema(example = "2014-Q3")]
    quarter: String,
    /// How it stands: `invoiced`, `part paid`, `paid`, `late`, `credited` or `to be returned`.
    standing: &'static str,
    /// The day it is dated.
    dated: Date,
    /// The day it is due.
    due: Date,
    /// The council's purchase order.
    order: Option<String>,
    /// The amount raised.
    amount: Amount,
    /// Credited so far.
    credited: Amount,
    /// Received so far, less what was returned.
    received: Amount,
    /// What is still owed; negative where money is to be returned.
    outstanding: Amount,
}

/// Every invoice; scope see-money
#[utoipa::path(
    get,
    path = "/invoices",
    operation_id = "invoices",
    tag = "Statements",
    responses(
        (status = 200, description = "The invoices", body = Invoices),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program) -> Result<Json<Invoices>, Problem> {
    program.must(Action::SeeMoney)?;
    let (book, today) = (&program.view().book, program.moment.today);
    let steps = steps(book).into_iter().map(|step| PaymentStep {
        step: step.name,
        count: step.count,
        of: step.base,
        value: step.value.into(),
    });
    let items = book.act.invoices.iter().map(|(number, invoice)| shown(number, invoice, today));
    Ok(Json(Invoices { as_of: book.as_of, steps: steps.collect(), items: items.collect() }))
}

fn shown(number: &str, invoice: &Invoice, today: Date) -> InvoiceShown {
    InvoiceShown {
        invoice: number.to_owned(),
        quarter: invoice.quarter.to_string(),
        standing: invoice.standing(today).said(),
        dated: invoice.on,
        due: invoice.due,
        order: invoice.order.clone(),
        amount: invoice.amount.into(),
        credited: invoice.credited().into(),
        received: invoice.received().into(),
        outstanding: invoice.outstanding().into(),
    }
}
