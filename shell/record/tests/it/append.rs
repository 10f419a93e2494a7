//! Appending and reading back.

use crate::support::{MAY, Place, all, append, bodies, findings, on_both, small};
use record::{Appended, Body, Draft, Fault, Head};

on_both! {
    an_empty_record_has_an_empty_head
    what_is_appended_is_read_back_in_order
    a_long_record_is_read_back_whole_and_from_any_entry
    a_reading_that_meets_a_gap_says_so_and_never_ends_early
    each_entry_names_the_hash_of_the_one_before
    a_command_is_recorded_whole_or_not_at_all
    a_writer_who_is_behind_is_refused_and_told_the_head
    a_retried_command_is_not_recorded_twice
    what_cannot_be_recorded_is_refused_in_words
    the_tables_refuse_to_change_or_lose_an_entry
    a_head_is_signed_after_every_command_and_anyone_can_check_it
}

async fn an_empty_record_has_an_empty_head(place: Place) {
    let record = place.open().await;
    assert_eq!(record.head().await.unwrap(), Head::EMPTY);
    assert_eq!(all(&record).await, []);
    assert_eq!(record.last_signed_head().await.unwrap(), None);
    assert_eq!(record.sign_head(MAY).await.unwrap(), None);
    let verified = record.verify().await.unwrap();
    assert!(verified.is_whole());
    assert_eq!(verified.entries, 0);
}

async fn what_is_appended_is_read_back_in_order(place: Place) {
    let (record, head) = small(&place).await;
    record.close().await;
    let record = place.open().await;
    let entries = all(&record).await;
    let seqs: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5, 6]);
    assert_eq!(head.seq, 6);
    assert_eq!(entries[5].hash, head.hash);
    let entry = &entries[3];
    assert_eq!((&*entry.by, &*entry.command), ("a.worker", "c-2"));
    assert_eq!((&*entry.kind, entry.recorded_at), ("care.episodes", MAY));
    assert_eq!(entry.subject.as_deref(), Some("YP-1"));
    assert_eq!(entry.body, Body::Known(b"second episode of one".to_vec()));
    assert_eq!(entries[0].subject, None);
    assert!(findings(&record).await.is_empty());
}

async fn a_long_record_is_read_back_whole_and_from_any_entry(place: Place) {
    let record = place.open().await;
    let many = (0..5000)
        .map(|n| match n % 3 {
            0 => Draft::plain("plain", format!("{n}")),
            _ => Draft::about(format!("S-{}", n % 50), "sealed", format!("{n}")),
        })
        .collect();
    append(&record, "many", many).await;
    append(&record, "one more", vec![Draft::about("S-new", "sealed", "5000")]).await;
    let expected: Vec<String> = (0..=5000).map(|n| n.to_string()).collect();
    assert_eq!(bodies(&record).await, expected);
    for from in [0, 1, 2, 4096, 4097, 5001, 5002, 9999] {
        let entries = record.read(from).rest().await.unwrap();
        let seqs: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
        let due: Vec<u64> = (from.max(1)..=5001).collect();
        assert_eq!(seqs, due, "read from {from}");
    }
}

async fn a_reading_that_meets_a_gap_says_so_and_never_ends_early(place: Place) {
    let record = place.open().await;
    let many = (0..4200).map(|n| Draft::plain("k", format!("{n}"))).collect();
    append(&record, "many", many).await;
    // The gap lies across the end of the first batch that is fetched.
    place.tamper().await.run("DELETE FROM entry WHERE seq BETWEEN 4000 AND 4150").await.unwrap();
    for from in [1, 2, 4000, 4001, 4151] {
        let refused = record.read(from).rest().await.unwrap_err().to_string();
        assert!(refused.contains("is missing"), "from {from}: {refused}");
    }
    assert_eq!(record.read(4152).rest().await.unwrap().len(), 49);
}

async fn each_entry_names_the_hash_of_the_one_before(place: Place) {
    let (record, _) = small(&place).await;
    let entries = all(&record).await;
    assert_eq!(entries[0].prev, [0; 32]);
    for pair in entries.windows(2) {
        assert_eq!(pair[1].prev, pair[0].hash);
        assert_ne!(pair[1].hash, pair[0].hash);
    }
}

async fn a_command_is_recorded_whole_or_not_at_all(place: Place) {
    let (record, head) = small(&place).await;
    let forget = ["YP-2".to_owned()];
    let fact = vec![Draft::plain("forgotten", "YP-2")];
    record.forget(&forget, "c-4", "an.officer", MAY, fact, head).await.unwrap();
    let head = record.head().await.unwrap();
    // The second draft cannot be sealed, so the first must not be there either.
    let drafts = vec![Draft::about("YP-9", "care", "new"), Draft::about("YP-2", "care", "late")];
    let refused = record.append("c-5", "a.worker", MAY, drafts, head).await;
    assert!(matches!(refused, Err(Fault::Forgotten(1))), "{refused:?}");
    assert_eq!(record.head().await.unwrap(), head);
    assert!(findings(&record).await.is_empty());
}

async fn a_writer_who_is_behind_is_refused_and_told_the_head(place: Place) {
    let (record, head) = small(&place).await;
    let late = record.append("late", "b", MAY, vec![Draft::plain("k", "b")], Head::EMPTY).await;
    assert!(matches!(late, Err(Fault::Conflict { head: now }) if now == head), "{late:?}");
    // The right number with another hash is not the head either.
    let forged = Head { seq: head.seq, hash: [1; 32] };
    let late = record.append("late", "b", MAY, vec![Draft::plain("k", "b")], forged).await;
    assert!(matches!(late, Err(Fault::Conflict { .. })), "{late:?}");
    assert_eq!(all(&record).await.len(), 6);
}

async fn a_retried_command_is_not_recorded_twice(place: Place) {
    let (record, head) = small(&place).await;
    let again = record.append("c-2", "b", MAY, vec![Draft::plain("k", "b")], head).await.unwrap();
    assert_eq!(again, Appended::Already { first: 3, last: 4 });
    // Also when the one who retries still has the head from before.
    let again = record.append("c-2", "b", MAY, vec![Draft::plain("k", "b")], Head::EMPTY).await;
    assert_eq!(again.unwrap().range(), (3, 4));
    assert_eq!(record.head().await.unwrap(), head);
}

async fn what_cannot_be_recorded_is_refused_in_words(place: Place) {
    let record = place.open().await;
    let good = || Draft::plain("k", "b");
    let zero = Draft::plain("k\0", "b");
    let nobody = Draft::about("", "k", "b");
    let cases = [
        ("", "by", vec![good()]),
        ("c", "", vec![good()]),
        ("c", "b\0y", vec![good()]),
        ("c\u{1f}", "by", vec![good()]),
        ("c", "by", vec![]),
        ("c", "by", vec![good(), zero]),
        ("c", "by", vec![nobody]),
    ];
    for (command, by, drafts) in cases {
        let refused = record.append(command, by, MAY, drafts, Head::EMPTY).await;
        assert!(matches!(refused, Err(Fault::Unfit(_))), "{command:?} {by:?}: {refused:?}");
    }
    assert_eq!(record.head().await.unwrap(), Head::EMPTY);
}

async fn the_tables_refuse_to_change_or_lose_an_entry(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.raw().await;
    for sql in [
        "UPDATE entry SET recorded_by = 'someone' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 6",
        "DELETE FROM entry",
        "UPDATE signed_head SET at = 0 WHERE seq = 2",
        "DELETE FROM signed_head WHERE seq = 6",
    ] {
        let refused = raw.run(sql).await.unwrap_err().to_string();
        assert!(refused.contains("the record is append-only"), "{sql}: {refused}");
    }
    let sql = match place.is_sqlite() {
        true => {
            "INSERT OR REPLACE INTO entry SELECT seq, recorded_at, 'someone', command, kind, \
                 subject, body, prev, hash FROM entry WHERE seq = 2"
        }
        false => "TRUNCATE entry",
    };
    let refused = raw.run(sql).await.unwrap_err().to_string();
    assert!(refused.contains("the record is append-only"), "{sql}: {refused}");
    assert!(findings(&record).await.is_empty());
}

async fn a_head_is_signed_after_every_command_and_anyone_can_check_it(place: Place) {
    let (record, head) = small(&place).await;
    let verified = record.verify().await.unwrap();
    assert_eq!((verified.entries, verified.signed_heads, verified.head), (6, 3, head));
    let signed = record.last_signed_head().await.unwrap().unwrap();
    assert_eq!((signed.head, signed.at), (head, MAY));
    assert!(signed.is_signed_by(&record.public_key()));
    let mut other = signed;
    other.head.hash[0] ^= 1;
    assert!(!other.is_signed_by(&record.public_key()));
    let mut other = signed;
    other.at += 1;
    assert!(!other.is_signed_by(&record.public_key()));
    // A head is signed once.
    assert_eq!(record.sign_head(MAY + 5).await.unwrap(), Some(signed));
}
