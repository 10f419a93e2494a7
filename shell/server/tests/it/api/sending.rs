//! Sending data in: once under one key, whole or not at all, in the same words as anyone's.

use super::support::Home;
use serde_json::{Value, json};

fn concern() -> Value {
    json!({
        "kind": "incident", "team": "North and Mid", "words": "A visit was missed.",
        "owner": "U-MANAGER", "review_on": "2015-06-08",
    })
}

fn list(text: &str) -> Value {
    json!({ "as_at": "2014-09-30", "name": "case-list.csv", "text": text })
}

const NEW_CASE: &str = "case,young_person,opened,date_of_birth,council_child_number\n\
    C-104,Y-104,2014-08-01,2000-03-05,K104\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_again_under_its_key_is_done_once_and_answered_alike() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "log-concern").await;
    let first = home.post(&token, "/concerns", "key-1", &concern()).await;
    first.ok(201);
    let entries = home.entries();
    let again = home.post(&token, "/concerns", "key-1", &concern()).await;
    assert_eq!((again.ok(201), home.entries()), (&first.body, entries));

    let mut other = concern();
    other["words"] = "Something else.".into();
    home.post(&token, "/concerns", "key-1", &other).await.is(422, "key-used");
    assert_eq!(home.entries(), entries);
    let second = home.post(&token, "/concerns", "key-2", &other).await;
    assert_ne!(second.ok(201)["concern"], first.body["concern"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declined_says_why_and_leaves_the_key_free() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "log-concern").await;
    let entries = home.entries();
    let mut late = concern();
    late["review_on"] = "2015-05-01".into();
    let answer = home.post(&token, "/concerns", "key-1", &late).await;
    answer.is(422, "declined");
    assert_eq!(answer.body["detail"], "The review cannot be before today. Choose a later day.");
    assert_eq!(home.entries(), entries);
    home.post(&token, "/concerns", "key-1", &concern()).await.ok(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_under_one_key_are_one() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "log-concern").await;
    let entries = home.entries();
    let body = concern();
    let sent = (0..20).map(|_| home.post(&token, "/concerns", "key-1", &body));
    let mut answers = Vec::new();
    for answer in futures(sent).await {
        if answer.status == 409 {
            answer.is(409, "busy");
        } else {
            answers.push(answer.ok(201).clone());
        }
    }
    answers.dedup();
    assert_eq!((answers.len(), home.entries()), (1, entries + 1));
}

/// Every one of them under way at the same time.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(move |context| {
        for (one, done) in waiting.iter_mut().filter(|(_, done)| done.is_none()) {
            if let std::task::Poll::Ready(value) = one.as_mut().poll(context) {
                *done = Some(value);
            }
        }
        match waiting.iter().all(|(_, done)| done.is_some()) {
            true => std::task::Poll::Ready(
                waiting.iter_mut().filter_map(|(_, done)| done.take()).collect(),
            ),
            false => std::task::Poll::Pending,
        }
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_list_is_recorded_once_whatever_the_key() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "import-cases see-child").await;
    let entries = home.entries();
    let dry = home.post(&token, "/case-lists?dry_run=true", "a", &list(NEW_CASE)).await;
    let dry = dry.ok(200);
    assert_eq!((&dry["recorded"], &dry["entries"]), (&false.into(), &2.into()));
    assert!(dry["findings"].is_array());
    assert_eq!(home.entries(), entries);

    let done = home.post(&token, "/case-lists", "b", &list(NEW_CASE)).await;
    assert_eq!((&done.ok(201)["recorded"], home.entries()), (&true.into(), entries + 2));
    assert!(done.body.get("findings").is_none(), "a kept reply names no child");
    let again = home.post(&token, "/case-lists", "c", &list(NEW_CASE)).await;
    assert_eq!((&again.ok(200)["already"], home.entries()), (&true.into(), entries + 2));
    assert_eq!(home.get(&token, "/young-people").await.ok(200)["total"], 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_cannot_be_used_comes_back_with_every_finding() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "import-cases").await;
    let entries = home.entries();
    let text = "case,young_person,opened\nC-105,,2014-08-01\nC-106,Y-106,yesterday\n";
    let answer = home.post(&token, "/case-lists", "a", &list(text)).await;
    answer.is(422, "findings");
    let findings = answer.body["findings"].as_array().unwrap();
    assert!(findings.len() >= 2, "{findings:?}");
    assert!(findings.iter().all(|one| one["title"].is_string() && one["file"] == "case-list.csv"));
    assert_eq!(home.entries(), entries);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_is_sent_by_the_council_and_by_nobody_of_the_provider() {
    let home = Home::open().await;
    let body = json!({
        "year": "2014-15", "covers_to": "2014-12-31", "prepared": "2015-01-10", "submission": 2,
        "files": [
            { "name": "episodes.csv", "text": "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\nK901,03/06/2013,S,C2,N1,U4,,\n" },
            { "name": "header.csv", "text": "CHILD,SEX,DOB,ETHNIC\nK901,1,14/02/2001,WBRI\n" },
        ],
    });
    let provider = home.token("U-MANAGER", "import-return").await;
    home.post(&provider, "/returns", "a", &body).await.is(404, "not-found");
    let council = home.token("U-DATA", "import-return").await;
    let done = home.post(&council, "/returns", "a", &body).await;
    assert_eq!(done.ok(201)["rows"], 1);
    let mut wrong = body.clone();
    wrong["covers_to"] = "2016-01-01".into();
    home.post(&council, "/returns", "b", &wrong).await.is(422, "declined");
}
