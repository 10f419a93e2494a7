//! Backup and restore: the whole record in one file, the same from either engine, so that a
//! backup of one restores into the other. What is about children stays sealed in it; the master
//! key travels apart. Format: `docs/formats/record.md`.

mod archive;
mod proof;

use crate::entry::Head;
use crate::fault::Fault;
use crate::location::Location;
use crate::master::MasterKey;
use crate::record::{Record, VERSION};
use crate::seal::Keys;
use crate::store::{Store, Tx};
use archive::{Reader, Row, Writer};
use proof::Proof;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many rows are copied together.
const BATCH: i64 = 2048;

/// What a backup says it holds; its last row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the record it was made from.
    pub schema: u32,
    /// How many entries.
    pub entries: u64,
    /// How many signed heads.
    pub signed_heads: u64,
    /// How many subjects have or had a key.
    pub seals: u64,
    /// How many rows of the register.
    pub register: u64,
    /// Where the record ended, as `number:hash`.
    pub head: String,
    /// The key by which its signed heads are checked, in hexadecimal.
    pub public_key: String,
}

/// Reads a backup through without the master key: its digest, its chain and its signed heads.
pub fn inspect(archive: &Path) -> Result<Manifest, Fault> {
    through(archive, None, |_| Ok(()))
}

impl Record {
    /// Writes a backup, as the record is at one moment, while it stays in use. A record whose
    /// chain or signed heads are broken is refused, because it would not restore.
    pub async fn backup(&self, to: &Path) -> Result<Manifest, Fault> {
        if to.exists() {
            return Err(Fault::Exists(to.display().to_string()));
        }
        let part = beside(to, "part");
        let mut tx = self.store.snapshot().await?;
        let written = self.write_backup(&mut tx, &part).await;
        tx.rollback().await?;
        let finished = written.and_then(|manifest| {
            std::fs::rename(&part, to).map_err(Fault::file("cannot write", to))?;
            Ok(manifest)
        });
        if finished.is_err() {
            std::fs::remove_file(&part).ok();
        }
        finished
    }

    async fn write_backup(&self, tx: &mut Tx, to: &Path) -> Result<Manifest, Fault> {
        let mut writer = Writer::create(to)?;
        let mut proof = Proof::new(Some(&self.keys));
        for (name, value) in tx.all_meta().await? {
            put(&mut writer, &mut proof, Row::Meta(name, value))?;
        }
        let mut from = 1;
        loop {
            let rows = tx.entries(from, from + BATCH).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                put(&mut writer, &mut proof, Row::Entry(row))?;
            }
            from += BATCH;
        }
        let mut after = 0;
        loop {
            let rows = tx.signed_heads(after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = last.seq;
            for row in rows {
                put(&mut writer, &mut proof, Row::Head(row))?;
            }
        }
        for row in tx.seals().await? {
            put(&mut writer, &mut proof, Row::Seal(row))?;
        }
        for row in tx.register(None).await? {
            put(&mut writer, &mut proof, Row::Register(row))?;
        }
        let found = proof.finish().map_err(Fault::Damaged)?;
        if tx.count_entries().await? != found.entries {
            return Err(Fault::Damaged("there are entries after a gap".to_owned()));
        }
        writer.finish(&found)?;
        Ok(found)
    }

    /// Restores a backup into an empty place and opens it. The backup is proved before anything
    /// is written, and the restored record is verified after.
    pub async fn restore(
        archive: &Path,
        into: &Location,
        master: &MasterKey,
    ) -> Result<Record, Fault> {
        empty(into)?;
        let keys = Keys::from(master);
        let manifest = through(archive, Some(&keys), |_| Ok(()))?;
        let store = Store::connect(into, true).await?;
        let restored = copy_in(archive, &keys, &store, into).await;
        store.close().await;
        let proved = match restored {
            Ok(()) => prove(into, master, &manifest).await,
            Err(fault) => Err(fault),
        };
        if let (Err(fault), Location::Sqlite(path)) = (&proved, into)
            && !matches!(fault, Fault::NotEmpty(_))
        {
            remove_sqlite(path);
        }
        proved
    }
}

/// Writes a row and looks at it.
fn put(writer: &mut Writer, proof: &mut Proof<'_>, row: Row) -> Result<(), Fault> {
    proof.look(&row).map_err(Fault::Damaged)?;
    writer.put(&row)
}

/// Reads a backup through, proving it, and hands each row on.
fn through(
    archive: &Path,
    keys: Option<&Keys>,
    mut each: impl FnMut(Row) -> Result<(), Fault>,
) -> Result<Manifest, Fault> {
    let mut reader = Reader::open(archive)?;
    let mut proof = Proof::new(keys);
    while let Some(row) = reader.next()? {
        proof.look(&row).map_err(Fault::Archive)?;
        each(row)?;
    }
    let said = reader.finish()?;
    if proof.finish().map_err(Fault::Archive)? != said {
        return Err(Fault::Archive("it does not hold what its manifest says".to_owned()));
    }
    if said.schema > VERSION {
        return Err(Fault::Newer { found: said.schema, known: VERSION });
    }
    Ok(said)
}

async fn copy_in(archive: &Path, keys: &Keys, store: &Store, into: &Location) -> Result<(), Fault> {
    let mut tx = store.migrate().await?;
    if !tx.tables().await?.is_empty() {
        tx.rollback().await?;
        return Err(Fault::NotEmpty(into.to_string()));
    }
    crate::record::make_tables(&mut tx, 0).await?;
    let mut reader = Reader::open(archive)?;
    let mut proof = Proof::new(Some(keys));
    while let Some(row) = reader.next()? {
        proof.look(&row).map_err(Fault::Archive)?;
        match row {
            Row::Meta(name, _) if name == "schema" => {}
            Row::Meta(name, value) => tx.put_meta(&name, &value).await?,
            Row::Entry(row) => tx.put_entry(&row).await?,
            Row::Head(row) => tx.put_signed_head(&row).await?,
            Row::Seal(row) => tx.put_seal(&row).await?,
            Row::Register(row) => tx.put_particular(&row).await?,
        }
    }
    reader.finish()?;
    tx.commit().await
}

/// Opens what was restored, and verifies that it is whole and ends where the backup did.
async fn prove(
    location: &Location,
    master: &MasterKey,
    manifest: &Manifest,
) -> Result<Record, Fault> {
    let record = Record::open_existing(location, master).await?;
    let verified = record.verify().await?;
    let trouble = match verified.findings.first() {
        Some(broken) => Some(broken.words.clone()),
        None if verified.head.to_string() != manifest.head => {
            Some("what was restored does not end where the backup does".to_owned())
        }
        None => None,
    };
    match trouble {
        None => Ok(record),
        Some(words) => {
            record.close().await;
            Err(Fault::Archive(words))
        }
    }
}

/// A SQLite file to restore into must not be there, or must hold nothing.
fn empty(location: &Location) -> Result<(), Fault> {
    match location {
        Location::Sqlite(path) if path.metadata().is_ok_and(|about| about.len() > 0) => {
            Err(Fault::NotEmpty(location.to_string()))
        }
        _ => Ok(()),
    }
}

fn remove_sqlite(path: &Path) {
    for file in [path.to_owned(), suffixed(path, "-wal"), suffixed(path, "-shm")] {
        std::fs::remove_file(file).ok();
    }
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    suffixed(path, &format!(".{extension}"))
}

/// A head as a manifest writes it.
fn head_said(head: Head) -> String {
    head.to_string()
}
