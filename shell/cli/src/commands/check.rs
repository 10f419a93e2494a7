//! `homeward check`: everything that is wrong with a return.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show, counted};
use app::findings::{self, Report};
use care::checks::{self, Input};
use care::{Return, ReturnYear};
use clap::{Args, Subcommand};
use definitions::{Finding, Refusal, Weight};
use intake::return_903::{self, Upload};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check what a partner sends before it is imported. Nothing is recorded and no book is needed.
#[derive(Debug, Subcommand)]
pub enum Check {
    /// Check an SSDA903 return by the Department for Education's rule numbers
    #[command(name = "903")]
    Return(CheckReturn),
}

/// Check an SSDA903 return: every file, every row, every finding at once, in plain words.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  homeward check 903 returns/2014-15 --last returns/2013-14 --year 2014-15\n  \
                  homeward check 903 return.xml --year 2014-15 --report findings.xlsx\n  \
                  homeward check 903 returns/2014-15 --year 2014-15 --only 142,501 --json"
)]
pub struct CheckReturn {
    /// The return: a folder, CSV files, an XML file, a zip or a workbook
    #[arg(required = true)]
    this_year: Vec<PathBuf>,
    /// Last year's return, likewise
    #[arg(long, value_name = "PATH")]
    last: Option<PathBuf>,
    /// The return's year
    #[arg(long, value_name = "YEAR")]
    year: ReturnYear,
    /// Run these rules alone
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    only: Option<Vec<String>>,
    /// Print every finding, not the first of each rule
    #[arg(long)]
    all: bool,
    /// Save the findings: .xlsx with the cells marked, .csv or .html
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    lists: super::check_lists::ListFiles,
}

/// Checks. Exits 1 when something was found.
pub fn run(check: &Check, show: &Show) -> Outcome {
    let Check::Return(check) = check;
    if let Some(report) = &check.report {
        kind(report)?;
    }
    let (this, mut findings) = read(&check.this_year, check.year)?;
    let last = match &check.last {
        Some(path) => Some(read(std::slice::from_ref(path), check.year.before())?.0),
        None => None,
    };
    let (lists, about_lists) = check.lists.load(&this, last.as_ref())?;
    findings.extend(about_lists);
    let only: Option<Vec<&str>> =
        check.only.as_ref().map(|only| only.iter().map(|rule| rule.trim()).collect());
    match &only {
        Some(only) => {
            known(only)?;
            findings.retain(|finding| concerns(finding, only));
        }
        None => {
            let (_, unusable) = intake::usable::episodes(&this);
            let ours = |finding: &Finding| !finding.check.starts_with(|c: char| c.is_ascii_digit());
            findings.extend(unusable.into_iter().filter(ours));
        }
    }
    let input = Input { this: &this, last: last.as_ref(), lists: &lists };
    let outcome = checks::run(&input, only.as_deref());
    findings.extend(outcome.findings);
    show.lines(&findings);
    if check.report.is_some() || !show.json() {
        let report = Report::new(&this, &findings, &outcome.not_run);
        if let Some(path) = &check.report {
            save(path, &report)?;
        }
        people(check, &report, show);
    }
    let worth = findings.iter().any(|finding| finding.weight < Weight::Note);
    // The program ends here: to give back the memory of every row first would only take time.
    std::mem::forget((findings, this, last));
    Ok(if worth { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

fn read(paths: &[PathBuf], year: ReturnYear) -> Result<(Return, Vec<Finding>), Problem> {
    let (sent, mut findings) = files::sent_and_found(paths)?;
    let uploads: Vec<Upload<'_>> =
        sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect();
    let (read, found) = return_903::read(year, &uploads);
    findings.extend(found);
    Ok((read, findings))
}

/// Refuses a rule nobody knows, so that a slip of the pen does not look like a clean return.
fn known(only: &[&str]) -> Result<(), Problem> {
    let known = |rule: &&&str| {
        checks::RULES.iter().any(|known| known.number.eq_ignore_ascii_case(rule))
            || checks::CANNOT_RUN.iter().any(|(known, _)| known.eq_ignore_ascii_case(rule))
    };
    match only.iter().find(|rule| !known(rule)) {
        None => Ok(()),
        Some(unknown) => Err(Refusal::new(
            format!("There is no rule {unknown}"),
            "Give rule numbers such as 142,501; docs/formats/903-rules.md lists them",
        )
        .into()),
    }
}

/// Whether something found in reading matters when only some rules were asked for: a row or file
/// that could not be read always; a column that is missing only where one of them reads it.
fn concerns(finding: &Finding, only: &[&str]) -> bool {
    let asked = |number: &str| only.iter().any(|asked| asked.eq_ignore_ascii_case(number));
    let reads = |column: &str| {
        let rules = checks::RULES.iter().filter(|rule| asked(rule.number));
        rules.flat_map(|rule| rule.reads).any(|(from, name)| {
            let table = from.table().map(|(table, _)| table.key());
            table == finding.place.table && *name == column
        })
    };
    match finding.check.as_ref() {
        "column_missing" => finding.place.columns.iter().any(|column| reads(column)),
        "no_episodes_table" => false,
        _ => finding.weight == Weight::Refused,
    }
}

/// What a report is saved as, by the name it is given.
fn kind(path: &Path) -> Result<&'static str, Problem> {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ["xlsx", "csv", "html"].into_iter().find(|known| end.eq_ignore_ascii_case(known)).ok_or_else(
        || {
            let why = format!("{} does not end in .xlsx, .csv or .html", path.display());
            Refusal::new(why, "Name the report so: findings.xlsx").into()
        },
    )
}

fn save(path: &Path, report: &Report<'_>) -> Result<(), Problem> {
    match kind(path)? {
        "xlsx" => {
            let book = findings::to_excel(report).map_err(|error| {
                let hint = "Save them as CSV, which has no limit";
                Refusal::new(format!("The findings do not fit in a workbook: {error}"), hint)
            })?;
            files::write(path, book)
        }
        "html" => files::write(path, findings::to_html(report)),
        _ => files::write(path, app::paper::table_to_csv(&findings::listed(report))),
    }
}

fn people(check: &CheckReturn, report: &Report<'_>, show: &Show) {
    if show.json() {
        return;
    }
    let this = report.sent;
    show.say(format!(
        "Checked the {} return: {} of {} in {}.\n",
        check.year,
        counted(this.episodes.len(), "episode", "episodes"),
        counted(this.header.len(), "child", "children"),
        counted(this.parts.len(), "table", "tables"),
    ));
    if report.groups.is_empty() {
        show.say("Nothing was found.");
    } else {
        show.table(&findings::by_rule(report));
        let most = if check.all { usize::MAX } else { 1 };
        let shown = report.groups.iter().flat_map(|group| group.findings.iter().take(most));
        let shown: Vec<Finding> = shown.map(|finding| (*finding).clone()).collect();
        show.say(if check.all {
            "\nEvery finding:"
        } else {
            "\nThe first finding of each rule (--all prints every one, --report saves them):"
        });
        show.findings(&shown, usize::MAX);
    }
    let found = counted(report.count(), "finding", "findings");
    show.say(format!("\n{found}, {} of which a payment may rest on.", report.touching_payment()));
    not_run(report, show);
}

/// The rules that did not run, those with the same reason on one line.
fn not_run(report: &Report<'_>, show: &Show) {
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in report.not_run {
        reasons.entry(&rule.why).or_default().push(&rule.rule);
    }
    if !reasons.is_empty() {
        show.say("\nNot run:");
    }
    for (why, rules) in reasons {
        let words = format!("{}: {why}", rules.join(" "));
        for line in app::paper::wrapped(&words, show.width() - 2) {
            show.say(format!("  {line}"));
        }
    }
}
