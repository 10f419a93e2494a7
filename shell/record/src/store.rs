//! The two engines behind one door. SQLite: one connection writes, several read beside it, and
//! what is acknowledged is on the disk. PostgreSQL: a pool, and writers take turns.

use crate::fault::Fault;
use crate::location::{Location, plain_name};
use crate::sql;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, Postgres};
use sqlx::sqlite::{
    Sqlite, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Connection, Executor, Transaction};
use std::path::Path;
use std::time::Duration;

/// How long a writer waits for another process before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open database of either engine.
#[derive(Clone)]
pub(crate) enum Store {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// A transaction on either engine; dropped without `commit`, nothing has happened.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs the same expression on the connection of either engine.
macro_rules! on {
    ($tx:expr, $connection:ident => $what:expr) => {
        match $tx {
            $crate::store::Tx::Sqlite(tx) => {
                let $connection = &mut **tx;
                $what
            }
            $crate::store::Tx::Postgres(tx) => {
                let $connection = &mut **tx;
                $what
            }
        }
    };
}
pub(crate) use on;

impl Store {
    /// Connects; a missing SQLite file is made only when `create` says so.
    pub(crate) async fn connect(location: &Location, create: bool) -> Result<Store, Fault> {
        match location {
            Location::Sqlite(path) => sqlite(path, create).await,
            Location::Postgres { url, schema } => postgres(url, schema.as_deref(), create).await,
        }
    }

    /// A transaction that may write. Writers take turns, also across processes.
    pub(crate) async fn write(&self) -> Result<Tx, Fault> {
        Ok(match self {
            Store::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with(sql::SQLITE_WRITE).await?),
            Store::Postgres(pool) => Tx::Postgres(pool.begin_with(sql::POSTGRES_WRITE).await?),
        })
    }

    /// A transaction that makes or upgrades the tables; the lock does not need them to exist.
    pub(crate) async fn migrate(&self) -> Result<Tx, Fault> {
        Ok(match self {
            Store::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with(sql::SQLITE_WRITE).await?),
            Store::Postgres(pool) => Tx::Postgres(pool.begin_with(sql::POSTGRES_MIGRATE).await?),
        })
    }

    /// A transaction that reads, and sees one moment.
    pub(crate) async fn snapshot(&self) -> Result<Tx, Fault> {
        Ok(match self {
            Store::Sqlite { readers, .. } => {
                Tx::Sqlite(readers.begin_with(sql::SQLITE_SNAPSHOT).await?)
            }
            Store::Postgres(pool) => Tx::Postgres(pool.begin_with(sql::POSTGRES_SNAPSHOT).await?),
        })
    }

    /// Makes rows that were overwritten or removed leave the disk. Says whether they did: a
    /// reader in the middle of something can keep them a little longer.
    pub(crate) async fn drop_old_rows(&self) -> Result<bool, Fault> {
        match self {
            Store::Sqlite { writer, .. } => {
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as(sql::SQLITE_CHECKPOINT).fetch_one(writer).await?;
                Ok(busy == 0)
            }
            Store::Postgres(pool) => {
                pool.execute(sql::POSTGRES_DROP_OLD_ROWS).await?;
                Ok(true)
            }
        }
    }

    /// Closes every connection.
    pub(crate) async fn close(&self) {
        match self {
            Store::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Store::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes what was written durable and visible.
    pub(crate) async fn commit(self) -> Result<(), Fault> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Ends the transaction with nothing written, at once rather than when it is dropped.
    pub(crate) async fn rollback(self) -> Result<(), Fault> {
        match self {
            Tx::Sqlite(tx) => tx.rollback().await?,
            Tx::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Runs a script of ours, such as a migration, made for one of the engines.
    pub(crate) async fn script(
        &mut self,
        sqlite: &'static str,
        postgres: &'static str,
    ) -> Result<(), Fault> {
        match self {
            Tx::Sqlite(tx) => sqlx::raw_sql(sqlite).execute(&mut **tx).await.map(drop)?,
            Tx::Postgres(tx) => sqlx::raw_sql(postgres).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    /// The names of the tables there are.
    pub(crate) async fn tables(&mut self) -> Result<Vec<String>, Fault> {
        Ok(match self {
            Tx::Sqlite(tx) => sqlx::query_scalar(sql::SQLITE_TABLES).fetch_all(&mut **tx).await?,
            Tx::Postgres(tx) => {
                sqlx::query_scalar(sql::POSTGRES_TABLES).fetch_all(&mut **tx).await?
            }
        })
    }

    /// What the engine's own check of its file finds; PostgreSQL has none to ask.
    pub(crate) async fn integrity(&mut self) -> Result<Vec<String>, Fault> {
        match self {
            Tx::Sqlite(tx) => {
                let said: Vec<String> =
                    sqlx::query_scalar(sql::SQLITE_INTEGRITY).fetch_all(&mut **tx).await?;
                Ok(said.into_iter().filter(|line| line != "ok").collect())
            }
            Tx::Postgres(_) => Ok(Vec::new()),
        }
    }
}

async fn sqlite(path: &Path, create: bool) -> Result<Store, Fault> {
    match header(path)? {
        Header::Ours => {}
        Header::Nothing if create => make(path).await?,
        Header::Nothing => return Err(Fault::Missing(path.display().to_string())),
        Header::Other(why) => {
            return Err(Fault::NotOurs { place: path.display().to_string(), why: why.to_owned() });
        }
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        .pragma("cell_size_check", "ON");
    let reading = options.clone().pragma("query_only", "ON").row_buffer_size(1024);
    let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE * 3);
    let writer = patiently(|| pool().max_connections(1).connect_with(options.clone())).await?;
    let readers = pool().max_connections(4).connect_lazy_with(reading);
    Ok(Store::Sqlite { writer, readers })
}

/// Opens once more while another opens the same file: the change to write-ahead logging takes the
/// whole file for a moment, and SQLite does not wait for that of itself.
async fn patiently<T, F: Future<Output = Result<T, sqlx::Error>>>(
    open: impl Fn() -> F,
) -> Result<T, sqlx::Error> {
    const PAUSE: Duration = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        match open().await {
            Err(sqlx::Error::Database(why)) if is_busy(&*why) && waited < PATIENCE => {
                tokio::time::sleep(PAUSE).await;
                waited += PAUSE;
            }
            outcome => return outcome,
        }
    }
}

/// Whether SQLite says that another holds the file: its codes 5, 261 and 517.
fn is_busy(why: &dyn sqlx::error::DatabaseError) -> bool {
    why.code().is_some_and(|code| matches!(code.as_ref(), "5" | "261" | "517"))
}

/// What the first bytes of a file say it is.
enum Header {
    Nothing,
    Ours,
    Other(&'static str),
}

/// Looks before SQLite does, so that a file of someone else's is not touched.
fn header(path: &Path) -> Result<Header, Fault> {
    use std::io::Read;
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(Header::Nothing),
        Err(why) => return Err(Fault::file("cannot read", path)(why)),
    };
    let mut first = Vec::new();
    file.take(100).read_to_end(&mut first).map_err(Fault::file("cannot read", path))?;
    if first.is_empty() {
        return Ok(Header::Nothing);
    }
    if first.len() < 100 || !first.starts_with(b"SQLite format 3\0") {
        return Ok(Header::Other("it is not a SQLite file"));
    }
    if first[68..72] != *b"HmwR" {
        return Ok(Header::Other("it is a SQLite file of another program"));
    }
    Ok(Header::Ours)
}

/// Makes an empty file that carries our mark, readable by its owner only.
async fn make(path: &Path) -> Result<(), Fault> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(Fault::file("cannot write", path))?;
    Ok(patiently(|| mark(path)).await?)
}

async fn mark(path: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE);
    let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
    connection.execute(sql::SQLITE_MARK).await?;
    connection.close().await
}

async fn postgres(url: &str, schema: Option<&str>, create: bool) -> Result<Store, Fault> {
    let mut options: PgConnectOptions = url.parse()?;
    options = options.options([("synchronous_commit", "on")]).application_name("homeward");
    if let Some(schema) = schema {
        plain_name(schema)?;
        if create {
            let mut connection = sqlx::PgConnection::connect_with(&options).await?;
            let make = format!("CREATE SCHEMA IF NOT EXISTS {schema}");
            // Two processes may make it at the same moment.
            let made = connection.execute(AssertSqlSafe(make)).await;
            made.map(|_| ()).or_else(|why| match &why {
                sqlx::Error::Database(refused) if refused.is_unique_violation() => Ok(()),
                _ => Err(why),
            })?;
            connection.close().await?;
        }
        options = options.options([("search_path", schema)]);
    }
    let pool = PgPoolOptions::new()
        .max_connections(6)
        .acquire_timeout(PATIENCE * 3)
        .connect_with(options)
        .await?;
    Ok(Store::Postgres(pool))
}
