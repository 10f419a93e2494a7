//! `homeward invoice`: what both sides agreed, invoiced and paid.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::invoice::event::Reason;
use app::invoice::{credit, list, order, raise, receive, to_invoice};
use app::people::by::By;
use clap::{Subcommand, ValueEnum};
use definitions::{Date, Money, Quarter};
use std::process::ExitCode;

/// Invoice what both sides agreed, name the purchase order, record what was paid.
#[derive(Debug, Subcommand)]
pub enum Invoice {
    /// List every invoice, and what payments come to at each step
    List,
    /// Raise the invoice of a quarter both sides agreed
    #[command(after_help = "Example:  homeward invoice raise 2014-Q2 --as spv:b.director")]
    Raise {
        /// The measurement quarter
        quarter: Quarter,
    },
    /// Name the council's purchase order
    #[command(
        after_help = "Example:  homeward invoice order CSSL-0001 PO-4500 --as payer:f.officer"
    )]
    Order {
        /// The invoice's reference
        invoice: String,
        /// The purchase order's number
        order: String,
    },
    /// Record money received for an invoice, in full or in part
    #[command(
        after_help = "Example:  homeward invoice paid CSSL-0001 --amount 1536.64 --on 2014-08-14 --as payer:f.officer"
    )]
    Paid {
        /// The invoice's reference
        invoice: String,
        /// How much
        #[arg(long, value_name = "POUNDS", value_parser = super::pounds)]
        amount: Money,
        /// The day it was received; without it, today
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Write a credit note against an invoice
    Credit {
        /// The invoice's reference
        invoice: String,
        /// How much
        #[arg(long, value_name = "POUNDS", value_parser = super::pounds)]
        amount: Money,
        /// Why
        #[arg(long)]
        because: Because,
    },
}

/// Why a credit note is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Because {
    /// The invoice was wrongly raised
    WronglyRaised,
    /// A later statement agreed an overpayment
    Overpayment,
}

/// Lists, raises, or records.
pub fn run(invoice: &Invoice, common: &Common, show: &Show) -> Outcome {
    if let Invoice::List = invoice {
        let session = Session::open(common)?;
        let (book, today) = (&session.desk.book, session.moment.today);
        let (steps, table) = (list::steps_table(book), list::table(book, today));
        show.value(&serde_json::json!({ "steps": steps, "invoices": table }));
        show.table(&steps);
        show.say("");
        show.table(&table);
        return Ok(ExitCode::SUCCESS);
    }
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let form = format!("{} {invoice:?}", session.desk.book.as_of);
    let by = By { actor: &actor, moment, mode, form: &form };
    let (desk, runtime) = (&mut session.desk, &session.runtime);
    let (done, what) = match invoice {
        Invoice::List => return Ok(ExitCode::SUCCESS),
        Invoice::Raise { quarter } => {
            let amount = to_invoice(&desk.book, *quarter);
            let done = runtime.block_on(raise::raise(desk, by, *quarter, amount))?;
            (done, format!("the invoice of {amount} for {quarter}"))
        }
        Invoice::Order { invoice, order: number } => {
            let done = runtime.block_on(order::order(desk, by, invoice, number))?;
            (done, format!("purchase order {number} of {invoice}"))
        }
        Invoice::Paid { invoice, amount, on } => {
            let on = on.unwrap_or(moment.today);
            let done = runtime.block_on(receive::receive(desk, by, invoice, *amount, on))?;
            (done, format!("{amount} received for {invoice}"))
        }
        Invoice::Credit { invoice, amount, because } => {
            let reason = match because {
                Because::WronglyRaised => Reason::WronglyRaised,
                Because::Overpayment => Reason::Overpayment,
            };
            let done = runtime.block_on(credit::credit(desk, by, invoice, *amount, reason))?;
            (done, format!("a credit note of {amount} for {invoice}"))
        }
    };
    show.value(&done);
    show.done(&done, &what);
    show.say("Next: homeward invoice list");
    Ok(ExitCode::SUCCESS)
}
