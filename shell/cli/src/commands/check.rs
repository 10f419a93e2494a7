//! `homeward check`: everything that is wrong with a return.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show, counted};
use care::checks::{self, Input, NotRun};
use care::{Return, ReturnYear};
use clap::{Args, Subcommand};
use definitions::{Cell, Finding, Kind, Refusal, Table, Weight};
use intake::return_903::{self, Upload};
use std::collections::BTreeMap;
use std::path::PathBuf;
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
                  homeward check 903 returns/2014-15 --year 2014-15 --only 142,501 --json"
)]
pub struct CheckReturn {
    /// The return's folder, or its files
    #[arg(required = true)]
    this_year: Vec<PathBuf>,
    /// Last year's return: its folder, or a file
    #[arg(long, value_name = "FOLDER")]
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
    /// Save the findings as CSV
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// Checks. Exits 1 when something was found.
pub fn run(check: &Check, show: &Show) -> Outcome {
    let Check::Return(check) = check;
    let (this, mut findings) = read(&check.this_year, check.year)?;
    let last = match &check.last {
        Some(path) => Some(read(std::slice::from_ref(path), check.year.before())?.0),
        None => None,
    };
    let only: Option<Vec<&str>> =
        check.only.as_ref().map(|only| only.iter().map(|r| r.trim()).collect());
    if let Some(only) = &only {
        let known = |rule: &&str| {
            checks::RULES.iter().any(|known| known.number.eq_ignore_ascii_case(rule))
                || checks::CANNOT_RUN.iter().any(|(known, _)| known.eq_ignore_ascii_case(rule))
        };
        if let Some(unknown) = only.iter().find(|rule| !known(rule)) {
            return Err(Refusal::new(
                format!("There is no rule {unknown} among those that read Episodes and Header"),
                "Give rule numbers such as 142,501",
            )
            .into());
        }
        findings.retain(|finding| finding.weight == Weight::Refused);
    } else {
        let (_, unusable) = intake::usable::episodes(&this);
        let numbered = |finding: &Finding| finding.check.starts_with(|c: char| c.is_ascii_digit());
        findings.extend(unusable.into_iter().filter(|finding| !numbered(finding)));
    }
    let outcome = checks::run(&Input { this: &this, last: last.as_ref() }, only.as_deref());
    findings.extend(outcome.findings);
    if let Some(report) = &check.report {
        files::write(report, app::paper::table_to_csv(&listed(&findings)))?;
    }
    if show.json() {
        show.raw(&serde_json::to_string_pretty(&findings).expect("findings are plain data"));
    } else {
        people(check, &this, &findings, &outcome.not_run, show);
    }
    let worth = findings.iter().any(|finding| finding.weight < Weight::Note);
    Ok(if worth { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

fn read(paths: &[PathBuf], year: ReturnYear) -> Result<(Return, Vec<Finding>), Problem> {
    let sent = files::sent(paths)?;
    let uploads: Vec<Upload<'_>> =
        sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect();
    Ok(return_903::read(year, &uploads))
}

fn people(
    check: &CheckReturn,
    this: &Return,
    findings: &[Finding],
    not_run: &[NotRun],
    show: &Show,
) {
    show.say(format!(
        "Checked the {} return: {} episodes of {} children in {} files.\n",
        check.year,
        this.episodes.len(),
        this.header.len(),
        this.files.len()
    ));
    if findings.is_empty() {
        show.say("Nothing was found.");
    } else {
        show.table(&by_rule(findings));
        let mut shown: BTreeMap<String, usize> = BTreeMap::new();
        let mut printed: Vec<Finding> = Vec::new();
        for finding in findings {
            let seen = shown.entry(finding.check.to_string()).or_default();
            *seen += 1;
            if check.all || *seen <= 1 {
                printed.push(finding.clone());
            }
        }
        show.say(if check.all {
            "\nEvery finding:"
        } else {
            "\nThe first finding of each rule (--all prints every one):"
        });
        show.findings(&printed, usize::MAX);
    }
    let pressing = findings.iter().filter(|f| f.weight <= Weight::TouchesPayment).count();
    let found = counted(findings.len(), "finding", "findings");
    show.say(format!("\n{found}, {pressing} of which a payment may rest on."));
    if !not_run.is_empty() {
        show.say("\nNot run:");
        for rule in not_run {
            show.say(format!("  {} {}", rule.rule, rule.why));
        }
    }
}

fn by_rule(findings: &[Finding]) -> Table {
    let mut rules: BTreeMap<&str, (usize, Weight, &Finding)> = BTreeMap::new();
    for finding in findings {
        let entry = rules.entry(&finding.check).or_insert((0, finding.weight, finding));
        entry.0 += 1;
    }
    let mut table = Table::new(
        "Findings by rule",
        &[
            ("rule", "Rule", Kind::Text),
            ("findings", "Rows", Kind::Number),
            ("touches_payment", "Touches payment", Kind::Text),
            ("what", "What the rule says", Kind::Text),
            ("remedy", "What to do", Kind::Text),
        ],
    );
    let mut rows: Vec<_> = rules.into_iter().collect();
    rows.sort_by_key(|(rule, (_, weight, _))| (*weight, *rule));
    for (rule, (count, weight, finding)) in rows {
        let touches = if weight <= Weight::TouchesPayment { "yes" } else { "" };
        let remedy = finding.hint.split(" (Rule of ").next().unwrap_or(&finding.hint);
        let says = checks::RULES.iter().find(|known| known.number == rule).map(|rule| rule.says);
        table.push([rule.into(), count.into(), touches.into(), says.into(), remedy.into()]);
    }
    table
}

fn listed(findings: &[Finding]) -> Table {
    let mut table = Table::new(
        "Findings",
        &[
            ("rule", "Rule", Kind::Text),
            ("file", "File", Kind::Text),
            ("row", "Row", Kind::Number),
            ("columns", "Columns", Kind::Text),
            ("child", "Child", Kind::Text),
            ("title", "What is wrong", Kind::Text),
            ("remedy", "What to do", Kind::Text),
        ],
    );
    for finding in findings {
        let row = finding.place.row.map_or(Cell::Blank, |row| Cell::Whole(row as i64));
        table.push([
            finding.check.to_string().into(),
            finding.place.file.as_str().into(),
            row,
            finding.place.columns.join(" ").into(),
            finding.child.as_deref().into(),
            finding.title.as_str().into(),
            finding.hint.as_str().into(),
        ]);
    }
    table
}
