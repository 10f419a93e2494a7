//! What is half done: a right password that still wants its code, a passkey's challenge, a visitor
//! sent to their organisation. Whoever began it holds a token; the store holds its digest.

use crate::fault::Fault;
use crate::micros;
use crate::secret::{Token, digest_of_token};
use crate::store::{Store, reading, sql, writing};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// Keeps something half done for a while. `kind` says what it is, so that a token of one thing
/// opens no other.
pub async fn begin<T: Serialize>(
    store: &Store,
    kind: &str,
    data: &T,
    life: Duration,
    now: i64,
) -> Result<Token, Fault> {
    let token = Token::new()?;
    let data = serde_json::to_string(data)
        .map_err(|why| Fault::Damaged(format!("what is half done cannot be written: {why}")))?;
    writing!(store, db => sqlx::query(sql::INSERT_PENDING)
        .bind(&token.digest().as_bytes()[..])
        .bind(kind)
        .bind(data)
        .bind(now.saturating_add(micros(life)))
        .execute(db)
        .await
        .map(drop))?;
    Ok(token)
}

/// What is half done under a token, and stays so.
pub async fn peek<T: DeserializeOwned>(
    store: &Store,
    kind: &str,
    token: &str,
    now: i64,
) -> Result<Option<T>, Fault> {
    let Some(id) = digest_of_token(token) else { return Ok(None) };
    let data: Option<String> = reading!(store, db => sqlx::query_scalar(sql::PENDING)
        .bind(&id.as_bytes()[..])
        .bind(kind)
        .bind(now)
        .fetch_optional(db)
        .await)?;
    read(data)
}

/// What is half done under a token, given out once only: of two who ask, one gets it.
pub async fn take<T: DeserializeOwned>(
    store: &Store,
    kind: &str,
    token: &str,
    now: i64,
) -> Result<Option<T>, Fault> {
    let Some(id) = digest_of_token(token) else { return Ok(None) };
    let data: Option<String> = writing!(store, db => sqlx::query_scalar(sql::TAKE_PENDING)
        .bind(&id.as_bytes()[..])
        .bind(kind)
        .bind(now)
        .fetch_optional(db)
        .await)?;
    read(data)
}

/// What an older program kept in another shape counts as gone: the visitor begins again.
fn read<T: DeserializeOwned>(data: Option<String>) -> Result<Option<T>, Fault> {
    Ok(data.and_then(|data| serde_json::from_str(&data).ok()))
}
