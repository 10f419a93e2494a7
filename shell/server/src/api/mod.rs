//! `/api/v1`: the same verbs for programs.

use crate::service::Service;
use axum::Router;
use std::sync::Arc;

/// The addresses here.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
}
