//! Invoices for what both sides agreed: raised, credited, paid. What is invoiced never exceeds
//! what was agreed, and what is received never exceeds what is invoiced.

pub mod credit;
pub mod event;
pub mod list;
pub mod order;
pub mod paper;
pub mod raise;
pub mod receive;

use crate::book::act::Act;
use definitions::{Date, Money, Quarter, Refusal};
use event::{Event, Reason};
use outcomes::agreement::Vat;

/// One invoice, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// The statement's quarter.
    pub quarter: Quarter,
    /// The amount raised.
    pub amount: Money,
    /// How value added tax is treated.
    pub vat: Vat,
    /// The day it is dated.
    pub on: Date,
    /// The day it is due.
    pub due: Date,
    /// Who raised it, and when, in microseconds since 1970.
    pub by: (String, i64),
    /// The council's purchase order.
    pub order: Option<String>,
    /// Credit notes against it, oldest first.
    pub credits: Vec<Credit>,
    /// Money received and returned, oldest first.
    pub payments: Vec<Payment>,
}

/// A credit note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Its reference.
    pub number: String,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: Reason,
    /// The day it is dated.
    pub on: Date,
    /// Who wrote it.
    pub by: String,
}

/// Money received, or returned where the amount is negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// The day.
    pub on: Date,
    /// Who recorded it.
    pub by: String,
}

/// How an invoice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Raised, not yet due.
    Invoiced,
    /// Paid in part, not yet due.
    PartPaid,
    /// Paid in full.
    Paid,
    /// Something of it is owed and its day is past.
    Late,
    /// Credited in full, and nothing of it was kept.
    Credited,
    /// More was received than is owed since a credit note.
    ToReturn,
}

impl Standing {
    /// In a word or two.
    pub fn said(self) -> &'static str {
        match self {
            Standing::Invoiced => "invoiced",
            Standing::PartPaid => "part paid",
            Standing::Paid => "paid",
            Standing::Late => "late",
            Standing::Credited => "credited",
            Standing::ToReturn => "to be returned",
        }
    }
}

impl Invoice {
    /// Credited so far.
    pub fn credited(&self) -> Money {
        self.credits.iter().fold(Money::ZERO, |sum, credit| sum + credit.amount)
    }

    /// Received so far, less what was returned.
    pub fn received(&self) -> Money {
        self.payments.iter().fold(Money::ZERO, |sum, payment| sum + payment.amount)
    }

    /// What is still owed; negative where money is to be returned.
    pub fn outstanding(&self) -> Money {
        self.amount - self.credited() - self.received()
    }

    /// How it stands on a day.
    pub fn standing(&self, today: Date) -> Standing {
        let (owed, received) = (self.outstanding(), self.received());
        if owed < Money::ZERO {
            return Standing::ToReturn;
        }
        if owed == Money::ZERO {
            return if received == Money::ZERO { Standing::Credited } else { Standing::Paid };
        }
        match (self.due < today, received == Money::ZERO) {
            (true, _) => Standing::Late,
            (false, true) => Standing::Invoiced,
            (false, false) => Standing::PartPaid,
        }
    }

    fn wrongly_raised(&self) -> Money {
        let wrong = self.credits.iter().filter(|credit| credit.reason == Reason::WronglyRaised);
        wrong.fold(Money::ZERO, |sum, credit| sum + credit.amount)
    }

    fn overpaid(&self) -> Money {
        self.credited() - self.wrongly_raised()
    }
}

impl Act {
    /// Folds in what happened to an invoice.
    pub(crate) fn invoice(&mut self, number: String, (at, by): (i64, &str), event: Event) {
        let by = by.to_owned();
        if let Event::InvoiceRaised { quarter, amount, vat, on, due } = event {
            let (order, credits, payments) = (None, Vec::new(), Vec::new());
            let by = (by, at);
            let invoice = Invoice { quarter, amount, vat, on, due, by, order, credits, payments };
            self.invoices.insert(number, invoice);
            return;
        }
        let Some(invoice) = self.invoices.get_mut(&number) else { return };
        match event {
            Event::OrderNamed { order } => invoice.order = Some(order),
            Event::InvoiceCredited { credit: number, amount, reason, on } => {
                invoice.credits.push(Credit { number, amount, reason, on, by });
            }
            Event::PaymentReceived { amount, on } => {
                invoice.payments.push(Payment { amount, on, by });
            }
            Event::PaymentReturned { amount, on } => {
                invoice.payments.push(Payment { amount: -amount, on, by });
            }
            Event::InvoiceRaised { .. } => {}
        }
    }

    /// The invoices of a quarter's statement, oldest first.
    pub fn invoices_of(&self, quarter: Quarter) -> impl Iterator<Item = (&str, &Invoice)> {
        let all = self.invoices.iter().map(|(number, invoice)| (number.as_str(), invoice));
        all.filter(move |(_, invoice)| invoice.quarter == quarter)
    }
}

/// What of an agreed payment is not invoiced yet.
pub fn to_invoice(book: &crate::Book, quarter: Quarter) -> Money {
    let settled = book.statements.get(&quarter).and_then(|state| state.settled.as_ref());
    let agreed = settled.map_or(Money::ZERO, |settled| settled.settlement.payment.at_least_zero());
    book.act
        .invoices_of(quarter)
        .fold(agreed, |left, (_, invoice)| left - (invoice.amount - invoice.wrongly_raised()))
}

fn found<'a>(book: &'a crate::Book, number: &str) -> Result<&'a Invoice, Refusal> {
    book.act.invoices.get(number).ok_or_else(|| {
        Refusal::new(
            format!("There is no invoice {number}"),
            "The page Invoices lists every one: homeward invoice list",
        )
    })
}
