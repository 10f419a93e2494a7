//! An invoice on paper: what is asked for, by whom and of whom, its credit notes and receipts, and
//! what is still owed.

use super::{Invoice, Payment};
use crate::book::Book;
use crate::paper::in_print;
use definitions::party::{Role, holders};
use definitions::{Kind, Money, Refusal, Table, said};
use pdf::{Block, Document};

/// What stands on an invoice, each with its name, in order.
pub fn particulars(book: &Book, number: &str, invoice: &Invoice) -> Vec<(String, String)> {
    let quarter = said(invoice.quarter.last_day());
    let order = invoice.order.clone().unwrap_or_else(|| "Not named yet".to_owned());
    [
        ("From", holder(book, Role::Spv, invoice)),
        ("To", holder(book, Role::Payer, invoice)),
        ("Reference", number.to_owned()),
        ("Purchase order", order),
        ("Dated", said(invoice.on)),
        ("Due", said(invoice.due)),
        ("For", format!("Outcome payment, the quarter ended {quarter}")),
        ("VAT", invoice.vat.said().to_owned()),
        ("Amount", invoice.amount.to_string()),
    ]
    .map(|(name, words)| (name.to_owned(), words))
    .into()
}

/// The invoice, its credit notes and what was received, adding up to what is owed.
pub fn lines(invoice: &Invoice) -> Table {
    let columns = [
        ("day", "Day", Kind::Date),
        ("what", "What", Kind::Text),
        ("amount", "Amount", Kind::Money),
    ];
    let mut table = Table::new("What is owed of it", &columns);
    table.push([invoice.on.into(), "Invoiced".into(), invoice.amount.into()]);
    for credit in &invoice.credits {
        let what = format!("Credit note {}. {}", credit.number, credit.reason.said());
        table.push([credit.on.into(), what.into(), (-credit.amount).into()]);
    }
    for (at, Payment { amount, on, .. }) in invoice.payments.iter().enumerate() {
        let what = match *amount < Money::ZERO {
            true => "Returned".to_owned(),
            false => format!("Receipt {}: received with thanks", at + 1),
        };
        table.push([(*on).into(), what.into(), (-*amount).into()]);
    }
    let owed = invoice.outstanding();
    let words = if owed < Money::ZERO { "To be returned" } else { "Still owed" };
    table.push([definitions::Cell::Blank, words.into(), owed.into()]);
    table
}

/// The invoice as an accessible PDF, dated by its own day.
///
/// # Errors
/// A refusal when it cannot be set.
pub fn printed(
    book: &Book,
    number: &str,
    invoice: &Invoice,
    invented: bool,
) -> Result<Vec<u8>, Refusal> {
    let contract = book.contract.as_ref().map(|contract| contract.particulars.name.clone());
    pdf::print(&Document {
        title: format!("Invoice {number}"),
        subtitle: contract.unwrap_or_default(),
        band: invented.then(|| "Invented people: nothing here was ever paid.".to_owned()),
        footer: format!("Invoice {number}, as of entry {} of the record", book.as_of),
        made: invoice.on,
        blocks: vec![
            Block::Summary { rows: particulars(book, number, invoice) },
            in_print(&lines(invoice)),
            Block::text(
                "The treatment of VAT is an assumption of the contract’s file, to be confirmed by \
                 both sides’ advisers.",
            ),
        ],
    })
}

/// The name of whoever held a role when the invoice was dated.
fn holder(book: &Book, role: Role, invoice: &Invoice) -> String {
    let Some(contract) = &book.contract else { return String::new() };
    let particulars = &contract.particulars;
    let held = holders(&particulars.links, role, invoice.on);
    let id = held.first().map(|link| link.party.as_str());
    let party = particulars.parties.iter().find(|party| Some(party.id.as_str()) == id);
    party.map_or(String::new(), |party| party.name.clone())
}
