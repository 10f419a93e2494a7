//! The register: names, addresses and free text, which may be replaced and must be forgettable,
//! and so stand outside the chain. Each value is sealed with its subject's key and each row
//! carries a keyed digest, so that a changed byte is found all the same.

use crate::fault::Fault;
use crate::log::{Outside, fit_text};
use crate::record::Record;
use crate::rows::{RegisterRow, SealRow};
use crate::seal::SubjectKey;
use crate::store::Tx;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// One value the register is to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct Particular {
    /// Whom it is about, as an opaque id.
    pub subject: String,
    /// What it is, such as `name`.
    pub field: String,
    /// The value itself.
    pub value: String,
}

impl fmt::Debug for Particular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Particular({})", self.field)
    }
}

impl Record {
    /// Keeps a value; the latest value of a field wins.
    pub async fn register_put(&self, subject: &str, field: &str, value: &str) -> Result<(), Fault> {
        let [subject, field, value] = [subject, field, value].map(str::to_owned);
        self.register_put_all(&[Particular { subject, field, value }]).await
    }

    /// Keeps several values in one durable step.
    pub async fn register_put_all(&self, particulars: &[Particular]) -> Result<(), Fault> {
        for Particular { subject, field, .. } in particulars {
            fit_text(subject)?;
            fit_text(field)?;
        }
        let mut tx = self.store.write().await?;
        match self.put_all(&mut tx, particulars).await {
            Ok(()) => tx.commit().await,
            Err(fault) => {
                tx.rollback().await?;
                Err(fault)
            }
        }
    }

    async fn put_all(&self, tx: &mut Tx, particulars: &[Particular]) -> Result<(), Fault> {
        self.standing(tx, "").await?;
        let mut outside = Outside::new(self);
        for particular in particulars {
            outside.put(tx, particular).await?;
        }
        outside.keep_tally(tx).await
    }

    /// What the register says of a subject, by field; nothing when they are unknown or forgotten.
    pub async fn register_get(&self, subject: &str) -> Result<BTreeMap<String, String>, Fault> {
        let mut tx = self.store.snapshot().await?;
        let (seal, rows) = (tx.seal(subject).await?, tx.register(Some(subject)).await?);
        tx.rollback().await?;
        let mut all = self.opened(seal.into_iter().collect(), &rows)?;
        Ok(all.remove(subject).unwrap_or_default())
    }

    /// What the register says of everyone, by subject and field.
    pub async fn register_all(&self) -> Result<BTreeMap<String, BTreeMap<String, String>>, Fault> {
        let mut tx = self.store.snapshot().await?;
        let (seals, rows) = (tx.seals().await?, tx.register(None).await?);
        tx.rollback().await?;
        self.opened(seals, &rows)
    }

    fn opened(
        &self,
        seals: Vec<SealRow>,
        rows: &[RegisterRow],
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>, Fault> {
        let keys: HashMap<Vec<u8>, SubjectKey> = seals
            .into_iter()
            .filter(|seal| seal.forgotten.is_none())
            .filter_map(|seal| {
                let subject = std::str::from_utf8(&seal.subject).ok()?;
                let key = self.keys.subject_key(subject, &seal.wrapped)?;
                Some((seal.subject, key))
            })
            .collect();
        let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in rows {
            let (subject, field, value) = open(&keys, row).ok_or_else(|| {
                Fault::Damaged("a row of the register cannot be opened".to_owned())
            })?;
            all.entry(subject.to_owned()).or_default().insert(field.to_owned(), value);
        }
        Ok(all)
    }
}

fn open<'a>(
    keys: &HashMap<Vec<u8>, SubjectKey>,
    row: &'a RegisterRow,
) -> Option<(&'a str, &'a str, String)> {
    let subject = std::str::from_utf8(&row.subject).ok()?;
    let field = std::str::from_utf8(&row.field).ok()?;
    let value = keys.get(&row.subject)?.open_value(subject, field, &row.value)?;
    Some((subject, field, value))
}
