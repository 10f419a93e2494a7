//! Reading the record back, in order and fast: one task fetches rows while another shares their
//! texts and opens what is sealed, so that starting with a long record takes seconds.

use crate::entry::{Body, Entry};
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
        let (send_rows, rows) = mpsc::channel(4);
        let (send_batches, batches) = mpsc::channel(4);
        let fetching = self.store.clone();
        tokio::spawn(async move { fetch(fetching, from, send_rows).await });
        let opener = Opener::new(self);
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

async fn fetch(store: Store, from: u64, to: mpsc::Sender<Result<Rows, Fault>>) {
    let mut from = from.max(1).cast_signed();
    loop {
        let rows = fetch_batch(&store, from).await;
        let last = !matches!(&rows, Ok(rows) if rows.len() == BATCH as usize);
        if to.send(rows).await.is_err() || last {
            return;
        }
        from += BATCH;
    }
}

async fn fetch_batch(store: &Store, from: i64) -> Result<Rows, Fault> {
    let to = from.saturating_add(BATCH);
    Ok(match store {
        Store::Sqlite { readers, .. } => {
            let query = sqlx::query(sql::ENTRIES).bind(from).bind(to);
            Rows::Sqlite(query.fetch_all(readers).await?)
        }
        Store::Postgres(pool) => {
            let query = sqlx::query(sql::ENTRIES).bind(from).bind(to);
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
        if nothing || to.send(batch).await.is_err() {
            return;
        }
    }
}

/// Turns rows into entries.
struct Opener {
    store: Store,
    keys: Arc<Keys>,
    texts: HashSet<Arc<str>>,
    /// `None` for a subject who was forgotten.
    subjects: HashMap<Arc<str>, Option<SubjectKey>>,
    command: Arc<str>,
}

impl Opener {
    fn new(record: &Record) -> Opener {
        Opener {
            store: record.store.clone(),
            keys: record.keys.clone(),
            texts: HashSet::new(),
            subjects: HashMap::new(),
            command: Arc::from(""),
        }
    }

    async fn batch<R>(&mut self, rows: &[R]) -> Result<Vec<Entry>, Fault>
    where
        R: Row,
        usize: ColumnIndex<R>,
        for<'r> i64: Decode<'r, R::Database>,
        for<'r> &'r str: Decode<'r, R::Database>,
        for<'r> &'r [u8]: Decode<'r, R::Database>,
    {
        let mut unknown = HashSet::new();
        for row in rows {
            if let Some(subject) = row.try_get_unchecked::<Option<&str>, _>(5)?
                && !self.subjects.contains_key(subject)
            {
                unknown.insert(subject);
            }
        }
        self.learn(&unknown).await?;
        rows.iter().map(|row| self.entry(row)).collect()
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

    fn entry<'r, R>(&mut self, row: &'r R) -> Result<Entry, Fault>
    where
        R: Row,
        usize: ColumnIndex<R>,
        i64: Decode<'r, R::Database>,
        &'r str: Decode<'r, R::Database>,
        &'r [u8]: Decode<'r, R::Database>,
    {
        let seq: i64 = row.try_get_unchecked(0)?;
        let broken = || Fault::Damaged(format!("entry {seq} cannot be opened"));
        let bytes = |column: usize| row.try_get_unchecked::<&[u8], _>(column);
        let command: &str = row.try_get_unchecked(3)?;
        if *self.command != *command {
            self.command = Arc::from(command);
        }
        let by = self.text(row.try_get_unchecked(2)?);
        let kind = self.text(row.try_get_unchecked(4)?);
        let (subject, body) = match row.try_get_unchecked::<Option<&str>, _>(5)? {
            None => (None, Body::Known(bytes(6)?.to_vec())),
            Some(subject) => {
                let (subject, key) = self.subjects.get_key_value(subject).ok_or_else(broken)?;
                let body = match key {
                    None => Body::Forgotten,
                    Some(key) => {
                        Body::Known(key.open_body(&kind, subject, bytes(6)?).ok_or_else(broken)?)
                    }
                };
                (Some(subject.clone()), body)
            }
        };
        Ok(Entry {
            seq: seq.cast_unsigned(),
            recorded_at: row.try_get_unchecked(1)?,
            by,
            command: self.command.clone(),
            kind,
            subject,
            body,
            prev: bytes(7)?.try_into().map_err(|_| broken())?,
            hash: bytes(8)?.try_into().map_err(|_| broken())?,
        })
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
