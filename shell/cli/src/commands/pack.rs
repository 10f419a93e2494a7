//! `homeward pack`: the evidence pack of a quarter, one file that proves itself anywhere.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::Show;
use clap::Args;
use definitions::Quarter;
use std::path::PathBuf;
use std::process::ExitCode;

/// Save the evidence pack of a quarter both sides agreed: the contract as it stood, every child's
/// days by pseudonym, repaired rows, the terms in force, the statement, who agreed it, and a
/// manifest signed by the record. It is noted as an export. homeward verify proves it anywhere.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward pack 2014-Q3 --as payer:f.officer --out pack-2014-Q3.zip"
)]
pub struct Pack {
    /// The measurement quarter
    quarter: Quarter,
    /// Where to save it; without it, pack-QUARTER.zip
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Packs.
pub fn run(pack: &Pack, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open(common)?;
    let (quarter, invented) = (pack.quarter, session.invented());
    let desk = &session.desk;
    let packed = app::statement::pack::pack(&desk.record, &desk.book, quarter, invented);
    let packed = session.runtime.block_on(packed)?;
    session.note_reading(format!("export: evidence pack of {quarter}"), packed.subjects)?;
    let out = pack.out.clone().unwrap_or_else(|| PathBuf::from(format!("pack-{quarter}.zip")));
    files::write(&out, &packed.bytes)?;
    let (manifest, digest) = (packed.manifest, app::statement::pack::fingerprint(&packed.bytes));
    show.value(&serde_json::json!({ "file": out, "sha256": digest, "manifest": manifest }));
    show.say(format!(
        "Saved {}: {} files on {} agreed for {quarter}, as of entry {}.\nSHA-256 {digest}\n\n\
         Next, on any machine: homeward verify {}",
        out.display(),
        manifest.files.len() + 2,
        manifest.payment,
        manifest.rests_on.entry,
        out.display()
    ));
    Ok(ExitCode::SUCCESS)
}
