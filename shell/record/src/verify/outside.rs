//! What is kept outside the chain: the seals and the register, each checked by its keyed digest.

use super::{Check, Key, Part, said};
use crate::rows::{RegisterRow, SealRow};
use crate::store::Tx;
use crate::tally::Tally;

impl Check<'_> {
    /// The seals and the register.
    pub(super) async fn outside(&mut self, tx: &mut Tx) {
        let mut tally = Tally::default();
        let mut complete = true;
        match tx.seals().await {
            Ok(rows) => rows.iter().for_each(|row| self.seal(row, &mut tally)),
            Err(fault) => {
                complete = false;
                self.broken(Part::Store, format!("the seals cannot be read: {fault}"));
            }
        }
        match tx.register(None).await {
            Ok(rows) => rows.iter().for_each(|row| self.register(row, &mut tally)),
            Err(fault) => {
                complete = false;
                self.broken(Part::Store, format!("the register cannot be read: {fault}"));
            }
        }
        let kept = Tally::kept(tx).await;
        if complete && !matches!(kept, Ok(kept) if kept == tally) {
            self.broken(
                Part::Meta("tally"),
                "the seals and the register do not add up to their tally: a row was changed, \
                 removed or put back"
                    .to_owned(),
            );
        }
    }

    pub(super) fn seal(&mut self, row: &SealRow, tally: &mut Tally) {
        tally.turn(&row.digest);
        let subject = said(&row.subject);
        let sound = row.digest == row.digest_due(&self.record.keys);
        let key = match (row.forgotten, std::str::from_utf8(&row.subject)) {
            _ if !sound => Key::Damaged,
            (Some(_), _) => Key::Forgotten,
            (None, Ok(text)) => {
                self.record.keys.subject_key(text, &row.wrapped).map_or(Key::Damaged, Key::Kept)
            }
            (None, Err(_)) => Key::Damaged,
        };
        if matches!(key, Key::Damaged) {
            let words = format!("the key of subject {subject} does not match its digest");
            self.broken(Part::Seal(subject), words);
        }
        self.keys.insert(row.subject.clone(), key);
    }

    pub(super) fn register(&mut self, row: &RegisterRow, tally: &mut Tally) {
        tally.turn(&row.digest);
        let (subject, field) = (said(&row.subject), said(&row.field));
        let words = if row.digest != row.digest_due(&self.record.keys) {
            format!("the register's {field} of subject {subject} does not match its digest")
        } else if !matches!(self.keys.get(&row.subject), Some(Key::Kept(_))) {
            format!("the register keeps {field} of subject {subject}, who has no key")
        } else {
            return;
        };
        self.broken(Part::Register(subject, field), words);
    }
}
