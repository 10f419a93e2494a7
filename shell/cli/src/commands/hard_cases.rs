//! `homeward hard-cases`: the contract's test bench.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::files;
use crate::show::{Problem, Show};
use clap::Args;
use definitions::Date;
use outcomes::Contract;
use outcomes::hard_cases::outcome::{digest, outcomes, table};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run a contract's terms on hard cases that are made up, beside terms that are proposed, and see
/// case by case what is earned, who gains, and by which clause. It needs no book.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward hard-cases --proposed contracts/proposed --from 2015-04-01"
)]
pub struct HardCasesCommand {
    /// The contract's pages; without it, the Essex demonstration contract
    #[arg(long, value_name = "FOLDER")]
    contract: Option<PathBuf>,
    /// The pages as they are proposed; those that are not there stay as they are
    #[arg(long, value_name = "FOLDER")]
    proposed: Option<PathBuf>,
    /// The day every window begins
    #[arg(long, value_name = "DATE", default_value = "2013-06-01")]
    from: Date,
    /// Save the outcome table as CSV
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
}

/// Runs them.
pub fn run(command: &HardCasesCommand, _: &Common, show: &Show) -> Outcome {
    let pages = files::contract_pages(command.contract.as_deref())?;
    let now = Contract::read(&pages).map_err(Problem::Findings)?;
    let mut after = pages;
    if let Some(folder) = &command.proposed {
        after.extend(files::contract_pages(Some(folder))?);
    }
    let proposed = Contract::read(&after).map_err(Problem::Findings)?;
    let found = outcomes(&now, &proposed, command.from);
    let table = table(&found);
    show.value(&found);
    show.table(&table);
    show.say(format!("Digest of this outcome table: {}", digest(&found)));
    if let Some(path) = &command.save {
        files::write(path, app::paper::table_to_csv(&table).into_bytes())?;
        show.say(format!("Saved {}.", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}
