//! A process that dies in the middle: what it acknowledged is there, what it did not is there
//! whole or not at all, and its retry changes nothing twice.

use crate::support::{MAY, Place, all, findings, master, on_both};
use record::{Draft, Location, Record};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

on_both! {
    a_killed_process_loses_nothing_it_acknowledged
}

/// How often a process is killed.
const KILLS: u32 = 6;

async fn a_killed_process_loses_nothing_it_acknowledged(place: Place) {
    let mut acknowledged: BTreeMap<String, u64> = BTreeMap::new();
    for round in 0..KILLS {
        let before = acknowledged.len();
        acknowledged.extend(write_and_die(&place, round));
        assert!(acknowledged.len() > before, "the process was killed before it did anything");

        let record = place.open().await;
        assert_eq!(findings(&record).await, [""; 0]);
        let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for entry in all(&record).await {
            found.entry(entry.command.to_string()).or_default().push(entry.seq);
        }
        for (command, last) in &acknowledged {
            assert_eq!(found[command], [last - 1, *last], "{command} was acknowledged");
        }
        for (command, entries) in &found {
            assert_eq!(entries.len(), 2, "{command} is there by half, or twice");
        }
        // The process would have retried its last command on coming back.
        let (command, entries) = found.iter().max_by_key(|(_, entries)| entries[1]).unwrap();
        let head = record.head().await.unwrap();
        let again = record.append(command, "w", MAY, drafts(command), head).await.unwrap();
        assert_eq!(again.range(), (entries[0], entries[1]));
        assert_eq!(record.head().await.unwrap(), head);
        record.close().await;
    }
}

/// Starts a process that writes, kills it at a random moment, and returns what it acknowledged.
fn write_and_die(place: &Place, round: u32) -> Vec<(String, u64)> {
    let module = if place.is_sqlite() { "sqlite" } else { "postgres" };
    let (path, schema) = match &place.location {
        Location::Sqlite(path) => (path.display().to_string(), String::new()),
        Location::Postgres { url, schema } => (url.clone(), schema.clone().unwrap()),
    };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "crash::the_process_that_is_killed", "--nocapture"])
        .env("CRASH_LOCATION", path)
        .env("CRASH_SCHEMA", schema)
        .env("CRASH_ROUND", format!("{module} {round}"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.by_ref().find_map(|line| said(&line.unwrap())).expect("it wrote nothing");
    let wait = getrandom::u32().unwrap() % 250_000;
    std::thread::sleep(Duration::from_micros(u64::from(wait)));
    child.kill().unwrap();
    child.wait().unwrap();
    let rest = lines.map_while(Result::ok).filter_map(|line| said(&line));
    std::iter::once(first).chain(rest).collect()
}

/// `acknowledged <seq> <command>.`; a line cut short by the kill does not count.
fn said(line: &str) -> Option<(String, u64)> {
    let at = line.find("acknowledged ")?;
    let (seq, command) = line[at + "acknowledged ".len()..].strip_suffix('.')?.split_once(' ')?;
    Some((command.to_owned(), seq.parse().ok()?))
}

fn drafts(command: &str) -> Vec<Draft> {
    vec![Draft::plain("k", command), Draft::about(command, "k", command)]
}

#[test]
#[ignore = "started by the test above, in a process of its own, to be killed"]
fn the_process_that_is_killed() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let location = match variable("CRASH_SCHEMA") {
        schema if schema.is_empty() => Location::Sqlite(variable("CRASH_LOCATION").into()),
        schema => Location::Postgres { url: variable("CRASH_LOCATION"), schema: Some(schema) },
    };
    let round = variable("CRASH_ROUND");
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let record = Record::open(&location, &master()).await.unwrap();
        let mut head = record.head().await.unwrap();
        for n in 0.. {
            let command = format!("{round} {n}");
            record.append(&command, "w", MAY, drafts(&command), head).await.unwrap();
            head = record.head().await.unwrap();
            let mut out = std::io::stdout().lock();
            writeln!(out, "acknowledged {} {command}.", head.seq).unwrap();
            out.flush().unwrap();
        }
    });
}
