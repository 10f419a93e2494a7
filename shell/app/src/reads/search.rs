//! Finding reads, newest first: by reader, by child, between two moments. The log is walked
//! backwards a stretch at a time, so that a long one costs no more memory than a short one.

use super::Reads;
use crate::book::Reading;
use crate::fact::Fact;
use record::{Body, Fault};

/// Entries looked at in one stretch.
const STRETCH: u64 = 4_000;

/// Which reads are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// By whom, as the record names them; anyone where none is said.
    pub by: Option<&'a str>,
    /// Of which case, by pseudonym.
    pub of: Option<&'a str>,
    /// From this moment on, in microseconds since 1970.
    pub since: Option<i64>,
    /// And before this one.
    pub until: Option<i64>,
}

/// Reads found, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Each with its place, by which the next page begins.
    pub reads: Vec<(u64, Reading)>,
    /// Whether there are older ones.
    pub more: bool,
}

impl Wanted<'_> {
    /// Whether this is one of them.
    pub fn takes(&self, read: &Reading) -> bool {
        self.by.is_none_or(|by| read.by == by)
            && self.of.is_none_or(|of| read.subjects.iter().any(|one| one == of))
            && self.since.is_none_or(|since| since <= read.at)
            && self.until.is_none_or(|until| read.at < until)
    }
}

impl Reads {
    /// The newest reads that are wanted, before a place where one is said; `book` are those noted
    /// before the log began.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn newest(
        &self,
        book: &[Reading],
        wanted: &Wanted<'_>,
        before: Option<u64>,
        most: usize,
    ) -> Result<Found, Fault> {
        let (first, mut found) = (book.len() as u64, Found::default());
        let head = self.count().await?;
        let before = before.unwrap_or(u64::MAX).min(first + head + 1);
        let mut end = before.saturating_sub(first).max(1);
        while end > 1 {
            let start = end.saturating_sub(STRETCH).max(1);
            let stretch = self.between(start, end).await?;
            let too_old = |read: &Reading| wanted.since.is_some_and(|since| read.at < since);
            // Reads written in one group may be a moment out of order; a whole stretch is not.
            let done = !stretch.is_empty() && stretch.iter().all(|(_, read)| too_old(read));
            let placed = stretch.into_iter().rev().map(|(entry, read)| (first + entry, read));
            if found.take(placed, wanted, most) {
                return Ok(found);
            }
            if done {
                break;
            }
            end = start;
        }
        let older = book.iter().enumerate().rev().map(|(at, read)| (at as u64 + 1, read.clone()));
        found.take(older.filter(|(place, _)| *place < before), wanted, most);
        Ok(found)
    }

    async fn between(&self, start: u64, end: u64) -> Result<Vec<(u64, Reading)>, Fault> {
        let mut reading = self.record().read_before(start, end);
        let mut reads = Vec::new();
        while let Some(entries) = reading.next().await? {
            for entry in entries {
                if let Body::Known(bytes) = &entry.body
                    && let Ok(Fact::Looked { by, at, what, subjects }) =
                        serde_json::from_slice(bytes)
                {
                    reads.push((entry.seq, Reading { at, by, what, subjects }));
                }
            }
        }
        Ok(reads)
    }
}

impl Found {
    /// Takes what is wanted, and says whether there is more than fits.
    fn take(
        &mut self,
        reads: impl Iterator<Item = (u64, Reading)>,
        wanted: &Wanted<'_>,
        most: usize,
    ) -> bool {
        for (place, read) in reads.filter(|(_, read)| wanted.takes(read)) {
            if self.reads.len() == most {
                self.more = true;
                return true;
            }
            self.reads.push((place, read));
        }
        false
    }
}
