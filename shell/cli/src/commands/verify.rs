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
    show.value(&proof);
    if proof.broken.is_empty() {
        show.say(format!(
            "The record is whole: {} entries, each chained to the one before; {} signed heads; \
             the register and every seal match.\nHead {}",
            proof.entries, proof.signed_heads, proof.head
        ));
        return Ok(ExitCode::SUCCESS);
    }
    show.say(format!("The record is broken in {} places:", proof.broken.len()));
    for words in &proof.broken {
        show.say(format!("  {words}"));
    }
    show.say("\nStop using it, keep it as it is, and restore the last backup: homeward restore");
    Ok(ExitCode::from(FOUND))
}
