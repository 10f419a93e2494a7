//! A request that is sent twice is done once.

use crate::support::{HOUR, Home, MINUTE, NOW, SECOND, on_both};
use door::Digest;
use door::replies::{Claim, Reply, claim, keep, release};

on_both! {
    a_request_sent_again_is_answered_as_before
    a_key_used_for_another_request_is_told_apart
    one_of_many_at_the_same_moment_does_it
    a_key_given_back_or_left_by_a_stopped_server_is_free_again
    peoples_keys_are_their_own
}

fn reply() -> Reply {
    Reply { status: 201, kind: "application/json".into(), body: b"{\"id\":1}".to_vec() }
}

async fn a_request_sent_again_is_answered_as_before(home: Home) {
    let store = home.open().await;
    let request = Digest::of("POST /refer {}");
    assert_eq!(claim(&store, "P-1", "key", &request, NOW).await.unwrap(), Claim::Yours);
    assert_eq!(claim(&store, "P-1", "key", &request, NOW).await.unwrap(), Claim::Busy);
    keep(&store, "P-1", "key", &request, &reply(), NOW).await.unwrap();
    let again = claim(&store, "P-1", "key", &request, NOW + 23 * HOUR).await.unwrap();
    assert_eq!(again, Claim::Again(reply()));
    let later = claim(&store, "P-1", "key", &request, NOW + 24 * HOUR).await.unwrap();
    assert_eq!(later, Claim::Yours, "a day later it is forgotten");
}

async fn a_key_used_for_another_request_is_told_apart(home: Home) {
    let store = home.open().await;
    let (one, two) = (Digest::of("one"), Digest::of("two"));
    claim(&store, "P-1", "key", &one, NOW).await.unwrap();
    assert_eq!(claim(&store, "P-1", "key", &two, NOW).await.unwrap(), Claim::Different);
    keep(&store, "P-1", "key", &one, &reply(), NOW).await.unwrap();
    assert_eq!(claim(&store, "P-1", "key", &two, NOW).await.unwrap(), Claim::Different);
    let other = Reply { status: 500, ..reply() };
    keep(&store, "P-1", "key", &two, &other, NOW).await.unwrap();
    let kept = claim(&store, "P-1", "key", &one, NOW).await.unwrap();
    assert_eq!(kept, Claim::Again(reply()), "another's reply does not take its place");
}

async fn one_of_many_at_the_same_moment_does_it(home: Home) {
    let store = home.open().await;
    let claims = (0..8).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            claim(&store, "P-1", "key", &Digest::of("request"), NOW).await.unwrap()
        })
    });
    let mut mine = 0;
    for claim in claims.collect::<Vec<_>>() {
        mine += usize::from(claim.await.unwrap() == Claim::Yours);
    }
    assert_eq!(mine, 1);
}

async fn a_key_given_back_or_left_by_a_stopped_server_is_free_again(home: Home) {
    let store = home.open().await;
    let request = Digest::of("request");
    claim(&store, "P-1", "key", &request, NOW).await.unwrap();
    release(&store, "P-1", "key", &request).await.unwrap();
    assert_eq!(claim(&store, "P-1", "key", &request, NOW).await.unwrap(), Claim::Yours);
    let soon = NOW + MINUTE - SECOND;
    assert_eq!(claim(&store, "P-1", "key", &request, soon).await.unwrap(), Claim::Busy);
    let later = NOW + MINUTE;
    assert_eq!(claim(&store, "P-1", "key", &request, later).await.unwrap(), Claim::Yours);
    keep(&store, "P-1", "key", &request, &reply(), later).await.unwrap();
    release(&store, "P-1", "key", &request).await.unwrap();
    let kept = claim(&store, "P-1", "key", &request, later).await.unwrap();
    assert_eq!(kept, Claim::Again(reply()), "what was replied is not given back");
}

async fn peoples_keys_are_their_own(home: Home) {
    let store = home.open().await;
    let request = Digest::of("request");
    claim(&store, "P-1", "key", &request, NOW).await.unwrap();
    keep(&store, "P-1", "key", &request, &reply(), NOW).await.unwrap();
    assert_eq!(claim(&store, "P-2", "key", &request, NOW).await.unwrap(), Claim::Yours);
}
