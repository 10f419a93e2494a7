//! Referrals, counts and licences, for programs: the same checks as by hand, once under a key, and
//! only within reach.

use super::support::Home;
use serde_json::{Value, json};

fn referral(name: &str, born: &str) -> Value {
    json!({
        "on": "2015-05-20",
        "name": name,
        "date_of_birth": born,
        "source": "YOS",
        "quadrant": "East",
        "criteria": ["offending"],
    })
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_referral_is_made_once_under_its_key_and_read_back_by_whoever_made_it() {
    let home = Home::open().await;
    let token = home.token("U-REFERRER", "refer see-referral").await;
    let entries = home.entries();
    let body = referral("Invented Seven", "2001-02-03");
    let made = home.post(&token, "/referrals", "a", &body).await;
    let made = made.ok(201).clone();
    assert_eq!(home.post(&token, "/referrals", "a", &body).await.ok(201), &made);
    assert_eq!(home.entries(), entries + 1);
    let key = made["key"].as_str().unwrap();
    let list = home.get(&token, "/referrals?stands=referred&source=YOS").await;
    let list = list.ok(200);
    assert_eq!((&list["total"], &list["items"][0]["key"]), (&1.into(), &made["key"]));
    assert_eq!(home.get(&token, "/referrals?stands=open").await.ok(200)["total"], 0);
    let told = home.get(&token, &format!("/referrals/{key}")).await;
    let told = told.ok(200);
    assert_eq!((&told["quadrant"], &told["steps"][0]["entry"]), (&"East".into(), &made["entry"]));
    assert!(!told.to_string().contains("Invented Seven"), "who it is stays on pages");

    let director = home.token("U-DIRECTOR", "see-referral").await;
    home.get(&director, &format!("/referrals/{key}")).await.is(404, "not-found");
    let manager = home.token("U-MANAGER", "see-referral").await;
    assert_eq!(home.get(&manager, "/referrals").await.ok(200)["total"], 1);
    home.get(&manager, &format!("/referrals/{}", home.keys[0])).await.is(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_refused_by_hand_is_refused_and_nothing_is_recorded() {
    let home = Home::open().await;
    let token = home.token("U-REFERRER", "refer see-referral").await;
    let entries = home.entries();
    let body = || referral("Invented Eight", "2001-02-03");
    let declined = [
        with(body(), "quadrant", "Mid".into()),
        with(body(), "source", "nobody".into()),
        with(body(), "criteria", json!(["no-such-code"])),
        with(body(), "criteria", json!([])),
        with(body(), "name", " ".into()),
        with(body(), "on", "2015-06-02".into()),
        with(body(), "date_of_birth", "2015-05-21".into()),
        with(body(), "council_child_number", "K101".into()),
    ];
    for (n, body) in declined.iter().enumerate() {
        home.post(&token, "/referrals", &format!("d{n}"), body).await.is(422, "declined");
    }
    let unreadable = [
        with(body(), "on", "20 May 2015".into()),
        with(body(), "prior_offences", 1.5.into()),
        with(body(), "prior_care_days", 10_000.into()),
        with(body(), "price", 72.into()),
        with(body(), "family", "F".repeat(101).into()),
    ];
    for (n, body) in unreadable.iter().enumerate() {
        home.post(&token, "/referrals", &format!("u{n}"), body).await.is(400, "unreadable");
    }
    let before = with(body(), "young_person", home.keys[0].as_str().into());
    home.post(&token, "/referrals", "b", &before).await.is(404, "not-found");
    let manager = home.token("U-MANAGER", "refer see-referral").await;
    home.post(&manager, "/referrals", "m", &body()).await.is(404, "not-found");
    let reads = home.token("U-REFERRER", "see-referral").await;
    home.post(&reads, "/referrals", "r", &body()).await.is(403, "scope-needed");
    assert_eq!(home.entries(), entries + 2, "only the tokens themselves were recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pathway_is_counted_and_names_nobody() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "see-pathway").await;
    let told = home.get(&token, "/pathway/funnel?from=2014-03-01&to=2014-03-31&by=quadrant").await;
    let told = told.ok(200);
    let last = told["rows"].as_array().unwrap().last().unwrap();
    assert_eq!((&last[0], &last[1]), (&"All".into(), &3.into()));
    assert_eq!(told["columns"][1]["name"], "referred");
    assert!(!told.to_string().contains("C-"));
    home.get(&token, "/pathway/undecided").await.is(404, "not-found");
    home.get(&token, "/pathway/funnel?by=price").await.is(400, "unreadable");
    home.get(&token, "/pathway/funnel?from=March").await.is(400, "unreadable");
    let therapist = home.token("U-THERAPIST", "see-pathway").await;
    home.get(&therapist, "/pathway/funnel").await.is(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licence_is_put_on_file_once_under_its_key() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "see-licences file-licence").await;
    let body = json!({ "instrument": "tam-r", "from": "its owner", "reference": "letter", "began": "2015-01-01" });
    let filed = home.post(&token, "/licences", "a", &body).await;
    let filed = filed.ok(201).clone();
    assert_eq!(home.post(&token, "/licences", "a", &body).await.ok(201), &filed);
    let list = home.get(&token, "/licences").await;
    let one = &list.ok(200)["licences"][0];
    assert_eq!((&one["licence"], &one["holds"]), (&filed["licence"], &true.into()));
    let backwards = with(body.clone(), "ended", "2014-12-31".into());
    home.post(&token, "/licences", "b", &backwards).await.is(422, "declined");
    let null = with(body, "ended", Value::Null);
    home.post(&token, "/licences", "c", &null).await.ok(201);
    let therapist = home.token("U-THERAPIST", "see-licences file-licence").await;
    home.get(&therapist, "/licences").await.ok(200);
    home.post(&therapist, "/licences", "d", &null).await.is(404, "not-found");
}
