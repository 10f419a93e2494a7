//! How many durable appends a second, beside the same number of bare inserts into a bare SQLite
//! table with the same durability, and how fast a record is read back.
//!
//! `cargo bench -p record` prints the ratio first, then divan's tables. PostgreSQL is measured
//! too when `HOMEWARD_TEST_POSTGRES` is set.

use record::{Appended, Draft, Head, Location, MasterKey, Record};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Instant;
use tokio::runtime::Runtime;

/// Entries read back in one measurement.
const LONG: u64 = 400_000;

/// Appends in one measurement.
const SOME: u64 = 500;

/// What an entry says here: about as long as a short fact.
const BODY: &[u8] = &[b'x'; 120];

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

fn main() {
    compare();
    divan::main();
    std::fs::remove_dir_all(dir()).ok();
}

fn dir() -> PathBuf {
    let dir = std::env::temp_dir().join(format!("homeward-bench-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a directory");
    dir
}

fn new_sqlite() -> Location {
    Location::Sqlite(dir().join(format!("{:016x}", getrandom::u64().expect("chance"))))
}

fn new_postgres() -> Option<Location> {
    let url = std::env::var("HOMEWARD_TEST_POSTGRES").ok()?;
    let schema = Some(format!("bench_{:016x}", getrandom::u64().expect("chance")));
    Some(Location::Postgres { url, schema })
}

async fn open(location: &Location) -> Record {
    Record::open(location, &MasterKey::new([7; 32])).await.expect("a record")
}

fn draft(sealed: bool, n: u64) -> Draft {
    match sealed {
        false => Draft::plain("care.episodes", BODY),
        true => Draft::about(format!("YP-{}", n % 400), "care.episodes", BODY),
    }
}

/// One command after another, each durable before the next.
async fn append_some(record: &Record, sealed: bool) -> f64 {
    let mut head = record.head().await.expect("a head");
    let began = Instant::now();
    for n in 0..SOME {
        let command = format!("{:016x}", getrandom::u64().expect("chance"));
        let drafts = vec![draft(sealed, n)];
        match record.append(&command, "a.worker", 1, drafts, head).await.expect("appended") {
            Appended::Now { head: now, .. } => head = now,
            Appended::Already { .. } => unreachable!("commands are random"),
        }
    }
    SOME as f64 / began.elapsed().as_secs_f64()
}

/// The least a durable insert can cost: one row, one transaction, WAL, `synchronous=FULL`.
async fn insert_some() -> f64 {
    let options = SqliteConnectOptions::new()
        .filename(dir().join(format!("{:016x}", getrandom::u64().expect("chance"))))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut bare = SqliteConnection::connect_with(&options).await.expect("a database");
    let make = "CREATE TABLE bare (seq INTEGER PRIMARY KEY, body BLOB)";
    sqlx::query(make).execute(&mut bare).await.expect("a table");
    let began = Instant::now();
    for _ in 0..SOME {
        let insert = sqlx::query("INSERT INTO bare (body) VALUES ($1)").bind(BODY);
        insert.execute(&mut bare).await.expect("inserted");
    }
    SOME as f64 / began.elapsed().as_secs_f64()
}

fn compare() {
    RUNTIME.block_on(async {
        let record = open(&new_sqlite()).await;
        insert_some().await;
        append_some(&record, false).await;
        let mut best = [0.0_f64; 3];
        for _ in 0..5 {
            best[0] = best[0].max(insert_some().await);
            best[1] = best[1].max(append_some(&record, false).await);
            best[2] = best[2].max(append_some(&record, true).await);
        }
        let [bare, plain, sealed] = best;
        println!("durable on SQLite, a second: {bare:.0} bare inserts, {plain:.0} plain appends, ");
        println!("{sealed:.0} sealed appends; an append takes {:.2} bare inserts", bare / plain);
        if let Some(location) = new_postgres() {
            let record = open(&location).await;
            let (plain, sealed) =
                (append_some(&record, false).await, append_some(&record, true).await);
            println!("on PostgreSQL, a second: {plain:.0} plain appends, {sealed:.0} sealed");
        }
        for sealed in [false, true] {
            for location in [Some(new_sqlite()), new_postgres()].into_iter().flatten() {
                let record = open(&location).await;
                let began = Instant::now();
                fill(&record, sealed).await;
                let rate = LONG as f64 / began.elapsed().as_secs_f64();
                let what = if sealed { "sealed" } else { "plain" };
                println!("{location:?}: {rate:.0} {what} entries a second in long commands");
                for _ in 0..3 {
                    let began = Instant::now();
                    read_back(&record).await;
                    let rate = LONG as f64 / began.elapsed().as_secs_f64();
                    println!("{location:?}: {rate:.0} {what} entries a second read back");
                }
                let began = Instant::now();
                assert!(record.verify().await.expect("verified").is_whole());
                let rate = LONG as f64 / began.elapsed().as_secs_f64();
                println!("{location:?}: {rate:.0} {what} entries a second verified");
                record.close().await;
            }
        }
    });
}

async fn fill(record: &Record, sealed: bool) -> Head {
    let mut head = Head::EMPTY;
    while head.seq < LONG {
        let drafts = (0..LONG / 40).map(|n| draft(sealed, n)).collect();
        let command = format!("fill {}", head.seq);
        match record.append(&command, "a.worker", 1, drafts, head).await.expect("appended") {
            Appended::Now { head: now, .. } => head = now,
            Appended::Already { .. } => unreachable!("commands are numbered"),
        }
    }
    head
}

/// Reads everything back and adds up what it says, as a fold would.
async fn read_back(record: &Record) -> u64 {
    let mut reading = record.read(1);
    let (mut entries, mut sum) = (0, 0_u64);
    while let Some(batch) = reading.next().await.expect("read") {
        entries += batch.len() as u64;
        for entry in &batch {
            let body = entry.body.known().expect("nobody is forgotten");
            sum += body.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        }
    }
    assert_eq!(entries, LONG);
    sum
}

#[divan::bench(args = [false, true], sample_count = 5, sample_size = 1)]
fn one_durable_append(bencher: divan::Bencher, sealed: bool) {
    let record = RUNTIME.block_on(open(&new_sqlite()));
    bencher
        .counter(divan::counter::ItemsCount::new(SOME))
        .bench_local(|| RUNTIME.block_on(append_some(&record, sealed)));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn one_bare_insert(bencher: divan::Bencher) {
    bencher
        .counter(divan::counter::ItemsCount::new(SOME))
        .bench_local(|| RUNTIME.block_on(insert_some()));
}

#[divan::bench(args = [false, true], sample_count = 5, sample_size = 1)]
fn reading_a_long_record_back(bencher: divan::Bencher, sealed: bool) {
    let record = RUNTIME.block_on(async {
        let record = open(&new_sqlite()).await;
        fill(&record, sealed).await;
        record
    });
    bencher
        .counter(divan::counter::ItemsCount::new(LONG))
        .bench_local(|| RUNTIME.block_on(read_back(&record)));
}
