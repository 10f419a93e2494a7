//! The bytes as `docs/formats/record.md` describes them, made here a second way.

use crate::support::{Place, on_both, small};
use sha2::{Digest, Sha256};

on_both! {
    the_hash_of_an_entry_is_what_the_format_page_says
}

async fn the_hash_of_an_entry_is_what_the_format_page_says(place: Place) {
    let (record, _) = small(&place).await;
    let mut raw = place.raw().await;
    for entry in record.read(1).rest().await.unwrap() {
        let stored = format!("SELECT body FROM entry WHERE seq = {}", entry.seq);
        let body = raw.bytes(&stored).await;
        let mut bytes = entry.prev.to_vec();
        bytes.extend(entry.seq.to_be_bytes());
        bytes.extend(entry.recorded_at.to_be_bytes());
        for text in [&entry.by, &entry.command, &entry.kind] {
            bytes.extend((text.len() as u64).to_be_bytes());
            bytes.extend(text.as_bytes());
        }
        match &entry.subject {
            None => bytes.push(0),
            Some(subject) => {
                bytes.push(1);
                bytes.extend((subject.len() as u64).to_be_bytes());
                bytes.extend(subject.as_bytes());
            }
        }
        bytes.extend((body.len() as u64).to_be_bytes());
        bytes.extend(body);
        assert_eq!(<[u8; 32]>::from(Sha256::digest(&bytes)), entry.hash);
    }
}

/// The worked example of the format page: anyone can check it with `sha256sum`.
#[tokio::test]
async fn the_worked_example_of_the_format_page_holds() {
    let place = Place::sqlite();
    let record = place.open().await;
    let draft = record::Draft::plain("contract.signed", "terms");
    let at = 1_400_000_000_000_000;
    record.append("c-1", "a.worker", at, vec![draft], record::Head::EMPTY).await.unwrap();
    let head = record.head().await.unwrap().to_string();
    let page = include_str!("../../../../docs/formats/record.md");
    assert!(page.contains(&head), "the page must say that the head is {head}");
}
