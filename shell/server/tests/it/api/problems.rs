//! Every failure has one form, whoever says it: our handlers, the framework, or what stands
//! around every request.

use super::support::{Home, request};
use axum::body::Body;

#[tokio::test(flavor = "multi_thread")]
async fn every_failure_is_a_problem() {
    let home = Home::open().await;
    let token = home.token("U-MANAGER", "log-concern see-child").await;
    let get = |path: &str| request("GET", path, &token);
    let post = |path: &str| request("POST", path, &token).header("idempotency-key", "a");
    let json = |path: &str| post(path).header("content-type", "application/json");
    let empty = Body::empty;
    let cases = [
        (get("/nothing").body(empty()), 404, "not-found"),
        (get("").body(empty()), 404, "not-found"),
        (request("GET", "/../v2/x", "").body(empty()), 404, "not-found"),
        (request("DELETE", "/whoami", &token).body(empty()), 405, "wrong-method"),
        (request("POST", "/openapi.json", "").body(empty()), 405, "wrong-method"),
        (get("/young-people?page=0").body(empty()), 400, "unreadable"),
        (get("/young-people?page=1&page=2").body(empty()), 400, "unreadable"),
        (get("/young-people?per_page=many").body(empty()), 400, "unreadable"),
        (get("/young-people?standing=gone").body(empty()), 400, "unreadable"),
        (get("/young-people/%FF").body(empty()), 400, "unreadable"),
        (get("/statements/spring").body(empty()), 403, "scope-needed"),
        (json("/concerns").body(Body::from("{")), 400, "unreadable"),
        (json("/concerns").body(Body::from("{}")), 400, "unreadable"),
        (json("/concerns").body(Body::from("{\"surprise\":1}")), 400, "unreadable"),
        (post("/concerns").body(Body::from("{}")), 415, "not-json"),
        (request("POST", "/concerns", &token).body(empty()), 400, "unreadable"),
        (json("/concerns").header("content-length", "99999999999").body(empty()), 413, "too-large"),
        (
            json("/concerns").header("origin", "https://elsewhere.example").body(empty()),
            403,
            "foreign",
        ),
        (post("/concerns").header("authorization", "Bearer x").body(empty()), 401, "no-token"),
    ];
    for (request, status, word) in cases {
        let request = request.unwrap();
        let what = format!("{} {}", request.method(), request.uri());
        let answer = home.ask(request).await;
        println!("{what}");
        answer.is(status, word);
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers.contains_key("allow"), status == 405, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_problem_is_explained() {
    let home = Home::open().await;
    let answer = home.get("", "/problems").await;
    let kinds = answer.ok(200)["items"].as_array().unwrap();
    assert!(kinds.iter().any(|kind| kind["word"] == "scope-needed"));
    assert!(kinds.iter().all(|kind| kind["what_to_do"].as_str().is_some_and(|s| s.ends_with('.'))));
}
