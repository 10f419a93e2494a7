//! Coming in with a passkey: the browser asks for a challenge, the device answers it. These two
//! addresses speak JSON with `passkey.js`.

use super::coming_in::{HALF_DONE, clear, comes_in, holder, kept, local, session, set};
use crate::failure::Failure;
use crate::guard::From;
use crate::service::Service;
use crate::visit::{COOKIE, cookie};
use app::people::credential::touch;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use door::{Allowed, Challenge, Credential, How, Proof, address_key, rules};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the browser sends back.
#[derive(Deserialize)]
pub struct Answer {
    /// What the device said.
    pub answer: String,
    /// Where they were going.
    #[serde(default)]
    pub next: String,
}

/// `POST /sign-in/passkey/challenge`.
pub async fn challenge(
    State(service): State<Arc<Service>>,
    Extension(from): Extension<From>,
) -> Result<Response, Failure> {
    let (now, address) = (service.clock.door(), address_key(from.0));
    if let Allowed::Wait { seconds } =
        service.limits.check(&rules::SIGN_IN_ADDRESS, &address, now).await?
    {
        return Err(Failure::TooOften(seconds));
    }
    let challenge = service.passkeys.sign_in_start(&service.door, now).await?;
    Ok(challenged(&challenge))
}

/// A challenge as the browser is sent it.
pub fn challenged(challenge: &Challenge) -> Response {
    let mut response = Json(&challenge.options).into_response();
    set(&mut response, HALF_DONE, challenge.token.reveal());
    response
}

/// `POST /sign-in/passkey/answer`.
pub async fn answer(
    State(service): State<Arc<Service>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Json(answer): Json<Answer>,
) -> Result<Response, Failure> {
    let problem = || {
        service.metrics.sign_in(false);
        refused("This passkey is not known here. Use another way to sign in.")
    };
    let Ok((id, _)) = service.passkeys.who(&answer.answer) else { return Ok(problem()) };
    let person = holder(&service, id).filter(|person| comes_in(&service, person));
    let Some(person) = person else { return Ok(problem()) };
    let theirs = passkeys(&kept(&service, &person).await?);
    let token = cookie(&headers, HALF_DONE).unwrap_or_default();
    let now = service.clock.door();
    let proof =
        service.passkeys.sign_in_finish(&service.door, token, &answer.answer, &theirs, now).await;
    match proof {
        Ok(proof) => keep_counter(&service, &person, &proof).await?,
        Err(door::Stop::Refused(_)) => return Ok(problem()),
        Err(door::Stop::Fault(fault)) => return Err(fault.into()),
    }
    service.limits.refund(&rules::SIGN_IN_ADDRESS, &address_key(from.0), now).await?;
    let token = session(&service, &headers, &person, How::Passkey).await?;
    let mut response = Json(json!({ "next": local(&answer.next) })).into_response();
    set(&mut response, COOKIE, token.reveal());
    clear(&mut response, HALF_DONE);
    Ok(response)
}

/// What is said to the script when a passkey does not do.
pub fn refused(words: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "problem": words }))).into_response()
}

/// A person's passkeys among their credentials.
pub fn passkeys(credentials: &BTreeMap<String, String>) -> Vec<Credential> {
    let kept = credentials.iter().filter(|(which, _)| which.starts_with("passkey."));
    kept.filter_map(|(_, value)| serde_json::from_str(value).ok()).collect()
}

/// Keeps what using a passkey changed of it.
///
/// # Errors
/// A fault of the store.
pub async fn keep_counter(service: &Service, person: &str, proof: &Proof) -> Result<(), Failure> {
    let Some(updated) = &proof.updated else { return Ok(()) };
    let value = serde_json::to_string(updated).expect("a credential is plain data");
    let record = service.desk().await.record.clone();
    let which = field(&proof.credential_id);
    Ok(touch(&record, person, &which, &value).await?)
}

/// What a passkey is kept as.
pub fn field(credential_id: &str) -> String {
    format!("passkey.{}", door::Digest::of(credential_id).short())
}
