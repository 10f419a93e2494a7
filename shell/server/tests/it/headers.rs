//! What stands around every answer, and what is turned away before any page sees it.

use crate::support::{House, ORIGIN};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_itself_to_itself() {
    let house = House::until("2013-Q4").await;
    let cookie = house.cookie("U-CONTRACT").await;
    for path in ["/", "/sign-in", "/nothing", "/health", "/account"] {
        let answer = house.get(path, &cookie).await;
        let said = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
        assert!(said("content-security-policy").contains("default-src 'none'"), "{path}");
        assert!(!said("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(said("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(said("cache-control"), "no-store", "{path}");
        assert!(!answer.body.contains("<script>") && !answer.body.contains(" style=\""), "{path}");
    }
    let style = house.get(face::url("homeward.css"), "").await;
    assert_eq!(style.status, StatusCode::OK);
    assert!(style.headers["cache-control"].to_str().unwrap().contains("immutable"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_site_or_for_someone_else_records_nothing() {
    let house = House::until("2013-Q4").await;
    let cookie = house.cookie("U-CONTRACT").await;
    let before = house.service.shown().view.book.as_of;
    let foreign = |name: &'static str, value: &'static str| {
        Request::post("/sign-out")
            .header(header::COOKIE, &cookie)
            .header(name, value)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("csrf=x"))
            .unwrap()
    };
    for (name, value) in [
        ("origin", "https://elsewhere.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "null"),
    ] {
        assert_eq!(house.ask(foreign(name, value)).await.status, StatusCode::FORBIDDEN, "{value}");
    }
    let answer =
        house.post("/account/sessions/end", &cookie, "U-THERAPIST1", &[("session", "x")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "a form made for someone else");
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::OK, "still signed in");
    assert_eq!(house.service.shown().view.book.as_of, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_answered_with_a_plain_page() {
    let house = House::until("2013-Q4").await;
    let cookie = house.cookie("U-CONTRACT").await;
    let wrong = house
        .ask(Request::delete("/").header(header::COOKIE, &cookie).body(Body::empty()).unwrap())
        .await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.body.contains("That cannot be done here"));
    let big = Request::post("/sign-out")
        .header(header::COOKIE, &cookie)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("a=".to_owned() + &"x".repeat(300 * 1024)))
        .unwrap();
    let big = house.ask(big).await;
    assert_eq!(big.status, StatusCode::BAD_REQUEST);
    assert!(big.body.contains("Nothing was recorded"));
}
