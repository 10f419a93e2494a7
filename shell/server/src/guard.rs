//! What stands around every request: headers that keep a page to itself, forms from other sites
//! turned away, bodies bounded, a log line without personal data, and counters.

use crate::failure::{Failure, plain};
use crate::service::Service;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use door::{Allowed, address_key, rules};
use maud::html;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

/// Where a request came from.
#[derive(Clone, Copy, Debug)]
pub struct From(pub IpAddr);

/// The strict policy: nothing from anywhere else, nothing inline, no frames.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// Headers of every answer.
const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
];

/// Stands around every request.
pub async fn around(
    State(service): State<Arc<Service>>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let address = address(&service, &request);
    request.extensions_mut().insert(From(address));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let for_program = request.uri().path().starts_with("/api/");
    let foreign = foreign(&service, &method, request.headers());
    let mut response = match refused(&service, address, foreign).await {
        Some(failure) => failure.into_response(),
        None => on_a_page(next.run(request).await),
    };
    if for_program {
        response = crate::api::retold(response);
    }
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    service.metrics.answered(status, micros);
    tracing::info!(%method, route = route.as_deref().unwrap_or("-"), status, micros, "answered");
    dress(&service, response.headers_mut());
    response
}

/// What is turned away before any page sees it: too much from one address elsewhere, and what
/// another site sends.
async fn refused(service: &Service, address: IpAddr, foreign: bool) -> Option<Failure> {
    if foreign {
        return Some(Failure::Foreign);
    }
    if address.is_loopback() {
        return None;
    }
    let (key, now) = (address_key(address), service.clock.door());
    match service.limits.check(&rules::ADDRESS, &key, now).await {
        Ok(Allowed::Yes) => None,
        Ok(Allowed::Wait { seconds }) => Some(Failure::TooOften(seconds)),
        Err(fault) => Some(fault.into()),
    }
}

/// What the layers below say in a word, or not at all, is said on a page.
fn on_a_page(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("text/html") || kind.contains("json")) {
        return response;
    }
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => plain(
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is larger than anything we take",
            html! { p.govuk-body { "Nothing was recorded. Send no more than 64 MB at once." } },
        ),
        StatusCode::SERVICE_UNAVAILABLE => plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "That took too long",
            html! { p.govuk-body { "We stopped waiting after a minute. Look whether it was recorded before you try again." } },
        ),
        StatusCode::BAD_REQUEST
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Failure::BadForm("It is not what this address takes.").into_response()
        }
        _ => response,
    }
}

fn dress(service: &Service, headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if service.settings.origin.starts_with("https://") {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
}

/// Whether something that changes comes from another site. A browser always says so; a program
/// that says nothing carries no cookie it did not mean to send.
fn foreign(service: &Service, method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if said("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return true;
    }
    said("origin").is_some_and(|origin| origin != service.settings.origin)
}

/// Where a request came from: the connection, or what the proxy in front says.
fn address(service: &Service, request: &Request) -> IpAddr {
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    // The last address is the one our own proxy saw; those before it anyone can write.
    let last = forwarded.and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    let connected = request
        .extensions()
        .get::<axum::extract::ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let behind = last.filter(|_| service.settings.behind_proxy);
    behind.or(connected).unwrap_or(IpAddr::from([127, 0, 0, 1]))
}
