//! `homeward backup`: a copy of the record that proves itself.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Save a copy of the record, as it is at one moment, while it stays in use. Children's facts in
/// it stay sealed: it is of no use without the master key, which must be kept apart. The log of
/// reads, where there is one, is saved beside it, its name ending in .reads.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward backup essex-2014-11-03.backup")]
pub struct Backup {
    /// Where to save it
    file: PathBuf,
}

/// Backs up.
pub fn run(backup: &Backup, common: &Common, show: &Show) -> Outcome {
    let session = Session::open_unread(common)?;
    let kept =
        session.runtime.block_on(app::history::keep::backup(&session.record, &backup.file))?;
    if let Some(reads) = &session.reads {
        let file = of_reads(&backup.file);
        let reads = session.runtime.block_on(app::history::keep::backup(reads, &file))?;
        show.say(format!("Saved {}: {} looks at records.", file.display(), reads.entries));
    }
    show.value(&kept);
    show.say(format!(
        "Saved {}: {} entries, proved whole.\nHead {}\n\nThe master key is not in it: keep a copy of {} apart.",
        backup.file.display(),
        kept.entries,
        kept.head,
        common.data.join("master.key").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Where the log of reads is saved: beside the book's backup.
pub fn of_reads(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".reads");
    PathBuf::from(name)
}
