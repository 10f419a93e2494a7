//! Coming in and going out, as far as it needs no browser.

use crate::support::{House, ORIGIN};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

async fn sign_in(house: &House, email: &str, password: &str) -> (StatusCode, String) {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("email", email)
        .append_pair("password", password)
        .finish();
    let request = Request::post("/sign-in")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let answer = house.ask(request).await;
    (answer.status, answer.body.replace(email, "…"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let house = House::until("2013-Q4").await;
    let known = sign_in(&house, "u-contract@invented.example", "not the password").await;
    let unknown = sign_in(&house, "nobody@invented.example", "not the password").await;
    assert_eq!(known.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(known, unknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_tries_wait() {
    let house = House::until("2013-Q4").await;
    let mut last = StatusCode::OK;
    for _ in 0..8 {
        last = sign_in(&house, "u-contract@invented.example", "not the password").await.0;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_signing_in_every_page_leads_to_the_door_and_back() {
    let house = House::until("2013-Q4").await;
    for path in ["/", "/account", "/account/passkeys"] {
        let answer = house.get(path, "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        let next = url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>();
        assert_eq!(answer.location(), format!("/sign-in?next={next}"));
    }
    let forged = "__Host-homeward=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(house.get("/", forged).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_is_out_and_nothing_stays_on_the_device() {
    let house = House::until("2013-Q4").await;
    let cookie = house.cookie("U-THERAPIST1").await;
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::OK);
    let out = house.post("/sign-out", &cookie, "U-THERAPIST1", &[]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert!(out.headers["clear-site-data"].to_str().unwrap().contains("storage"));
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::SEE_OTHER);
}
