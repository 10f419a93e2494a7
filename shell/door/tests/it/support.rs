//! A place of its own for each test, on either engine; gone when the test ends.

use door::{Place, Store};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::path::PathBuf;

/// Writes each of these tests down twice: once for each engine.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::support::Home::sqlite()).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::support::Home::postgres()).await;
            })*
        }
    };
}
pub(crate) use on_both;

/// A moment in November 2026, in microseconds, and lengths from it.
pub const NOW: i64 = 1_795_770_000_000_000;
pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;

/// Where one test keeps its store.
pub struct Home {
    pub place: Place,
    pub dir: PathBuf,
}

impl Home {
    pub fn sqlite() -> Home {
        let dir = new_dir();
        Home { place: Place::Sqlite(dir.join("sessions.door")), dir }
    }

    pub fn postgres() -> Home {
        let schema = format!("t_{}", chance());
        Home { place: Place::Postgres { url: postgres_url(), schema }, dir: new_dir() }
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.place).await.unwrap()
    }

    /// Everything the store holds, as one text, to look for what must not be in it.
    pub async fn everything(&self) -> String {
        match &self.place {
            Place::Sqlite(_) => {
                let mut all = String::new();
                for file in std::fs::read_dir(&self.dir).unwrap() {
                    let bytes = std::fs::read(file.unwrap().path()).unwrap();
                    all.push_str(&String::from_utf8_lossy(&bytes));
                }
                all
            }
            Place::Postgres { url, schema } => {
                let options: PgConnectOptions = url.parse().unwrap();
                let options = options.options([("search_path", schema)]);
                let mut connection = PgConnection::connect_with(&options).await.unwrap();
                let mut all = String::new();
                for table in ["session", "counter", "reply", "pending", "used"] {
                    let rows = format!("SELECT t::text FROM {table} t");
                    let rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(rows));
                    all.push_str(&rows.fetch_all(&mut connection).await.unwrap().join("\n"));
                }
                all
            }
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.dir).ok();
        if let Place::Postgres { url, schema } = &self.place {
            let options: PgConnectOptions = url.parse().unwrap();
            let drop = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
            let cleared = std::thread::spawn(move || {
                let runtime =
                    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    let mut connection = PgConnection::connect_with(&options).await.unwrap();
                    connection.execute("SET lock_timeout = '5s'").await.unwrap();
                    connection.execute(AssertSqlSafe(drop)).await.ok();
                });
            });
            cleared.join().ok();
        }
    }
}

fn postgres_url() -> String {
    std::env::var("HOMEWARD_TEST_POSTGRES").ok().filter(|url| !url.is_empty()).expect(
        "HOMEWARD_TEST_POSTGRES is not set, so sessions cannot be tested on PostgreSQL. Run \
         scripts/test, which starts a server for the tests; or start one with \
         `scripts/postgres start` and set the variable to what it prints.",
    )
}

fn new_dir() -> PathBuf {
    let dir = std::env::temp_dir().join(format!("homeward-door-{}", chance()));
    std::fs::create_dir(&dir).unwrap();
    dir
}

fn chance() -> String {
    let bytes = door::random_bytes::<8>().unwrap();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
