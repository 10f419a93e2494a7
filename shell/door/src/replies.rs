//! Replies kept by the key a program gave its request, so that a request sent twice is done once.
//! Keep short replies: they lie in the store for a day, and are not sealed.

use crate::fault::Fault;
use crate::micros;
use crate::secret::Digest;
use crate::store::{Store, sql, writing};
use std::time::Duration;

/// How long a request may take before its key is free again: the server may have been stopped in
/// the middle of it.
const CLAIM: Duration = Duration::from_secs(60);

/// How long a reply is kept.
const KEPT: Duration = Duration::from_hours(24);

/// A reply as it was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its HTTP status.
    pub status: u16,
    /// Its content type.
    pub kind: String,
    /// Its body.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reply({}, {} bytes)", self.status, self.body.len())
    }
}

/// What became of asking for a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Claim {
    /// It is yours: do the request, then `keep` its reply, or `release` the key.
    Yours,
    /// The request was done before, and this was the reply.
    Again(Reply),
    /// The key was used for another request.
    Different,
    /// The same request is being done at this moment.
    Busy,
}

/// Asks for a key for one person's request; `request` is the digest of its method, path and body.
pub async fn claim(
    store: &Store,
    person: &str,
    key: &str,
    request: &Digest,
    now: i64,
) -> Result<Claim, Fault> {
    let key = Digest::of(key);
    let taken = writing!(store, db => sqlx::query(sql::CLAIM_REPLY)
        .bind(person)
        .bind(&key.as_bytes()[..])
        .bind(&request.as_bytes()[..])
        .bind(&[][..] as &[u8])
        .bind(now.saturating_add(micros(CLAIM)))
        .bind(now)
        .execute(db)
        .await?
        .rows_affected());
    if taken == 1 {
        return Ok(Claim::Yours);
    }
    type Columns = (Vec<u8>, i64, String, Vec<u8>);
    // On the writer, so that SQLite's answer is not older than the question above.
    let held: Option<Columns> = writing!(store, db => sqlx::query_as(sql::REPLY)
        .bind(person)
        .bind(&key.as_bytes()[..])
        .fetch_optional(db)
        .await)?;
    let Some((digest, status, kind, body)) = held else { return Ok(Claim::Busy) };
    if Digest::kept(&digest)? != *request {
        return Ok(Claim::Different);
    }
    match u16::try_from(status) {
        Ok(0) => Ok(Claim::Busy),
        Ok(status) => Ok(Claim::Again(Reply { status, kind, body })),
        Err(_) => Err(Fault::Damaged("a kept reply has no status".to_owned())),
    }
}

/// Keeps the reply to a request whose key was claimed.
pub async fn keep(
    store: &Store,
    person: &str,
    key: &str,
    request: &Digest,
    reply: &Reply,
    now: i64,
) -> Result<(), Fault> {
    writing!(store, db => sqlx::query(sql::PUT_REPLY)
        .bind(person)
        .bind(&Digest::of(key).as_bytes()[..])
        .bind(&request.as_bytes()[..])
        .bind(i64::from(reply.status))
        .bind(reply.kind.as_str())
        .bind(&reply.body[..])
        .bind(now.saturating_add(micros(KEPT)))
        .execute(db)
        .await
        .map(drop))?;
    Ok(())
}

/// Gives a claimed key back, where nothing has happened.
pub async fn release(
    store: &Store,
    person: &str,
    key: &str,
    request: &Digest,
) -> Result<(), Fault> {
    writing!(store, db => sqlx::query(sql::RELEASE_REPLY)
        .bind(person)
        .bind(&Digest::of(key).as_bytes()[..])
        .bind(&request.as_bytes()[..])
        .execute(db)
        .await
        .map(drop))?;
    Ok(())
}
