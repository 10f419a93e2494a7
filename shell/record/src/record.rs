//! Opening a record: making it when nothing is there, upgrading an older one, and refusing what
//! is not ours, is too new, or was made with another master key.

use crate::entry::Head;
use crate::fault::Fault;
use crate::location::Location;
use crate::master::MasterKey;
use crate::rows::Standing;
use crate::seal::Keys;
use crate::signing::{self, SignedHead};
use crate::store::{Store, Tx};
use ed25519_dalek::SigningKey;
use std::fmt;
use std::sync::Arc;

/// The migrations of each engine, oldest first; a record's version is how many it has had.
const MIGRATIONS: [(&str, &str); 2] = [
    (
        include_str!("../migrations/sqlite/0001_log.sql"),
        include_str!("../migrations/postgres/0001_log.sql"),
    ),
    (
        include_str!("../migrations/sqlite/0002_register.sql"),
        include_str!("../migrations/postgres/0002_register.sql"),
    ),
];

/// The version this program writes.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// An open record. Cloning it shares its connections.
#[derive(Clone)]
pub struct Record {
    pub(crate) location: Location,
    pub(crate) store: Store,
    pub(crate) keys: Arc<Keys>,
    pub(crate) signing: SigningKey,
}

impl Record {
    /// Opens the record there, or makes one where nothing is.
    pub async fn open(location: &Location, master: &MasterKey) -> Result<Record, Fault> {
        Record::connect(location, master, true).await
    }

    /// Opens the record there, and refuses when there is none.
    pub async fn open_existing(location: &Location, master: &MasterKey) -> Result<Record, Fault> {
        Record::connect(location, master, false).await
    }

    async fn connect(
        location: &Location,
        master: &MasterKey,
        create: bool,
    ) -> Result<Record, Fault> {
        let store = Store::connect(location, create).await?;
        let keys = Keys::from(master);
        match prepare(location, &store, &keys, create).await {
            Ok(signing) => {
                Ok(Record { location: location.clone(), store, keys: Arc::new(keys), signing })
            }
            Err(fault) => {
                store.close().await;
                Err(fault)
            }
        }
    }

    /// Where the record is kept.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The key by which anyone can check a signed head.
    pub fn public_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Where the record ends now.
    pub async fn head(&self) -> Result<Head, Fault> {
        let mut tx = self.store.snapshot().await?;
        let standing = self.standing(&mut tx, "").await;
        tx.rollback().await?;
        Ok(standing?.head)
    }

    /// The newest signed head: worth printing on a statement or keeping elsewhere.
    pub async fn last_signed_head(&self) -> Result<Option<SignedHead>, Fault> {
        let mut tx = self.store.snapshot().await?;
        let row = tx.signed_head(None).await;
        tx.rollback().await?;
        Ok(row?.as_ref().and_then(SignedHead::from_row))
    }

    /// Signs where the record ends now; every append has already done so, and a head is signed
    /// once. `None` when nothing is recorded yet.
    pub async fn sign_head(&self, at: i64) -> Result<Option<SignedHead>, Fault> {
        let mut tx = self.store.write().await?;
        let head = self.standing(&mut tx, "").await?.head;
        if head == Head::EMPTY {
            tx.rollback().await?;
            return Ok(None);
        }
        if let Some(row) = tx.signed_head(Some(head.seq.cast_signed())).await? {
            tx.rollback().await?;
            return Ok(SignedHead::from_row(&row));
        }
        let signed = SignedHead::sign(&self.signing, head, at);
        tx.put_signed_head(&signed.row()).await?;
        tx.commit().await?;
        Ok(Some(signed))
    }

    /// Closes every connection; what was acknowledged is durable without it.
    pub async fn close(self) {
        self.store.close().await;
    }

    /// What a writer must know first, once the record still has our master key.
    pub(crate) async fn standing(&self, tx: &mut Tx, command: &str) -> Result<Standing, Fault> {
        let standing = tx.standing(command).await?;
        self.keys.recognise(&standing.key_check)?;
        Ok(standing)
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.location)
    }
}

/// Makes or upgrades the tables as needed, and unwraps the signing key.
async fn prepare(
    location: &Location,
    store: &Store,
    keys: &Keys,
    create: bool,
) -> Result<SigningKey, Fault> {
    let mut tx = store.snapshot().await?;
    let version = version(location, &mut tx).await;
    tx.rollback().await?;
    match version? {
        None if !create => return Err(Fault::Missing(location.to_string())),
        Some(VERSION) => {}
        _ => upgrade(location, store, keys).await?,
    }
    let mut tx = store.snapshot().await?;
    let key_check = tx.meta("key_check").await?.unwrap_or_default();
    let wrapped = tx.meta("signing_key").await?.unwrap_or_default();
    tx.rollback().await?;
    keys.recognise(&key_check)?;
    signing::unwrap(keys, &wrapped)
        .ok_or_else(|| Fault::Damaged("the record's signing key is damaged".to_owned()))
}

/// The version of the record there; `None` when nothing is there yet.
async fn version(location: &Location, tx: &mut Tx) -> Result<Option<u32>, Fault> {
    let tables = tx.tables().await?;
    if tables.is_empty() {
        return Ok(None);
    }
    let not_ours = |why: &str| Fault::NotOurs { place: location.to_string(), why: why.to_owned() };
    let ours = ["meta", "entry", "signed_head"];
    if !ours.iter().all(|ours| tables.iter().any(|table| table == ours)) {
        return Err(not_ours("it holds tables of another program"));
    }
    let kept = tx.meta("schema").await?.unwrap_or_default();
    let found: u32 = std::str::from_utf8(&kept)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| not_ours("it does not say which version it has"))?;
    if found > VERSION {
        return Err(Fault::Newer { found, known: VERSION });
    }
    Ok(Some(found))
}

async fn upgrade(location: &Location, store: &Store, keys: &Keys) -> Result<(), Fault> {
    let mut tx = store.migrate().await?;
    // Asked again now that no one else can be making it.
    let found = version(location, &mut tx).await?;
    if let Some(_older) = found {
        let key_check = tx.meta("key_check").await?.unwrap_or_default();
        keys.recognise(&key_check)?;
    }
    make_tables(&mut tx, found.unwrap_or(0)).await?;
    if found.is_none() {
        let (signing, wrapped) = signing::generate(keys)?;
        tx.put_meta("key_check", keys.check()).await?;
        tx.put_meta("signing_key", &wrapped).await?;
        tx.put_meta("public_key", signing.verifying_key().as_bytes()).await?;
    }
    tx.commit().await
}

/// Makes the tables that came after this version.
pub(crate) async fn make_tables(tx: &mut Tx, found: u32) -> Result<(), Fault> {
    for (sqlite, postgres) in &MIGRATIONS[found as usize..] {
        tx.script(sqlite, postgres).await?;
    }
    tx.put_meta("schema", VERSION.to_string().as_bytes()).await
}
