//! Counting care days straight from Episodes tables of any size: the analyst's window on care.
//!
//! The days of a child are the union of the child's episodes: `DECOM <= day < DEC`, a day
//! covered twice counts once, a row without DEC runs to the end of the period, and a row whose
//! DECOM is its DEC covers no day. Only four columns are read, a block at a time, and no row is
//! kept that touches the one before it. Why there is a second reader beside the plain one, and
//! what it may not do, is in `docs/decisions/0006-fast-day-count.md`.

mod calendar;
mod children;
mod cutter;
mod layout;
mod reading;
mod runs;
mod tally;
#[cfg(test)]
mod tests;
mod year;

pub use year::year_in;

use care::ReturnYear;
use children::Names;
use definitions::{Date, Finding, Interval, Refusal};
use runs::Run;
use std::fmt;
use std::io::{self, Read};

/// How many findings are kept; the rows that could not be used are all counted.
pub const FINDINGS_KEPT: usize = 1_000;

/// Which days are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The days to count. An open row runs to the end of it.
    pub period: Interval,
    /// Whether short breaks are days in care.
    pub short_breaks: ShortBreaks,
}

/// Whether the short breaks V3 and V4 count. A contract term; national totals leave them out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShortBreaks {
    /// Rows with legal status V3 or V4 count nothing.
    #[default]
    Out,
    /// They count as any other row.
    In,
}

/// One Episodes file to count from.
pub struct Source<R> {
    /// Its name, for the findings.
    pub name: String,
    /// The return year it belongs to, where that is known: see [`year_in`].
    pub year: Option<ReturnYear>,
    /// Its bytes.
    pub reader: R,
}

/// What was counted. Every row of every file is in `rows`; those that could not be used are in
/// `unusable` as well, and the first [`FINDINGS_KEPT`] of them are told in `findings`.
#[derive(Debug)]
pub struct Count {
    /// How many rows the files hold, headers and empty lines not counted.
    pub rows: u64,
    /// How many of them could not be used, and so count nothing.
    pub unusable: u64,
    /// What was wrong with the first of those, in the order of the files.
    pub findings: Vec<Finding>,
    period: Interval,
    names: Names,
    runs: Vec<Run>,
}

/// One calendar month of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month, also where the period begins later in it.
    pub first: Date,
    /// How many children were in care on any day of it that is in the period.
    pub children: u32,
    /// Their days in care, of those days.
    pub child_days: u64,
}

/// Why nothing could be counted.
#[derive(Debug)]
pub enum Unread {
    /// The bytes of a file could not be had.
    Input {
        /// The file's name.
        name: String,
        /// What went wrong.
        error: io::Error,
    },
    /// A file is not an Episodes table, or the question cannot be answered this way.
    Refused(Refusal),
}

/// Counts the days in care in `ask.period` from Episodes files of one return year, or of no
/// known year: the plain union of all their rows.
///
/// Files of several return years are refused. Each return repeats the episodes still open when
/// it was made, and a row that a later return closes would run on to the end of the period;
/// such files have to be merged first, by [`care::merge`].
///
/// ```
/// use definitions::{Date, Interval};
/// use intake::days::{Ask, ShortBreaks, Source, count};
///
/// let file = "CHILD,DECOM,LS,DEC\n101,01/04/2013,V2,11/04/2013\n101,06/04/2013,V2,\n";
/// let period = Interval::new(Date::constant(2013, 4, 1), Date::constant(2013, 5, 1)).unwrap();
/// let source = Source { name: "episodes.csv".to_owned(), year: None, reader: file.as_bytes() };
/// let ask = Ask { period, short_breaks: ShortBreaks::Out };
/// let counted = count(&ask, [source]).unwrap();
/// assert_eq!(counted.per_child().collect::<Vec<_>>(), [("101".to_owned(), 30)]);
/// ```
pub fn count<R: Read>(
    ask: &Ask,
    sources: impl IntoIterator<Item = Source<R>>,
) -> Result<Count, Unread> {
    let mut counter = reading::Counter::new(ask)?;
    let mut known: Option<ReturnYear> = None;
    for source in sources {
        if let (Some(one), Some(other)) = (known, source.year)
            && one != other
        {
            return Err(Unread::Refused(Refusal::new(
                format!("The files are of several return years, {one} and {other}"),
                "Merge the years first: each return repeats the episodes that were still open",
            )));
        }
        known = known.or(source.year);
        counter.read(source.name, source.reader)?;
    }
    Ok(counter.finish())
}

impl Count {
    /// How many children have at least one day in the period.
    pub fn children(&self) -> usize {
        self.names.len()
    }

    /// All days of all children.
    pub fn child_days(&self) -> u64 {
        self.runs.iter().map(|run| u64::from(run.days())).sum()
    }

    /// Each child with at least one day in the period, and how many: in the order of the
    /// children's numbers as text.
    pub fn per_child(&self) -> impl Iterator<Item = (String, u32)> + '_ {
        let days = runs::per_child(&self.runs, self.names.len());
        self.names.iter().map(move |(name, child)| (name.into_owned(), days[child as usize]))
    }

    /// For each day of the period, how many children were in care on it.
    pub fn by_day(&self) -> Vec<(Date, u32)> {
        let counts = runs::by_day(&self.runs, self.period.days().0 as usize);
        self.period.began.series(jiff::Span::new().days(1)).zip(counts).collect()
    }

    /// For each calendar month the period touches, how many children were in care in it and for
    /// how many days in all.
    pub fn by_month(&self) -> Vec<Month> {
        runs::by_month(&self.runs, self.period)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Input { name, error } => write!(f, "{name} could not be read: {error}"),
            Unread::Refused(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for Unread {}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Unread {
        Unread::Refused(refusal)
    }
}
