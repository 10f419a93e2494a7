//! Backup and restore, within an engine and across.

use crate::support::{MAY, Place, all, append, bodies, findings, master, on_both, small};
use record::{Draft, Fault, Location, MasterKey, Record, inspect};
use std::path::PathBuf;

on_both! {
    a_backup_restores_into_either_engine
    a_restored_record_goes_on_where_it_ended
    a_restore_into_a_place_that_is_not_empty_is_refused
    a_backup_without_the_master_key_can_be_inspected_but_not_restored
    any_changed_byte_of_a_backup_is_refused
    a_broken_record_is_not_backed_up
    a_backup_of_an_empty_record_restores
    a_backup_does_not_hold_what_was_forgotten
}

async fn backed_up(place: &Place) -> (Record, PathBuf) {
    let (record, _) = small(place).await;
    let archive = place.dir.join("essex.backup");
    let manifest = record.backup(&archive).await.unwrap();
    assert_eq!((manifest.entries, manifest.signed_heads), (6, 3));
    assert_eq!((manifest.seals, manifest.register), (2, 3));
    assert_eq!(manifest.head, record.head().await.unwrap().to_string());
    assert_eq!(inspect(&archive).unwrap(), manifest);
    (record, archive)
}

async fn a_backup_restores_into_either_engine(place: Place) {
    let (record, archive) = backed_up(&place).await;
    for target in [Place::sqlite(), Place::postgres()] {
        let restored = Record::restore(&archive, &target.location, &master()).await.unwrap();
        assert_eq!(all(&restored).await, all(&record).await);
        assert_eq!(restored.register_all().await.unwrap(), record.register_all().await.unwrap());
        assert_eq!(restored.public_key(), record.public_key());
        assert!(findings(&restored).await.is_empty());
        // And the backup of the copy is the backup, byte for byte.
        let again = target.dir.join("again.backup");
        restored.backup(&again).await.unwrap();
        assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&archive).unwrap());
    }
}

async fn a_restored_record_goes_on_where_it_ended(place: Place) {
    let (_, archive) = backed_up(&place).await;
    let target = place.another();
    let restored = Record::restore(&archive, &target.location, &master()).await.unwrap();
    append(&restored, "after", vec![Draft::about("YP-1", "k", "after")]).await;
    let head = restored.head().await.unwrap();
    let again = restored.append("c-2", "w", MAY, vec![Draft::plain("k", "b")], head).await;
    assert_eq!(again.unwrap().range(), (3, 4), "commands are still known");
    restored.close().await;
    let restored = target.open().await;
    assert_eq!(bodies(&restored).await.last().unwrap(), "after");
    assert!(findings(&restored).await.is_empty());
}

async fn a_restore_into_a_place_that_is_not_empty_is_refused(place: Place) {
    let (record, archive) = backed_up(&place).await;
    let refused = Record::restore(&archive, &place.location, &master()).await;
    assert!(matches!(refused, Err(Fault::NotEmpty(_))), "{refused:?}");
    assert!(findings(&record).await.is_empty(), "what stood there still stands");
    let refused = record.backup(&archive).await;
    assert!(matches!(refused, Err(Fault::Exists(_))), "a backup is never overwritten");
    let target = place.another();
    target.raw().await.run("CREATE TABLE something (x INTEGER)").await.unwrap();
    let refused = Record::restore(&archive, &target.location, &master()).await;
    assert!(matches!(refused, Err(Fault::NotEmpty(_))), "{refused:?}");
}

async fn a_backup_without_the_master_key_can_be_inspected_but_not_restored(place: Place) {
    let (_, archive) = backed_up(&place).await;
    let target = place.another();
    let wrong = MasterKey::new([8; 32]);
    let refused = Record::restore(&archive, &target.location, &wrong).await.unwrap_err();
    assert!(refused.to_string().contains("not the master key"), "{refused}");
    if let Location::Sqlite(path) = &target.location {
        assert!(!path.exists(), "nothing is left behind");
    }
    let bytes = std::fs::read(&archive).unwrap();
    for words in [&b"Invented"[..], b"episode of", b"Nowhere"] {
        assert!(!bytes.windows(words.len()).any(|window| window == words));
    }
}

async fn any_changed_byte_of_a_backup_is_refused(place: Place) {
    let (_, archive) = backed_up(&place).await;
    let whole = std::fs::read(&archive).unwrap();
    let damaged = place.dir.join("damaged.backup");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&damaged, &bytes).unwrap();
        assert!(inspect(&damaged).is_err(), "a changed byte at {at} was accepted");
    }
    for length in [0, 10, 18, whole.len() / 2, whole.len() - 32, whole.len() - 1] {
        std::fs::write(&damaged, &whole[..length]).unwrap();
        assert!(inspect(&damaged).is_err(), "a backup cut at {length} was accepted");
    }
    std::fs::write(&damaged, [&whole[..], b"x"].concat()).unwrap();
    assert!(inspect(&damaged).is_err(), "a longer backup was accepted");
    let target = place.another();
    std::fs::write(&damaged, &whole[..whole.len() - 1]).unwrap();
    let refused = Record::restore(&damaged, &target.location, &master()).await;
    assert!(matches!(refused, Err(Fault::Archive(_))), "{refused:?}");
}

async fn a_broken_record_is_not_backed_up(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.tamper().await;
    let archive = place.dir.join("broken.backup");
    raw.flip("entry", "body", "seq = 5", 3).await;
    let refused = record.backup(&archive).await.unwrap_err().to_string();
    assert!(refused.starts_with("entry 5 does not match its hash"), "{refused}");
    raw.flip("entry", "body", "seq = 5", 3).await;
    raw.run("DELETE FROM entry WHERE seq = 6").await.unwrap();
    assert!(record.backup(&archive).await.is_err());
    raw.run("DELETE FROM entry WHERE seq = 3").await.unwrap();
    assert!(record.backup(&archive).await.is_err());
    let left: Vec<_> = std::fs::read_dir(&place.dir)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("backup"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

async fn a_backup_of_an_empty_record_restores(place: Place) {
    let record = place.open().await;
    let archive = place.dir.join("empty.backup");
    assert_eq!(record.backup(&archive).await.unwrap().entries, 0);
    let target = place.another();
    let restored = Record::restore(&archive, &target.location, &master()).await.unwrap();
    assert_eq!(all(&restored).await, []);
}

async fn a_backup_does_not_hold_what_was_forgotten(place: Place) {
    let (record, head) = small(&place).await;
    let key = place.raw().await.bytes("SELECT wrapped FROM seal WHERE subject = 'YP-1'").await;
    let one = ["YP-1".to_owned()];
    let fact = vec![Draft::plain("forgotten", "YP-1")];
    record.forget(&one, "f", "o", MAY, fact, head).await.unwrap();
    let archive = place.dir.join("after.backup");
    record.backup(&archive).await.unwrap();
    let bytes = std::fs::read(&archive).unwrap();
    assert!(!bytes.windows(key.len()).any(|window| window == key));
    let target = place.another();
    let restored = Record::restore(&archive, &target.location, &master()).await.unwrap();
    assert_eq!(bodies(&restored).await, bodies(&record).await);
    let refused = restored.register_put("YP-1", "name", "Invented One").await;
    assert!(matches!(refused, Err(Fault::Forgotten(1))), "{refused:?}");
}
