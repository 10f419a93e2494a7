//! How many durable appends a second, beside the same number of bare inserts into a bare SQLite
//! table with the same durability, and how fast a record is read back.
//!
//! `cargo bench -p record` prints the ratio first, then divan's tables. PostgreSQL is measured
//! too when `HOMEWARD_TEST_POSTGRES` is set. Divan's rows for appends and inserts are taken one
//! after the other, so on a busy machine only the ratio printed first compares them.

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

/// Appends in one round of a comparison.
const FEW: u64 = 25;

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

/// One command after another, each durable before the next; how many a second.
async fn append_some(record: &Record, sealed: bool, some: u64) -> f64 {
    let mut head = record.head().await.expect("a head");
    let began = Instant::now();
    for n in 0..some {
        let command = format!("{:016x}", getrandom::u64().expect("chance"));
        let drafts = vec![draft(sealed, n)];
        match record.append(&command, "a.worker", 1, drafts, head).await.expect("appended") {
            Appended::Now { head: now, .. } => head = now,
            Appended::Already { .. } => unreachable!("commands are random"),
        }
    }
    some as f64 / began.elapsed().as_secs_f64()
}

/// A bare table with the same durability: WAL, `synchronous=FULL`.
async fn bare() -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(dir().join(format!("{:016x}", getrandom::u64().expect("chance"))))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut bare = SqliteConnection::connect_with(&options).await.expect("a database");
    let make = "CREATE TABLE bare (seq INTEGER PRIMARY KEY, body BLOB)";
    sqlx::query(make).execute(&mut bare).await.expect("a table");
    bare
}

/// The least a durable insert can cost: one row, one transaction; how many a second.
async fn insert_some(bare: &mut SqliteConnection, some: u64) -> f64 {
    let began = Instant::now();
    for _ in 0..some {
        let insert = sqlx::query("INSERT INTO bare (body) VALUES ($1)").bind(BODY);
        insert.execute(&mut *bare).await.expect("inserted");
    }
    some as f64 / began.elapsed().as_secs_f64()
}

fn compare() {
    RUNTIME.block_on(async {
        let mut bare = bare().await;
        let record = open(&new_sqlite()).await;
        let mut rounds: Vec<[f64; 3]> = Vec::new();
        for _ in 0..40 {
            // Side by side in short rounds, because a busy disk favours now one, now the other.
            let plain = append_some(&record, false, FEW).await;
            rounds.push([
                insert_some(&mut bare, FEW).await,
                plain,
                append_some(&record, true, FEW).await,
            ]);
        }
        let [bare, plain, sealed] =
            [0, 1, 2].map(|which| median(rounds.iter().map(|round| round[which])));
        let of_plain = median(rounds.iter().map(|round| round[0] / round[1]));
        let of_sealed = median(rounds.iter().map(|round| round[0] / round[2]));
        println!("durable on SQLite, a second, median of {} rounds of {FEW}:", rounds.len());
        println!("  {bare:.0} bare inserts, {plain:.0} plain appends, {sealed:.0} sealed appends");
        println!("  an append takes {of_plain:.2} bare inserts, a sealed one {of_sealed:.2}");
        if let Some(location) = new_postgres() {
            let record = open(&location).await;
            let plain = append_some(&record, false, SOME).await;
            let sealed = append_some(&record, true, SOME).await;
            println!("on PostgreSQL, a second: {plain:.0} plain appends, {sealed:.0} sealed");
            record.close().await;
            remove(&location).await;
        }
        for sealed in [false, true] {
            for location in [Some(new_sqlite()), new_postgres()].into_iter().flatten() {
                long(&location, sealed).await;
            }
        }
    });
}

/// Writes, reads back and verifies a long record.
async fn long(location: &Location, sealed: bool) {
    let record = open(location).await;
    let engine = if matches!(location, Location::Sqlite(_)) { "SQLite" } else { "PostgreSQL" };
    let kind = if sealed { "sealed" } else { "plain" };
    let say = |what: &str, began: Instant, cpu: f64| {
        let rate = LONG as f64 / began.elapsed().as_secs_f64();
        let each = (cpu_seconds() - cpu) / LONG as f64 * 1e6;
        println!(
            "{engine}: {rate:.0} {kind} entries a second {what}, {each:.2} us of CPU here each"
        );
    };
    let (began, cpu) = (Instant::now(), cpu_seconds());
    fill(&record, sealed).await;
    say("written in long commands", began, cpu);
    for _ in 0..5 {
        let (began, cpu) = (Instant::now(), cpu_seconds());
        read_back(&record).await;
        say("read back", began, cpu);
    }
    let (began, cpu) = (Instant::now(), cpu_seconds());
    assert!(record.verify().await.expect("verified").is_whole());
    say("verified", began, cpu);
    record.close().await;
    remove(location).await;
}

/// CPU time of all our threads so far, which a busy machine disturbs less than the clock does.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |field: usize| after_name.split(' ').nth(field).and_then(|text| text.parse().ok());
    let (user, system): (f64, f64) = (ticks(12).unwrap_or(0.0), ticks(13).unwrap_or(0.0));
    (user + system) / 100.0
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn remove(location: &Location) {
    if let Location::Postgres { url, schema: Some(schema) } = location {
        let mut server = sqlx::PgConnection::connect(url).await.expect("a server");
        let drop = format!("DROP SCHEMA {schema} CASCADE");
        sqlx::raw_sql(sqlx::AssertSqlSafe(drop)).execute(&mut server).await.expect("dropped");
    }
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
        .bench_local(|| RUNTIME.block_on(append_some(&record, sealed, SOME)));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn one_bare_insert(bencher: divan::Bencher) {
    let mut bare = RUNTIME.block_on(bare());
    bencher
        .counter(divan::counter::ItemsCount::new(SOME))
        .bench_local(|| RUNTIME.block_on(insert_some(&mut bare, SOME)));
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
