//! The lists some rules look things up in: Ofsted's providers, the country's postcodes and whose
//! return it is. Files: `docs/formats/lists.md`.

use crate::files;
use crate::show::Problem;
use care::Return;
use care::checks::lists::{Authority, Lists, postcodes_of};
use clap::Args;
use definitions::{Finding, Refusal, Weight};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Where the lists are.
#[derive(Debug, Args)]
pub struct ListFiles {
    /// Ofsted's providers, as CSV: rules about URNs look them up
    #[arg(long, value_name = "FILE", help_heading = "Lists some rules look things up in")]
    providers: Option<PathBuf>,
    /// The country's postcodes, as CSV, such as the ONS Postcode Directory
    #[arg(long, value_name = "FILE", help_heading = "Lists some rules look things up in")]
    postcodes: Option<PathBuf>,
    /// The code of the council whose return it is, such as E10000012
    #[arg(long, value_name = "CODE", help_heading = "Lists some rules look things up in")]
    authority: Option<String>,
}

impl ListFiles {
    /// Loads the lists that were named; of the postcodes, those the two returns use.
    pub fn load(
        &self,
        this: &Return,
        last: Option<&Return>,
    ) -> Result<(Lists, Vec<Finding>), Problem> {
        let (mut lists, mut findings) = (Lists::default(), Vec::new());
        if let Some(code) = &self.authority {
            lists.authority = Some(Authority::read(code.trim().as_bytes()).ok_or_else(|| {
                let why = format!("{code} is not the code of an authority");
                Refusal::new(why, "Give the nine characters the ONS uses, such as E10000012")
            })?);
        }
        if let Some(path) = &self.providers {
            let (providers, found) = intake::lists::providers(&name(path), &files::read(path)?);
            findings.extend(usable(found)?);
            lists.providers = Some(providers);
        }
        if let Some(path) = &self.postcodes {
            let mut wanted = postcodes_of(this);
            wanted.extend(last.into_iter().flat_map(postcodes_of));
            wanted.extend(lists.providers.iter().flat_map(|providers| providers.postcodes()));
            let file = File::open(path).map_err(|error| {
                let why = format!("{} cannot be read: {error}", path.display());
                Refusal::new(why, "Check the path")
            })?;
            let (postcodes, found) = intake::lists::postcodes(&name(path), file, &wanted);
            findings.extend(usable(found)?);
            lists.postcodes = Some(postcodes);
        }
        Ok((lists, findings))
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}

/// What was found in a list. One that is no good as a whole stops the check: its rules would all
/// find something, or nothing. No payment rests on a row of one.
fn usable(found: Vec<Finding>) -> Result<Vec<Finding>, Problem> {
    if found.iter().any(|f| f.weight == Weight::Refused && f.place.row.is_none()) {
        return Err(Problem::Findings(found));
    }
    let look = |finding: Finding| Finding { weight: finding.weight.max(Weight::Look), ..finding };
    Ok(found.into_iter().map(look).collect())
}
