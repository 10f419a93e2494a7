//! `/health` and `/metrics`: for whoever runs the service. Neither says anything of a person.

use crate::failure::Failure;
use crate::guard::From;
use crate::routes::{Asks, Route};
use crate::service::Service;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/health", Asks::Nothing, || get(health)),
    Route::get("/metrics", Asks::Nothing, || get(metrics)),
];

/// Whether the record and the door answer.
async fn health(State(service): State<Arc<Service>>) -> Response {
    let (record, door) = (service.follow().await, service.door.check().await);
    let reads = service.reads.count().await;
    let well = record.is_ok() && door.is_ok() && reads.is_ok();
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let said = |well: bool| if well { "ok" } else { "fails" };
    let body = serde_json::json!({
        "record": said(record.is_ok()), "door": said(door.is_ok()), "reads": said(reads.is_ok()),
        "version": env!("CARGO_PKG_VERSION"),
    });
    (status, axum::Json(body)).into_response()
}

/// Counters, for this machine only: a proxy in front must not pass it on.
async fn metrics(
    State(service): State<Arc<Service>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    // What a proxy passed on came from elsewhere, whether or not the settings know of a proxy.
    let passed_on = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    if passed_on || !from.0.is_loopback() {
        return Err(Failure::NotFound);
    }
    let text = service.metrics.text(service.shown().view.book.as_of);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}
