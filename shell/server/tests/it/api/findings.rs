//! Findings and statements, as programs read them.

use super::support::Home;

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_names_no_child_without_the_scope_for_it() {
    let home = Home::open().await;
    let (bare, whole) = (
        home.token("U-DATA", "see-findings").await,
        home.token("U-DATA", "see-findings see-child see-child-identity").await,
    );
    let few = home.get(&bare, "/findings").await;
    let few = few.ok(200)["items"].as_array().unwrap().clone();
    let all = home.get(&whole, "/findings?per_page=200").await;
    let all = all.ok(200)["items"].as_array().unwrap().clone();
    assert!(!all.is_empty(), "the return has something wrong with it");
    assert_eq!(few.len(), all.len());
    assert!(few.iter().all(|one| one["title"].is_null() && one["case"].is_null()));
    assert!(!serde_json::to_string(&few).unwrap().contains("K101"));
    assert!(all.iter().all(|one| one["title"].is_string()));
    let of_the_case: Vec<_> = all.iter().filter(|one| one["case"] == home.keys[0]).collect();
    assert!(!of_the_case.is_empty(), "{all:?}");

    let officer = home.token("U-PROTECTION", "see-reads").await;
    let reads = home.get(&officer, &format!("/reads?of={}", home.keys[0])).await;
    assert!(reads.ok(200)["items"].to_string().contains("API: findings"), "{}", reads.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_sees_its_own_list_alone_and_an_investor_nothing() {
    let home = Home::open().await;
    let manager = home.token("U-MANAGER", "see-findings").await;
    let theirs = home.get(&manager, "/findings").await;
    let from = |one: &serde_json::Value| one["from"].as_str().unwrap().to_owned();
    for one in theirs.ok(200)["items"].as_array().unwrap() {
        assert_eq!(from(one), "Case list");
    }
    let investor = home.token("U-INVESTOR", "see-findings").await;
    home.get(&investor, "/findings").await.is(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_recorded_is_told_in_the_least_words() {
    let home = Home::open().await;
    for person in ["U-CONTRACT", "U-DIRECTOR", "U-PROTECTION"] {
        let token = home.token(person, "see-history").await;
        let told = home.get(&token, "/history?per_page=200").await.ok(200).to_string();
        for held_back in home.keys.iter().map(String::as_str).chain(["C-101", "Y-101", "K101"]) {
            assert!(!told.contains(held_back), "{person} reads {held_back}: {told}");
        }
    }
}
