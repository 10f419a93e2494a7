//! `homeward forget`: forget a young person, or hold their record.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::young_person::forget::What;
use clap::Args;
use std::process::ExitCode;

/// Forget a young person: the key to everything recorded about them is destroyed, agreed totals
/// stay, and the chain still verifies. Refused under retention or a legal hold, saying which.
/// It cannot be taken back: try --dry-run first.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward forget C-017 --why \"retention ended\" --as payer:d.officer --dry-run"
)]
pub struct Forget {
    /// The case, or the young person's number
    who: String,
    /// Why
    #[arg(long)]
    why: String,
    /// Place a legal hold instead: the record is kept whatever retention says
    #[arg(long, conflicts_with = "release")]
    hold: bool,
    /// Lift the legal hold instead
    #[arg(long)]
    release: bool,
}

/// Forgets, holds or releases.
pub fn run(forget: &Forget, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let (what, words) = match (forget.hold, forget.release) {
        (true, _) => (What::Hold, "a hold on the record"),
        (_, true) => (What::Release, "the lifting of the hold"),
        _ => (What::Forget, "that the young person was forgotten"),
    };
    let act = app::young_person::forget::forget(
        &mut session.desk,
        &actor,
        moment,
        mode,
        &forget.who,
        &what,
        &forget.why,
    );
    let done = session.runtime.block_on(act)?;
    show.value(&done);
    show.done(&done, words);
    if what == What::Forget && done.recorded {
        show.say("Backups made before still hold the sealed facts and their key: let them expire.\nNext: homeward verify");
    }
    Ok(ExitCode::SUCCESS)
}
