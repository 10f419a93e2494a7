//! The work and the teams, for programs: what is counted goes out, words do not, and a contact sent
//! again under its key is one.

use super::support::Home;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_is_logged_once_under_its_key_and_read_back_within_the_scopes() {
    let home = Home::open().await;
    let token = home.token("U-THERAPIST", "log-work see-work").await;
    let path = format!("/young-people/{}/contacts", home.keys[0]);
    let contact = json!({ "kind": "visit", "on": "2015-05-20", "minute": 990, "minutes": 60, "staff": "T01" });
    let entries = home.entries();
    let first = home.post(&token, &path, "a", &contact).await;
    first.ok(201);
    assert_eq!(home.post(&token, &path, "a", &contact).await.ok(201), &first.body);
    assert_eq!(home.entries(), entries + 1);
    let told = home.get(&token, &format!("/young-people/{}/work", home.keys[0])).await;
    let told = told.ok(200);
    assert_eq!((&told["minutes"], told["contacts"].as_array().unwrap().len()), (&60.into(), 1));
    assert_eq!(told["adherence"], json!([]));

    let other =
        json!({ "kind": "call", "on": "2015-05-20", "minute": 990, "minutes": 5, "staff": "T05" });
    home.post(&token, &path, "b", &other).await.is(422, "declined");
    let theirs = format!("/young-people/{}/contacts", home.keys[1]);
    home.post(&token, &theirs, "c", &contact).await.is(404, "not-found");
    let late =
        json!({ "kind": "call", "on": "2016-05-20", "minute": 990, "minutes": 5, "staff": "T01" });
    home.post(&token, &path, "d", &late).await.is(422, "declined");
    assert_eq!(home.entries(), entries + 1);
    let reads = home.token("U-THERAPIST", "see-work").await;
    home.post(&reads, &path, "e", &contact).await.is(403, "scope-needed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_caseload_of_a_day_names_no_family() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "see-team").await;
    let told = home.get(&token, "/team/caseload?day=2014-06-01").await;
    let told = told.ok(200);
    // No post is kept in this book, so every open case wants a therapist.
    assert_eq!((&told["day"], &told["unheld"]), (&"2014-06-01".into(), &2.into()));
    assert!(!told.to_string().contains(&home.keys[0]));
    home.get(&token, "/team/caseload?day=yesterday").await.is(400, "unreadable");
    let investor = home.token("U-INVESTOR", "see-team").await;
    home.get(&investor, "/team/caseload").await.is(404, "not-found");
}
