//! What may be used once: a code of one half minute, a link.

use crate::fault::Fault;
use crate::secret::Digest;
use crate::store::{Store, sql, writing};

/// Notes that something was used, and says whether this was the first time. Of two who use it at
/// the same moment, one is the first. It is remembered until `ends_at`, by when it must no longer
/// be usable anyway. Only a digest of the key is kept.
pub async fn once(store: &Store, key: &str, ends_at: i64, now: i64) -> Result<bool, Fault> {
    let changed = writing!(store, db => sqlx::query(sql::USE_ONCE)
        .bind(&Digest::of(key).as_bytes()[..])
        .bind(ends_at)
        .bind(now)
        .execute(db)
        .await?
        .rows_affected());
    Ok(changed == 1)
}
