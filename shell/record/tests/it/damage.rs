//! Whatever is changed behind the record's back is found, and named.

use crate::support::{Place, findings, on_both, small};
use record::{Broken, Part, Record};

on_both! {
    a_changed_column_of_an_entry_is_found_and_the_entry_named
    an_entry_rewritten_with_a_fitting_hash_is_found
    an_entry_taken_out_is_named
    entries_cut_off_the_end_are_missed
    entries_and_signed_heads_cut_off_together_are_missed_by_a_head_kept_elsewhere
    signed_heads_cut_off_the_end_are_missed
    a_changed_signed_head_is_named
    two_sealed_bodies_cannot_change_places
    a_changed_row_of_the_register_is_named
    a_changed_key_is_named
    a_row_taken_out_of_the_register_or_the_seals_is_missed
    a_replaced_signing_key_is_found
}

async fn broken(record: &Record) -> Vec<Broken> {
    record.verify().await.unwrap().findings
}

async fn a_changed_column_of_an_entry_is_found_and_the_entry_named(place: Place) {
    let (record, _) = small(&place).await;
    record.close().await;
    let mut raw = place.tamper().await;
    for (change, back) in [
        ("recorded_at = recorded_at + 1", "recorded_at = recorded_at - 1"),
        ("recorded_by = 'a.forger'", "recorded_by = 'a.worker'"),
        ("command = 'c-9'", "command = 'c-2'"),
        ("kind = 'care.episodez'", "kind = 'care.episodes'"),
        ("subject = 'YP-2'", "subject = 'YP-1'"),
        ("subject = NULL", "subject = 'YP-1'"),
    ] {
        raw.run(&format!("UPDATE entry SET {change} WHERE seq = 4")).await.unwrap();
        found_in_four(&place, change).await;
        raw.run(&format!("UPDATE entry SET {back} WHERE seq = 4")).await.unwrap();
    }
    for column in ["body", "prev", "hash"] {
        for byte in [0, 13, 31] {
            raw.flip("entry", column, "seq = 4", byte).await;
            found_in_four(&place, column).await;
            raw.flip("entry", column, "seq = 4", byte).await;
        }
    }
    assert!(findings(&place.open().await).await.is_empty(), "everything was put back");
}

async fn found_in_four(place: &Place, what: &str) {
    let record = place.open().await;
    let broken = broken(&record).await;
    record.close().await;
    assert_eq!(broken.len(), 1, "{what}: {broken:?}");
    assert_eq!(broken[0].part, Part::Entry(4), "{what}");
    let words = &broken[0].words;
    assert!(words.starts_with("entry 4 (care.episode"), "{words}");
    assert!(words.ends_with("does not match its hash"), "{words}");
    assert!(words.contains("recorded 2014-05-13 by a."), "{words}");
}

async fn an_entry_rewritten_with_a_fitting_hash_is_found(place: Place) {
    // Another record's first entry is whole in itself, and still does not belong here.
    let (record, _) = small(&place).await;
    let other = place.another();
    let (stranger, _) = small(&other).await;
    drop((record, stranger));
    let (mut here, mut there) = (place.tamper().await, other.raw().await);
    for column in ["body", "hash"] {
        let sql = format!("SELECT {column} FROM entry WHERE seq = 2");
        let bytes = there.bytes(&sql).await;
        here.put_bytes("entry", column, "seq = 2", bytes).await;
    }
    let broken = broken(&place.open().await).await;
    let parts: Vec<&Part> = broken.iter().map(|broken| &broken.part).collect();
    // It does not open with its subject's key, the next does not follow, the signature differs.
    assert_eq!(parts, [&Part::Entry(2), &Part::Entry(3), &Part::SignedHead(2)], "{broken:?}");
}

async fn an_entry_taken_out_is_named(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    raw.run("DELETE FROM entry WHERE seq = 3").await.unwrap();
    assert_eq!(findings(&record).await, ["entry 3 is missing"]);
    raw.run("DELETE FROM entry WHERE seq = 4").await.unwrap();
    let words = findings(&record).await;
    assert_eq!(words[0], "entries 3 to 4 are missing");
    assert!(words[1].starts_with("entry 4, at which the head"), "{words:?}");
}

async fn entries_cut_off_the_end_are_missed(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    raw.run("DELETE FROM entry WHERE seq > 4").await.unwrap();
    let words = findings(&record).await;
    assert_eq!(
        words,
        ["the record reached entry 6 when the head was signed on 2014-05-13, and now ends at \
          entry 4: entries were cut off its end"]
    );
    raw.run("DELETE FROM entry").await.unwrap();
    assert_eq!(findings(&record).await.len(), 3);
}

async fn entries_and_signed_heads_cut_off_together_are_missed_by_a_head_kept_elsewhere(
    place: Place,
) {
    let (record, _) = small(&place).await;
    let kept = record.last_signed_head().await.unwrap().unwrap();
    assert!(record.verify_against(&[kept]).await.unwrap().is_whole());
    let mut raw = place.tamper().await;
    raw.run("DELETE FROM entry WHERE seq > 4").await.unwrap();
    raw.run("DELETE FROM signed_head WHERE seq > 4").await.unwrap();
    let broken = record.verify_against(&[kept]).await.unwrap().findings;
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert_eq!(broken[0].part, Part::SignedHead(6));
    assert!(broken[0].words.contains("the head kept elsewhere was signed"), "{broken:?}");
}

async fn signed_heads_cut_off_the_end_are_missed(place: Place) {
    let (record, _) = small(&place).await;
    place.tamper().await.run("DELETE FROM signed_head WHERE seq = 6").await.unwrap();
    assert_eq!(
        findings(&record).await,
        ["the record goes on to entry 6 after its last signed head, at 4"]
    );
}

async fn a_changed_signed_head_is_named(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    for column in ["hash", "signature"] {
        raw.flip("signed_head", column, "seq = 4", 9).await;
        let broken = broken(&record).await;
        assert_eq!(broken.len(), 1, "{broken:?}");
        assert_eq!(broken[0].part, Part::SignedHead(4));
        raw.flip("signed_head", column, "seq = 4", 9).await;
    }
    raw.run("UPDATE signed_head SET at = at + 1 WHERE seq = 4").await.unwrap();
    assert_eq!(
        findings(&record).await,
        ["the signed head at entry 4 does not match its signature"]
    );
}

async fn two_sealed_bodies_cannot_change_places(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    let two = raw.bytes("SELECT body FROM entry WHERE seq = 2").await;
    raw.put_bytes("entry", "body", "seq = 4", two).await;
    let words = findings(&record).await;
    assert!(words[0].starts_with("entry 4 (care.episodes, "), "{words:?}");
    // The same body under another kind would not open either.
    let mut raw = place.tamper().await;
    raw.run("UPDATE entry SET kind = 'care.closed' WHERE seq = 2").await.unwrap();
    let refused = record.read(1).rest().await.unwrap_err().to_string();
    assert!(refused.starts_with("entry 2 cannot be opened"), "{refused}");
}

async fn a_changed_row_of_the_register_is_named(place: Place) {
    let (record, _) = small(&place).await;
    let row = "subject = 'YP-1' AND field = 'name'";
    let mut raw = place.tamper().await;
    for column in ["value", "digest"] {
        for byte in [0, 20, 31] {
            raw.flip("register", column, row, byte).await;
            named_row(&record, column).await;
            raw.flip("register", column, row, byte).await;
        }
    }
    raw.run(&format!("UPDATE register SET field = 'alias' WHERE {row}")).await.unwrap();
    let broken = broken(&record).await;
    assert_eq!(broken[0].part, Part::Register("YP-1".to_owned(), "alias".to_owned()));
}

async fn named_row(record: &Record, what: &str) {
    let broken = broken(record).await;
    let part = Part::Register("YP-1".to_owned(), "name".to_owned());
    assert_eq!(broken[0].part, part, "{what}: {broken:?}");
    assert_eq!(broken[0].words, "the register's name of subject YP-1 does not match its digest");
    // A changed digest also shows in the tally.
    assert!(broken[1..].iter().all(|other| other.part == Part::Meta("tally")), "{broken:?}");
}

async fn a_changed_key_is_named(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    for column in ["wrapped", "digest"] {
        for byte in [0, 23, 24, 31, 71] {
            raw.flip("seal", column, "subject = 'YP-2'", byte).await;
            let broken = broken(&record).await;
            assert_eq!(broken[0].part, Part::Seal("YP-2".to_owned()), "{column} {byte}");
            raw.flip("seal", column, "subject = 'YP-2'", byte).await;
        }
    }
    raw.run("UPDATE seal SET forgotten = 3 WHERE subject = 'YP-2'").await.unwrap();
    assert_eq!(broken(&record).await[0].part, Part::Seal("YP-2".to_owned()));
}

async fn a_row_taken_out_of_the_register_or_the_seals_is_missed(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    raw.run("DELETE FROM register WHERE subject = 'YP-2'").await.unwrap();
    let broken_now = broken(&record).await;
    assert_eq!(broken_now.len(), 1, "{broken_now:?}");
    assert_eq!(broken_now[0].part, Part::Meta("tally"));
    raw.run("DELETE FROM seal WHERE subject = 'YP-2'").await.unwrap();
    let broken_now = broken(&record).await;
    let parts: Vec<&Part> = broken_now.iter().map(|broken| &broken.part).collect();
    assert_eq!(parts, [&Part::Meta("tally"), &Part::Entry(3), &Part::Entry(6)]);
    assert!(broken_now[1].words.contains("nobody has forgotten them"), "{broken_now:?}");
}

async fn a_replaced_signing_key_is_found(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    raw.flip("meta", "value", "name = 'public_key'", 3).await;
    assert_eq!(broken(&record).await[0].part, Part::Meta("public_key"));
    raw.flip("meta", "value", "name = 'public_key'", 3).await;
    raw.flip("meta", "value", "name = 'signing_key'", 30).await;
    assert_eq!(broken(&record).await[0].part, Part::Meta("signing_key"));
    raw.flip("meta", "value", "name = 'signing_key'", 30).await;
    raw.flip("meta", "value", "name = 'tally'", 30).await;
    assert_eq!(broken(&record).await[0].part, Part::Meta("tally"));
}

/// The file itself, changed on the disk one bit at a time: SQLite only, because PostgreSQL's
/// files are the server's own.
#[tokio::test(flavor = "multi_thread")]
async fn a_bit_flipped_anywhere_in_a_row_on_the_disk_is_found_and_the_row_named() {
    let place = Place::sqlite();
    let (record, _) = small(&place).await;
    record.close().await;
    let file = place.file().to_owned();
    let whole = std::fs::read(&file).unwrap();
    let mut raw = place.raw().await;
    let mut rows: Vec<(Part, Vec<u8>)> = Vec::new();
    for seq in 1..=6 {
        for column in ["body", "hash", "prev"] {
            let sql = format!("SELECT {column} FROM entry WHERE seq = {seq}");
            let bytes = raw.bytes(&sql).await;
            // The first entry's predecessor is zeros, which are everywhere.
            if bytes != [0; 32] {
                rows.push((Part::Entry(seq), bytes));
            }
        }
    }
    for (subject, field) in [("YP-1", "name"), ("YP-1", "address"), ("YP-2", "name")] {
        for column in ["value", "digest"] {
            let sql = format!(
                "SELECT {column} FROM register WHERE subject = '{subject}' AND field = '{field}'"
            );
            let part = Part::Register(subject.to_owned(), field.to_owned());
            rows.push((part, raw.bytes(&sql).await));
        }
        for column in ["wrapped", "digest"] {
            let sql = format!("SELECT {column} FROM seal WHERE subject = '{subject}'");
            rows.push((Part::Seal(subject.to_owned()), raw.bytes(&sql).await));
        }
    }
    drop(raw);
    std::fs::remove_file(place.dir.join("book.homeward-wal")).ok();
    std::fs::remove_file(place.dir.join("book.homeward-shm")).ok();

    for (part, bytes) in rows {
        let places: Vec<usize> = whole
            .windows(bytes.len())
            .enumerate()
            .filter(|(_, window)| *window == bytes)
            .map(|(at, _)| at)
            .collect();
        assert!(!places.is_empty(), "{part:?} is not in the file");
        let mut named = false;
        for at in places {
            let mut damaged = whole.clone();
            damaged[at + bytes.len() / 2] ^= 0x10;
            std::fs::write(&file, &damaged).unwrap();
            let record = place.open().await;
            let broken = broken(&record).await;
            record.close().await;
            assert!(!broken.is_empty(), "a flipped bit of {part:?} at {at} was not found");
            named |= broken.iter().any(|broken| broken.part == part);
        }
        assert!(named, "{part:?} was not named");
    }
    std::fs::write(&file, &whole).unwrap();
    assert!(findings(&place.open().await).await.is_empty());
}

/// Damage to the pages around the rows, where even reading fails, is still reported in words.
#[tokio::test(flavor = "multi_thread")]
async fn a_ruined_page_is_reported_and_the_other_pages_still_checked() {
    let place = Place::sqlite();
    let record = place.open().await;
    let many = (0..3000).map(|n| record::Draft::plain("k", format!("body {n:05}"))).collect();
    crate::support::append(&record, "many", many).await;
    record.close().await;
    let mut bytes = std::fs::read(place.file()).unwrap();
    let needle = b"body 01500";
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    let page = at / 4096 * 4096;
    bytes[page..page + 200].fill(0xA5);
    std::fs::write(place.file(), &bytes).unwrap();
    let record = place.open().await;
    let verified = record.verify().await.unwrap();
    assert!(verified.entries > 1000, "{} entries were looked at", verified.entries);
    assert!(verified.findings.iter().any(|broken| broken.part == Part::Store));
    assert!(
        verified
            .findings
            .iter()
            .any(|broken| matches!(broken.part, Part::Entry(seq) if seq.abs_diff(1501) < 60)),
        "{:?}",
        verified.findings
    );
}
