//! Reading the record back, in order and fast: one task fetches rows while another shares their
//! texts and opens what is sealed, so that starting with a long record takes seconds.

use crate::entry::{Body, Entry, Head};
use crate::fault::Fault;
use crate::record::Record;
use crate::rows::SealRow;
use crate::seal::{Keys, SubjectKey};
use crate::sql;
use crate::store::{Store, Tx};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Row};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tokio::sync::mpsc;

/// How many entries are fetched at a time.
const BATCH: i64 = 4096;

/// From this many unknown subjects in a batch, all keys are fetched at once.
const MANY: usize = 32;

/// Entries on their way, in batches.
pub struct Reading {
    batches: mpsc::Receiver<Result<Vec<Entry>, Fault>>,
}

impl Reading {
    /// The next entries; `None` at the end of the record.
    pub async fn next(&mut self) -> Result<Option<Vec<Entry>>, Fault> {
        self.batches.recv().await.transpose()
    }

    /// All the entries that are left.
    pub async fn rest(mut self) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::new();
        while let Some(batch) = self.next().await? {
            entries.extend(batch);
        }
        Ok(entries)
    }
}

impl Record {
    /// The entries from this number on, to where the record ends, sealed bodies opened. Needs a
    /// tokio runtime around it.
    pub fn read(&self, from: u64) -> Reading {
        self.read_before(from, u64::MAX)
    }

    /// The same, ending before an entry.
    pub fn read_before(&self, from: u64, before: u64) -> Reading {
        let (send_rows, rows) = mpsc::channel(4);
        let (send_batches, batches) = mpsc::channel(4);
        let fetching = self.store.clone();
        tokio::spawn(async move { fetch(fetching, from, before, send_rows).await });
        let opener = Opener::new(self, from);
        tokio::spawn(async move { open(opener, rows, send_batches).await });
        Reading { batches }
    }
}

/// Rows of either engine.
enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Rows {
    fn len(&self) -> usize {
        match self {
            Rows::Sqlite(rows) => rows.len(),
            Rows::Postgres(rows) => rows.len(),
        }
    }
}

async fn fetch(store: Store, from: u64, before: u64, to: mpsc::Sender<Result<Rows, Fault>>) {
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    // The entry before the first is read too, for its hash.
    let mut from = from.saturating_sub(1).cast_signed().max(0);
    loop {
        let next = from.saturating_add(BATCH).min(before);
        let rows = fetch_batch(&store, from, next).await;
        from = next;
        let full = matches!(&rows, Ok(rows) if rows.len() == BATCH as usize);
        if to.send(rows).await.is_err() || from >= before {
            return;
        }
        // A batch that is not full is the last, unless entries are missing from it.
        match if full { Ok(true) } else { goes_on(&store, from).await } {
            Ok(true) => {}
            Ok(false) => return,
            Err(fault) => return drop(to.send(Err(fault)).await),
        }
    }
}

async fn goes_on(store: &Store, from: i64) -> Result<bool, Fault> {
    let mut tx = store.snapshot().await?;
    let next = tx.next_entry(from).await;
    tx.rollback().await?;
    Ok(next?.is_some())
}

async fn fetch_batch(store: &Store, from: i64, to: i64) -> Result<Rows, Fault> {
    Ok(match store {
        Store::Sqlite { readers, .. } => {
            let query = sqlx::query(sql::READ_ENTRIES).bind(from).bind(to);
            Rows::Sqlite(query.fetch_all(readers).await?)
        }
        Store::Postgres(pool) => {
            let query = sqlx::query(sql::READ_ENTRIES).bind(from).bind(to);
            Rows::Postgres(query.fetch_all(pool).await?)
        }
    })
}

async fn open(
    mut opener: Opener,
    mut rows: mpsc::Receiver<Result<Rows, Fault>>,
    to: mpsc::Sender<Result<Vec<Entry>, Fault>>,
) {
    while let Some(rows) = rows.recv().await {
        let batch = match rows {
            Ok(Rows::Sqlite(rows)) => opener.batch(&rows).await,
            Ok(Rows::Postgres(rows)) => opener.batch(&rows).await,
            Err(fault) => Err(fault),
        };
        let nothing = matches!(&batch, Ok(batch) if batch.is_empty());
        if !nothing && to.send(batch).await.is_err() {
            return;
        }
    }
}

/// The small columns of an entry, taken apart.
struct Label<'a> {
    seq: u64,
    recorded_at: i64,
    by: &'a str,
    command: &'a str,
    kind: &'a str,
    subject: Option<&'a str>,
}

impl<'a> Label<'a> {
    fn parse(text: &'a str) -> Option<Label<'a>> {
        let mut parts = text.split('\u{1f}');
        let label = Label {
            seq: parts.next()?.parse().ok()?,
            recorded_at: parts.next()?.parse().ok()?,
            by: parts.next()?,
            command: parts.next()?,
            kind: parts.next()?,
            subject: parts.next(),
        };
        parts.next().is_none().then_some(label)
    }
}

/// Turns rows into entries.
struct Opener {
    store: Store,
    keys: Arc<Keys>,
    from: u64,
    /// The number and hash of the entry before.
    last: Head,
    texts: HashSet<Arc<str>>,
    /// `None` for a subject who was forgotten.
    subjects: HashMap<Arc<str>, Option<SubjectKey>>,
    command: Arc<str>,
}

impl Opener {
    fn new(record: &Record, from: u64) -> Opener {
        Opener {
            store: record.store.clone(),
            keys: record.keys.clone(),
            from: from.max(1),
            last: Head { seq: from.max(1).saturating_sub(2), hash: [0; 32] },
            texts: HashSet::new(),
            subjects: HashMap::new(),
            command: Arc::from(""),
        }
    }

    async fn batch<R>(&mut self, rows: &[R]) -> Result<Vec<Entry>, Fault>
    where
        R: Row,
        usize: ColumnIndex<R>,
        for<'r> &'r str: Decode<'r, R::Database>,
        for<'r> &'r [u8]: Decode<'r, R::Database>,
    {
        let mut labels = Vec::with_capacity(rows.len());
        let mut unknown = HashSet::new();
        for row in rows {
            let label = Label::parse(row.try_get_unchecked(0)?).ok_or_else(|| {
                Fault::Damaged(format!("an entry after entry {} cannot be read", self.last.seq))
            })?;
            if let Some(subject) = label.subject
                && !self.subjects.contains_key(subject)
            {
                unknown.insert(subject);
            }
            labels.push(label);
        }
        self.learn(&unknown).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for (label, row) in labels.iter().zip(rows) {
            entries.extend(self.entry(label, row.try_get_unchecked(1)?)?);
        }
        Ok(entries)
    }

    /// Fetches the keys of subjects not met before.
    async fn learn(&mut self, unknown: &HashSet<&str>) -> Result<(), Fault> {
        if unknown.is_empty() {
            return Ok(());
        }
        let mut tx = self.store.snapshot().await?;
        let seals = seals(&mut tx, unknown).await;
        tx.rollback().await?;
        for seal in seals? {
            let damaged = || Fault::Damaged("a subject's key is damaged".to_owned());
            let subject = std::str::from_utf8(&seal.subject).map_err(|_| damaged())?;
            let key = match seal.forgotten {
                Some(_) => None,
                None => Some(self.keys.subject_key(subject, &seal.wrapped).ok_or_else(damaged)?),
            };
            self.subjects.insert(Arc::from(subject), key);
        }
        Ok(())
    }

    /// `None` for the entry before the first that was asked for.
    fn entry(&mut self, label: &Label<'_>, bytes: &[u8]) -> Result<Option<Entry>, Fault> {
        let Label { seq, recorded_at, .. } = *label;
        let broken = || Fault::Damaged(format!("entry {seq} cannot be opened"));
        let (hash, stored) = bytes.split_first_chunk::<32>().ok_or_else(broken)?;
        let before = std::mem::replace(&mut self.last, Head { seq, hash: *hash });
        if seq < self.from {
            return Ok(None);
        }
        if seq != before.seq + 1 {
            return Err(Fault::Damaged(format!("entry {} is missing", before.seq + 1)));
        }
        if *self.command != *label.command {
            self.command = Arc::from(label.command);
        }
        let by = self.text(label.by);
        let kind = self.text(label.kind);
        let (subject, body) = match label.subject {
            None => (None, Body::Known(stored.to_vec())),
            Some(subject) => {
                let (subject, key) = self.subjects.get_key_value(subject).ok_or_else(broken)?;
                let body = match key {
                    None => Body::Forgotten,
                    Some(key) => {
                        Body::Known(key.open_body(&kind, subject, stored).ok_or_else(broken)?)
                    }
                };
                (Some(subject.clone()), body)
            }
        };
        let (prev, hash, command) = (before.hash, *hash, self.command.clone());
        Ok(Some(Entry { seq, recorded_at, by, command, kind, subject, body, prev, hash }))
    }

    /// The shared copy of a text that repeats.
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(shared) = self.texts.get(text) {
            return shared.clone();
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(shared.clone());
        shared
    }
}

async fn seals(tx: &mut Tx, subjects: &HashSet<&str>) -> Result<Vec<SealRow>, Fault> {
    if subjects.len() >= MANY {
        return tx.seals().await;
    }
    let mut seals = Vec::with_capacity(subjects.len());
    for subject in subjects {
        seals.extend(tx.seal(subject).await?);
    }
    Ok(seals)
}
