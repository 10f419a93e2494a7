//! Verifying the record: every entry against its hash and its predecessor, every signed head,
//! every row outside the chain against its keyed digest, the numbers without gaps, and the
//! database's own check of its file. Whatever is broken is named.

use crate::entry::Head;
use crate::fault::Fault;
use crate::record::Record;
use crate::rows::{EntryRow, HeadRow, RegisterRow, SealRow};
use crate::seal::SubjectKey;
use crate::signing::SignedHead;
use crate::store::Tx;
use crate::tally::Tally;
use std::collections::{HashMap, HashSet};

/// How many rows are looked at together.
const BATCH: i64 = 2048;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were looked at.
    pub entries: u64,
    /// Where the record ends.
    pub head: Head,
    /// How many signed heads were looked at.
    pub signed_heads: u64,
    /// What is broken; nothing when the record is whole.
    pub findings: Vec<Broken>,
}

impl Verified {
    /// Whether nothing is broken.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Something broken: where, and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which part of the record.
    pub part: Part,
    /// What is wrong with it, in a sentence.
    pub words: String,
}

/// A part of the record that can be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An entry, by number.
    Entry(u64),
    /// A signed head, by the number of the entry it was signed at.
    SignedHead(u64),
    /// A subject's key, by subject.
    Seal(String),
    /// A row of the register, by subject and field.
    Register(String, String),
    /// Something the record knows about itself, by name.
    Meta(&'static str),
    /// The database's file.
    Store,
}

impl Record {
    /// Verifies everything, as it is at one moment.
    pub async fn verify(&self) -> Result<Verified, Fault> {
        self.verify_against(&[]).await
    }

    /// Verifies everything, and that these signed heads, kept elsewhere, are part of it.
    pub async fn verify_against(&self, kept_elsewhere: &[SignedHead]) -> Result<Verified, Fault> {
        let mut tx = self.store.snapshot().await?;
        let mut check = Check::new(self);
        let done = check.everything(&mut tx, kept_elsewhere).await;
        // A damaged file may refuse even this.
        tx.rollback().await.ok();
        done?;
        Ok(check.into_verified())
    }
}

struct Check<'a> {
    record: &'a Record,
    keys: HashMap<Vec<u8>, Key>,
    findings: Vec<Broken>,
    entries: u64,
    signed_heads: u64,
    /// The last entry seen, and the hash it ought to carry.
    last: Option<(EntryRow, [u8; 32])>,
}

enum Key {
    Kept(SubjectKey),
    Forgotten,
    Damaged,
}

impl<'a> Check<'a> {
    fn new(record: &'a Record) -> Check<'a> {
        Check {
            record,
            keys: HashMap::new(),
            findings: Vec::new(),
            entries: 0,
            signed_heads: 0,
            last: None,
        }
    }

    fn into_verified(self) -> Verified {
        let head = match &self.last {
            Some((row, _)) => Head {
                seq: row.seq.cast_unsigned(),
                hash: row.hash.as_slice().try_into().unwrap_or_default(),
            },
            None => Head::EMPTY,
        };
        let Check { entries, signed_heads, findings, .. } = self;
        Verified { entries, head, signed_heads, findings }
    }

    async fn everything(&mut self, tx: &mut Tx, elsewhere: &[SignedHead]) -> Result<(), Fault> {
        match tx.integrity().await {
            Ok(lines) => {
                for line in lines {
                    self.broken(Part::Store, format!("the database's own check says: {line}"));
                }
            }
            Err(fault) => self.broken(Part::Store, format!("the file cannot be checked: {fault}")),
        }
        self.meta(tx).await?;
        self.outside(tx).await;
        self.chain(tx).await?;
        self.heads(tx, elsewhere).await
    }

    fn broken(&mut self, part: Part, words: String) {
        self.findings.push(Broken { part, words });
    }

    async fn meta(&mut self, tx: &mut Tx) -> Result<(), Fault> {
        match tx.meta("key_check").await {
            Ok(kept) => self.record.keys.recognise(&kept.unwrap_or_default())?,
            Err(fault) => self.broken(Part::Meta("key_check"), format!("{fault}")),
        }
        let public = tx.meta("public_key").await;
        if !matches!(public, Ok(Some(key)) if key == self.record.public_key()) {
            self.broken(
                Part::Meta("public_key"),
                "the public key is not the one of the record's signing key".to_owned(),
            );
        }
        let wrapped = tx.meta("signing_key").await.ok().flatten().unwrap_or_default();
        if crate::signing::unwrap(&self.record.keys, &wrapped).is_none() {
            self.broken(Part::Meta("signing_key"), "the signing key is damaged".to_owned());
        }
        Ok(())
    }

    /// The seals and the register.
    async fn outside(&mut self, tx: &mut Tx) {
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

    fn seal(&mut self, row: &SealRow, tally: &mut Tally) {
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

    fn register(&mut self, row: &RegisterRow, tally: &mut Tally) {
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

    async fn chain(&mut self, tx: &mut Tx) -> Result<(), Fault> {
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
    async fn after_gap(&mut self, tx: &mut Tx, next: i64) -> Option<i64> {
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
    async fn one_by_one(&mut self, tx: &mut Tx, from: i64, to: i64) -> Vec<EntryRow> {
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
    fn entry(&mut self, row: EntryRow, next: i64) -> i64 {
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
    fn follows(&self, row: &EntryRow) -> bool {
        match &self.last {
            _ if row.seq == 1 => row.prev == Head::EMPTY.hash,
            Some((last, due)) if last.seq == row.seq - 1 => {
                row.prev == last.hash || row.prev == due
            }
            // The entry before is missing or unreadable, which is already named.
            _ => true,
        }
    }

    async fn heads(&mut self, tx: &mut Tx, elsewhere: &[SignedHead]) -> Result<(), Fault> {
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

    async fn signed_batch(&mut self, tx: &mut Tx, rows: &[HeadRow]) {
        let entries = entries_at(tx, rows).await;
        for row in rows {
            self.signed_heads += 1;
            self.signed(row, &entries, "");
        }
    }

    /// Checks one signed head against its signature and against the entry it was signed at.
    fn signed(&mut self, row: &HeadRow, entries: &HashMap<i64, EntryRow>, which: &str) {
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

/// The entries at which these heads were signed.
async fn entries_at(tx: &mut Tx, heads: &[HeadRow]) -> HashMap<i64, EntryRow> {
    let mut entries = HashMap::new();
    let wanted: HashSet<i64> = heads.iter().map(|head| head.seq).collect();
    let (Some(first), Some(last)) = (wanted.iter().min(), wanted.iter().max()) else {
        return entries;
    };
    let together = last - first < 16 * BATCH;
    if together && let Ok(rows) = tx.entries(*first, last + 1).await {
        entries.extend(rows.into_iter().map(|row| (row.seq, row)));
        return entries;
    }
    for seq in wanted {
        let found = tx.entries(seq, seq.saturating_add(1)).await.unwrap_or_default();
        entries.extend(found.into_iter().map(|row| (row.seq, row)));
    }
    entries
}

fn opens(key: &SubjectKey, row: &EntryRow, subject: &[u8]) -> bool {
    let (Ok(kind), Ok(subject)) = (std::str::from_utf8(&row.kind), std::str::from_utf8(subject))
    else {
        return false;
    };
    key.open_body(kind, subject, &row.body).is_some()
}

/// An entry as a person would look for it.
fn named(row: &EntryRow) -> String {
    let (kind, by) = (said(&row.kind), said(&row.by));
    format!("entry {} ({kind}, recorded {} by {by})", row.seq, day(row.recorded_at))
}

fn day(micros: i64) -> String {
    match jiff::Timestamp::from_microsecond(micros) {
        Ok(at) => at.strftime("%Y-%m-%d").to_string(),
        Err(_) => "on no possible day".to_owned(),
    }
}

/// Text for a person, even when it is damaged.
fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
