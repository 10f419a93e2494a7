//! `homeward days`: the analyst's window on care days, straight from episode files.

use crate::commands::Outcome;
use crate::files;
use crate::show::{Problem, Show};
use app::returns::{Filing, histories, read};
use care::merge::MergeRule;
use clap::{Args, ValueEnum};
use definitions::interval::union;
use definitions::{Date, Finding, Interval, Kind, Refusal, Table, Weight};
use intake::days::{Ask, ShortBreaks, Source, Unread, count, year_in};
use intake::return_903::Upload;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Count children in care on each day or in each month, or days per child, straight from
/// SSDA903 episode files, with no programme at all. A day covered twice counts once; an
/// episode's first day counts and its last does not; an open one runs to the period's end.
/// Files of several returns are merged first, by the numbered rule in docs/decisions.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  homeward days episodes.csv --from 2017-04-01 --to 2018-04-01\n  \
                  homeward days returns/2012-13 returns/2013-14 --from 2012-04-01 --to 2014-04-01 --by child --format csv"
)]
pub struct DaysCommand {
    /// Episode files, or folders of returns
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// The day after the last
    #[arg(long, value_name = "DATE")]
    to: Date,
    /// One row for each
    #[arg(long, value_enum, default_value_t = By::Month)]
    by: By,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Whether V3 and V4 short breaks count
    #[arg(long, value_enum, default_value_t = Breaks::Out)]
    short_breaks: Breaks,
}

/// One row for each what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Children in care on each day
    Day,
    /// Children in care and their days in each month
    Month,
    /// Days for each child
    Child,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One header row, ISO dates
    Csv,
    /// A list of objects
    Json,
}

/// Whether short breaks count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Breaks {
    /// They count
    In,
    /// They do not
    Out,
}

/// What was counted, whichever way.
struct Counted {
    table: Table,
    rows: u64,
    unusable: u64,
    findings: Vec<Finding>,
}

/// Counts.
pub fn run(days: &DaysCommand, show: &Show) -> Outcome {
    let period = Interval::new(days.from, days.to).ok_or_else(|| {
        Refusal::new(
            "The period has no day",
            "--to is the day after the last; it comes after --from",
        )
    })?;
    let mut paths = Vec::new();
    for path in &days.files {
        match path.is_dir() {
            true => paths.extend(episode_files(path)?),
            false => paths.push(path.clone()),
        }
    }
    let mut groups: BTreeMap<(PathBuf, Option<String>), Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        let year = year_in(&path.to_string_lossy()).map(|year| year.to_string());
        let folder = path.parent().map(PathBuf::from).unwrap_or_default();
        groups.entry((folder, year)).or_default().push(path);
    }
    let alone = groups.len() == 1 && groups.values().all(|files| files.len() == 1);
    let counted = match alone {
        true => straight(days, period, groups.into_values().flatten().collect(), show)?,
        false => merged(days, period, &groups, show)?,
    };
    let format = if show.json() { Format::Json } else { days.format };
    match format {
        Format::Json => show.raw(&json(&counted.table)),
        Format::Csv if days.by == By::Child && alone => {}
        Format::Csv => show.raw(&app::paper::table_to_csv(&counted.table)),
        Format::Table => show.table(&counted.table),
    }
    for finding in counted.findings.iter().take(20) {
        eprintln!("{}: {}", finding.place, finding.title);
    }
    if counted.unusable > 0 {
        eprintln!(
            "{} of {} rows could not be used, and count nothing.",
            counted.unusable, counted.rows
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The Episodes files in a folder and the folders below it: those whose first line names the
/// episode columns.
fn episode_files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut episodes = Vec::new();
    for path in files::csv_below(folder)? {
        if is_episodes(&path) {
            episodes.push(path);
        }
    }
    if episodes.is_empty() {
        return Err(Refusal::new(
            format!("There is no Episodes file in {}", folder.display()),
            "Its columns are CHILD, DECOM, RNE, LS, CIN, PLACE, DEC, REC and others",
        )
        .into());
    }
    Ok(episodes)
}

fn is_episodes(path: &Path) -> bool {
    let mut first = Vec::new();
    let read = File::open(path).and_then(|file| BufReader::new(file).read_until(b'\n', &mut first));
    let words = String::from_utf8_lossy(&first).to_uppercase();
    let names: Vec<&str> = words
        .split(',')
        .map(|name| name.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect();
    read.is_ok() && ["CHILD", "DECOM", "DEC", "LS"].iter().all(|name| names.contains(name))
}

/// Straight from one file, a block at a time, however large.
fn straight(
    days: &DaysCommand,
    period: Interval,
    paths: Vec<PathBuf>,
    show: &Show,
) -> Result<Counted, Problem> {
    let short_breaks = match days.short_breaks {
        Breaks::In => ShortBreaks::In,
        Breaks::Out => ShortBreaks::Out,
    };
    let mut sources = Vec::new();
    for path in paths {
        let reader = File::open(&path).map_err(|error| {
            Refusal::new(format!("{} cannot be read: {error}", path.display()), "Check the path")
        })?;
        sources.push(Source { name: path.display().to_string(), year: None, reader });
    }
    let counted = count(&Ask { period, short_breaks }, sources).map_err(|unread| match unread {
        Unread::Refused(refusal) => Problem::Refused(refusal),
        input @ Unread::Input { .. } => Problem::Fault(input.to_string()),
    })?;
    let mut table = empty(days.by);
    match days.by {
        // A line at a time: a million children need no table.
        By::Child if days.format == Format::Csv && !show.json() => stream(&counted),
        By::Child => {
            for (child, days) in counted.per_child() {
                table.push([child.into(), i64::from(days).into()]);
            }
        }
        By::Day => {
            for (day, children) in counted.by_day() {
                table.push([day.into(), i64::from(children).into()]);
            }
        }
        By::Month => {
            for month in counted.by_month() {
                let days = month.child_days as i64;
                table.push([
                    month_name(month.first).into(),
                    i64::from(month.children).into(),
                    days.into(),
                ]);
            }
        }
    }
    let findings = counted.findings.clone();
    Ok(Counted { table, rows: counted.rows, unusable: counted.unusable, findings })
}

/// Writes `child,days`, one child a line; ends quietly when the reader has gone.
fn stream(counted: &intake::days::Count) {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut write = || -> std::io::Result<()> {
        writeln!(out, "child,days")?;
        for (child, days) in counted.per_child() {
            match child.contains([',', '"', '\n', '\r']) {
                true => writeln!(out, "\"{}\",{days}", child.replace('"', "\"\""))?,
                false => writeln!(out, "{child},{days}")?,
            }
        }
        out.flush()
    };
    let _ = write();
}

/// From several returns: merged by the numbered rule first.
fn merged(
    days: &DaysCommand,
    period: Interval,
    groups: &BTreeMap<(PathBuf, Option<String>), Vec<PathBuf>>,
    show: &Show,
) -> Result<Counted, Problem> {
    let bar = show.bar(groups.len() as u64, "Reading returns");
    let (mut filings, mut findings, mut rows): (Vec<Filing>, Vec<Finding>, u64) =
        Default::default();
    let mut number = 0;
    for ((_, year), paths) in groups {
        let year = year.as_ref().and_then(|year| year.parse().ok());
        let together: Vec<Vec<PathBuf>> = match year {
            Some(_) => vec![paths.clone()],
            None => paths.iter().map(|path| vec![path.clone()]).collect(),
        };
        for paths in together {
            number += 1;
            let sent = files::sent(&paths)?;
            let uploads: Vec<Upload<'_>> =
                sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect();
            let (filing, more) = read(year, &uploads, number);
            findings.extend(more.into_iter().filter(|finding| finding.weight == Weight::Refused));
            if let Some(mut filing) = filing {
                if let Some(prepared) = files::date_in(&paths[0].to_string_lossy()) {
                    filing.submission.prepared = prepared;
                }
                rows += filing.filed.episodes.len() as u64;
                filings.push(filing);
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (histories, more) = histories(&filings, &MergeRule::default());
    let unusable = more.len() as u64;
    findings.extend(more);
    let mut runs: Vec<(String, Vec<Interval>)> = Vec::new();
    for (child, history) in histories {
        let in_care =
            history.known.episodes.iter().filter(|episode| {
                days.short_breaks == Breaks::In || !episode.ls.is_any(&["V3", "V4"])
            });
        let care = in_care.filter_map(|episode| {
            Interval::new(episode.decom, episode.dec.unwrap_or(period.ended))?.and(period)
        });
        let care = union(care.collect());
        if !care.is_empty() {
            runs.push((child, care));
        }
    }
    let mut table = empty(days.by);
    match days.by {
        By::Child => {
            for (child, care) in &runs {
                let total: definitions::Days = care.iter().map(|run| run.days()).sum();
                table.push([child.as_str().into(), total.into()]);
            }
        }
        By::Day | By::Month => {
            let mut day = period.began;
            while day < period.ended {
                let end = match days.by {
                    By::Day => day.tomorrow().unwrap_or(period.ended),
                    _ => day.last_of_month().tomorrow().unwrap_or(period.ended).min(period.ended),
                };
                let span = Interval { began: day, ended: end };
                let (mut children, mut child_days) = (0_i64, 0_i64);
                for (_, care) in &runs {
                    let here: i64 =
                        care.iter().filter_map(|run| run.and(span)).map(|r| r.days().0).sum();
                    children += i64::from(here > 0);
                    child_days += here;
                }
                match days.by {
                    By::Day => table.push([day.into(), children.into()]),
                    _ => table.push([
                        month_name(day.first_of_month()).into(),
                        children.into(),
                        child_days.into(),
                    ]),
                }
                day = end;
            }
        }
    }
    Ok(Counted { table, rows, unusable, findings })
}

fn empty(by: By) -> Table {
    match by {
        By::Child => Table::new(
            "Days in care of each child",
            &[("child", "Child", Kind::Text), ("days", "Days", Kind::Number)],
        ),
        By::Day => Table::new(
            "Children in care on each day",
            &[("day", "Day", Kind::Date), ("children", "Children", Kind::Number)],
        ),
        By::Month => Table::new(
            "Children in care in each month, and their days",
            &[
                ("month", "Month", Kind::Text),
                ("children", "Children", Kind::Number),
                ("days", "Days", Kind::Number),
            ],
        ),
    }
}

fn month_name(first: Date) -> String {
    format!("{}-{:02}", first.year(), first.month())
}

fn json(table: &Table) -> String {
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = table
        .rows
        .iter()
        .map(|row| {
            let named = table.columns.iter().zip(row);
            named.map(|(column, cell)| (column.name.to_owned(), serde_json::json!(cell))).collect()
        })
        .collect();
    serde_json::to_string_pretty(&rows).expect("rows are plain data")
}
