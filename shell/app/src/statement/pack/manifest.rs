//! The manifest of a pack: what it is, where on the record it stands, and the digest of every file
//! in it; and who agreed the statement.

use crate::actor::Side;
use crate::book::{Book, SettledStatement};
use crate::quarter::extract::hex;
use crate::statement::pack::names::{MANIFEST, SIGNATURE};
use crate::statement::pack::zip::Files;
use definitions::{Money, Quarter};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What is said of a pack as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form it is written in.
    pub form: String,
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The payment agreed, in pence.
    pub payment: Money,
    /// The digest of the evidence both sides agreed, in hexadecimal.
    pub agreed_digest: String,
    /// Whether someone was forgotten since: then the evidence is no longer what was agreed to the
    /// byte, though what was agreed is in it.
    pub forgotten_since: bool,
    /// Whether the young people in it are invented.
    pub invented: bool,
    /// The last entry the statement rests on.
    pub rests_on: Stood,
    /// The entry that settled it.
    pub settled_by: Stood,
    /// The record's public key, in hexadecimal.
    pub public_key: String,
    /// Every file but the manifest and its signature, in the order of their names.
    pub files: Vec<File>,
}

/// Where the record's chain stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stood {
    /// The entry's number.
    pub entry: u64,
    /// Its hash, in hexadecimal: the chain's head when it was the last.
    pub hash: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub name: String,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
}

/// One side's agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The side.
    pub side: Side,
    /// Who, as the record names them: the organisation's part in the contract and their account.
    pub by: String,
    /// The roles they held that day.
    pub roles: Vec<String>,
    /// When, in microseconds since 1 January 1970, UTC.
    pub at: i64,
    /// The amount, in pence.
    pub amount: Money,
    /// The digest of the evidence behind it.
    pub digest: String,
}

impl Manifest {
    /// What is signed: the digest of the manifest as written, told apart from everything else the
    /// record signs.
    pub(crate) fn signed(written: &[u8]) -> Vec<u8> {
        format!("{}\n{}", super::FORM, digest(written)).into_bytes()
    }
}

/// Every file a manifest lists, as it is.
pub(crate) fn listed(files: &Files) -> Vec<File> {
    let named = files.iter().filter(|(name, _)| ![MANIFEST, SIGNATURE].contains(&name.as_str()));
    named
        .map(|(name, bytes)| File {
            name: name.clone(),
            bytes: bytes.len() as u64,
            sha256: digest(bytes),
        })
        .collect()
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Who agreed a settled statement.
pub(crate) fn agreements(book: &Book, settled: &SettledStatement) -> Vec<Agreement> {
    let each = settled.agreed_by.iter();
    each.map(|(side, (by, at))| Agreement {
        side: *side,
        by: by.clone(),
        roles: roles(book, by, *at),
        at: *at,
        amount: settled.settlement.payment,
        digest: settled.digest.clone(),
    })
    .collect()
}

/// The roles of whoever the record names so, on the day of a moment; none for someone who acted on
/// the command line, where there are no accounts.
fn roles(book: &Book, by: &str, at: i64) -> Vec<String> {
    let account = by.split_once(':').and_then(|(_, id)| book.people.accounts.get(id));
    let moment = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let day = jiff::tz::Offset::UTC.to_datetime(moment).date();
    let held = account.into_iter().flat_map(|account| &account.roles);
    held.filter(|held| held.on(day)).map(|held| held.what.title().to_owned()).collect()
}
