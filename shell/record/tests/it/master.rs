//! The master key: where it comes from, that a wrong one is refused, and how it is changed.

use crate::support::{MAY, Place, append, bodies, findings, master, new_dir, on_both, small};
use record::{Draft, Fault, MasterKey, Record};

on_both! {
    a_wrong_master_key_is_refused_in_words
    the_master_key_can_be_changed
    a_program_still_holding_the_old_key_is_refused
    a_missing_row_is_not_forgotten_about_by_changing_the_key
}

async fn a_wrong_master_key_is_refused_in_words(place: Place) {
    let (record, _) = small(&place).await;
    record.close().await;
    let refused = Record::open(&place.location, &MasterKey::new([8; 32])).await.unwrap_err();
    assert!(matches!(refused, Fault::WrongMasterKey));
    assert!(refused.to_string().starts_with("this is not the master key of this record"));
}

async fn the_master_key_can_be_changed(place: Place) {
    let (record, head) = small(&place).await;
    let forget = ["YP-2".to_owned()];
    let fact = vec![Draft::plain("forgotten", "YP-2")];
    record.forget(&forget, "f", "o", MAY, fact, head).await.unwrap();
    let (said, public_key) = (bodies(&record).await, record.public_key());
    record.close().await;
    let new = MasterKey::generate().unwrap();
    let done = Record::rewrap(&place.location, &master(), &new).await.unwrap();
    assert_eq!((done.seals, done.register), (2, 2));
    let old = Record::open(&place.location, &master()).await;
    assert!(matches!(old, Err(Fault::WrongMasterKey)));
    let record = Record::open(&place.location, &new).await.unwrap();
    assert_eq!(bodies(&record).await, said);
    assert_eq!(record.public_key(), public_key);
    assert_eq!(record.register_get("YP-1").await.unwrap()["name"], "Invented One");
    assert!(record.register_get("YP-2").await.unwrap().is_empty());
    append(&record, "after", vec![Draft::about("YP-1", "k", "after")]).await;
    assert!(findings(&record).await.is_empty());
}

async fn a_program_still_holding_the_old_key_is_refused(place: Place) {
    let (old, head) = small(&place).await;
    let new = MasterKey::generate().unwrap();
    Record::rewrap(&place.location, &master(), &new).await.unwrap();
    let late = old.append("late", "w", MAY, vec![Draft::about("YP-7", "k", "b")], head).await;
    assert!(matches!(late, Err(Fault::WrongMasterKey)), "{late:?}");
    let late = old.register_put("YP-7", "name", "Invented Seven").await;
    assert!(matches!(late, Err(Fault::WrongMasterKey)), "{late:?}");
    let record = Record::open(&place.location, &new).await.unwrap();
    assert!(findings(&record).await.is_empty());
}

async fn a_missing_row_is_not_forgotten_about_by_changing_the_key(place: Place) {
    let (record, _) = small(&place).await;
    record.close().await;
    place.tamper().await.run("DELETE FROM register WHERE field = 'address'").await.unwrap();
    let refused = Record::rewrap(&place.location, &master(), &MasterKey::new([8; 32])).await;
    assert!(matches!(refused, Err(Fault::Damaged(_))), "{refused:?}");
    assert_eq!(findings(&place.open().await).await.len(), 1, "the old key still opens it");
}

#[test]
fn a_key_file_is_private_and_a_missing_one_is_made_only_when_asked() {
    let dir = new_dir();
    let path = dir.join("master.key");
    let missing = MasterKey::from_env_or_file(&path, false).unwrap_err().to_string();
    assert!(missing.contains("set HOMEWARD_MASTER_KEY, or put the key in"), "{missing}");
    MasterKey::from_env_or_file(&path, true).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.trim().len(), 64);
    // Asked again, it is the same key and not a new one.
    MasterKey::from_env_or_file(&path, true).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert!(MasterKey::generate().unwrap().write_to(&path).is_err(), "never overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let open = MasterKey::from_file(&path).unwrap_err().to_string();
        assert!(open.contains("can be read by others"), "{open}");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    std::fs::write(&path, "not a key").unwrap();
    let strange = MasterKey::from_file(&path).unwrap_err().to_string();
    assert!(strange.contains("64 hexadecimal digits"), "{strange}");
    assert!(!strange.contains("not a key"), "what the file holds is never shown");
    std::fs::remove_dir_all(dir).unwrap();
}

/// The environment is read in a process of its own, where nothing else looks at it.
#[test]
fn the_environment_comes_before_the_key_file() {
    for (value, expected) in [("07".repeat(32), "ok"), ("07".repeat(31), "refused")] {
        let out = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "master::the_process_with_a_key", "--nocapture"])
            .env("HOMEWARD_MASTER_KEY", value)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(said.contains(&format!("key: {expected}.")), "{said}");
    }
}

#[test]
#[ignore = "started by the test above, in a process of its own"]
fn the_process_with_a_key() {
    match MasterKey::from_env_or_file(std::path::Path::new("/no/such/file"), false) {
        Ok(_) => println!("key: ok."),
        Err(fault) => {
            assert!(fault.to_string().contains("HOMEWARD_MASTER_KEY must be 64"), "{fault}");
            println!("key: refused.");
        }
    }
}

#[test]
fn no_secret_is_shown_by_debug_or_by_a_fault() {
    let shown = format!("{:?}", master());
    assert_eq!(shown, "MasterKey(not shown)");
    let url = "postgres://homeward:secret@127.0.0.1/book?schema=essex";
    let location = record::Location::parse(url).unwrap();
    let shown = format!("{location} {location:?}");
    assert!(!shown.contains("secret") && shown.contains("essex"), "{shown}");
    let draft = Draft::about("YP-1", "care", "what was said");
    assert_eq!(format!("{draft:?}"), "Draft(care, 13 bytes)");
    let refused = MasterKey::from_hex("abc123").unwrap_err().to_string();
    assert!(!refused.contains("abc123"), "{refused}");
}
