//! A place of its own for each test, on either engine, and a way past the record's own door for
//! those who would tamper with it.

use record::{Appended, Draft, Entry, Head, Location, MasterKey, Record};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Executor, Row};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Writes each of these tests down twice: once for each engine.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::support::Place::sqlite()).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::support::Place::postgres()).await;
            })*
        }
    };
}
pub(crate) use on_both;

/// A day in May 2014, in microseconds.
pub const MAY: i64 = 1_400_000_000_000_000;

/// Where one test keeps its record; gone when the test ends.
pub struct Place {
    pub location: Location,
    pub dir: PathBuf,
}

impl Place {
    pub fn sqlite() -> Place {
        let dir = new_dir();
        Place { location: Location::Sqlite(dir.join("book.homeward")), dir }
    }

    pub fn postgres() -> Place {
        let url = postgres_url();
        let schema = Some(format!("t_{}", chance()));
        Place { location: Location::Postgres { url, schema }, dir: new_dir() }
    }

    /// A second, empty place on the same engine.
    pub fn another(&self) -> Place {
        match self.location {
            Location::Sqlite(_) => Place::sqlite(),
            Location::Postgres { .. } => Place::postgres(),
        }
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.location, Location::Sqlite(_))
    }

    pub fn file(&self) -> &Path {
        match &self.location {
            Location::Sqlite(path) => path,
            Location::Postgres { .. } => panic!("PostgreSQL keeps no file of ours"),
        }
    }

    pub async fn open(&self) -> Record {
        Record::open(&self.location, &master()).await.unwrap()
    }

    /// A connection past the record's own door, the append-only triggers out of the way.
    pub async fn tamper(&self) -> Raw {
        let mut raw = self.raw().await;
        match &self.location {
            Location::Sqlite(_) => {
                for trigger in
                    raw.texts("SELECT name FROM sqlite_master WHERE type = 'trigger'").await
                {
                    raw.run(&format!("DROP TRIGGER {trigger}")).await.unwrap();
                }
            }
            Location::Postgres { .. } => {
                raw.run("SET session_replication_role = replica").await.unwrap();
            }
        }
        raw
    }

    /// A connection past the record's own door.
    pub async fn raw(&self) -> Raw {
        match &self.location {
            Location::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
                Raw::Sqlite(SqliteConnection::connect_with(&options).await.unwrap())
            }
            Location::Postgres { url, schema } => {
                let schema = schema.as_deref().unwrap();
                let mut raw =
                    Raw::Postgres(PgConnection::connect_with(&url.parse().unwrap()).await.unwrap());
                raw.run(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await.unwrap();
                raw.run(&format!("SET search_path = {schema}")).await.unwrap();
                raw
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.dir).ok();
        if let Location::Postgres { url, schema: Some(schema) } = &self.location {
            let (url, schema) = (url.clone(), schema.clone());
            let cleared = std::thread::spawn(move || {
                let runtime =
                    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    let options = PgConnectOptions::from_str(&url).unwrap();
                    let mut connection = PgConnection::connect_with(&options).await.unwrap();
                    let drop = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
                    connection.execute("SET lock_timeout = '5s'").await.unwrap();
                    connection.execute(AssertSqlSafe(drop)).await.ok();
                });
            });
            cleared.join().ok();
        }
    }
}

/// A connection that knows nothing of records.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    pub async fn run(&mut self, sql: &str) -> sqlx::Result<u64> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Raw::Sqlite(connection) => connection.execute(sql).await?.rows_affected(),
            Raw::Postgres(connection) => connection.execute(sql).await?.rows_affected(),
        })
    }

    pub async fn texts(&mut self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Raw::Sqlite(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
            Raw::Postgres(connection) => {
                sqlx::query_scalar(sql).fetch_all(connection).await.unwrap()
            }
        }
    }

    pub async fn bytes(&mut self, sql: &str) -> Vec<u8> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Raw::Sqlite(connection) => {
                let row = sqlx::query(sql).fetch_one(connection).await.unwrap();
                row.get_unchecked(0)
            }
            Raw::Postgres(connection) => {
                let row = sqlx::query(sql).fetch_one(connection).await.unwrap();
                row.get_unchecked(0)
            }
        }
    }

    /// Puts other bytes into one column of one row.
    pub async fn put_bytes(&mut self, table: &str, column: &str, row: &str, bytes: Vec<u8>) {
        let sql = AssertSqlSafe(format!("UPDATE {table} SET {column} = $1 WHERE {row}"));
        let changed = match self {
            Raw::Sqlite(connection) => {
                sqlx::query(sql).bind(bytes).execute(connection).await.unwrap().rows_affected()
            }
            Raw::Postgres(connection) => {
                sqlx::query(sql).bind(bytes).execute(connection).await.unwrap().rows_affected()
            }
        };
        assert_eq!(changed, 1, "one row was to be changed");
    }

    /// Flips one bit of one column of bytes of one row.
    pub async fn flip(&mut self, table: &str, column: &str, row: &str, byte: usize) {
        let select = format!("SELECT {column} FROM {table} WHERE {row}");
        let mut bytes = self.bytes(&select).await;
        let byte = byte % bytes.len();
        bytes[byte] ^= 1;
        self.put_bytes(table, column, row, bytes).await;
    }
}

pub fn master() -> MasterKey {
    MasterKey::new([7; 32])
}

pub fn postgres_url() -> String {
    std::env::var("HOMEWARD_TEST_POSTGRES").ok().filter(|url| !url.is_empty()).expect(
        "HOMEWARD_TEST_POSTGRES is not set, so the record cannot be tested on PostgreSQL. Run \
         scripts/test, which starts a server for the tests; or start one with \
         `scripts/postgres start` and set the variable to what it prints.",
    )
}

/// A random name.
pub fn chance() -> String {
    format!("{:016x}", getrandom::u64().unwrap())
}

pub fn new_dir() -> PathBuf {
    let dir = std::env::temp_dir().join(format!("homeward-record-{}", chance()));
    std::fs::create_dir(&dir).unwrap();
    dir
}

/// Appends at the head, whatever it is.
pub async fn append(record: &Record, command: &str, drafts: Vec<Draft>) -> Appended {
    let head = record.head().await.unwrap();
    record.append(command, "a.worker", MAY, drafts, head).await.unwrap()
}

pub async fn all(record: &Record) -> Vec<Entry> {
    record.read(1).rest().await.unwrap()
}

/// What can be read, by entry; `-` where it is forgotten.
pub async fn bodies(record: &Record) -> Vec<String> {
    let said = |entry: Entry| match entry.body.known() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        None => "-".to_owned(),
    };
    all(record).await.into_iter().map(said).collect()
}

/// The words of everything a verification finds.
pub async fn findings(record: &Record) -> Vec<String> {
    record.verify().await.unwrap().findings.into_iter().map(|broken| broken.words).collect()
}

/// A small record: six entries in three commands about two subjects and nobody, and a register.
pub async fn small(place: &Place) -> (Record, Head) {
    let record = place.open().await;
    let first = vec![
        Draft::plain("contract.signed", "terms of the contract"),
        Draft::about("YP-1", "care.episodes", "first episode of one"),
    ];
    append(&record, "c-1", first).await;
    let second = vec![
        Draft::about("YP-2", "care.episodes", "first episode of two"),
        Draft::about("YP-1", "care.episodes", "second episode of one"),
    ];
    append(&record, "c-2", second).await;
    let third = vec![
        Draft::plain("quarter.measured", "a figure and its workings"),
        Draft::about("YP-2", "care.closed", "closing of two"),
    ];
    append(&record, "c-3", third).await;
    for (subject, field, value) in [
        ("YP-1", "name", "Invented One"),
        ("YP-1", "address", "1 Nowhere Street"),
        ("YP-2", "name", "Invented Two"),
    ] {
        record.register_put(subject, field, value).await.unwrap();
    }
    let head = record.head().await.unwrap();
    (record, head)
}
