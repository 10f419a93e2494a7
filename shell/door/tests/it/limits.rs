//! Tries are counted before they are made, for every server of a store.

use crate::support::{HOUR, Home, MINUTE, NOW, SECOND, on_both};
use door::{Allowed, Limits, Rule, rules};

on_both! {
    five_tries_pass_and_the_next_waits
    a_success_clears_an_account
    an_address_gets_its_successful_tries_back
    tries_in_parallel_on_two_servers_do_not_slip_past
    a_restart_forgets_nothing
    the_store_names_nobody
}

const ACCOUNT: &str = "invented.officer@example.org";

async fn check(limits: &Limits, rule: &Rule, now: i64) -> Allowed {
    limits.check(rule, ACCOUNT, now).await.unwrap()
}

async fn five_tries_pass_and_the_next_waits(home: Home) {
    let limits = Limits::new(&home.open().await);
    let rule = &rules::SIGN_IN_ACCOUNT;
    for _ in 0..5 {
        assert_eq!(check(&limits, rule, NOW).await, Allowed::Yes);
    }
    for _ in 0..3 {
        let soon = NOW + 10 * SECOND;
        assert_eq!(check(&limits, rule, soon).await, Allowed::Wait { seconds: 20 });
    }
    assert_eq!(
        limits.check(rule, "INVENTED.OFFICER@example.org", NOW).await.unwrap(),
        Allowed::Wait { seconds: 30 }
    );
    assert_eq!(limits.check(rule, "another", NOW).await.unwrap(), Allowed::Yes);
    assert_eq!(check(&limits, &rules::CODE, NOW).await, Allowed::Yes, "each rule by itself");
    assert_eq!(check(&limits, rule, NOW + 30 * SECOND).await, Allowed::Yes);
    assert_eq!(check(&limits, rule, NOW + 30 * SECOND).await, Allowed::Wait { seconds: 60 });
    assert_eq!(check(&limits, rule, NOW + 24 * HOUR).await, Allowed::Yes, "never for good");
}

async fn a_success_clears_an_account(home: Home) {
    let limits = Limits::new(&home.open().await);
    let rule = &rules::SIGN_IN_ACCOUNT;
    for _ in 0..6 {
        check(&limits, rule, NOW).await;
    }
    limits.clear(rule, ACCOUNT).await.unwrap();
    for _ in 0..5 {
        assert_eq!(check(&limits, rule, NOW).await, Allowed::Yes);
    }
}

async fn an_address_gets_its_successful_tries_back(home: Home) {
    let limits = Limits::new(&home.open().await);
    let rule = &rules::SIGN_IN_ADDRESS;
    for minute in 0..200 {
        let now = NOW + minute * SECOND;
        assert_eq!(check(&limits, rule, now).await, Allowed::Yes);
        limits.refund(rule, ACCOUNT, now).await.unwrap();
    }
    for _ in 0..50 {
        assert_eq!(check(&limits, rule, NOW + 5 * MINUTE).await, Allowed::Yes);
    }
    assert_ne!(check(&limits, rule, NOW + 5 * MINUTE).await, Allowed::Yes);
    limits.refund(rule, ACCOUNT, NOW + 5 * MINUTE).await.unwrap();
    assert_eq!(check(&limits, rule, NOW + 5 * MINUTE).await, Allowed::Yes);
    limits.refund(rule, "never heard of", NOW).await.unwrap();
}

async fn tries_in_parallel_on_two_servers_do_not_slip_past(home: Home) {
    let servers = [Limits::new(&home.open().await), Limits::new(&home.open().await)];
    let tries = (0..24).map(|number| {
        let limits = servers[number % 2].clone();
        tokio::spawn(async move { check(&limits, &rules::SIGN_IN_ACCOUNT, NOW).await })
    });
    let mut passed = 0;
    for one in tries.collect::<Vec<_>>() {
        passed += usize::from(one.await.unwrap() == Allowed::Yes);
    }
    assert_eq!(passed, 5);
}

async fn a_restart_forgets_nothing(home: Home) {
    let store = home.open().await;
    let limits = Limits::new(&store);
    for _ in 0..5 {
        check(&limits, &rules::SIGN_IN_ACCOUNT, NOW).await;
    }
    store.close().await;
    let store = home.open().await;
    store.purge(NOW + 29 * SECOND).await.unwrap();
    let limits = Limits::new(&store);
    let wait = check(&limits, &rules::SIGN_IN_ACCOUNT, NOW).await;
    assert_eq!(wait, Allowed::Wait { seconds: 30 });
}

async fn the_store_names_nobody(home: Home) {
    let limits = Limits::new(&home.open().await);
    check(&limits, &rules::SIGN_IN_ACCOUNT, NOW).await;
    assert!(!home.everything().await.contains("invented"));
}

#[tokio::test]
async fn requests_are_counted_in_memory_and_ask_the_database_nothing() {
    let home = Home::sqlite();
    let store = home.open().await;
    let limits = Limits::new(&store);
    store.close().await;
    let rule = &rules::API_TOKEN;
    for _ in 0..rule.allowed {
        assert_eq!(check(&limits, rule, NOW).await, Allowed::Yes);
    }
    assert_eq!(check(&limits, rule, NOW).await, Allowed::Wait { seconds: 1 });
    assert_eq!(check(&limits, rule, NOW + MINUTE).await, Allowed::Yes);
    limits.refund(rule, ACCOUNT, NOW).await.unwrap();
    limits.clear(rule, ACCOUNT).await.unwrap();
}
