//! Verifying the record: every entry against its hash and its predecessor, every signed head,
//! every row outside the chain against its keyed digest, the numbers without gaps, and the
//! database's own check of its file. Whatever is broken is named.

mod chain;
mod heads;
mod outside;

use crate::entry::Head;
use crate::fault::Fault;
use crate::record::Record;
use crate::rows::{EntryRow, HeadRow};
use crate::seal::SubjectKey;
use crate::signing::SignedHead;
use crate::store::Tx;
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
