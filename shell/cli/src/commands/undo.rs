//! `homeward undo`: a wrong import or link no longer counts.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use clap::Args;
use std::process::ExitCode;

/// Undo a wrong import or link. Nothing is erased: the record says that it no longer counts and
/// why, and what it changed in agreed quarters is trued up in the next statement.
#[derive(Debug, Args)]
#[command(after_help = "homeward status --history lists the entries that can be undone.")]
pub struct Undo {
    /// The entry that began the import, or the link
    #[arg(value_parser = entry_number)]
    entry: u64,
    /// Why
    #[arg(long)]
    why: String,
}

/// An entry's number, as the history prints it: `10,567` or `10567`.
fn entry_number(text: &str) -> Result<u64, String> {
    let plain = text.replace(',', "");
    plain.parse().map_err(|_| format!("“{text}” is not an entry's number"))
}

/// Undoes.
pub fn run(undo: &Undo, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let act =
        app::history::undo::undo(&mut session.desk, &actor, moment, mode, undo.entry, &undo.why);
    let done = session.runtime.block_on(act)?;
    show.value(&done);
    show.done(&done, &format!("that entry {} no longer counts", undo.entry));
    Ok(ExitCode::SUCCESS)
}
