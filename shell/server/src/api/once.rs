//! What a program sends, done once: the body as JSON, and the `Idempotency-Key` under which a
//! request that is sent again gets the reply of the first and records nothing more.

use super::problem::Problem;
use super::program::Program;
use crate::service::Service;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use door::replies::{self, Claim, Reply};
use door::{Digest, Store};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use utoipa::IntoParams;

/// The header of the key.
const KEY: &str = "idempotency-key";

/// The key of a request, as the document says it.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "it only describes the header in the document")]
pub struct KeySent {
    /// A key of your own, for this request alone: sent again within a day, the same request gets
    /// the same reply, and is done once.
    #[param(rename = "Idempotency-Key", min_length = 1, max_length = 200, pattern = "^[!-~]+$")]
    key: String,
}

/// Something a program sent to be done.
pub struct Sent<T> {
    /// Who sent it.
    pub program: Program,
    /// What it says.
    pub body: T,
    /// The key it came with.
    pub key: Key,
    /// The address it was sent to.
    pub address: Uri,
}

/// The key of one request, and the digest of what it asks for.
#[derive(Clone, Debug)]
pub struct Key {
    token: String,
    key: String,
    request: Digest,
}

impl<T: DeserializeOwned> FromRequest<Arc<Service>> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Sent<T>, Problem> {
        let (mut parts, body) = request.into_parts();
        let program = Program::from_request_parts(&mut parts, service).await?;
        let asked = parts.uri.path_and_query().map_or("", |asked| asked.as_str());
        let mut request = format!("{} {asked}\n", parts.method).into_bytes();
        let (key, address) = (key(&parts.headers)?, parts.uri.clone());
        if !is_json(&parts.headers) {
            return Err(Problem::not_json());
        }
        let bytes = Bytes::from_request(Request::from_parts(parts, body), service)
            .await
            .map_err(|error| Problem::of_status(error.status()))?;
        let body = serde_json::from_slice(&bytes).map_err(|error| {
            Problem::unreadable(format!("The body is not what this address takes: {error}."))
        })?;
        request.extend_from_slice(&bytes);
        let key = Key { token: program.token.clone(), key, request: Digest::of(request) };
        Ok(Sent { program, body, key, address })
    }
}

fn key(headers: &HeaderMap) -> Result<String, Problem> {
    let said = headers.get(KEY).and_then(|value| value.to_str().ok()).map(str::trim);
    let fits =
        |key: &&str| (1..=200).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    said.filter(fits).map(str::to_owned).ok_or_else(|| {
        Problem::unreadable(
            "Send an Idempotency-Key of your own with every POST: 1 to 200 letters, digits and signs.",
        )
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
}

impl Key {
    /// What makes a verb done under this key the same verb.
    pub fn form(&self) -> String {
        format!("api {} {}", self.token, self.key)
    }

    /// A number for what is made under this key: the same whenever it is sent again.
    pub fn number(&self, letter: char) -> String {
        app::desk::numbered(letter, Digest::of(self.form()).as_bytes())
    }

    /// Does something under this key, once. It is done to its end even where the program has
    /// gone meanwhile. A reply that says it was done is kept; where nothing was, the key is free.
    ///
    /// # Errors
    /// What stood in the way; that the key was used for something else, or is in use.
    pub async fn once<T: Serialize>(
        self,
        service: Arc<Service>,
        work: impl Future<Output = Result<(StatusCode, T), Problem>> + Send + 'static,
    ) -> Result<Response, Problem> {
        let now = service.clock.door();
        match replies::claim(&service.door, &self.token, &self.key, &self.request, now).await? {
            Claim::Yours => {}
            Claim::Again(reply) => return Ok(sent(reply)),
            Claim::Different => return Err(Problem::key_used()),
            Claim::Busy => return Err(Problem::busy()),
        }
        let done = tokio::spawn(async move {
            match work.await.and_then(reply) {
                Ok(reply) => {
                    self.keep(&service.door, &reply, service.clock.door()).await;
                    Ok(reply)
                }
                Err(problem) => {
                    self.release(&service.door).await;
                    Err(problem)
                }
            }
        });
        Ok(sent(done.await.map_err(Problem::fault)??))
    }

    /// What was done is on the record whether or not its reply can be kept: the verbs themselves
    /// know a command that was done before.
    async fn keep(&self, store: &Store, reply: &Reply, now: i64) {
        let kept = replies::keep(store, &self.token, &self.key, &self.request, reply, now).await;
        if let Err(fault) = kept {
            tracing::error!(%fault, "a reply cannot be kept");
        }
    }

    async fn release(&self, store: &Store) {
        let freed = replies::release(store, &self.token, &self.key, &self.request).await;
        if let Err(fault) = freed {
            tracing::error!(%fault, "a key cannot be given back");
        }
    }
}

fn reply<T: Serialize>((status, body): (StatusCode, T)) -> Result<Reply, Problem> {
    let body = serde_json::to_vec(&body).map_err(Problem::fault)?;
    Ok(Reply { status: status.as_u16(), kind: "application/json".to_owned(), body })
}

fn sent(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    (status, [(header::CONTENT_TYPE, reply.kind)], reply.body).into_response()
}
