//! `homeward agree`: one side signs the amount it was shown.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use crate::signing_key;
use app::statement::sign::sign;
use clap::Args;
use definitions::{Money, Quarter, said};
use std::path::PathBuf;
use std::process::ExitCode;

/// Agree the statement of a quarter for one side, for the amount that side was shown, and sign it
/// with your own key. When the second side signs the payment falls due. A change to the record
/// voids the proposal.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward agree 2014-Q2 --amount 1536.64 --as payer:f.officer")]
pub struct Agree {
    /// The measurement quarter
    quarter: Quarter,
    /// The amount on the statement you were shown
    #[arg(long, value_name = "POUNDS", value_parser = super::pounds)]
    amount: Money,
    /// Your signing key; without it, your file in the data folder's `keys`, made the first time
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// Agrees.
pub fn run(agree: &Agree, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let quarter = agree.quarter;
    let key = signing_key::of(agree.key.as_deref(), common, &actor, mode)?;
    let (desk, shown) = (&mut session.desk, agree.amount);
    let agree = sign(desk, &actor, moment, mode, (quarter, shown), (&key, None));
    let agreement = session.runtime.block_on(agree)?;
    show.value(&agreement);
    show.done(&agreement.done, &format!("{actor} signs {} for {quarter}", agreement.amount));
    match agreement.due {
        Some(_) if agreement.amount <= Money::ZERO => show.say(format!(
            "Both sides have agreed: nothing is due.\nNext: homeward statement {quarter}"
        )),
        Some(due) => show.say(format!(
            "Both sides have agreed: {} is due on {}.\nNext: homeward statement {quarter} --save statement.html",
            agreement.amount,
            said(due)
        )),
        None => show.say("It waits for the other side. Next: homeward status"),
    }
    Ok(ExitCode::SUCCESS)
}
