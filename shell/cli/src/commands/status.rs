//! `homeward status`: what waits, and for whom.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::book::children::children;
use clap::Args;
use definitions::{Date, Kind, Table, said};
use std::process::ExitCode;

/// See what waits, for whom, and why there is no payment yet.
#[derive(Debug, Args)]
pub struct StatusCommand {
    /// Print what was recorded, newest last: entries that can be undone among it
    #[arg(long)]
    history: bool,
    /// Count cases referred, opened, closed and completed by a day
    #[arg(long)]
    cases: bool,
    /// Print who held which role on a day
    #[arg(long)]
    parties: bool,
    /// The day for --cases and --parties; without it, today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// How many commands of the history to print
    #[arg(long, default_value_t = 40)]
    most: usize,
}

/// Shows how the book stands.
pub fn run(command: &StatusCommand, common: &Common, show: &Show) -> Outcome {
    let session = Session::open(common)?;
    if command.history {
        let table = app::history::list::table(&session.desk.book, command.most);
        show.value(&table);
        show.table(&table);
        return Ok(ExitCode::SUCCESS);
    }
    let on = command.on.unwrap_or(session.moment.today);
    if command.cases || command.parties {
        let contract = app::quarter::contract(&session.desk.book)?;
        let table = match command.parties {
            true => app::parties::table(contract, on),
            false => {
                app::case_list::counts::table(&children(&session.desk.book, contract).listed, on)
            }
        };
        show.value(&table);
        show.table(&table);
        return Ok(ExitCode::SUCCESS);
    }
    let mut status = app::status::status(&session.desk.book, session.moment.today)?;
    status.reads += session.reads()?;
    show.value(&status);
    if session.invented() {
        show.say("Invented people.\n");
    }
    let covered = status.covered_to.map_or("no day yet".to_owned(), said);
    show.say(format!(
        "{}\n\nCases on the list: {}; tracked: {}. The council's returns cover to {covered}.\n\
         Statements agreed: {}; {} in all. As of entry {}.",
        status.contract,
        status.cases,
        status.tracked,
        status.statements,
        status.agreed,
        status.as_of
    ));
    if let (Some(quarter), Some(payment)) = (status.next_quarter, status.next_payment) {
        show.say(format!("The statement of {quarter} would be {payment} on what is known now."));
    }
    if status.waiting.is_empty() {
        show.say("\nNothing waits.");
        return Ok(ExitCode::SUCCESS);
    }
    let mut table = Table::new(
        "What waits",
        &[("owner", "For", Kind::Text), ("what", "What", Kind::Text), ("next", "Next", Kind::Text)],
    );
    for line in &status.waiting {
        table.push([line.owner.into(), line.what.as_str().into(), line.next.as_str().into()]);
    }
    show.say("");
    show.table(&table);
    Ok(ExitCode::SUCCESS)
}
