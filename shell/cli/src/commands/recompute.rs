//! `homeward recompute`: calculate a quarter again from its evidence alone.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show};
use app::quarter::extract::read;
use clap::Args;
use outcomes::evidence::Sealed;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Calculate a quarter again from a file of evidence, with nothing else: no record, no key, no
/// network. Gives the same pence, or names the first child and day that differ. With --against,
/// two files are each calculated again and set side by side.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward recompute evidence.json\n          \
                  homeward recompute ours.json --against theirs.json")]
pub struct Recompute {
    /// The file that homeward extract saved
    file: PathBuf,
    /// Another file of the same quarter, such as the other side's
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

/// Recalculates. Exits 1 when something differs.
pub fn run(recompute: &Recompute, show: &Show) -> Outcome {
    if let Some(other) = &recompute.against {
        return compare(&recompute.file, other, show);
    }
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

/// Sets two calculations side by side. Exits 1 when they differ.
fn compare(file: &Path, against: &Path, show: &Show) -> Outcome {
    let sealed = |path: &Path| -> Result<Sealed, Problem> {
        let bytes = files::read(path)?;
        read(&path.display().to_string(), &bytes).map_err(Problem::Findings)
    };
    let (one, other) = (sealed(file)?, sealed(against)?);
    let difference = one.evidence.against(&other.evidence).map_err(Problem::Findings)?;
    show.value(&serde_json::json!({
        "agree": difference.is_none(),
        "first_difference": difference,
        "digests": [one.digest, other.digest],
    }));
    let (mine, theirs) = (file.display(), against.display());
    show.say(format!(
        "{mine}: {} as of entry {}.\n{theirs}: {} as of entry {}.",
        one.evidence.quarter, one.evidence.as_of, other.evidence.quarter, other.evidence.as_of
    ));
    let Some(first) = difference else {
        show.say(format!(
            "They agree on every day, every line and the payment, calculated again from each: {}.",
            one.evidence.settlement.payment
        ));
        return Ok(ExitCode::SUCCESS);
    };
    show.say(format!(
        "They differ, first at {}.\n  {mine}: {}\n  {theirs}: {}",
        first.place(),
        first.claimed,
        first.recalculated
    ));
    Ok(ExitCode::from(FOUND))
}
