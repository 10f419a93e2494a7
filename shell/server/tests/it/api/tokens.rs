//! Tokens: whose they are, what they were made for, when they end, and how often.

use super::support::{Home, SCOPES};

#[tokio::test(flavor = "multi_thread")]
async fn a_token_says_whose_it_is_and_what_it_may() {
    let home = Home::open().await;
    let token = home.token("U-INVESTOR", "see-totals see-money see-child").await;
    let answer = home.get(&token, "/whoami").await;
    let whoami = answer.ok(200);
    assert_eq!(whoami["person"], "U-INVESTOR");
    assert_eq!(whoami["scopes"], serde_json::json!(["see-totals", "see-money", "see-child"]));
    assert_eq!(whoami["may"], serde_json::json!(["see-totals", "see-money"]));
    assert_eq!(whoami["ends_at"], "2015-12-31T00:00:00Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_missing_unknown_or_over_opens_nothing_in_the_same_words() {
    let home = Home::open().await;
    let over = home.token_until("U-CONTRACT", "see-money", "2015-06-01").await;
    let ended = home.token("U-CONTRACT", "see-money").await;
    home.end_tokens("U-CONTRACT").await;
    let left = home.token("U-DATA", "see-child").await;
    home.leave("U-DATA").await;
    let good = home.token("U-CONTRACT", "see-money").await;
    home.get(&good, "/statements").await.ok(200);

    let missing = home.get("", "/statements").await;
    missing.is(401, "no-token");
    assert!(missing.headers["www-authenticate"].to_str().unwrap().starts_with("Bearer"));
    for token in [over, ended, left, "hw_nonsense".to_owned(), good[3..].to_owned()] {
        assert_eq!(home.get(&token, "/statements").await, missing);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_does_only_what_its_token_was_made_for() {
    let home = Home::open().await;
    let token = home.token("U-CONTRACT", "see-totals").await;
    home.get(&token, "/totals").await.ok(200);
    let asked = [
        ("/measurement", "see-matrix"),
        ("/statements", "see-money"),
        ("/statements/2014-Q2", "see-money"),
        ("/young-people", "see-child"),
        ("/people", "see-people"),
        ("/reads", "see-reads"),
        ("/history", "see-history"),
    ];
    for (path, scope) in asked {
        let answer = home.get(&token, path).await;
        answer.is(403, "scope-needed");
        assert_eq!(answer.body["scope"], scope, "{path}");
    }
    let there = home.get(&token, &format!("/young-people/{}", home.keys[0])).await;
    assert_eq!(there, home.get(&token, "/young-people/C-NOBODY").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_gives_a_program_no_more_than_its_owner_may() {
    let home = Home::open().await;
    let reached = |person: &'static str| {
        let home = &home;
        async move {
            let token = home.token(person, SCOPES).await;
            let mut may = Vec::new();
            for path in ["/totals", "/measurement", "/statements", "/people", "/reads", "/history"]
            {
                let answer = home.get(&token, path).await;
                if answer.status == 200 {
                    may.push(path);
                } else {
                    answer.is(404, "not-found");
                }
            }
            may.join(" ")
        }
    };
    assert_eq!(reached("U-INVESTOR").await, "/totals /statements");
    assert_eq!(reached("U-THERAPIST").await, "/totals");
    assert_eq!(reached("U-MANAGER").await, "/totals /measurement");
    assert_eq!(reached("U-ADMIN").await, "/people /history");
    assert_eq!(reached("U-PROTECTION").await, "/totals /measurement /people /reads /history");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_asks_too_often_waits_and_another_does_not() {
    let home = Home::open().await;
    let (busy, calm) =
        (home.token("U-ADMIN", "see-people").await, home.token("U-ADMIN", "see-people").await);
    let mut last = home.get(&busy, "/problems").await;
    for _ in 0..700 {
        last = home.get(&busy, "/whoami").await;
        if last.status != 200 {
            break;
        }
    }
    last.is(429, "too-often");
    let wait: u64 = last.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=30).contains(&wait));
    home.get(&calm, "/whoami").await.ok(200);
}
