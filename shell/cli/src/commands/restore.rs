//! `homeward restore`: a record from a backup.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::commands::backup::of_reads;
use crate::desk::{Folder, Settings, runtime};
use crate::show::{Problem, Show};
use app::MasterKey;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Restore a record from a backup into a new data folder. The backup is proved before anything
/// is written, and the restored record is verified after. The log of reads saved beside it comes
/// back too.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward --data restored restore essex.backup --key master.key")]
pub struct Restore {
    /// The backup
    file: PathBuf,
    /// The master key's file; without it, the key in HOMEWARD_MASTER_KEY
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Keep the restored record in PostgreSQL
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    /// Everyone in it is invented
    #[arg(long)]
    invented: bool,
}

/// Restores.
pub fn run(restore: &Restore, common: &Common, show: &Show) -> Outcome {
    let master = match &restore.key {
        Some(file) => MasterKey::from_file(file)?,
        None => MasterKey::from_env_or_file(&common.data.join("master.key"), false)?,
    };
    let settings = Settings {
        store: restore.store.clone(),
        invented: restore.invented,
        ..Settings::default()
    };
    let folder = Folder::make(&common.data, settings)?;
    let restored = put_back(restore, &folder, &master);
    let kept = match restored {
        Ok(kept) => kept,
        Err(problem) => {
            let _ = std::fs::remove_file(common.data.join("homeward.toml"));
            let _ = std::fs::remove_dir(&common.data);
            return Err(problem);
        }
    };
    folder.keep()?;
    if restore.key.is_some() {
        master.write_to(&common.data.join("master.key"))?;
    }
    show.value(&kept);
    show.say(format!(
        "Restored {} entries into {}, proved before and after.\nHead {}\nNext: homeward status",
        kept.entries,
        common.data.display(),
        kept.head
    ));
    Ok(ExitCode::SUCCESS)
}

fn put_back(
    restore: &Restore,
    folder: &Folder,
    master: &MasterKey,
) -> Result<app::history::keep::Kept, Problem> {
    let location = folder.location()?;
    let runtime = runtime()?;
    let kept = runtime.block_on(app::history::keep::restore(&restore.file, &location, master))?;
    let reads = of_reads(&restore.file);
    if reads.exists() {
        let beside = app::beside(&location);
        runtime.block_on(app::history::keep::restore(&reads, &beside, master))?;
    }
    Ok(kept)
}
