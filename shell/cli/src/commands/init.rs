//! `homeward init`: begin a book.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::{Folder, Settings, moment, runtime};
use crate::files::contract_pages;
use crate::show::{Problem, Show};
use app::Desk;
use clap::Args;
use definitions::Refusal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Begin a book: a data folder with its record, its master key and a contract. Keep the key
/// apart from the record and from its backups: without it nobody can read a child's facts.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward init --as intermediary:a.director")]
pub struct Init {
    /// The folder of the contract's pages; without it, the Essex demonstration contract
    #[arg(long, value_name = "FOLDER")]
    contract: Option<PathBuf>,
    /// Keep the record in PostgreSQL: postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    /// Everyone in this book is invented: every page of paper says so
    #[arg(long)]
    invented: bool,
}

/// Begins a book.
pub fn run(init: &Init, common: &Common, show: &Show) -> Outcome {
    let pages = contract_pages(init.contract.as_deref())?;
    let contract = outcomes::Contract::read(&pages).map_err(Problem::Findings)?;
    let actor = common.who.clone().ok_or_else(|| {
        Refusal::new("This is recorded, so say who acts", "Add --as intermediary:NAME")
    })?;
    if common.dry_run {
        show.say(format!(
            "Dry run: {} would begin in {}.",
            contract.particulars.name,
            common.data.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let settings =
        Settings { store: init.store.clone(), invented: init.invented, ..Settings::default() };
    let folder = Folder::make(&common.data, settings)?;
    let moment = moment(common, &folder)?;
    let (location, master) = (folder.location()?, folder.master(true)?);
    runtime()?.block_on(Desk::begin(&location, &master, pages, &actor, moment))?;
    folder.keep()?;
    show.value(&serde_json::json!({ "data": common.data, "contract": contract.particulars.name }));
    show.say(format!(
        "{} has begun in {}.\n\nKeep {} somewhere safe, apart from the backups.\n\n\
         Next: homeward import cases FILE --as provider:NAME\n      \
         homeward import 903 FOLDER --year 2013-14 --covers-to DATE --prepared DATE --as payer:NAME",
        contract.particulars.name,
        common.data.display(),
        common.data.join("master.key").display(),
    ));
    Ok(ExitCode::SUCCESS)
}
