//! `homeward rekey`: change the master key.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::{Folder, runtime};
use crate::show::{Problem, Show};
use app::MasterKey;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Change the master key: every child's key is wrapped anew, in one step. Backups made before
/// need the old key; once that is destroyed nobody can read them. Stop the service first: whoever
/// has the record open with the old key is refused from then on.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward --data essex rekey --new /safe/master-2026.key\n\n\
                  Cut short, run it again with the same file: it goes on where it was.")]
pub struct Rekey {
    /// The file of the new key; it is made when it is not there
    #[arg(long, value_name = "FILE")]
    new: PathBuf,
}

/// Changes the key.
pub fn run(rekey: &Rekey, common: &Common, show: &Show) -> Outcome {
    let folder = Folder::open(&common.data)?;
    let old = folder.master(false)?;
    if common.dry_run {
        show.say("Dry run: every key would be wrapped anew. Nothing was.");
        return Ok(ExitCode::SUCCESS);
    }
    let new = new_key(&rekey.new)?;
    let location = folder.location()?;
    let done = runtime()?.block_on(app::history::keep::rekey(&location, &old, &new))?;
    let kept = common.data.join("master.key");
    let replaced = kept.exists();
    if replaced {
        put_in_place(&new, &kept)?;
    }
    show.value(&done);
    show.say(format!(
        "The master key is changed: {} keys and {} rows of the register.\n{}\n\
         Back up now. When the last backup under the old key has expired, destroy the old key.",
        done.seals,
        done.register,
        match replaced {
            true => format!("{} is the new one.", kept.display()),
            false => "Set HOMEWARD_MASTER_KEY to the new one.".to_owned(),
        }
    ));
    Ok(ExitCode::SUCCESS)
}

/// The new key from its file, made when it is not there. The environment is not asked: it holds
/// the old one.
fn new_key(file: &Path) -> Result<MasterKey, Problem> {
    if file.exists() {
        return Ok(MasterKey::from_file(file)?);
    }
    let key = MasterKey::generate()?;
    key.write_to(file)?;
    Ok(key)
}

/// Writes the new key beside the old, then takes its place in one step.
fn put_in_place(new: &MasterKey, kept: &Path) -> Result<(), Problem> {
    let beside = kept.with_extension("key.new");
    new.write_to(&beside)?;
    std::fs::rename(&beside, kept).map_err(|error| {
        Problem::Fault(format!("{} cannot be put in place: {error}", kept.display()))
    })
}
