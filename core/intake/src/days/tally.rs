//! What a row of an Episodes file adds to a count, or why it adds nothing.

use super::calendar::Calendar;
use super::children::{Children, Key};
use super::cutter::{Fields, trimmed};
use super::layout::Layout;
use super::runs::{self, Run};
use super::{Ask, Count, FINDINGS_KEPT, ShortBreaks};
use crate::date::{self, Way};
use crate::say::{found, shown};
use definitions::{Finding, Interval, Place, Refusal, Weight};

/// What has been counted so far.
pub(super) struct Tally {
    period: Interval,
    /// The days of the period, as a day number: the first that no longer counts.
    length: u16,
    short_breaks: ShortBreaks,
    calendar: Calendar,
    file: String,
    file_rows: u64,
    rows: u64,
    unusable: u64,
    findings: Vec<Finding>,
    children: Children,
    last: LastChild,
    waiting: Vec<Waiting>,
    runs: Vec<Run>,
}

/// The child of the row before, as rows of one child are usually sent together.
#[derive(Default)]
struct LastChild {
    sent: Vec<u8>,
    key: Option<Key>,
}

/// Days of a child whose place is not looked up yet.
struct Waiting {
    child: Key,
    from: u16,
    to: u16,
}

/// How many runs wait to be looked up together.
const TOGETHER: usize = 256;

/// Why a row adds nothing.
enum Problem {
    Fields,
    Child,
    Decom,
    Dec,
    EndsBeforeItBegins,
    Endless,
}

impl Tally {
    pub(super) fn new(ask: &Ask) -> Result<Tally, Refusal> {
        let Ask { period, short_breaks } = *ask;
        let days = period.days();
        let length = u16::try_from(days.0).map_err(|_| {
            Refusal::new(
                format!("The period is {days} days long"),
                format!("Ask for at most {} days at a time", u16::MAX),
            )
        })?;
        Ok(Tally {
            period,
            length,
            short_breaks,
            calendar: Calendar::counting_from(period.began),
            file: String::new(),
            file_rows: 0,
            rows: 0,
            unusable: 0,
            findings: Vec::new(),
            children: Children::new(),
            last: LastChild::default(),
            waiting: Vec::with_capacity(TOGETHER),
            runs: Vec::new(),
        })
    }

    /// The rows that follow are of the file called `name`.
    pub(super) fn begin(&mut self, name: &str) {
        name.clone_into(&mut self.file);
        self.file_rows = 0;
    }

    /// Counts one row.
    #[inline]
    pub(super) fn row(&mut self, layout: &Layout, row: &Fields) {
        self.rows += 1;
        self.file_rows += 1;
        if let Err(problem) = self.use_row(layout, row) {
            self.report(problem, Some((layout, row)));
        }
    }

    /// Counts a row that does not end.
    pub(super) fn endless_row(&mut self) {
        self.rows += 1;
        self.file_rows += 1;
        self.report(Problem::Endless, None);
    }

    /// The count.
    pub(super) fn finish(mut self) -> Count {
        self.look_up();
        Count {
            rows: self.rows,
            unusable: self.unusable,
            findings: self.findings,
            period: self.period,
            names: self.children.into_names(),
            runs: runs::union(self.runs),
        }
    }

    fn use_row(&mut self, layout: &Layout, row: &Fields) -> Result<(), Problem> {
        if row.len() != layout.columns {
            return Err(Problem::Fields);
        }
        let child = row.get(layout.child);
        if self.last.sent != child {
            self.last.sent.clear();
            self.last.sent.extend_from_slice(child);
            self.last.key = self.children.key(child);
        }
        let key = self.last.key.ok_or(Problem::Child)?;
        let decom = self.calendar.day(row.get(layout.decom)).ok_or(Problem::Decom)?;
        let dec = match row.get(layout.dec) {
            [] => None,
            sent => match self.calendar.day(sent) {
                None if !trimmed(sent).is_empty() => return Err(Problem::Dec),
                day => day,
            },
        };
        if dec.is_some_and(|dec| dec < decom) {
            return Err(Problem::EndsBeforeItBegins);
        }
        let length = i32::from(self.length);
        let (from, to) = (decom.max(0), dec.unwrap_or(length).min(length));
        let left_out = self.short_breaks == ShortBreaks::Out && is_short_break(row.get(layout.ls));
        if from < to && !left_out {
            self.add(key, from as u16, to as u16);
        }
        Ok(())
    }

    /// Adds a run of days; one that overlaps or touches the child's last becomes part of it.
    fn add(&mut self, child: Key, from: u16, to: u16) {
        if let Some(last) = self.waiting.last_mut()
            && last.child == child
            && from <= last.to
            && last.from <= to
        {
            (last.from, last.to) = (last.from.min(from), last.to.max(to));
            return;
        }
        if self.waiting.len() == TOGETHER {
            self.look_up();
        }
        self.waiting.push(Waiting { child, from, to });
    }

    /// Finds the places of the children whose runs wait, and keeps the runs.
    fn look_up(&mut self) {
        if self.runs.capacity() - self.runs.len() < TOGETHER {
            // Half as much again at a time: never more than twelve bytes for eight.
            self.runs.reserve_exact(self.runs.len() / 2 + TOGETHER);
        }
        for waiting in &self.waiting {
            self.children.glance(waiting.child);
        }
        for Waiting { child, from, to } in self.waiting.drain(..) {
            self.runs.push(Run::new(self.children.place(child), from, to));
        }
    }

    #[cold]
    fn report(&mut self, problem: Problem, row: Option<(&Layout, &Fields)>) {
        self.unusable += 1;
        if self.findings.len() == FINDINGS_KEPT {
            return;
        }
        let mut place = Place::row(self.file.clone(), self.file_rows);
        place.columns = problem.columns().iter().map(|column| (*column).into()).collect();
        let (check, title, hint) = problem.said(row);
        let child = row.and_then(|(layout, row)| match problem {
            Problem::Fields | Problem::Child => None,
            _ => Some(text(row.get(layout.child)).to_uppercase().into()),
        });
        let finding = found(Weight::Refused, check, place, title, hint);
        self.findings.push(Finding { child, ..finding });
    }
}

impl Problem {
    fn columns(&self) -> &'static [&'static str] {
        match self {
            Problem::Fields | Problem::Endless => &[],
            Problem::Child => &["CHILD"],
            Problem::Decom => &["DECOM"],
            Problem::Dec => &["DEC"],
            Problem::EndsBeforeItBegins => &["DECOM", "DEC"],
        }
    }

    /// Which check, what is wrong and what to do.
    fn said(&self, row: Option<(&Layout, &Fields)>) -> (&'static str, String, String) {
        let sent = |place: fn(&Layout) -> usize| {
            row.map(|(layout, row)| text(row.get(place(layout)))).unwrap_or_default()
        };
        match self {
            Problem::Fields => {
                let (has, header) = row.map_or((0, 0), |(l, row)| (row.len(), l.columns));
                (
                    "row_of_another_width",
                    format!("This row has {has} fields and the header row {header}"),
                    "Put a value that holds a comma in quotation marks".to_owned(),
                )
            }
            Problem::Child => (
                "episode_of_nobody",
                "This episode has no child's number, so its days are nobody's".to_owned(),
                "Fill in the number and send the file again".to_owned(),
            ),
            Problem::Decom if sent(|l| l.decom).is_empty() => (
                "episode_without_a_first_day",
                "This episode has no first day, so its days cannot be counted".to_owned(),
                "Fill in the day it began and send the file again".to_owned(),
            ),
            Problem::Decom => not_a_date(&sent(|l| l.decom)),
            Problem::Dec => not_a_date(&sent(|l| l.dec)),
            Problem::EndsBeforeItBegins => (
                "356",
                format!(
                    "This episode began on {} and ceased on {}",
                    sent(|l| l.decom),
                    sent(|l| l.dec)
                ),
                "Check whether the two dates, or day and month, were exchanged".to_owned(),
            ),
            Problem::Endless => (
                "row_without_an_end",
                "This row has no end: a quotation mark in it is never closed, or it is too long"
                    .to_owned(),
                "Close the quotation mark and send the file again".to_owned(),
            ),
        }
    }
}

/// What is wrong with a date that could not be used.
fn not_a_date(sent: &str) -> (&'static str, String, String) {
    match date::read(Way::Return, sent) {
        Err(not) => (not.check, not.title, not.hint),
        Ok(_) => (
            "date_unreadable",
            format!("{} is not a date", shown(sent)),
            "Write a date as in 31/01/2014".to_owned(),
        ),
    }
}

fn is_short_break(legal_status: &[u8]) -> bool {
    matches!(trimmed(legal_status), [b'V' | b'v', b'3' | b'4'])
}

/// What was sent, as text for a person to read.
fn text(sent: &[u8]) -> String {
    String::from_utf8_lossy(trimmed(sent)).into_owned()
}
