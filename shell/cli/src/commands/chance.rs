//! `homeward chance`: how much of a payment can be chance, and how far it could be otherwise.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::paper::how_sure;
use app::quarter::sure::{self, HowSure};
use clap::Args;
use definitions::{Quarter, Refusal};
use std::process::ExitCode;

/// See how sure a quarter's payment is: programmes with no effect are played under the contract's
/// own terms from a stated seed, families are drawn again, and the baseline is turned. Nothing is
/// recorded, and no payment changes.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward chance 2014-Q3")]
pub struct ChanceCommand {
    /// The measurement quarter; without it, the last one settled or open
    quarter: Option<Quarter>,
}

/// Plays and says.
pub fn run(command: &ChanceCommand, common: &Common, show: &Show) -> Outcome {
    let session = Session::open(common)?;
    let book = &session.desk.book;
    let last = book.statements.keys().next_back().copied();
    let quarter = command.quarter.or(last).ok_or_else(|| {
        Refusal::new("There is no statement yet", "Name a quarter, such as 2014-Q3")
    })?;
    let read = app::statement::read::with_its_book(&session.desk.record, book, quarter);
    let (rests_on, calculation) = session.runtime.block_on(read)?;
    let bar = show.bar(sure::to_play(book, quarter), "programmes played");
    let under = rests_on.as_ref().unwrap_or(book);
    let worked = sure::how_sure(book, under, &calculation, threads(), &|played| bar.inc(played))?;
    bar.finish_and_clear();
    let Some(worked) = worked else {
        return Err(Refusal::new(
            "The contract has no page chance.toml, so nothing is assumed of chance",
            "Begin a book with it: homeward init takes every page there is",
        )
        .into());
    };
    show.value(&worked);
    let state = book.statements.get(&quarter).filter(|_| rests_on.is_some());
    let letter = app::statement::letter::letter(
        book,
        &calculation,
        state,
        session.invented(),
        app::paper::Readers::Partnership,
        HowSure::Known(&worked),
    )?;
    show.say(how_sure(&letter, show.width()));
    show.say(format!("\nNext: homeward statement {quarter}        the statement it belongs to"));
    Ok(ExitCode::SUCCESS)
}

/// As many threads as the machine has cores.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
