//! The log of reads is found again newest first, a page at a time, by reader, child and day.

use crate::support::Folder;
use app::book::Reading;
use app::reads::search::Wanted;
use app::{Location, MasterKey, Reads};

async fn log(folder: &Folder, reads: u32) -> Reads {
    let book = Location::Sqlite(folder.0.join("homeward.db"));
    let log = Reads::open(&book, &MasterKey::generate().unwrap()).await.unwrap();
    for at in 1..=reads {
        let (by, of) = (format!("payer:U-{}", at % 3), format!("C-{}", at % 5));
        log.note(i64::from(at), &by, format!("page {at}"), vec![of]).await.unwrap();
    }
    log
}

fn older() -> Vec<Reading> {
    let (by, what) = ("payer:U-0".to_owned(), "before the log".to_owned());
    vec![Reading { at: 0, by, what, subjects: vec!["C-0".to_owned()] }]
}

#[tokio::test]
async fn reads_are_found_newest_first_a_page_at_a_time() {
    let folder = Folder::new();
    let (log, book) = (log(&folder, 30).await, older());
    let wanted = Wanted { by: Some("payer:U-0"), ..Wanted::default() };
    let (mut before, mut found, mut pages) = (None, Vec::new(), 0);
    loop {
        let page = log.newest(&book, &wanted, before, 4).await.unwrap();
        before = page.reads.last().map(|(place, _)| *place);
        found.extend(page.reads.into_iter().map(|(_, read)| read.at));
        pages += 1;
        if !page.more {
            break;
        }
    }
    assert_eq!(found, [30, 27, 24, 21, 18, 15, 12, 9, 6, 3, 0]);
    assert_eq!(pages, 3);
}

#[tokio::test]
async fn reads_are_found_by_child_and_between_two_moments() {
    let folder = Folder::new();
    let (log, book) = (log(&folder, 30).await, older());
    let wanted = Wanted { of: Some("C-0"), since: Some(10), until: Some(25), ..Wanted::default() };
    let page = log.newest(&book, &wanted, None, 50).await.unwrap();
    let found: Vec<i64> = page.reads.iter().map(|(_, read)| read.at).collect();
    assert_eq!(found, [20, 15, 10]);
    assert!(!page.more);
    let nobody = Wanted { of: Some("C-9"), ..Wanted::default() };
    assert!(log.newest(&book, &nobody, None, 50).await.unwrap().reads.is_empty());
}
