//! What one day is, by walking the contract's clauses (`contracts/essex/days.toml`) in plain
//! code. Written from `docs/contract.md` 2: every clause asks only about this day.

use super::calendar::{Day, count, day};
use care::episode::Episode;
use care::terms::{CountsAs, DayTerms, Missing, NoData, Temporary};
use definitions::{Date, Dated};

/// What a day can be, the weaker first: where rows overlap, the strongest says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    Home,
    Care,
    Excluded,
    Unknown,
}

/// What the record and the case list say of one child.
pub struct Record<'a> {
    pub episodes: &'a [Episode],
    pub missing: &'a [(Date, Option<Date>)],
    /// Sentenced custody: the first day, and the day of release where known.
    pub custody: Vec<(Day, Option<Day>)>,
    /// The days some return answers for, ends exclusive.
    pub covered: Vec<(Day, Day)>,
}

/// The version of a term in force on a day: the last that has begun, else the first.
pub fn in_force<T>(term: &Dated<T>, on: Day) -> &T {
    let versions = term.versions();
    let mut found = &versions[0];
    for version in versions {
        if day(version.since) <= on {
            found = version;
        }
    }
    &found.value
}

fn says(counts_as: &Dated<CountsAs>, on: Day) -> Says {
    match in_force(counts_as, on) {
        CountsAs::Care => Says::Care,
        CountsAs::Home => Says::Home,
        CountsAs::Excluded => Says::Excluded,
    }
}

/// What a day is, by the terms in force `on` the tracking quarter's first day.
pub fn what_is(today: Day, record: &Record<'_>, terms: &DayTerms, on: Day) -> Says {
    let covered = record.covered.iter().any(|(from, to)| *from <= today && today < *to);
    match in_force(&terms.no_data, on) {
        // Silence: no return answers for the day.
        NoData::Waits if !covered => Says::Unknown,
        // Silence is home; a row that was reported is no silence.
        NoData::Waits | NoData::Home => from_the_rows(today, record, terms, on),
    }
}

/// What the rows say of a day, whether or not a return covers it.
pub fn from_the_rows(today: Day, record: &Record<'_>, terms: &DayTerms, on: Day) -> Says {
    let mut strongest = Says::Home;
    let mut hears = |what: Says| strongest = strongest.max(what);
    let missing = record
        .missing
        .iter()
        .any(|(from, found)| day(*from) <= today && found.is_none_or(|found| today < day(found)));

    // Sentenced custody, from the case list.
    for (from, released) in &record.custody {
        match released {
            Some(released) if *from <= today && today < *released => {
                hears(says(&terms.sentenced_custody, on));
            }
            None if *from <= today && !a_new_episode(record, *from, today) => {
                hears(release_unknown(terms, on));
            }
            _ => {}
        }
    }
    for (i, row) in record.episodes.iter().enumerate() {
        // An episode covers its days from the first up to the day it ceased.
        if day(row.decom) <= today && today < ends(row, record) {
            hears(by_its_codes(i, record, terms, on));
            if missing && *in_force(&terms.missing, on) == Missing::Excluded {
                hears(Says::Excluded);
            }
        }
        // An ending may say what the days after it are, until a new episode begins.
        if let Some(ceased) = row.dec.map(day)
            && ceased <= today
            && !a_new_episode_from(record, ceased, today)
        {
            hears(after_its_ending(i, ceased, today, record, terms, on));
        }
    }
    strongest
}

/// Whether an episode began after a day, and by today.
fn a_new_episode(record: &Record<'_>, after: Day, today: Day) -> bool {
    record.episodes.iter().any(|row| after < day(row.decom) && day(row.decom) <= today)
}

/// Whether an episode began on a day or after it, and by today.
fn a_new_episode_from(record: &Record<'_>, from: Day, today: Day) -> bool {
    record.episodes.iter().any(|row| from <= day(row.decom) && day(row.decom) <= today)
}

/// In custody with no known release: nobody knows, unless it would be home in any case.
fn release_unknown(terms: &DayTerms, on: Day) -> Says {
    match says(&terms.sentenced_custody, on) {
        Says::Home => Says::Home,
        _ => Says::Unknown,
    }
}

/// What the days of a row are, by its legal status and placement.
fn by_its_codes(i: usize, record: &Record<'_>, terms: &DayTerms, on: Day) -> Says {
    let row = &record.episodes[i];
    let (status, place) = (row.ls.as_str(), row.place.as_str());
    match (status, place) {
        // On remand the placement does not matter; a young offender institution under any
        // other status is a sentence.
        ("J1" | "J2" | "J3", _) => says(&terms.remand, on),
        (_, "R5") => says(&terms.sentenced_custody, on),
        // A short break, unless a V3 break has gone on too long: then all of it is care.
        ("V3", _) if break_length(i, record) > *in_force(&terms.short_break_limit, on) => {
            Says::Care
        }
        ("V3" | "V4", _) => says(&terms.short_breaks, on),
        (_, "T0" | "T1" | "T2" | "T3" | "T4") => match in_force(&terms.temporary, on) {
            Temporary::Care => Says::Care,
            // The normal placement runs on: the row this one follows without a gap.
            Temporary::Ignored => {
                let followed =
                    (0..i).rev().find(|earlier| record.episodes[*earlier].dec == Some(row.decom));
                followed.map_or(Says::Care, |j| by_its_codes(j, record, terms, on))
            }
        },
        (_, "P1") => says(&terms.placed_with_parents, on),
        (_, "U1" | "U2" | "U3" | "Q1") => says(&terms.kinship, on),
        (_, "P2" | "H5" | "K3") => says(&terms.independent_living, on),
        _ => Says::Care,
    }
}

/// The day a row ends. An open row stays open only to the last day a return covers.
fn ends(row: &Episode, record: &Record<'_>) -> Day {
    let last_covered = record.covered.iter().map(|(_, to)| *to).max();
    row.dec.map(day).or(last_covered).unwrap_or(day(row.decom))
}

/// How many days the V3 break has that a row is part of: V3 rows one after another, no gap.
fn break_length(i: usize, record: &Record<'_>) -> i64 {
    let ends = |row: &Episode| ends(row, record).max(day(row.decom));
    let (mut first, mut end) = (day(record.episodes[i].decom), ends(&record.episodes[i]));
    loop {
        let before = (first, end);
        for row in record.episodes.iter().filter(|row| row.ls.as_str() == "V3") {
            if day(row.decom) <= end && first <= ends(row) {
                first = first.min(day(row.decom));
                end = end.max(ends(row));
            }
        }
        if (first, end) == before {
            return count(first, end);
        }
    }
}

/// What a day after an ending is, until a new episode begins.
fn after_its_ending(
    i: usize,
    ceased: Day,
    today: Day,
    record: &Record<'_>,
    terms: &DayTerms,
    on: Day,
) -> Says {
    let next = record.episodes.iter().map(|row| day(row.decom)).filter(|d| ceased <= *d).min();
    match record.episodes[i].rec.as_str() {
        // Another authority took over: still care until the record shows it ended.
        "E3" => says(&terms.other_authority, on),
        // Sentenced: until the release of the first spell that fits.
        "E9" => {
            let fits = |(from, released): &&(Day, Option<Day>)| {
                released.is_none_or(|released| ceased < released)
                    && next.is_none_or(|next| *from < next)
            };
            match record.custody.iter().filter(fits).min().map(|(_, released)| *released) {
                Some(Some(released)) if today < released => says(&terms.sentenced_custody, on),
                Some(Some(_)) => Says::Home,
                Some(None) | None => release_unknown(terms, on),
            }
        }
        // Missing when care ceased: until found.
        "E8" => {
            let missing_then_and_now = record.missing.iter().any(|(from, found)| {
                day(*from) <= ceased
                    && found.is_none_or(|found| ceased < day(found) && today < day(found))
            });
            if missing_then_and_now { says(&terms.missing_when_ceased, on) } else { Says::Home }
        }
        "E41" | "E43" | "E44" | "E45" | "E46" | "E47" | "E48" => says(&terms.guardianship, on),
        "E11" | "E12" => says(&terms.adoption, on),
        _ => Says::Home,
    }
}
