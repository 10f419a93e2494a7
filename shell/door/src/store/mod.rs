//! The store of what may be lost: were it removed, everybody would sign in again and nothing else
//! would have happened. One SQLite file or a PostgreSQL schema, apart from the record.

mod place;
mod postgres;
pub mod sql;
mod sqlite;
mod tables;

pub use place::Place;

use crate::fault::Fault;
use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;
use std::time::Duration;

/// How long a statement waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) engine: Engine,
}

/// The two engines.
#[derive(Clone)]
pub(crate) enum Engine {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// Runs the same expression on either engine, where it may only read.
macro_rules! reading {
    ($store:expr, $db:ident => $what:expr) => {
        match &$store.engine {
            $crate::store::Engine::Sqlite { readers: $db, .. } => $what,
            $crate::store::Engine::Postgres($db) => $what,
        }
    };
}
pub(crate) use reading;

/// Runs the same expression on either engine, where it may write.
macro_rules! writing {
    ($store:expr, $db:ident => $what:expr) => {
        match &$store.engine {
            $crate::store::Engine::Sqlite { writer: $db, .. } => $what,
            $crate::store::Engine::Postgres($db) => $what,
        }
    };
}
pub(crate) use writing;

impl Store {
    /// Opens the store, and makes it where there is none.
    pub async fn open(place: &Place) -> Result<Store, Fault> {
        let engine = match place {
            Place::Sqlite(path) => sqlite::connect(path).await?,
            Place::Postgres { url, schema } => postgres::connect(url, schema).await?,
        };
        let store = Store { engine };
        tables::bring_up_to_date(&store).await?;
        Ok(store)
    }

    /// Asks the database one small question, to know that it answers.
    pub async fn check(&self) -> Result<(), Fault> {
        let _: i64 = reading!(self, db => sqlx::query_scalar(sql::VERSION).fetch_one(db).await)?;
        Ok(())
    }

    /// Removes whatever has ended, and says how many rows that was. Nothing relies on it: what
    /// has ended is never given out, removed or not.
    pub async fn purge(&self, now: i64) -> Result<u64, Fault> {
        let mut removed = 0;
        for statement in sql::PURGES {
            removed += writing!(self, db => {
                sqlx::query(statement).bind(now).execute(db).await?.rows_affected()
            });
        }
        Ok(removed)
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}
