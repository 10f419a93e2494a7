//! `homeward propose`: the statement of a quarter, for two sides to agree.

use crate::arguments::Common;
use crate::commands::{Outcome, statement};
use crate::desk::Session;
use crate::show::Show;
use clap::Args;
use definitions::Quarter;
use std::process::ExitCode;

/// Propose the statement of a quarter on what is known now. One statement is open at a time.
/// With --dry-run it is a simulation: printed, marked so, and recorded nowhere.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward propose 2014-Q2 --as intermediary:a.director")]
pub struct Propose {
    /// The measurement quarter
    quarter: Quarter,
    /// Withdraw the open proposal instead: its quarter enters the next statement
    #[arg(long)]
    withdraw: bool,
    /// Why it is withdrawn
    #[arg(long, default_value = "withdrawn into the next statement")]
    why: String,
}

/// Proposes, or withdraws.
pub fn run(propose: &Propose, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let quarter = propose.quarter;
    if propose.withdraw {
        let withdraw = app::statement::withdraw::withdraw(
            &mut session.desk,
            &actor,
            moment,
            mode,
            quarter,
            &propose.why,
        );
        let done = session.runtime.block_on(withdraw)?;
        show.value(&done);
        show.done(&done, &format!("the withdrawal of {quarter}"));
        return Ok(ExitCode::SUCCESS);
    }
    let propose =
        app::statement::propose::propose(&mut session.desk, &actor, moment, mode, quarter);
    let (done, calculation) = session.runtime.block_on(propose)?;
    let payment = calculation.statement.settlement.payment;
    show.value(&serde_json::json!({ "done": done, "statement": calculation.statement }));
    show.say(statement::letter_text(
        &session,
        &calculation,
        !done.recorded && !done.already,
        show.width(),
    )?);
    show.done(&done, &format!("the statement of {quarter}, {payment}"));
    let amount = payment.plain();
    show.say(format!(
        "\nNext, for each side that agrees:\n  homeward agree {quarter} --amount {amount} --as payer:NAME\n  \
         homeward agree {quarter} --amount {amount} --as spv:NAME"
    ));
    Ok(ExitCode::SUCCESS)
}
