//! The web service: pages and an API over the verbs everyone shares. It shows and asks; what a
//! verb does is in `app`, who may is in `access`, how a page looks is in `face`.

mod api;
mod clock;
mod compared;
pub mod demonstration;
mod failure;
mod form;
mod found;
mod guard;
mod kept;
mod letters;
mod listing;
mod metrics;
mod pages;
mod post;
mod reach;
mod reminding;
mod rendered;
mod rounds;
mod routes;
mod running;
mod saved;
mod service;
pub mod telling;
mod visit;

pub use clock::Clock;
pub use post::Post;
pub use routes::{Asks, ROUTES, Route, router};
pub use running::{Served, serve};
pub use service::{Service, Settings};
