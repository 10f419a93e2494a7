//! `homeward sdq`: a whole sheet of SDQ answers, scored.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show, counted};
use app::wider::score::score_sheet;
use clap::Args;
use definitions::{Cell, Column, Weight};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::path::PathBuf;
use std::process::ExitCode;

/// Of a long list of findings, how many are printed.
const MOST: usize = 20;

/// Score a whole sheet of SDQ answers, one row a questionnaire: columns informant (parent, teacher
/// or self), q1 to q25, and where they are there difficulties, distress, home, friends, classroom,
/// leisure, id and date. Prints CSV, or with --json a list of objects: every score, and its band in
/// three and in four. Nothing is recorded and no book is needed. The questionnaire's wording is its
/// owner's and is not in Homeward; docs/formats/sdq.md describes the sheet and the scores.
#[derive(Debug, Args)]
#[command(
    after_help = "The sheet has the columns informant (parent, teacher or self) and q1 to q25, and may have difficulties, \
                  distress, home, friends, classroom, leisure, id and date: numbers alone, for the questionnaire's \
                  wording is its owner's. docs/formats/sdq.md describes the sheet and the scores.\n\n\
                  Examples:\n  homeward sdq answers.csv > scores.csv\n  homeward sdq answers.csv --json\n\n\
                  Exits 1 when a row could not be scored or should be looked at; the others are scored."
)]
pub struct Sdq {
    /// The sheet of answers
    #[arg(value_name = "ANSWERS.csv")]
    answers: PathBuf,
}

/// Scores, and says everything that was found.
pub fn run(sdq: &Sdq, show: &Show) -> Outcome {
    let name = sdq.answers.display().to_string();
    let scored = score_sheet(&name, &files::read(&sdq.answers)?);
    let stopped = |weight| weight == Weight::Refused;
    let whole = scored.findings.iter().any(|f| stopped(f.weight) && f.place.row.is_none());
    if whole {
        return Err(Problem::Findings(scored.findings));
    }
    match show.json() {
        true => {
            let columns = &scored.table.columns;
            let rows: Vec<Named<'_>> =
                scored.table.rows.iter().map(|cells| Named { columns, cells }).collect();
            show.lines(&rows);
        }
        false => show.raw(&app::paper::table_to_csv(&scored.table)),
    }
    for finding in scored.findings.iter().take(MOST) {
        eprintln!("{}: {} [{}]\n    {}", finding.place, finding.title, finding.check, finding.hint);
    }
    if scored.findings.len() > MOST {
        eprintln!("… and {} more.", counted(scored.findings.len() - MOST, "finding", "findings"));
    }
    let worth = scored.findings.iter().any(|finding| finding.weight < Weight::Note);
    Ok(if worth { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

/// A row for programs: its columns by name, in their order.
struct Named<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(column.name, cell)?;
        }
        map.end()
    }
}
