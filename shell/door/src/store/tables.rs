//! The tables, in versions: each version is a script for either engine, run once.

use super::{Engine, Store, sql};
use crate::fault::Fault;

/// Every version's scripts, for SQLite and for PostgreSQL. One that has been released is not
/// changed; another is added.
const VERSIONS: &[(&str, &str)] = &[(SQLITE_1, POSTGRES_1)];

const SQLITE_1: &str = "
    CREATE TABLE session (
        id_hash BLOB PRIMARY KEY, person TEXT NOT NULL, made_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, stepped_up_at INTEGER,
        how TEXT NOT NULL, agent TEXT NOT NULL, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX session_person ON session (person);
    CREATE INDEX session_ends_at ON session (ends_at);
    CREATE TABLE counter (
        key_hash BLOB PRIMARY KEY, began INTEGER NOT NULL, n INTEGER NOT NULL,
        until_at INTEGER NOT NULL, ends_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX counter_ends_at ON counter (ends_at);
    CREATE TABLE reply (
        person TEXT NOT NULL, key_hash BLOB NOT NULL, request_digest BLOB NOT NULL,
        status INTEGER NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL,
        ends_at INTEGER NOT NULL, PRIMARY KEY (person, key_hash)) STRICT;
    CREATE INDEX reply_ends_at ON reply (ends_at);
    CREATE TABLE pending (
        id_hash BLOB PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL,
        ends_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX pending_ends_at ON pending (ends_at);
    CREATE TABLE used (
        key_hash BLOB PRIMARY KEY, ends_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX used_ends_at ON used (ends_at);
";

const POSTGRES_1: &str = "
    CREATE TABLE session (
        id_hash BYTEA PRIMARY KEY, person TEXT NOT NULL, made_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, stepped_up_at BIGINT,
        how TEXT NOT NULL, agent TEXT NOT NULL, data TEXT NOT NULL);
    CREATE INDEX session_person ON session (person);
    CREATE INDEX session_ends_at ON session (ends_at);
    CREATE TABLE counter (
        key_hash BYTEA PRIMARY KEY, began BIGINT NOT NULL, n BIGINT NOT NULL,
        until_at BIGINT NOT NULL, ends_at BIGINT NOT NULL);
    CREATE INDEX counter_ends_at ON counter (ends_at);
    CREATE TABLE reply (
        person TEXT NOT NULL, key_hash BYTEA NOT NULL, request_digest BYTEA NOT NULL,
        status BIGINT NOT NULL, kind TEXT NOT NULL, body BYTEA NOT NULL,
        ends_at BIGINT NOT NULL, PRIMARY KEY (person, key_hash));
    CREATE INDEX reply_ends_at ON reply (ends_at);
    CREATE TABLE pending (
        id_hash BYTEA PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL,
        ends_at BIGINT NOT NULL);
    CREATE INDEX pending_ends_at ON pending (ends_at);
    CREATE TABLE used (key_hash BYTEA PRIMARY KEY, ends_at BIGINT NOT NULL);
    CREATE INDEX used_ends_at ON used (ends_at);
";

/// Runs the versions' scripts that have not been run here. Servers that start at the same moment
/// take turns.
pub(super) async fn bring_up_to_date(store: &Store) -> Result<(), Fault> {
    match &store.engine {
        Engine::Sqlite { writer, .. } => {
            let mut tx = writer.begin_with(sql::SQLITE_WRITE).await?;
            sqlx::raw_sql(sql::SQLITE_VERSION_TABLE).execute(&mut *tx).await?;
            let found = sqlx::query_scalar(sql::VERSION).fetch_optional(&mut *tx).await?;
            for (script, _) in missing(found)? {
                sqlx::raw_sql(*script).execute(&mut *tx).await?;
            }
            sqlx::query(sql::FORGET_VERSION).execute(&mut *tx).await?;
            sqlx::query(sql::PUT_VERSION).bind(newest()).execute(&mut *tx).await?;
            tx.commit().await?;
        }
        Engine::Postgres(pool) => {
            let mut tx = pool.begin_with(sql::POSTGRES_WRITE).await?;
            sqlx::raw_sql(sql::POSTGRES_VERSION_TABLE).execute(&mut *tx).await?;
            let found = sqlx::query_scalar(sql::VERSION).fetch_optional(&mut *tx).await?;
            for (_, script) in missing(found)? {
                sqlx::raw_sql(*script).execute(&mut *tx).await?;
            }
            sqlx::query(sql::FORGET_VERSION).execute(&mut *tx).await?;
            sqlx::query(sql::PUT_VERSION).bind(newest()).execute(&mut *tx).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

type Scripts = (&'static str, &'static str);

fn missing(found: Option<i64>) -> Result<&'static [Scripts], Fault> {
    let found = found.unwrap_or(0);
    let newer = || Fault::Newer { found, known: newest() };
    let done = usize::try_from(found).map_err(|_| newer())?;
    VERSIONS.get(done..).ok_or_else(newer)
}

fn newest() -> i64 {
    VERSIONS.len() as i64
}
