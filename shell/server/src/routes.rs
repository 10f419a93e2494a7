//! Every address there is, with what is asked of whoever comes. The sweep test asks for each of
//! them as each role, and compares with the table of roles and actions.

use crate::api;
use crate::guard;
use crate::pages;
use crate::service::Service;
use app::access::Action;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// What is asked of whoever comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: anyone may.
    Nothing,
    /// That they are signed in; the page shows what is theirs.
    SignedIn,
    /// This, of the programme as a whole.
    Programme(Action),
    /// One of these, of the programme as a whole.
    Any(&'static [Action]),
    /// This, of the young person named in the address as `{key}`.
    Child(Action),
    /// This, of the item of the restricted log named in the address as `{concern}`.
    Concern(Action),
    /// This, of the account named in the address as `{person}`.
    Account(Action),
}

/// One address.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address, with `{names}` where something varies.
    pub path: &'static str,
    /// What is asked.
    pub asks: Asks,
    handler: fn() -> MethodRouter<Arc<Service>>,
}

impl Route {
    /// A page that is looked at.
    pub const fn get(
        path: &'static str,
        asks: Asks,
        handler: fn() -> MethodRouter<Arc<Service>>,
    ) -> Route {
        Route { method: "GET", path, asks, handler }
    }

    /// A form that is sent.
    pub const fn post(
        path: &'static str,
        asks: Asks,
        handler: fn() -> MethodRouter<Arc<Service>>,
    ) -> Route {
        Route { method: "POST", path, asks, handler }
    }
}

/// Every page there is, by subject.
pub const ROUTES: &[&[Route]] = &[
    pages::home::ROUTES,
    pages::sign_in::ROUTES,
    pages::account::ROUTES,
    pages::signing_key::ROUTES,
    pages::calendar::ROUTES,
    pages::due::ROUTES,
    pages::quarters::ROUTES,
    pages::queries::ROUTES,
    pages::invoices::ROUTES,
    pages::recovery_codes::ROUTES,
    pages::young_people::ROUTES,
    pages::families::ROUTES,
    pages::missing::ROUTES,
    pages::team::ROUTES,
    pages::referrals::ROUTES,
    pages::panels::ROUTES,
    pages::pathway::ROUTES,
    pages::measurement::ROUTES,
    pages::totals::ROUTES,
    pages::statements::ROUTES,
    pages::variations::ROUTES,
    pages::findings::ROUTES,
    pages::record::ROUTES,
    pages::child_first::ROUTES,
    pages::concerns::ROUTES,
    pages::people::ROUTES,
    pages::access::ROUTES,
    pages::reads::ROUTES,
    pages::tokens::ROUTES,
    pages::help::ROUTES,
    pages::assets::ROUTES,
    pages::health::ROUTES,
];

/// The service's addresses, with what stands around them.
pub fn router(service: Arc<Service>) -> Router {
    let mut router = Router::new();
    for route in ROUTES.iter().copied().flatten() {
        router = router.route(route.path, (route.handler)());
    }
    router
        .nest("/api/v1", api::routes())
        .fallback(async || crate::failure::Failure::NotFound)
        .method_not_allowed_fallback(pages::wrong_method)
        .layer(RequestBodyLimitLayer::new(64 * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            std::time::Duration::from_secs(60),
        ))
        .layer(CatchPanicLayer::custom(|_| {
            crate::failure::Failure::Fault("a page panicked".to_owned()).into_response()
        }))
        .layer(middleware::from_fn_with_state(service.clone(), guard::around))
        .layer(CompressionLayer::new())
        .with_state(service)
}
