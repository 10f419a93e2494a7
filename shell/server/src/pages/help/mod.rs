//! `/help`, `/accessibility` and `/privacy`: for anyone, signed in or not.

mod accessibility;
mod privacy;
mod where_to;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::service::Service;
use crate::visit::Visit;
use axum::routing::get;
use face::Frame;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/help", Asks::Nothing, || get(where_to::show)),
    Route::get("/accessibility", Asks::Nothing, || get(accessibility::show)),
    Route::get("/privacy", Asks::Nothing, || get(privacy::show)),
];

/// The frame of a page for anyone: with the way to their pages for whoever is signed in.
fn frame(service: &Service, visit: &Result<Visit, Failure>, title: &str) -> Frame {
    match visit {
        Ok(visit) => visit.frame(title),
        Err(_) => Frame {
            title: title.to_owned(),
            invented: service.settings.invented,
            ..Frame::default()
        },
    }
}
