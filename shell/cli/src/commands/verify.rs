//! `homeward verify`: prove that the record is whole.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::{FOUND, Show};
use clap::Args;
use std::process::ExitCode;

/// Prove that the record is whole: every entry's hash, the chain, the signed heads, the register
/// and its seals, and the store itself. A changed byte is found and named.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward verify || echo \"restore the last backup\"")]
pub struct Verify {}

/// Verifies. Exits 1 when something is broken.
pub fn run(_verify: &Verify, common: &Common, show: &Show) -> Outcome {
    let session = Session::open_unread(common)?;
    let proof = session.runtime.block_on(app::history::keep::verify(&session.record))?;
    let reads = session.reads.as_ref().map(app::history::keep::verify);
    let reads = reads.map(|proof| session.runtime.block_on(proof)).transpose()?;
    let mut value = serde_json::to_value(&proof).unwrap_or_default();
    value["log_of_reads"] = serde_json::to_value(&reads).unwrap_or_default();
    show.value(&value);
    let read_log = reads.iter().flat_map(|proof| &proof.broken);
    let broken: Vec<String> = proof
        .broken
        .iter()
        .cloned()
        .chain(read_log.map(|words| format!("in the log of reads: {words}")))
        .collect();
    if broken.is_empty() {
        show.say(format!(
            "The record is whole: {} entries, each chained to the one before; {} signed heads; \
             the register and every seal match.\nHead {}",
            proof.entries, proof.signed_heads, proof.head
        ));
        if let Some(reads) = reads {
            show.say(format!("The log of reads is whole: {} entries.", reads.entries));
        }
        return Ok(ExitCode::SUCCESS);
    }
    show.say(format!("The record is broken in {} places:", broken.len()));
    for words in &broken {
        show.say(format!("  {words}"));
    }
    show.say("\nStop using it, keep it as it is, and restore the last backup: homeward restore");
    Ok(ExitCode::from(FOUND))
}
