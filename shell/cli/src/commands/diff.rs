//! `homeward diff`: a quarter as paid and as now known.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::{FOUND, Show};
use clap::Args;
use definitions::{Quarter, Refusal, Rounding};
use std::process::ExitCode;

/// Compare a settled quarter as paid with what is now known, child by child. The difference is
/// the true-up the next statement carries; the agreed payment stays as agreed. Looking is recorded.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward diff 2014-Q1 --as payer:f.officer")]
pub struct Diff {
    /// The measurement quarter
    quarter: Quarter,
}

/// Compares. Exits 1 when something differs.
pub fn run(diff: &Diff, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open(common)?;
    let quarter = diff.quarter;
    let settled =
        session.desk.book.statements.get(&quarter).and_then(|state| state.settled.as_ref());
    let Some(settled) = settled else {
        return Err(Refusal::new(
            format!("{quarter} is not settled, so nothing was paid for it yet"),
            "homeward status shows what is",
        )
        .into());
    };
    let then = session.runtime.block_on(session.desk.book_as_of(settled.entry))?;
    let diff = app::quarter::diff::diff(&then, &session.desk.book, quarter)?;
    session.note_reading(format!("diff {quarter}"), diff.subjects.clone())?;
    show.value(&diff);
    let pence = |exact: definitions::Exact| exact.rounded_to_pence(Rounding::HalfUp);
    if diff.table.rows.is_empty() {
        show.say(format!(
            "{quarter} is now known exactly as it was paid: {} child-quarters compared.",
            diff.compared
        ));
        return Ok(ExitCode::SUCCESS);
    }
    show.table(&diff.table);
    show.say(format!(
        "Earned to date on the {} child-quarters in it: {} as paid, {} as now known. True-up: {}.\n\
         The payment agreed for {quarter} stays as agreed; the next statement carries the difference.",
        diff.compared,
        pence(diff.as_paid),
        pence(diff.as_known),
        pence(diff.as_known - diff.as_paid)
    ));
    Ok(ExitCode::from(FOUND))
}
