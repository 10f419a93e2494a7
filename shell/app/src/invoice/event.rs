//! What can happen to an invoice.

use definitions::{Date, Money, Quarter};
use outcomes::agreement::Vat;
use serde::{Deserialize, Serialize};

/// Why a credit note was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The invoice was wrongly raised; its quarter may be invoiced anew.
    WronglyRaised,
    /// A later statement agreed that too much was paid by error.
    Overpayment,
}

impl Reason {
    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Reason::WronglyRaised => "The invoice was wrongly raised",
            Reason::Overpayment => "A later statement agreed an overpayment",
        }
    }
}

/// Something that happened to an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// It was raised on a settled statement.
    InvoiceRaised {
        /// The statement's quarter.
        quarter: Quarter,
        /// The amount.
        amount: Money,
        /// How value added tax is treated.
        vat: Vat,
        /// The day it is dated.
        on: Date,
        /// The day it is due.
        due: Date,
    },
    /// The council named its purchase order.
    OrderNamed {
        /// The order's number.
        order: String,
    },
    /// A credit note was written against it.
    InvoiceCredited {
        /// The credit note's reference.
        credit: String,
        /// How much.
        amount: Money,
        /// Why.
        reason: Reason,
        /// The day it is dated.
        on: Date,
    },
    /// Money was received for it.
    PaymentReceived {
        /// How much.
        amount: Money,
        /// The day it was received.
        on: Date,
    },
    /// Money received beyond what is owed was returned.
    PaymentReturned {
        /// How much.
        amount: Money,
        /// The day it was returned.
        on: Date,
    },
}

impl Event {
    /// The entry's kind: the event's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::InvoiceRaised { .. } => "invoice-raised",
            Event::OrderNamed { .. } => "order-named",
            Event::InvoiceCredited { .. } => "invoice-credited",
            Event::PaymentReceived { .. } => "payment-received",
            Event::PaymentReturned { .. } => "payment-returned",
        }
    }
}
