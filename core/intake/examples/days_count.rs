//! Days in care per child from Episodes files, as `child,days` lines on standard output: the
//! fast count by itself, for measuring. What people use is `homeward days`.
//!
//! `days_count FROM TO in|out FILE...`, the period as ISO dates, its last day exclusive, and
//! short breaks in or out.

// The core opens no files; this program stands in for the shell.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, clippy::disallowed_macros)]

use definitions::{Interval, iso};
use intake::days::{Ask, ShortBreaks, Source, count, year_in};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, short_breaks, files @ ..] = words.as_slice() else {
        return Err("days_count FROM TO in|out FILE...".into());
    };
    let days = (iso(from).ok_or("FROM is no date")?, iso(to).ok_or("TO is no date")?);
    let period = Interval::new(days.0, days.1).ok_or("TO is not after FROM")?;
    let short_breaks = if short_breaks == "in" { ShortBreaks::In } else { ShortBreaks::Out };
    let mut sources = Vec::new();
    for name in files {
        let reader = File::open(name)?;
        sources.push(Source { name: name.clone(), year: year_in(name), reader });
    }
    let counted = count(&Ask { period, short_breaks }, sources)?;
    let mut out = BufWriter::with_capacity(64 * 1024, stdout().lock());
    writeln!(out, "child,days")?;
    for (child, days) in counted.per_child() {
        writeln!(out, "{child},{days}")?;
    }
    out.flush()?;
    eprintln!("{} rows, {} of them unusable", counted.rows, counted.unusable);
    for finding in counted.findings.iter().take(5) {
        eprintln!("{}: {}. {}", finding.place, finding.title, finding.hint);
    }
    Ok(())
}
