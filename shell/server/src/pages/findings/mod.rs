//! `/findings`: what is wrong with what partners sent, who answers it and how old it is; and the
//! links between young people and council numbers that somebody has to decide.

mod links;
mod list;
mod one;
mod seen;

pub use seen::{Row, mine, seen};

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

const SEES: Asks = Asks::Programme(Action::SeeFindings);
const DECIDES: Asks = Asks::Programme(Action::ConfirmLinks);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/findings", SEES, || get(list::show)),
    Route::get("/findings.csv", SEES, || get(list::csv)),
    Route::get("/findings.xlsx", SEES, || get(list::excel)),
    Route::get("/findings/links", DECIDES, || get(links::show).post(links::decide)),
    Route::get("/findings/numbers", DECIDES, || get(links::ask).post(links::confirm)),
    Route::get("/findings/{finding}", SEES, || get(one::show).post(one::own)),
];
