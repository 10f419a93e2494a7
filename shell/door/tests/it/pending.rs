//! What is half done is given to whoever holds its token, for a while, and once.

use crate::support::{Home, MINUTE, NOW, on_both};
use door::pending;
use std::time::Duration;

const LIFE: Duration = Duration::from_mins(10);

on_both! {
    what_is_half_done_can_be_looked_at_and_is_taken_once
    a_token_opens_one_kind_of_thing_only
    what_took_too_long_is_gone
    of_two_who_take_one_gets_it
    what_an_older_program_kept_is_as_good_as_gone
    the_store_holds_no_token
}

async fn what_is_half_done_can_be_looked_at_and_is_taken_once(home: Home) {
    let store = home.open().await;
    let begun = (7_u32, "P-0001".to_owned());
    let token = pending::begin(&store, "code", &begun, LIFE, NOW).await.unwrap();
    let token = token.reveal();
    for _ in 0..2 {
        let there = pending::peek(&store, "code", token, NOW + MINUTE).await.unwrap();
        assert_eq!(there, Some(begun.clone()));
    }
    assert_eq!(pending::take(&store, "code", token, NOW).await.unwrap(), Some(begun));
    assert_eq!(pending::take::<(u32, String)>(&store, "code", token, NOW).await.unwrap(), None);
    assert_eq!(pending::peek::<(u32, String)>(&store, "code", token, NOW).await.unwrap(), None);
}

async fn a_token_opens_one_kind_of_thing_only(home: Home) {
    let store = home.open().await;
    let token = pending::begin(&store, "code", &1, LIFE, NOW).await.unwrap();
    for (kind, token) in [("passkey", token.reveal()), ("code", ""), ("code", "' OR 1=1 --")] {
        assert_eq!(pending::take::<i32>(&store, kind, token, NOW).await.unwrap(), None);
    }
    assert_eq!(pending::take(&store, "code", token.reveal(), NOW).await.unwrap(), Some(1));
}

async fn what_took_too_long_is_gone(home: Home) {
    let store = home.open().await;
    let token = pending::begin(&store, "code", &1, LIFE, NOW).await.unwrap();
    let late = NOW + 10 * MINUTE;
    assert_eq!(pending::peek(&store, "code", token.reveal(), late - 1).await.unwrap(), Some(1));
    assert_eq!(pending::peek::<i32>(&store, "code", token.reveal(), late).await.unwrap(), None);
    assert_eq!(pending::take::<i32>(&store, "code", token.reveal(), late).await.unwrap(), None);
}

async fn of_two_who_take_one_gets_it(home: Home) {
    let store = home.open().await;
    let token = pending::begin(&store, "code", &1, LIFE, NOW).await.unwrap();
    let takers = (0..8).map(|_| {
        let (store, token) = (store.clone(), token.clone());
        tokio::spawn(async move {
            pending::take::<i32>(&store, "code", token.reveal(), NOW).await.unwrap()
        })
    });
    let mut got = 0;
    for taker in takers.collect::<Vec<_>>() {
        got += usize::from(taker.await.unwrap().is_some());
    }
    assert_eq!(got, 1);
}

async fn what_an_older_program_kept_is_as_good_as_gone(home: Home) {
    let store = home.open().await;
    let token = pending::begin(&store, "code", &"a text", LIFE, NOW).await.unwrap();
    assert_eq!(pending::take::<i32>(&store, "code", token.reveal(), NOW).await.unwrap(), None);
}

async fn the_store_holds_no_token(home: Home) {
    let store = home.open().await;
    let token = pending::begin(&store, "code", &"find me", LIFE, NOW).await.unwrap();
    let all = home.everything().await;
    assert!(all.contains("find me"));
    assert!(!all.contains(token.reveal()));
}
