//! `homeward recompute`: calculate a quarter again from its evidence alone.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Calculate a quarter again from a file of evidence, with nothing else: no record, no key, no
/// network. Gives the same pence, or names the first child and day that differ.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward recompute evidence.json")]
pub struct Recompute {
    /// The file that homeward extract saved
    file: PathBuf,
}

/// Recalculates. Exits 1 when something differs.
pub fn run(recompute: &Recompute, show: &Show) -> Outcome {
    let bytes = files::read(&recompute.file)?;
    let name = recompute.file.display().to_string();
    let recomputed = app::quarter::extract::recompute(&name, &bytes).map_err(Problem::Findings)?;
    show.value(&recomputed);
    let verdict = &recomputed.verdict;
    show.say(format!(
        "{}: {} children and {} child-quarters calculated again, day by day.",
        verdict.quarter, verdict.children, verdict.child_quarters
    ));
    show.say(format!(
        "Digest {}\nSigned with the key {}: compare it with the one the record's keeper gives you.",
        recomputed.digest, recomputed.public_key
    ));
    match &verdict.first_difference {
        None => {
            show.say(format!(
                "It agrees: the payment is {}, as claimed.",
                verdict.settlement.payment
            ));
            Ok(ExitCode::SUCCESS)
        }
        Some(first) => {
            let place = first.place();
            show.say(format!(
                "It differs, first at {place}.\n  claimed:      {}\n  recalculated: {}\n\
                 The payment would be {}, not {}.",
                first.claimed, first.recalculated, verdict.settlement.payment, verdict.claimed
            ));
            Ok(ExitCode::from(FOUND))
        }
    }
}
