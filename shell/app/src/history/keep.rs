//! Keeping the record: verified, backed up, restored; each proves itself.

use record::{Fault, Location, MasterKey, Record};
use serde::Serialize;
use std::path::Path;

/// What a verification found.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// Entries checked.
    pub entries: u64,
    /// The head, as `number:hash`.
    pub head: String,
    /// Signed heads checked.
    pub signed_heads: u64,
    /// Everything broken, in words; empty when the record is whole.
    pub broken: Vec<String>,
}

/// What a backup holds.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    /// Entries in it.
    pub entries: u64,
    /// The head, as `number:hash`.
    pub head: String,
}

/// Opens the record without reading the book: for verification, when it may not be readable.
pub async fn open(location: &Location, master: &MasterKey) -> Result<Record, Fault> {
    Record::open_existing(location, master).await
}

/// Proves that the record is whole, or names everything that is broken.
pub async fn verify(record: &Record) -> Result<Proof, Fault> {
    let verified = record.verify().await?;
    Ok(Proof {
        entries: verified.entries,
        head: verified.head.to_string(),
        signed_heads: verified.signed_heads,
        broken: verified.findings.into_iter().map(|broken| broken.words).collect(),
    })
}

/// Saves a copy of the record that proves itself.
pub async fn backup(record: &Record, to: &Path) -> Result<Kept, Fault> {
    let manifest = record.backup(to).await?;
    Ok(Kept { entries: manifest.entries, head: manifest.head })
}

/// Restores a backup into an empty place, and verifies it there.
pub async fn restore(archive: &Path, into: &Location, master: &MasterKey) -> Result<Kept, Fault> {
    let record = Record::restore(archive, into, master).await?;
    let head = record.head().await?;
    record.close().await;
    Ok(Kept { entries: head.seq, head: head.to_string() })
}

/// What changing the master key rewrote.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rekeyed {
    /// Subjects that have a key, in the book and in the log of reads.
    pub seals: usize,
    /// Rows of the register.
    pub register: usize,
}

/// Changes the master key of a record and of the log of reads beside it. Run again after being
/// cut short, it goes on with whichever still has the old key.
///
/// # Errors
/// A fault of the store, or when neither key is the record's.
pub async fn rekey(book: &Location, old: &MasterKey, new: &MasterKey) -> Result<Rekeyed, Fault> {
    let mut done = Rekeyed { seals: 0, register: 0 };
    for location in [crate::reads::log::beside(book), book.clone()] {
        match Record::rewrap(&location, old, new).await {
            Ok(one) => {
                done.seals += one.seals;
                done.register += one.register;
            }
            Err(Fault::Missing(_)) if location != *book => {}
            // Already done, before this was cut short.
            Err(Fault::WrongMasterKey) => {
                Record::open_existing(&location, new).await?.close().await
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(done)
}
