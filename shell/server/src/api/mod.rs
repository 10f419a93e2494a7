//! `/api/v1`: what people read on pages, and the data partners send, for programs. One file a
//! subject, with its addresses, its shapes and its handlers; the document at
//! `/api/v1/openapi.json` is made from the same. What binds an organisation, a person does.

mod case_lists;
mod concerns;
mod document;
mod due;
mod findings;
mod history;
mod invoices;
mod licences;
mod measurement;
mod once;
mod pathway;
mod people;
mod policies;
mod problem;
mod program;
mod programme;
mod reads;
mod referrals;
mod returns;
mod shapes;
mod statements;
mod status;
mod team;
mod totals;
mod whoami;
mod work;
mod young_people;

use crate::service::Service;
use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::routing::get;
use problem::Problem;
pub use problem::retold;
use std::sync::Arc;

/// The largest body: a whole council's return.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// The addresses here.
pub fn routes() -> Router<Arc<Service>> {
    let (router, document) = document::routes().split_for_parts();
    let document = Bytes::from(serde_json::to_vec(&document).expect("a document is plain data"));
    let served = move || {
        let document = document.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], document) }
    };
    router
        .route("/openapi.json", get(served))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::wrong_method())
        .layer(DefaultBodyLimit::max(LARGEST))
}
