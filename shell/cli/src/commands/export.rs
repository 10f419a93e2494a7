//! `homeward export`: what the book holds, given back in its partners' own shape.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::{FOUND, Problem, Show, counted};
use app::statutory_return::give_back::{Kept, give_back};
use care::{ReturnYear, Table};
use clap::{Args, Subcommand, ValueEnum};
use definitions::{Finding, Refusal, said};
use intake::return_903;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Give back what the book holds.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Give back a return as it was sent: its Episodes and Header tables
    #[command(name = "903")]
    Return(ExportReturn),
}

/// Give back a year's return as it was sent, from the submission that rules: Episodes and Header
/// as CSV and the whole as XML. With --as-of, as it was known then.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  homeward export 903 --year 2014-15 --out given-back\n  \
                  homeward export 903 --year 2014-15 --out given-back --compare returns/2014-15")]
pub struct ExportReturn {
    /// The return's year
    #[arg(long, value_name = "YEAR")]
    year: ReturnYear,
    /// The folder to write into
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// As CSV files, as one XML file, or both
    #[arg(long, value_enum, default_value = "both")]
    format: Format,
    /// Every table that was sent, and not only Episodes and Header
    #[arg(long)]
    all_tables: bool,
    /// List every difference from these files, which the return was imported from
    #[arg(long, value_name = "FOLDER")]
    compare: Option<PathBuf>,
}

/// The shapes a return is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One CSV file for each table.
    Csv,
    /// One XML file.
    Xml,
    /// Both.
    Both,
}

/// One file written, and where it differs from the one it was imported from.
#[derive(Debug, Serialize)]
struct Written {
    file: PathBuf,
    table: Option<Table>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<String>,
    differences: Vec<String>,
}

/// Exports. Exits 1 when a comparison was asked for and something differs.
pub fn run(export: &Export, common: &Common, show: &Show) -> Outcome {
    let Export::Return(export) = export;
    let mut session = Session::open(common)?;
    let actor = session.actor()?;
    not_over_the_source(export)?;
    let asked = give_back(&session.desk, &actor, export.year);
    let mut kept = session.runtime.block_on(asked)?;
    session
        .note_reading(format!("export 903 {}", export.year), std::mem::take(&mut kept.children))?;
    let tables = tables(export, &kept);
    let mut written = Vec::new();
    if export.format != Format::Xml {
        for table in &tables {
            written.push(csv(export, &kept, *table)?);
        }
    }
    let mut lost = Vec::new();
    if export.format != Format::Csv {
        kept.sent.keep_only(&tables);
        lost = return_903::xml_loses(&kept.sent);
        let file = export.out.join(format!("ssda903-{}.xml", export.year));
        files::write_private(&file, return_903::xml(&kept.sent))?;
        written.push(Written { file, table: None, compared_with: None, differences: Vec::new() });
    }
    show.value(&serde_json::json!({ "written": written, "not_in_the_xml": lost }));
    people(export, &kept, &written, &lost, show);
    let differs = written.iter().any(|file| !file.differences.is_empty());
    Ok(if differs { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

/// What is compared with must still be there afterwards.
fn not_over_the_source(export: &ExportReturn) -> Result<(), Problem> {
    let whole = |path: &Path| path.canonicalize().ok();
    let source = export.compare.as_deref().and_then(whole);
    if source.is_some() && source == whole(&export.out) {
        return Err(Refusal::new(
            "The folder to write into is the one to compare with",
            "Name another folder with --out",
        )
        .into());
    }
    Ok(())
}

/// The tables to write: Episodes and Header, or every one that was sent.
fn tables(export: &ExportReturn, kept: &Kept) -> Vec<Table> {
    let asked = |table: &Table| match table {
        Table::Episodes | Table::Header => true,
        _ => export.all_tables,
    };
    Table::ALL.into_iter().filter(asked).filter(|table| kept.sent.has_table(*table)).collect()
}

fn csv(export: &ExportReturn, kept: &Kept, table: Table) -> Result<Written, Problem> {
    let name = table.name().to_lowercase().replace(' ', "_");
    let file = export.out.join(format!("{name}.csv"));
    let bytes = return_903::csv(&kept.sent, table);
    let source = match &export.compare {
        Some(folder) => source(folder, kept, table)?,
        None => None,
    };
    let (compared_with, differences) = match source {
        Some((name, sent)) => {
            let rows: Vec<u64> = kept.sent.rows(table).iter().map(|row| row.row).collect();
            (Some(name), return_903::differences(&sent, &bytes, &rows))
        }
        None if export.compare.is_some() => {
            (None, vec![format!("no one file to compare the {table} table with is there")])
        }
        None => (None, Vec::new()),
    };
    files::write_private(&file, bytes)?;
    Ok(Written { file, table: Some(table), compared_with, differences })
}

/// The file a table was imported from, where it was one CSV file of its own.
fn source(folder: &Path, kept: &Kept, table: Table) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let parts: Vec<_> = kept.sent.parts.iter().filter(|part| part.table == table).collect();
    let [part] = parts.as_slice() else { return Ok(None) };
    let sent = files::sent(&[folder.to_owned()])?;
    Ok(sent.into_iter().find(|file| file.name == part.name).map(|file| (file.name, file.bytes)))
}

fn people(export: &ExportReturn, kept: &Kept, written: &[Written], lost: &[Finding], show: &Show) {
    let submission = kept.submission;
    let covers = submission.covered_until.yesterday().unwrap_or(submission.covered_until);
    show.say(format!(
        "The {} return as it was sent: submission {}, covering to {}; {} of {}.\n",
        export.year,
        submission.number,
        said(covers),
        counted(kept.sent.episodes.len(), "episode", "episodes"),
        counted(kept.sent.header.len(), "child", "children"),
    ));
    if kept.forgotten > 0 {
        let children = counted(kept.forgotten, "child is", "children are");
        show.say(format!("{children} no longer held, and so not in it.\n"));
    }
    for file in written {
        show.say(format!("Saved {}", file.file.display()));
        match (&file.compared_with, file.differences.as_slice()) {
            (Some(source), []) => show.say(format!("  equal to {source}, byte for byte")),
            (_, differences) => differences.iter().for_each(|line| show.say(format!("  {line}"))),
        }
    }
    if !lost.is_empty() {
        show.say("\nThe XML shape cannot hold these; the CSV files do:");
        show.findings(lost, 20);
    }
}
