//! The signed heads: each one's signature, and that the chain still passes through it.

use super::{BATCH, Check, Part, day, entries_at};
use crate::fault::Fault;
use crate::rows::{EntryRow, HeadRow};
use crate::signing::SignedHead;
use crate::store::Tx;
use std::collections::HashMap;

impl Check<'_> {
    pub(super) async fn heads(
        &mut self,
        tx: &mut Tx,
        elsewhere: &[SignedHead],
    ) -> Result<(), Fault> {
        let mut after = 0;
        let mut newest = None;
        loop {
            let rows = match tx.signed_heads(after, BATCH).await {
                Ok(rows) => rows,
                Err(fault) => {
                    let words = format!("the signed heads after {after} cannot be read: {fault}");
                    self.broken(Part::SignedHead(after.cast_unsigned()), words);
                    return Ok(());
                }
            };
            let Some(last) = rows.last() else { break };
            if last.seq <= after {
                break;
            }
            after = last.seq;
            newest = Some(last.seq);
            self.signed_batch(tx, &rows).await;
            tokio::task::yield_now().await;
        }
        for signed in elsewhere {
            let entries = entries_at(tx, &[signed.row()]).await;
            self.signed(&signed.row(), &entries, "kept elsewhere ");
        }
        let last = self.last.as_ref().map_or(0, |(row, _)| row.seq);
        if last > newest.unwrap_or(0) {
            let words = format!(
                "the record goes on to entry {last} after its last signed head, at {}",
                newest.unwrap_or(0)
            );
            self.broken(Part::SignedHead(last.cast_unsigned()), words);
        }
        Ok(())
    }

    pub(super) async fn signed_batch(&mut self, tx: &mut Tx, rows: &[HeadRow]) {
        let entries = entries_at(tx, rows).await;
        for row in rows {
            self.signed_heads += 1;
            self.signed(row, &entries, "");
        }
    }

    /// Checks one signed head against its signature and against the entry it was signed at.
    pub(super) fn signed(&mut self, row: &HeadRow, entries: &HashMap<i64, EntryRow>, which: &str) {
        let (seq, on) = (row.seq, day(row.at));
        let last = self.last.as_ref().map_or(0, |(row, _)| row.seq);
        let public = self.record.public_key();
        let genuine = SignedHead::from_row(row).is_some_and(|signed| signed.is_signed_by(&public));
        let words = if !genuine {
            format!("the signed head {which}at entry {seq} does not match its signature")
        } else if seq > last {
            format!(
                "the record reached entry {seq} when the head {which}was signed on {on}, and now \
                 ends at entry {last}: entries were cut off its end"
            )
        } else {
            match entries.get(&seq) {
                // As it is, or as it ought to be: then the entry's hash is broken and is named.
                Some(entry) if entry.hash == row.hash || row.hash == entry.hash_due() => return,
                Some(_) => format!(
                    "entry {seq} is not the one that stood there when the head {which}was signed \
                     on {on}"
                ),
                None => format!("entry {seq}, at which the head {which}was signed, is missing"),
            }
        };
        self.broken(Part::SignedHead(seq.cast_unsigned()), words);
    }
}
