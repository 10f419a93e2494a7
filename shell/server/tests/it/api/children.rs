//! Young people: who reaches which, what is shown of them, and that every look is noted.

use super::support::{Home, SCOPES};

#[tokio::test(flavor = "multi_thread")]
async fn a_therapists_program_sees_their_own_families_and_never_a_price() {
    let home = Home::open().await;
    let token = home.token("U-THERAPIST", SCOPES).await;
    let [own, others, _] = &home.keys;
    let list = home.get(&token, "/young-people").await;
    let list = list.ok(200);
    assert_eq!((&list["total"], &list["items"][0]["key"]), (&1.into(), &own.as_str().into()));
    assert_eq!(list["items"][0]["identity"]["case"], "C-101");
    let record = home.get(&token, &format!("/young-people/{own}")).await;
    let record = record.ok(200);
    assert_eq!(record["quarters"][0]["care"], 10);
    assert!(record["quarters"][0].get("worth").is_none());
    let days = home.get(&token, &format!("/young-people/{own}/quarters/1/days")).await;
    let days = days.ok(200);
    let care = days["runs"].as_array().unwrap().iter().find(|run| run["state"] == "care").unwrap();
    assert_eq!((&care["from"], &care["to"]), (&"2014-05-10".into(), &"2014-05-20".into()));
    assert_eq!(care["source"]["file"], "episodes.csv");
    assert!(days.get("worth").is_none());

    let nobody = home.get(&token, "/young-people/C-NOBODY").await;
    nobody.is(404, "not-found");
    for path in ["", "/quarters/1/days"] {
        let answer = home.get(&token, &format!("/young-people/{others}{path}")).await;
        assert_eq!(answer, nobody);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_a_young_person_is_and_what_their_days_are_worth_need_scope_and_right() {
    let home = Home::open().await;
    let shown = |person: &'static str, scopes: &'static str| {
        let home = &home;
        async move {
            let token = home.token(person, scopes).await;
            let answer = home.get(&token, &format!("/young-people/{}", home.keys[0])).await;
            let body = answer.ok(200);
            let identity = body["young_person"].get("identity").is_some();
            (identity, body["quarters"][0].get("worth").is_some())
        }
    };
    assert_eq!(shown("U-CONTRACT", "see-child").await, (false, false));
    assert_eq!(shown("U-CONTRACT", "see-child see-child-identity").await, (true, false));
    assert_eq!(shown("U-CONTRACT", "see-child see-child-worth").await, (false, true));
    assert_eq!(shown("U-DIRECTOR", SCOPES).await, (false, true), "by pseudonym only");
    assert_eq!(shown("U-DATA", SCOPES).await, (true, false));
    assert_eq!(shown("U-MANAGER", SCOPES).await, (true, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_investors_program_reaches_no_young_person_by_any_address() {
    let home = Home::open().await;
    let token = home.token("U-INVESTOR", SCOPES).await;
    let document = home.get("", "/openapi.json").await;
    let document = document.ok(200);
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        if operations.get("get").is_none() {
            continue;
        }
        let (key, nobody) = (home.keys[0].as_str(), "C-NOBODY");
        let with = |key: &str| {
            path.replace("{key}", key).replace("{k}", "1").replace("{quarter}", "2014-Q2")
        };
        let answer = home.get(&token, &with(key)).await;
        let text = answer.body.to_string();
        let told = home.keys.iter().any(|key| text.contains(key.as_str()));
        assert!(!told && !text.contains("C-10") && !text.contains("Y-10"), "{path}: {text}");
        if path.starts_with("/young-people") {
            answer.is(404, "not-found");
            assert_eq!(answer, home.get(&token, &with(nobody)).await, "{path}");
            asked += 1;
        }
    }
    assert_eq!(asked, 4);
    let of = home.get(&token, &format!("/reads?of={}", home.keys[0])).await;
    of.is(404, "not-found");
    let concern = serde_json::json!({
        "kind": "risk", "words": "something", "owner": "U-MANAGER", "review_on": "2015-07-01",
        "young_person": home.keys[0],
    });
    home.post(&token, "/concerns", "one", &concern).await.is(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_look_is_noted_by_whom_and_at_what() {
    let home = Home::open().await;
    let manager = home.token("U-MANAGER", "see-child").await;
    let (first, last) = (&home.keys[0], &home.keys[2]);
    home.get(&manager, "/young-people?team=South%20and%20West&per_page=1").await.ok(200);
    home.get(&manager, &format!("/young-people/{first}")).await.ok(200);
    home.get(&manager, &format!("/young-people/{last}/quarters/1/days")).await.is(404, "not-found");

    let officer = home.token("U-PROTECTION", "see-reads").await;
    let reads = home.get(&officer, "/reads").await;
    let what: Vec<String> = reads.ok(200)["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|read| format!("{} {} {}", read["by"], read["what"], read["records"]))
        .collect();
    let expected = [
        r#""provider:U-MANAGER" "API: the list of young people" 1"#,
        r#""provider:U-MANAGER" "API: one young person" 1"#,
    ];
    assert_eq!(what, expected);
    let of = home.get(&officer, &format!("/reads?of={first}")).await;
    let items = of.ok(200)["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 2, "the look at who looked is one of them: {items:?}");
    let further = home.get(&officer, "/reads?from=3").await;
    assert_eq!(further.ok(200)["items"][0]["what"], "API: who read one record");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_filtered_and_paged() {
    let home = Home::open().await;
    let token = home.token("U-CONTRACT", "see-child").await;
    let total = |query: &'static str| {
        let (home, token) = (&home, token.clone());
        async move {
            let answer = home.get(&token, &format!("/young-people{query}")).await;
            (answer.ok(200)["total"].clone(), answer.body["items"].as_array().unwrap().len())
        }
    };
    assert_eq!(total("").await, (3.into(), 3));
    assert_eq!(total("?standing=referred").await, (1.into(), 1));
    assert_eq!(total("?quadrant=South&standing=open").await, (1.into(), 1));
    assert_eq!(total("?per_page=2&page=2").await, (3.into(), 1));
    assert_eq!(total("?per_page=2&page=9").await, (3.into(), 0));
}
