//! The store as one SQLite file: one connection writes, several read beside it.

use super::{Engine, PATIENCE, sql};
use crate::fault::Fault;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, Executor};
use std::path::Path;
use std::time::Duration;

/// Where SQLite keeps the mark of the program a file belongs to, and ours.
const MARK: std::ops::Range<usize> = 68..72;
const OURS: &[u8] = b"HmwD";

pub(super) async fn connect(path: &Path) -> Result<Engine, Fault> {
    if is_new(path)? {
        make(path)?;
        patiently(|| mark(path)).await?;
    }
    // A crash of the machine may lose the last moments, and the store as a whole may be lost.
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON");
    let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE * 2);
    let writer = patiently(|| pool().max_connections(1).connect_with(options.clone())).await?;
    let reading = options.clone().pragma("query_only", "ON");
    let readers = pool().max_connections(4).connect_lazy_with(reading);
    Ok(Engine::Sqlite { writer, readers })
}

/// Looks before SQLite does, so that a file of someone else's is not touched.
fn is_new(path: &Path) -> Result<bool, Fault> {
    use std::io::Read;
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(why) => return Err(Fault::file("cannot read", path)(why)),
    };
    let mut first = Vec::new();
    file.take(100).read_to_end(&mut first).map_err(Fault::file("cannot read", path))?;
    let not_ours = |why| Fault::NotOurs { place: path.display().to_string(), why };
    if first.is_empty() {
        return Ok(true);
    }
    if first.len() < 100 || !first.starts_with(b"SQLite format 3\0") {
        return Err(not_ours("it is not a SQLite file"));
    }
    if first[MARK] != *OURS {
        return Err(not_ours("it is a SQLite file for something else"));
    }
    Ok(false)
}

/// Makes an empty file, readable by its owner only.
fn make(path: &Path) -> Result<(), Fault> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(Fault::file("cannot write", path))
}

async fn mark(path: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    connection.execute(sql::SQLITE_MARK).await?;
    connection.close().await
}

/// Tries again while another program opens the same file: the change to write-ahead logging takes
/// the whole file for a moment, and SQLite does not wait for that of itself.
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
