//! How results are shown: tables for people, JSON for programs, words when something is wrong.

use app::paper::wrapped;
use app::{Done, Failure, Fault};
use definitions::{Finding, Refusal, Table, Weight};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Problem {
    /// It was declined.
    Refused(Refusal),
    /// What was sent cannot be used.
    Findings(Vec<Finding>),
    /// We, the disk or the database failed.
    Fault(String),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::Refused(refusal)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem::Fault(fault.to_string())
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        match failure {
            Failure::Refused(refusal) => Problem::Refused(refusal),
            Failure::Findings(findings) => Problem::Findings(findings),
            Failure::Fault(fault) => fault.into(),
        }
    }
}

/// `1 finding`, `2 findings`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Something was found or differs: the exit code that says so.
pub const FOUND: u8 = 1;

/// Where results go.
pub struct Show {
    json: bool,
    terminal: bool,
    width: usize,
}

impl Show {
    /// For people on this terminal, or for programs.
    pub fn new(json: bool) -> Show {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = asked.or(terminal).unwrap_or(100);
        Show { json, terminal: std::io::stdout().is_terminal(), width: width.clamp(60, 160) }
    }

    /// Whether programs are reading.
    pub fn json(&self) -> bool {
        self.json
    }

    /// Whether a person reads on a terminal.
    pub fn terminal(&self) -> bool {
        self.terminal
    }

    /// The width to lay out for.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The width for running text: as it is on a terminal, unbroken where a program may search it.
    fn reading_width(&self) -> usize {
        if self.terminal { self.width } else { usize::MAX }
    }

    /// Prints lines for people.
    pub fn say(&self, words: impl AsRef<str>) {
        if !self.json {
            print(words.as_ref());
        }
    }

    /// Prints a table for people.
    pub fn table(&self, table: &Table) {
        self.say(app::paper::table_to_text(table, self.width, self.terminal));
    }

    /// Prints one JSON value for programs.
    pub fn value(&self, value: &impl Serialize) {
        if self.json {
            print(&serde_json::to_string_pretty(value).expect("results are plain data"));
        }
    }

    /// Prints many JSON values for programs: one array, each value on a line of its own.
    pub fn lines(&self, values: &[impl Serialize]) {
        if !self.json {
            return;
        }
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        // Whoever reads may stop reading: that is no fault of ours.
        let _ = (|| -> std::io::Result<()> {
            out.write_all(b"[")?;
            for (at, value) in values.iter().enumerate() {
                out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut out, value)?;
            }
            out.write_all(b"\n]\n")?;
            out.flush()
        })();
    }

    /// Prints what comes whatever the reader: CSV, a file's text.
    pub fn raw(&self, text: &str) {
        print(text.trim_end_matches('\n'));
    }

    /// Says what was recorded.
    pub fn done(&self, done: &Done, what: &str) {
        if done.already {
            self.say(format!("Nothing to do: {what} is on the record already."));
        } else if done.recorded {
            let last = done.first_entry + done.entries as u64 - 1;
            let entries = match done.entries {
                1 => format!("entry {last}"),
                _ => format!("entries {} to {last}", done.first_entry),
            };
            self.say(format!("Recorded: {what} ({entries})."));
        } else {
            self.say(format!(
                "Dry run: {what} would be {} entries. Nothing was recorded.",
                done.entries
            ));
        }
    }

    /// Prints findings: how many, then each with its place, what is wrong and what to do.
    pub fn findings(&self, findings: &[Finding], most: usize) {
        for finding in findings.iter().take(most) {
            self.say(finding_words(finding, self.reading_width()));
        }
        if findings.len() > most {
            self.say(format!("… and {} more; --all prints them.", findings.len() - most));
        }
    }

    /// A bar for work that takes more than a second; hidden where nobody watches.
    pub fn bar(&self, length: u64, what: &'static str) -> ProgressBar {
        if self.json || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{msg:24} {bar:40} {pos}/{len} {eta}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(length).with_style(style).with_message(what)
    }

    /// Says why nothing was done; the exit code says which kind of why.
    pub fn problem(&self, problem: &Problem) -> ExitCode {
        let (code, words) = match problem {
            Problem::Refused(refusal) => {
                self.value(&serde_json::json!({ "refused": refusal }));
                (3, format!("Declined: {}.\n{}.", refusal.title, refusal.hint))
            }
            Problem::Findings(findings) => {
                self.value(&serde_json::json!({ "findings": findings }));
                let words: Vec<String> =
                    findings.iter().map(|f| finding_words(f, self.reading_width())).collect();
                let refused = findings.iter().filter(|f| f.weight == Weight::Refused);
                // What names a child keeps that child waiting; what names nobody stops the whole.
                let stops = refused.clone().filter(|f| f.child.is_none()).count();
                let in_the_way = if stops > 0 { stops } else { refused.count() };
                (
                    1,
                    format!(
                        "{}\n\nNothing was recorded: {in_the_way} of {} findings stand in the way.",
                        words.join("\n"),
                        findings.len()
                    ),
                )
            }
            Problem::Fault(fault) => {
                self.value(&serde_json::json!({ "fault": fault }));
                (4, format!("Homeward could not do this: {fault}."))
            }
        };
        if !self.json {
            let _ = writeln!(std::io::stderr(), "{}", words.replace("..", "."));
        }
        ExitCode::from(code)
    }
}

fn finding_words(finding: &Finding, width: usize) -> String {
    let child = finding.child.as_ref().map_or(String::new(), |child| format!(", child {child}"));
    let what = format!("{}{child}: {} [{}]", finding.place, finding.title, finding.check);
    // The notice that a year's rules are another year's is said once for all; files keep it.
    let hint = finding.hint.split(" (Rule of ").next().unwrap_or(&finding.hint);
    let mut lines = wrapped(&what, width);
    lines.extend(wrapped(hint, width.saturating_sub(4)).iter().map(|line| format!("    {line}")));
    lines.join("\n")
}

/// Prints, and ends quietly when the reader has gone.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{text}").is_err() {
        std::process::exit(0);
    }
}
