//! `homeward import`: what partners send.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::{Problem, Show, counted};
use app::case_list::import::{CaseList, Imported};
use app::statutory_return::import::Sent;
use care::ReturnYear;
use clap::{Args, Subcommand};
use definitions::{Date, Refusal, Weight};
use intake::days::year_in;
use intake::return_903::Upload;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Import what partners send. Every row is read or has a finding; the same file again changes
/// nothing, and the order of imports changes nothing.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// The provider's case list, CSV or Excel
    Cases(Cases),
    /// The council's SSDA903 return: Episodes and Header, and Missing where there is one
    #[command(name = "903")]
    Return(Return),
}

/// Import the provider's case list. Columns: docs/formats/case-list.md. A list is taken whole:
/// when a row cannot be used nothing is recorded, unless --leave-out.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward import cases case-list-2014-03-31.csv --as provider:b.support"
)]
pub struct Cases {
    /// The list
    file: PathBuf,
    /// The day it speaks for; without it, the date in the file's name
    #[arg(long, value_name = "DATE")]
    as_at: Option<Date>,
    /// Leave out rows that cannot be used, and record the rest
    #[arg(long)]
    leave_out: bool,
    /// Print every finding
    #[arg(long)]
    all: bool,
}

/// Import the council's return; or with --whole-years several, each in a folder named for its
/// year (2012-13, 2013-14 …). Give the last day the return covers: a day it does not cover is not
/// known, and waits. A later submission of a year replaces an earlier one by the day it covers
/// to, the day it was prepared and its number, whenever it is imported.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward import 903 council/2013-14 --year 2013-14 --covers-to 2014-03-31 \
                  --prepared 2014-05-02 --as payer:d.officer\n          \
                  homeward import 903 council/2012-13 council/2013-14 --whole-years --as payer:d.officer"
)]
pub struct Return {
    /// The return's folder, or its files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The return's year, 1 April to 31 March
    #[arg(long, value_name = "YEAR", required_unless_present = "whole_years")]
    year: Option<ReturnYear>,
    /// The last day it covers; of whole years found by their folders, 31 March
    #[arg(long, value_name = "DATE", required_unless_present = "whole_years")]
    covers_to: Option<Date>,
    /// The day it was prepared; without it, today
    #[arg(long, value_name = "DATE")]
    prepared: Option<Date>,
    /// Every folder named for a return year is that year's whole return, to 31 March
    #[arg(long, conflicts_with_all = ["year", "covers_to", "submission"])]
    whole_years: bool,
    /// Its number among the year's submissions
    #[arg(long, value_name = "N", default_value_t = 1)]
    submission: u32,
    /// Print every finding
    #[arg(long)]
    all: bool,
}

/// Imports.
pub fn run(import: &Import, common: &Common, show: &Show) -> Outcome {
    match import {
        Import::Cases(cases) => cases_run(cases, common, show),
        Import::Return(filed) => return_run(filed, common, show),
    }
}

fn cases_run(cases: &Cases, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let actor = session.actor()?;
    let bytes = files::read(&cases.file)?;
    let name = name(&cases.file);
    let as_at = cases.as_at.or_else(|| files::date_in(&name)).ok_or_else(|| {
        Refusal::new(
            "The list does not say which day it speaks for",
            "Say it with --as-at, or in the file's name, such as case-list-2014-03-31.csv",
        )
    })?;
    let list = CaseList { name: &name, bytes: &bytes, as_at, leave_out: cases.leave_out };
    let (moment, mode) = (session.moment, session.mode);
    let imported = session.runtime.block_on(app::case_list::import::import(
        &mut session.desk,
        &actor,
        moment,
        mode,
        list,
    ))?;
    let what = format!("case list {name} as at {as_at}, {} cases", imported.rows);
    tell(&imported, &what, cases.all, show);
    Ok(ExitCode::SUCCESS)
}

fn return_run(filed: &Return, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let whole = match filed.year {
        Some(year) => vec![(year, filed.files.clone())],
        None => by_year(filed)?,
    };
    let bar = show.bar(whole.len() as u64, "Importing returns");
    let mut imported = Vec::new();
    for (year, files) in &whole {
        imported.push(one_return(&mut session, filed, *year, files)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    match &imported[..] {
        [(one, what)] => tell(one, what, filed.all, show),
        several => {
            show.value(&several.iter().map(|(one, _)| one).collect::<Vec<_>>());
            for (one, what) in several {
                show.done(&one.done, what);
                show.findings(&one.findings, if filed.all { usize::MAX } else { 3 });
            }
            show.say("Next: homeward status");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The folders named for a return year, at or below those given; each is that year's return.
fn by_year(filed: &Return) -> Result<Vec<(ReturnYear, Vec<PathBuf>)>, Problem> {
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in &filed.files {
        let found = if path.is_dir() { files::csv_below(path)? } else { vec![path.clone()] };
        for file in found {
            folders
                .entry(file.parent().map(PathBuf::from).unwrap_or_default())
                .or_default()
                .push(file);
        }
    }
    let mut years: BTreeMap<ReturnYear, Vec<PathBuf>> = BTreeMap::new();
    for (folder, found) in folders {
        let year = year_in(&folder.to_string_lossy()).ok_or_else(|| {
            Refusal::new(
                format!(
                    "The name of {} does not say which year's return it holds",
                    folder.display()
                ),
                "Say which with --year, or name the folder for its year, such as 2013-14",
            )
        })?;
        if years.insert(year, found).is_some() {
            return Err(Refusal::new(
                format!("More than one folder holds a return of {year}"),
                "Import each with --year, --covers-to and --prepared, so that it is clear which rules",
            )
            .into());
        }
    }
    Ok(years.into_iter().collect())
}

fn one_return(
    session: &mut Session,
    filed: &Return,
    year: ReturnYear,
    files: &[PathBuf],
) -> Result<(Imported, String), Problem> {
    let actor = session.actor()?;
    let sent = files::sent(files)?;
    let prepared = filed.prepared.unwrap_or(session.moment.today);
    let last = year
        .ended()
        .yesterday()
        .map_err(|_| Problem::from(Refusal::new("That year is too far away", "Check --year")))?;
    let sent = Sent {
        year,
        covers_to: filed.covers_to.unwrap_or(last.min(prepared)),
        prepared,
        number: filed.submission,
        files: sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect(),
    };
    let (moment, mode) = (session.moment, session.mode);
    let import =
        app::statutory_return::import::import(&mut session.desk, &actor, moment, mode, &sent);
    let imported = session.runtime.block_on(import)?;
    let what = format!("{year} return covering to {}, {} episodes", sent.covers_to, imported.rows);
    Ok((imported, what))
}

fn tell(imported: &Imported, what: &str, all: bool, show: &Show) {
    show.value(imported);
    let pressing = imported.findings.iter().filter(|f| f.weight <= Weight::TouchesPayment).count();
    show.findings(&imported.findings, if all { usize::MAX } else { 10 });
    show.done(&imported.done, what);
    if !imported.findings.is_empty() {
        let n = imported.findings.len();
        let findings = counted(n, "finding", "findings");
        show.say(format!("{findings}, {pressing} of which a payment may rest on."));
    }
    show.say("Next: homeward status");
}

/// A path's last component.
fn name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
