//! Opening: what is not ours, too new, or not there is refused in words; what is older is
//! upgraded.

use crate::support::{MAY, Place, append, findings, master, on_both, small};
use record::{Draft, Fault, Head, Location, Record};

on_both! {
    an_existing_record_is_wanted_and_there_is_none
    a_record_of_a_newer_program_is_refused_in_words
    a_record_of_the_first_version_is_upgraded
    tables_of_another_program_are_refused_and_left_alone
}

async fn an_existing_record_is_wanted_and_there_is_none(place: Place) {
    if let Location::Postgres { .. } = place.location {
        place.raw().await; // makes the empty schema
    }
    let refused = Record::open_existing(&place.location, &master()).await;
    assert!(matches!(refused, Err(Fault::Missing(_))), "{refused:?}");
    place.open().await.close().await;
    Record::open_existing(&place.location, &master()).await.unwrap();
}

async fn a_record_of_a_newer_program_is_refused_in_words(place: Place) {
    place.open().await.close().await;
    let mut raw = place.raw().await;
    raw.put_bytes("meta", "value", "name = 'schema'", b"3".to_vec()).await;
    let refused = Record::open(&place.location, &master()).await.unwrap_err().to_string();
    assert_eq!(
        refused,
        "this record has version 3 and this program knows versions up to 2; use a newer Homeward"
    );
}

async fn a_record_of_the_first_version_is_upgraded(place: Place) {
    // A record as the first version left it: the log alone, with what it knows about itself.
    let record = place.open().await;
    append(&record, "c-1", vec![Draft::plain("contract.signed", "terms")]).await;
    record.close().await;
    let mut raw = place.raw().await;
    for sql in ["DROP TABLE seal", "DROP TABLE register", "DELETE FROM meta WHERE name = 'tally'"] {
        raw.run(sql).await.unwrap();
    }
    raw.put_bytes("meta", "value", "name = 'schema'", b"1".to_vec()).await;
    let wrong = record::MasterKey::new([8; 32]);
    let refused = Record::open(&place.location, &wrong).await;
    assert!(matches!(refused, Err(Fault::WrongMasterKey)), "{refused:?}");

    let record = place.open().await;
    assert_eq!(raw.bytes("SELECT value FROM meta WHERE name = 'schema'").await, b"2");
    append(&record, "c-2", vec![Draft::about("YP-1", "care.episodes", "an episode")]).await;
    record.register_put("YP-1", "name", "Invented One").await.unwrap();
    assert_eq!(record.head().await.unwrap().seq, 2);
    assert!(findings(&record).await.is_empty());
}

async fn tables_of_another_program_are_refused_and_left_alone(place: Place) {
    let mut raw = place.raw().await;
    raw.run("CREATE TABLE meta (something INTEGER)").await.unwrap();
    if let Location::Sqlite(_) = place.location {
        raw.run("PRAGMA user_version = 5").await.unwrap();
    }
    let refused = Record::open(&place.location, &master()).await;
    let Err(Fault::NotOurs { why, .. }) = refused else { panic!("{refused:?}") };
    assert!(why.contains("another program"), "{why}");
    raw.run("INSERT INTO meta VALUES (1)").await.unwrap();
    assert_eq!(raw.texts("SELECT something || '' FROM meta").await, ["1"]);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let place = Place::sqlite();
    for bytes in [b"name,born\n".to_vec(), vec![0; 8192], b"SQLite format 3\0 but short".to_vec()] {
        std::fs::write(place.file(), &bytes).unwrap();
        let refused = Record::open(&place.location, &master()).await;
        assert!(matches!(refused, Err(Fault::NotOurs { .. })), "{refused:?}");
        assert_eq!(std::fs::read(place.file()).unwrap(), bytes);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_can_be_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::sqlite();
    let (_record, _) = small(&place).await;
    for file in std::fs::read_dir(&place.dir).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", file.file_name());
    }
}

#[tokio::test]
async fn several_records_share_a_postgresql_database_by_schema() {
    let (one, two) = (Place::postgres(), Place::postgres());
    let (a, b) = (one.open().await, two.open().await);
    append(&a, "c", vec![Draft::plain("k", "one")]).await;
    assert_eq!(b.head().await.unwrap(), Head::EMPTY);
    append(&b, "c", vec![Draft::plain("k", "two")]).await;
    assert_ne!(a.head().await.unwrap().hash, b.head().await.unwrap().hash);
    let Location::Postgres { url, schema } = &one.location else { panic!() };
    let text = format!("{url}?schema={}", schema.as_deref().unwrap());
    assert_eq!(Location::parse(&text).unwrap(), one.location);
    let strange = Location::Postgres { url: url.clone(), schema: Some("a; DROP".to_owned()) };
    assert!(matches!(Record::open(&strange, &master()).await, Err(Fault::Unfit(_))));
    assert!(Location::parse(&format!("{url}?schema=A-b")).is_err());
    let _ = MAY;
}
