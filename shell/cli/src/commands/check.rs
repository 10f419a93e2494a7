//! `homeward check`: everything that is wrong with a return.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show, counted};
use app::findings::{self, Report};
use care::checks::{self, Input, NotRun};
use care::{Return, ReturnYear};
use clap::{Args, Subcommand};
use definitions::{Finding, Refusal, Weight};
use intake::return_903::{self, Upload};
use std::collections::{BTreeMap, HashSet};
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
        Some(path) => {
            let (last, found) = read(std::slice::from_ref(path), check.year.before())?;
            findings.extend(found.into_iter().filter_map(of_last_year));
            Some(last)
        }
        None => None,
    };
    if last.as_ref().is_some_and(|last| last.episodes == this.episodes && !this.episodes.is_empty())
    {
        return Err(Refusal::new(
            "Last year’s return holds the same episodes as this year’s",
            "Name the return of the year before with --last",
        )
        .into());
    }
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
    if let Some(only) = &only {
        some_ran(only, &outcome.not_run, show)?;
    }
    findings.extend(outcome.findings);
    show.lines(&findings);
    if check.report.is_some() || !show.json() {
        let report = Report::new(&this, &findings, &outcome.not_run);
        people(check, &report, show);
        if let Some(path) = &check.report {
            save(path, &report)?;
            show.say(format!("\nSaved {}.", path.display()));
        }
    }
    let worth = findings.iter().any(|finding| finding.weight < Weight::Note);
    // The program ends here: to give back the memory of every row first would only take time.
    std::mem::forget((findings, this, last));
    Ok(if worth { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

/// What was found in reading last year's return, where it matters to this year's check.
fn of_last_year(mut finding: Finding) -> Option<Finding> {
    finding.place.file = format!("last year’s {}", finding.place.file).into();
    (finding.weight <= Weight::TouchesPayment).then_some(finding)
}

fn read(paths: &[PathBuf], year: ReturnYear) -> Result<(Return, Vec<Finding>), Problem> {
    let (sent, mut findings) = files::sent_and_found(paths)?;
    let uploads: Vec<Upload<'_>> =
        sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect();
    let (read, found) = return_903::read(year, &uploads);
    findings.extend(found);
    Ok((read, findings))
}

/// Refuses when none of the rules asked for could run: silence would look like a clean return. A
/// program is told on the side of those that could not, as people are told on the page.
fn some_ran(only: &[&str], not_run: &[NotRun], show: &Show) -> Result<(), Problem> {
    if let Some(first) = not_run.first().filter(|_| not_run.len() >= only.len()) {
        let why = format!("Rule {} was not run: {}", first.rule, first.why);
        return Err(Refusal::new(why, "Give what it needs, or ask for other rules").into());
    }
    if show.json() {
        for rule in not_run {
            eprintln!("Rule {} was not run: {}.", rule.rule, rule.why);
        }
    }
    Ok(())
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
            files::write_private(path, book)
        }
        "html" => files::write_private(path, findings::to_html(report)),
        _ => files::write_private(path, app::paper::table_to_csv(&findings::listed(report))),
    }
}

/// Of a long list, how many rules are shown; `--all` shows every one.
const RULES_SHOWN: usize = 12;
/// A list no longer than this is shown finding by finding.
const FEW: usize = 20;

fn people(check: &CheckReturn, report: &Report<'_>, show: &Show) {
    if show.json() {
        return;
    }
    let this = report.sent;
    let children: HashSet<&str> = this.header.iter().map(|row| row.child.as_str()).collect();
    show.say(format!(
        "Checked the {} return: {} of {} in {}.",
        check.year,
        counted(this.episodes.len(), "episode", "episodes"),
        counted(children.len(), "child", "children"),
        counted(this.parts.len(), "table", "tables"),
    ));
    show.say(report.in_words());
    if let Some(words) = report.whose_rules() {
        show.say(words);
    }
    show.say("");
    let most = if check.all { usize::MAX } else { RULES_SHOWN };
    for table in [findings::touching_payment(report, most), findings::to_look_at(report, most)] {
        if !table.rows.is_empty() {
            show.table(&table);
            show.say("");
        }
    }
    if check.all || report.count() <= FEW {
        let every: Vec<Finding> =
            report.groups.iter().flat_map(|group| &group.findings).map(|f| (*f).clone()).collect();
        show.findings(&every, usize::MAX);
    } else {
        show.say(
            "--report findings.xlsx saves every finding, with the cells marked; --all prints them.",
        );
    }
    not_run(report, check.all || check.only.is_some(), show);
}

/// The rules that did not run, those with the same reason on one line.
fn not_run(report: &Report<'_>, asked: bool, show: &Show) {
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // What is no rule of this year nobody waits for; --all and --only name it.
    let expected =
        |why: &str| why.contains("not among the rules for") || why.contains("no published year");
    let told = report.not_run.iter().filter(|rule| asked || !expected(&rule.why));
    for rule in told {
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
