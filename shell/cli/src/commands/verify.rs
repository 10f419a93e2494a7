//! `homeward verify`: prove that the record is whole, or that an evidence pack is.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::{FOUND, Show};
use app::statement::pack::{Proof, prove};
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prove that the record is whole: every entry's hash, the chain, the signed heads, the register
/// and its seals, and the store itself. A changed byte is found and named.
///
/// With a PACK, prove that instead, on any machine and with nothing else: every file's digest, the
/// signature, every day counted again and every line of the statement compared.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward verify || echo \"restore the last backup\"\n          \
                  homeward verify pack-2014-Q3.zip")]
pub struct Verify {
    /// An evidence pack, as homeward pack saved it
    pack: Option<PathBuf>,
    /// The record's public key, from whoever keeps it: a pack signed with another is refused
    #[arg(long, value_name = "HEX", requires = "pack")]
    key: Option<String>,
}

/// Verifies. Exits 1 when something is broken.
pub fn run(verify: &Verify, common: &Common, show: &Show) -> Outcome {
    if let Some(pack) = &verify.pack {
        return proved(pack, verify.key.as_deref(), show);
    }
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

/// Proves a pack. Exits 1 when something is wrong with it.
fn proved(pack: &Path, key: Option<&str>, show: &Show) -> Outcome {
    let proof = prove(&files::read(pack)?, key)?;
    show.value(&proof);
    let list =
        |words: &[String]| words.iter().map(|words| format!("  {words}\n")).collect::<String>();
    show.say(opening(pack, &proof));
    if !proof.proved.is_empty() {
        show.say(format!("Proved:\n{}", list(&proof.proved)));
    }
    let by = proof.agreements.iter().map(|one| {
        let roles = match one.roles.is_empty() {
            true => String::new(),
            false => format!(" ({})", one.roles.join(", ")),
        };
        format!("The {}: {}{roles}, {}", one.side, one.by, moment(one.at))
    });
    let by: Vec<String> = by.collect();
    if !by.is_empty() {
        show.say(format!("Agreed, as the record says:\n{}", list(&by)));
    }
    show.say(format!("Not proved, and not to be proved from a pack:\n{}", list(&proof.cannot)));
    if proof.holds() {
        show.say(format!("The pack is proved: {} is due for {}.", proof.payment, proof.quarter));
        return Ok(ExitCode::SUCCESS);
    }
    let count = proof.broken.len();
    let things = if count == 1 { "thing is" } else { "things are" };
    show.say(format!("{count} {things} wrong:\n{}", list(&proof.broken)));
    show.say("Do not rely on it. Ask for the pack again, and keep this one as it is.");
    Ok(ExitCode::from(FOUND))
}

fn opening(pack: &Path, proof: &Proof) -> String {
    let invented = if proof.invented { "Everyone in it is invented.\n" } else { "" };
    format!(
        "{}: {} for {}, resting on entry {} of its record.\n{invented}",
        pack.display(),
        proof.payment,
        proof.quarter,
        proof.rests_on.entry
    )
}

fn moment(at: i64) -> String {
    jiff::Timestamp::from_microsecond(at)
        .map_or_else(|_| String::new(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}
