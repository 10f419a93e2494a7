//! The chain itself: every entry's own hash, and that each follows the one before.

use super::{BATCH, Check, Key, Part, named, opens, said};
use crate::entry::Head;
use crate::fault::Fault;
use crate::rows::EntryRow;
use crate::store::Tx;

impl Check<'_> {
    pub(super) async fn chain(&mut self, tx: &mut Tx) -> Result<(), Fault> {
        let mut next = 1;
        loop {
            let rows = match tx.entries(next, next + BATCH).await {
                Ok(rows) => rows,
                Err(_) => self.one_by_one(tx, next, next + BATCH).await,
            };
            if rows.is_empty() {
                match self.after_gap(tx, next).await {
                    Some(found) if found > next => next = found,
                    _ => return Ok(()),
                }
                continue;
            }
            for row in rows {
                next = self.entry(row, next);
            }
            tokio::task::yield_now().await;
        }
    }

    /// Where the entries go on after there were none at `next`, if they do.
    pub(super) async fn after_gap(&mut self, tx: &mut Tx, next: i64) -> Option<i64> {
        match tx.next_entry(next).await {
            Ok(found) => found,
            Err(fault) => {
                let words = format!("the entries from {next} on cannot be read: {fault}");
                self.broken(Part::Entry(next.cast_unsigned()), words);
                None
            }
        }
    }

    /// Rows of a damaged page: as many as can be read, the others named.
    pub(super) async fn one_by_one(&mut self, tx: &mut Tx, from: i64, to: i64) -> Vec<EntryRow> {
        let mut rows = Vec::new();
        for seq in from..to {
            match tx.entries(seq, seq + 1).await {
                Ok(found) => rows.extend(found),
                Err(fault) => {
                    let words = format!("entry {seq} cannot be read: {fault}");
                    self.broken(Part::Entry(seq.cast_unsigned()), words);
                }
            }
        }
        rows
    }

    /// Checks one entry, expected to have the number `next`; returns the number expected after.
    pub(super) fn entry(&mut self, row: EntryRow, next: i64) -> i64 {
        self.entries += 1;
        let due = row.hash_due();
        let part = || Part::Entry(row.seq.cast_unsigned());
        let named = named(&row);
        if row.seq > next {
            let words = match row.seq - 1 {
                last if last == next => format!("entry {next} is missing"),
                last => format!("entries {next} to {last} are missing"),
            };
            self.broken(Part::Entry(next.cast_unsigned()), words);
        }
        if row.hash != due {
            self.broken(part(), format!("{named} does not match its hash"));
        } else if !self.follows(&row) {
            self.broken(part(), format!("{named} does not follow the entry before it"));
        } else if let Some(subject) = &row.subject {
            match self.keys.get(subject) {
                Some(Key::Kept(key)) if !opens(key, &row, subject) => {
                    let words = format!("{named} does not open with its subject's key");
                    self.broken(part(), words);
                }
                None => {
                    let subject = said(subject);
                    let words = format!(
                        "{named} is sealed, but the key of subject {subject} is missing and \
                         nobody has forgotten them"
                    );
                    self.broken(part(), words);
                }
                _ => {}
            }
        }
        let after = row.seq + 1;
        self.last = Some((row, due));
        after
    }

    /// Whether an entry names the hash of the entry before it: as that one carries it, or as it
    /// ought to, when it is that one's hash that is broken and is already named.
    pub(super) fn follows(&self, row: &EntryRow) -> bool {
        match &self.last {
            _ if row.seq == 1 => row.prev == Head::EMPTY.hash,
            Some((last, due)) if last.seq == row.seq - 1 => {
                row.prev == last.hash || row.prev == due
            }
            // The entry before is missing or unreadable, which is already named.
            _ => true,
        }
    }
}
