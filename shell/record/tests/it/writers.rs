//! Several writers at once: nobody's entry is lost and nobody's place is taken.

use crate::support::{MAY, Place, all, findings, master, on_both};
use record::{Appended, Draft, Fault, Location, Record};
use std::collections::BTreeSet;

on_both! {
    writers_in_two_processes_worth_of_connections_lose_nothing
    of_two_writers_at_the_same_head_one_is_refused
    a_record_made_by_two_at_once_is_one_record
}

async fn writers_in_two_processes_worth_of_connections_lose_nothing(place: Place) {
    const TASKS: usize = 8;
    const EACH: usize = 12;
    let records = [place.open().await, place.open().await];
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let record = records[task % 2].clone();
            tokio::spawn(async move {
                for n in 0..EACH {
                    insist(&record, &format!("task {task} command {n}")).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let entries = all(&records[0]).await;
    assert_eq!(entries.len(), TASKS * EACH * 2);
    for (entry, seq) in entries.iter().zip(1..) {
        assert_eq!(entry.seq, seq);
    }
    let commands: BTreeSet<&str> = entries.iter().map(|entry| &*entry.command).collect();
    assert_eq!(commands.len(), TASKS * EACH);
    // A command's entries stand together.
    for pair in entries.chunks(2) {
        assert_eq!(pair[0].command, pair[1].command);
    }
    assert!(findings(&records[1]).await.is_empty());
}

/// Tries again at the new head until it is recorded.
async fn insist(record: &Record, command: &str) {
    let mut head = record.head().await.unwrap();
    loop {
        let shared = Draft::about("shared", "k", command);
        let own = Draft::about(command, "k", "own");
        match record.append(command, "w", MAY, vec![shared, own], head).await {
            Ok(Appended::Now { .. }) => return,
            Ok(Appended::Already { .. }) => panic!("{command} was recorded by someone else"),
            Err(Fault::Conflict { head: now }) => head = now,
            Err(fault) => panic!("{fault}"),
        }
    }
}

async fn of_two_writers_at_the_same_head_one_is_refused(place: Place) {
    let (one, two) = (place.open().await, place.open().await);
    for round in 0..20 {
        let head = one.head().await.unwrap();
        let (a, b) = (format!("a {round}"), format!("b {round}"));
        let (a, b) = tokio::join!(
            one.append(&a, "a", MAY, vec![Draft::plain("k", "a")], head),
            two.append(&b, "b", MAY, vec![Draft::plain("k", "b")], head),
        );
        let won = [&a, &b].iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(won, 1, "{a:?} {b:?}");
        let refused = if a.is_ok() { b } else { a };
        assert!(matches!(refused, Err(Fault::Conflict { head: now }) if now.seq == head.seq + 1));
    }
    assert_eq!(all(&one).await.len(), 20);
    assert!(findings(&two).await.is_empty());
}

async fn a_record_made_by_two_at_once_is_one_record(place: Place) {
    for _ in 0..5 {
        let place = place.another();
        let location: &Location = &place.location;
        let (master_a, master_b) = (master(), master());
        let (a, b) =
            tokio::join!(Record::open(location, &master_a), Record::open(location, &master_b));
        assert_eq!(a.unwrap().public_key(), b.unwrap().public_key());
    }
}
