//! `homeward extract`: the sealed evidence of a quarter.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::Show;
use clap::Args;
use definitions::Quarter;
use std::path::PathBuf;
use std::process::ExitCode;

/// Save the sealed, pseudonymised evidence of a quarter: the contract as it stood, every child's
/// days, every line, and the record's signature. The other side calculates from it alone with
/// homeward recompute.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward extract 2014-Q3 --out evidence.json")]
pub struct Extract {
    /// The measurement quarter
    quarter: Quarter,
    /// Where to save it; without it, evidence-QUARTER.json
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Extracts.
pub fn run(extract: &Extract, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open(common)?;
    let quarter = extract.quarter;
    let sealed =
        session.runtime.block_on(app::quarter::extract::extract(&session.desk, quarter))?;
    let keys = sealed.evidence.children.iter().map(|child| child.key.clone()).collect();
    session.note_reading(format!("extract {quarter}"), keys)?;
    let out =
        extract.out.clone().unwrap_or_else(|| PathBuf::from(format!("evidence-{quarter}.json")));
    files::write(&out, serde_json::to_vec(&sealed).expect("evidence is plain data"))?;
    show.value(&serde_json::json!({
        "file": out, "digest": sealed.digest, "public_key": sealed.public_key,
        "children": sealed.evidence.children.len(), "child_quarters": sealed.evidence.lines.len(),
    }));
    show.say(format!(
        "Saved {}: {} children by pseudonym, {} child-quarters, as of entry {}.\nDigest {}\n\n\
         Next, on any machine: homeward recompute {}",
        out.display(),
        sealed.evidence.children.len(),
        sealed.evidence.lines.len(),
        sealed.evidence.as_of,
        sealed.digest,
        out.display()
    ));
    Ok(ExitCode::SUCCESS)
}
