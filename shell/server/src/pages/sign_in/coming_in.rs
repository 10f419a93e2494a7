//! What every means of coming in ends with: a session in a cookie, and the page they were going to.

use crate::failure::Failure;
use crate::form::Sent;
use crate::service::Service;
use crate::visit::COOKIE;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use door::{Beginning, Digest, How, Token};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The cookie of something half done.
pub const HALF_DONE: &str = "__Host-homeward-half-done";

/// Begins a session and leads on.
///
/// # Errors
/// A fault of the store.
pub async fn come_in(
    service: &Service,
    headers: &HeaderMap,
    person: &str,
    how: How,
    next: &str,
) -> Result<Response, Failure> {
    let token = session(service, headers, person, how).await?;
    let mut response = Redirect::to(local(next)).into_response();
    set(&mut response, COOKIE, token.reveal());
    clear(&mut response, HALF_DONE);
    Ok(response)
}

/// Begins a session; the token goes into the cookie.
///
/// # Errors
/// A fault of the store.
pub async fn session(
    service: &Service,
    headers: &HeaderMap,
    person: &str,
    how: How,
) -> Result<Token, Failure> {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let beginning = Beginning { person, how, agent: agent.unwrap_or(""), data: "" };
    let (token, _) = service.sessions.begin(beginning, service.clock.door()).await?;
    service.metrics.sign_in(true);
    Ok(token)
}

/// `POST /sign-out`.
pub async fn leave(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, .. } = sent;
    let id = visit.session.id.to_string();
    visit.service.sessions.revoke(&visit.asker.id, &id).await?;
    let mut response = Redirect::to("/sign-in?left=yes").into_response();
    clear(&mut response, COOKIE);
    // What a browser kept of the pages goes too: nothing about a child stays on a phone.
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// Sets a cookie for this site alone.
pub fn set(response: &mut Response, name: &str, value: &str) {
    cookie(response, &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax"));
}

/// Takes a cookie away.
pub fn clear(response: &mut Response, name: &str) {
    cookie(response, &format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
}

fn cookie(response: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Where to go on to: a page of this service, whatever the address says.
pub fn local(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control())
        && !next.starts_with("/sign-");
    if ours { next } else { "/" }
}

/// A person's credentials by kind.
///
/// # Errors
/// A fault of the store.
pub async fn kept(service: &Service, person: &str) -> Result<BTreeMap<String, String>, Failure> {
    let record = service.desk().await.record.clone();
    Ok(app::people::credential::kept(&record, person).await?)
}

/// What a passkey knows its holder by; it says nothing of the person.
pub fn holder_id(person: &str) -> Uuid {
    let digest = Digest::of(format!("holder\0{person}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.as_bytes()[..16]);
    Uuid::from_bytes(bytes)
}

/// Who holds a passkey, by what it knows them by.
pub fn holder(service: &Service, id: Uuid) -> Option<String> {
    let shown = service.shown();
    let mut people = shown.view.book.people.accounts.keys();
    people.find(|person| holder_id(person) == id).cloned()
}

/// Whether a person comes in today.
pub fn comes_in(service: &Service, person: &str) -> bool {
    let today = service.clock.moment().today;
    service.shown().view.book.people.comes_in(person, today)
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn one_is_led_on_only_to_a_page_of_this_service() {
        let others = [
            "https://elsewhere.example",
            "//elsewhere.example",
            "/\\elsewhere",
            "/\t/elsewhere.example",
            "/\u{85}/elsewhere",
            "x",
            "",
        ];
        assert!(others.iter().all(|next| local(next) == "/"));
        assert_eq!(local("/young-people?q=1"), "/young-people?q=1");
    }
}
