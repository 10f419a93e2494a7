//! Which submission of each year rules, and what the ones it overrules had reported.
//! Submissions are ordered by the day they cover to, then the day they were prepared, then their
//! number, never by when they were imported. Source: `docs/decisions/0004-merge-of-years.md`.

use super::Filed;
use super::row::{Row, by_content, same_stay};
use crate::episode::Episode;
use definitions::Date;

/// Everything filed, by year, the ruling submission of each year last.
pub(super) fn in_order(filed: &[Filed]) -> Vec<&Filed> {
    let mut filed: Vec<&Filed> = filed.iter().collect();
    filed.sort_unstable_by_key(|filed| filed.submission);
    filed
}

/// The rows of each year's ruling submission.
pub(super) fn ruling_rows<'a>(filed: &[&'a Filed]) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(filed.iter().map(|filed| filed.episodes.len()).sum());
    for year in years(filed) {
        for filed in overruled_and_ruling(year).1 {
            let year = filed.submission.year;
            rows.extend(filed.episodes.iter().map(|sent| Row::sent(year, sent)));
        }
    }
    rows
}

/// The rows of overruled submissions that the ruling one of their year no longer has.
pub(super) fn withdrawn(filed: &[&Filed]) -> Vec<Episode> {
    let mut withdrawn = Vec::new();
    for (overruled, ruling) in years(filed).map(overruled_and_ruling) {
        if overruled.is_empty() {
            continue;
        }
        let mut kept: Vec<&Episode> = ruling.iter().flat_map(|filed| &filed.episodes).collect();
        kept.sort_unstable_by_key(|episode| episode.decom);

        let mut gone: Vec<(&Filed, &Episode)> = overruled
            .iter()
            .flat_map(|filed| filed.episodes.iter().map(|episode| (*filed, episode)))
            .filter(|(filed, episode)| !still_has(&kept, episode, filed.submission.covered_until))
            .collect();
        gone.sort_unstable_by(|(a_filed, a), (b_filed, b)| {
            by_content(a, b)
                .then(b_filed.submission.cmp(&a_filed.submission))
                .then_with(|| a.reported.cmp(&b.reported))
        });
        gone.dedup_by(|(_, again), (_, first)| by_content(again, first).is_eq());
        withdrawn.extend(gone.into_iter().map(|(_, episode)| episode.clone()));
    }
    withdrawn
}

/// Whether the ruling submission, sorted by first day, has the row: word for word, or, where it
/// was open, ended since then. A row left open to a covered day reported no day after that.
fn still_has(ruling: &[&Episode], row: &Episode, covered_until: Date) -> bool {
    let from = ruling.partition_point(|other| other.decom < row.decom);
    ruling[from..].iter().take_while(|other| other.decom == row.decom).any(|other| {
        let ended_since = row.dec.is_none() && other.dec.is_none_or(|ended| covered_until <= ended);
        by_content(other, row).is_eq() || (ended_since && same_stay(other, row))
    })
}

fn years<'f, 'a>(filed: &'f [&'a Filed]) -> impl Iterator<Item = &'f [&'a Filed]> {
    filed.chunk_by(|a, b| a.submission.year == b.submission.year)
}

/// One year's submissions, those overruled first.
fn overruled_and_ruling<'f, 'a>(year: &'f [&'a Filed]) -> (&'f [&'a Filed], &'f [&'a Filed]) {
    let ruling = year.last().map(|filed| filed.submission);
    let overruled = year.iter().rposition(|filed| Some(filed.submission) != ruling);
    year.split_at(overruled.map_or(0, |last| last + 1))
}
