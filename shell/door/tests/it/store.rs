//! Opening the store, and what it refuses to open.

use crate::support::{HOUR, Home, NOW, on_both};
use door::{Fault, Place, Store, pending, used};
use std::time::Duration;

on_both! {
    a_store_is_made_once_and_opened_by_several
    what_has_ended_is_removed_and_nothing_else
}

async fn a_store_is_made_once_and_opened_by_several(home: Home) {
    let opened = (0..4).map(|_| {
        let place = home.place.clone();
        tokio::spawn(async move { Store::open(&place).await })
    });
    let mut stores = Vec::new();
    for store in opened.collect::<Vec<_>>() {
        stores.push(store.await.unwrap().unwrap());
    }
    for store in &stores {
        store.check().await.unwrap();
    }
    assert!(used::once(&stores[0], "link", NOW + HOUR, NOW).await.unwrap());
    assert!(!used::once(&stores[1], "link", NOW + HOUR, NOW).await.unwrap());
    for store in stores {
        store.close().await;
        assert!(store.check().await.is_err());
    }
}

async fn what_has_ended_is_removed_and_nothing_else(home: Home) {
    let store = home.open().await;
    let hour = Duration::from_hours(1);
    let short = pending::begin(&store, "k", &"short", hour, NOW).await.unwrap();
    let long = pending::begin(&store, "k", &"long", hour * 3, NOW).await.unwrap();
    used::once(&store, "link", NOW + HOUR, NOW).await.unwrap();
    assert_eq!(store.purge(NOW).await.unwrap(), 0);
    assert_eq!(store.purge(NOW + HOUR).await.unwrap(), 2);
    let peek = async |token: &door::Token| {
        pending::peek::<String>(&store, "k", token.reveal(), NOW).await.unwrap()
    };
    assert_eq!(peek(&short).await, None);
    assert_eq!(peek(&long).await.as_deref(), Some("long"));
}

#[tokio::test]
async fn a_file_of_something_else_is_left_alone() {
    let home = Home::sqlite();
    let path = home.dir.join("other");
    for bytes in [&b"not a database"[..], &[b"SQLite format 3\0".as_slice(), &[0; 100]].concat()] {
        std::fs::write(&path, bytes).unwrap();
        let refused = Store::open(&Place::Sqlite(path.clone())).await;
        assert!(matches!(refused, Err(Fault::NotOurs { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}

#[tokio::test]
async fn a_newer_store_is_refused_in_words() {
    use sqlx::{Connection, Executor};
    let home = Home::sqlite();
    home.open().await.close().await;
    let Place::Sqlite(path) = &home.place else { panic!("the place is a file") };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut raw = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    raw.execute("UPDATE door_version SET version = 99").await.unwrap();
    raw.close().await.unwrap();
    let why = Store::open(&home.place).await.err().unwrap().to_string();
    assert!(why.contains("version 99") && why.contains("signs in again"), "{why}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::sqlite();
    home.open().await.close().await;
    let Place::Sqlite(path) = &home.place else { panic!("the place is a file") };
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_schema_that_needs_quoting_is_refused_before_anything_is_asked() {
    let place = Place::Postgres { url: "postgres://localhost/x".into(), schema: "a;b".into() };
    assert!(matches!(Store::open(&place).await, Err(Fault::Settings(_))));
}
