//! The register: names and free text, replaceable and forgettable.

use crate::support::{MAY, Place, findings, on_both, small};
use record::{Appended, Change, Draft, Fault, Head, Particular};

on_both! {
    the_latest_value_wins
    nobody_unknown_has_particulars
    the_whole_register_is_read_at_once
    a_name_and_the_fact_that_made_it_known_are_kept_in_one_step
    what_the_register_holds_cannot_be_read_in_the_database
    values_may_be_any_text
}

fn particular(subject: &str, field: &str, value: &str) -> Particular {
    let [subject, field, value] = [subject, field, value].map(str::to_owned);
    Particular { subject, field, value }
}

async fn the_latest_value_wins(place: Place) {
    let (record, head) = small(&place).await;
    record.register_put("YP-1", "name", "Invented Other").await.unwrap();
    let said = record.register_get("YP-1").await.unwrap();
    assert_eq!(said["name"], "Invented Other");
    assert_eq!(said["address"], "1 Nowhere Street");
    assert_eq!(record.head().await.unwrap(), head, "the register is not in the chain");
    assert!(findings(&record).await.is_empty());
}

async fn nobody_unknown_has_particulars(place: Place) {
    let (record, _) = small(&place).await;
    assert!(record.register_get("YP-8").await.unwrap().is_empty());
    let refused = record.register_put("", "name", "x").await;
    assert!(matches!(refused, Err(Fault::Unfit(_))), "{refused:?}");
}

async fn the_whole_register_is_read_at_once(place: Place) {
    let (record, _) = small(&place).await;
    let all = record.register_all().await.unwrap();
    assert_eq!(all.keys().collect::<Vec<_>>(), ["YP-1", "YP-2"]);
    assert_eq!(all["YP-2"]["name"], "Invented Two");
}

async fn a_name_and_the_fact_that_made_it_known_are_kept_in_one_step(place: Place) {
    let record = place.open().await;
    let change = Change {
        command: "refer".to_owned(),
        by: "a.worker".to_owned(),
        at: MAY,
        drafts: vec![Draft::about("YP-5", "care.referred", "a referral")],
        register: vec![particular("YP-5", "name", "Invented Five")],
        ..Change::default()
    };
    let behind = Head { seq: 1, hash: [0; 32] };
    assert!(record.change(change.clone(), behind).await.is_err());
    assert!(record.register_get("YP-5").await.unwrap().is_empty());
    let done = record.change(change.clone(), Head::EMPTY).await.unwrap();
    assert_eq!(done.range(), (1, 1));
    assert_eq!(record.register_get("YP-5").await.unwrap()["name"], "Invented Five");
    let again = record.change(change, Head::EMPTY).await.unwrap();
    assert_eq!(again, Appended::Already { first: 1, last: 1 });
    assert!(findings(&record).await.is_empty());
}

async fn what_the_register_holds_cannot_be_read_in_the_database(place: Place) {
    let (record, _) = small(&place).await;
    record.close().await;
    let mut raw = place.raw().await;
    for (table, column) in [("register", "value"), ("entry", "body")] {
        let row = "subject = 'YP-2'";
        let sql = format!("SELECT {column} FROM {table} WHERE {row} ORDER BY 1 LIMIT 1");
        let bytes = raw.bytes(&sql).await;
        for words in [&b"Invented"[..], b"episode", b"closing"] {
            assert!(!bytes.windows(words.len()).any(|window| window == words));
        }
    }
    if place.is_sqlite() {
        let file = std::fs::read(place.file()).unwrap();
        for words in [&b"Invented"[..], b"Nowhere", b"episode of"] {
            assert!(!file.windows(words.len()).any(|window| window == words));
        }
    }
}

async fn values_may_be_any_text(place: Place) {
    let record = place.open().await;
    for value in ["", "two\nlines", "a zero \0 inside", "Zoë Ŵ 名", &"long ".repeat(20_000)] {
        record.register_put("YP-1", "note", value).await.unwrap();
        assert_eq!(record.register_get("YP-1").await.unwrap()["note"], value);
    }
    assert!(findings(&record).await.is_empty());
}
