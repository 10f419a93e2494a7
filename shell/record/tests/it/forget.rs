//! Forgetting someone: what was recorded about them can no longer be read, and the chain holds.

use crate::support::{MAY, Place, all, bodies, findings, on_both, small};
use record::{Appended, Body, Change, Draft, Fault, Particular};

on_both! {
    who_is_forgotten_can_no_longer_be_read_and_the_chain_still_verifies
    forgetting_is_recorded_in_the_same_step_or_does_not_happen
    nothing_new_is_kept_of_someone_forgotten
    someone_never_heard_of_can_be_forgotten_beforehand
    forgetting_twice_is_recorded_once
    the_key_and_the_names_leave_the_database
    a_key_put_back_from_elsewhere_is_noticed
}

fn fact(about: &str) -> Vec<Draft> {
    vec![Draft::plain("forgotten", about)]
}

async fn who_is_forgotten_can_no_longer_be_read_and_the_chain_still_verifies(place: Place) {
    let (record, head) = small(&place).await;
    let one = ["YP-1".to_owned()];
    let done = record.forget(&one, "f", "an.officer", MAY, fact("YP-1"), head).await.unwrap();
    assert!(done.dropped);
    assert_eq!(done.appended.range(), (7, 7));
    let said = bodies(&record).await;
    assert_eq!(
        said,
        [
            "terms of the contract",
            "-",
            "first episode of two",
            "-",
            "a figure and its workings",
            "closing of two",
            "YP-1"
        ]
    );
    assert_eq!(all(&record).await[1].body, Body::Forgotten);
    assert!(record.register_get("YP-1").await.unwrap().is_empty());
    assert_eq!(record.register_get("YP-2").await.unwrap()["name"], "Invented Two");
    assert!(findings(&record).await.is_empty());
    record.close().await;
    let record = place.open().await;
    assert_eq!(bodies(&record).await, said);
    assert!(findings(&record).await.is_empty());
}

async fn forgetting_is_recorded_in_the_same_step_or_does_not_happen(place: Place) {
    let (record, head) = small(&place).await;
    let one = ["YP-1".to_owned()];
    let silent = record.forget(&one, "f", "an.officer", MAY, vec![], head).await;
    assert!(matches!(silent, Err(Fault::Unfit(_))), "{silent:?}");
    let behind = record.forget(&one, "f", "o", MAY, fact("YP-1"), record::Head::EMPTY).await;
    assert!(matches!(behind, Err(Fault::Conflict { .. })), "{behind:?}");
    assert!(!bodies(&record).await.contains(&"-".to_owned()));
    assert_eq!(record.register_get("YP-1").await.unwrap().len(), 2);
}

async fn nothing_new_is_kept_of_someone_forgotten(place: Place) {
    let (record, head) = small(&place).await;
    let one = ["YP-1".to_owned()];
    record.forget(&one, "f", "o", MAY, fact("YP-1"), head).await.unwrap();
    let head = record.head().await.unwrap();
    let late = vec![Draft::about("YP-1", "care.episodes", "late")];
    let refused = record.append("late", "w", MAY, late, head).await;
    assert!(matches!(refused, Err(Fault::Forgotten(1))), "{refused:?}");
    assert!(!refused.unwrap_err().to_string().contains("YP-1"), "errors say how many, not who");
    let refused = record.register_put("YP-1", "name", "Invented One").await;
    assert!(matches!(refused, Err(Fault::Forgotten(1))), "{refused:?}");
    let both = Change {
        command: "both".to_owned(),
        by: "o".to_owned(),
        at: MAY,
        drafts: vec![Draft::about("YP-2", "k", "b")],
        forget: vec!["YP-2".to_owned()],
        ..Change::default()
    };
    assert!(matches!(record.change(both, head).await, Err(Fault::Unfit(_))));
}

async fn someone_never_heard_of_can_be_forgotten_beforehand(place: Place) {
    let (record, head) = small(&place).await;
    let nine = ["YP-9".to_owned()];
    record.forget(&nine, "f", "o", MAY, fact("YP-9"), head).await.unwrap();
    let refused = record.register_put("YP-9", "name", "Invented Nine").await;
    assert!(matches!(refused, Err(Fault::Forgotten(1))), "{refused:?}");
    assert!(findings(&record).await.is_empty());
}

async fn forgetting_twice_is_recorded_once(place: Place) {
    let (record, head) = small(&place).await;
    let one = ["YP-1".to_owned()];
    record.forget(&one, "f", "o", MAY, fact("YP-1"), head).await.unwrap();
    let again = record.forget(&one, "f", "o", MAY, fact("YP-1"), head).await.unwrap();
    assert_eq!(again.appended, Appended::Already { first: 7, last: 7 });
    // Another command may forget them again; it changes no more than the log.
    let head = record.head().await.unwrap();
    let more = record.forget(&one, "f2", "o", MAY, fact("YP-1"), head).await.unwrap();
    assert_eq!(more.appended.range(), (8, 8));
    assert!(findings(&record).await.is_empty());
}

async fn the_key_and_the_names_leave_the_database(place: Place) {
    let (record, mut head) = small(&place).await;
    // Enough neighbours that pages are split and rows moved about.
    let many: Vec<Particular> = (0..400)
        .map(|n| Particular {
            subject: format!("YP-{n}"),
            field: "note".to_owned(),
            value: format!("an invented note of some length about number {n}").repeat(3),
        })
        .collect();
    record.register_put_all(&many).await.unwrap();
    let mut raw = place.raw().await;
    let mut gone = Vec::new();
    for (table, column) in [("seal", "wrapped"), ("register", "value")] {
        for n in [1, 2, 77, 200, 399] {
            let sql =
                format!("SELECT {column} FROM {table} WHERE subject = 'YP-{n}' ORDER BY 1 LIMIT 1");
            gone.push(raw.bytes(&sql).await);
        }
    }
    for n in [1, 2, 77, 200, 399] {
        let subject = [format!("YP-{n}")];
        let (command, facts) = (format!("f-{n}"), fact(&subject[0]));
        let done = record.forget(&subject, &command, "o", MAY, facts, head).await.unwrap();
        assert!(done.dropped);
        head = record.head().await.unwrap();
    }
    let rows = "SELECT count(*) || '' FROM register WHERE subject IN \
                ('YP-1', 'YP-2', 'YP-77', 'YP-200', 'YP-399')";
    assert_eq!(raw.texts(rows).await, ["0"]);
    let keys = "SELECT count(*) || '' FROM seal WHERE length(wrapped) > 0 AND subject IN \
                ('YP-1', 'YP-2', 'YP-77', 'YP-200', 'YP-399')";
    assert_eq!(raw.texts(keys).await, ["0"]);
    if place.is_sqlite() {
        let file = std::fs::read(place.file()).unwrap();
        let wal = std::fs::read(place.dir.join("book.homeward-wal")).unwrap_or_default();
        for bytes in &gone {
            for held in [&file, &wal] {
                let found = held.windows(bytes.len()).any(|window| window == bytes);
                assert!(!found, "destroyed bytes are still in the file");
            }
        }
    }
    assert!(findings(&record).await.is_empty());
}

async fn a_key_put_back_from_elsewhere_is_noticed(place: Place) {
    let (record, head) = small(&place).await;
    let mut raw = place.raw().await;
    let kept = raw.bytes("SELECT wrapped FROM seal WHERE subject = 'YP-1'").await;
    let one = ["YP-1".to_owned()];
    record.forget(&one, "f", "o", MAY, fact("YP-1"), head).await.unwrap();
    raw.put_bytes("seal", "wrapped", "subject = 'YP-1'", kept).await;
    let words = findings(&record).await;
    assert_eq!(words, ["the key of subject YP-1 does not match its digest"]);
}
