//! `/reads`: who looked at which child's record: the newest, by reader, by child, between days.
//! Whoever looks at the log by child has looked at something of that child, and that is noted too.

mod found;
mod pages;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

const SEES: Asks = Asks::Programme(Action::SeeReads);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/reads", SEES, || get(pages::newest)),
    Route::get("/reads.csv", SEES, || get(pages::newest_csv)),
    Route::get("/reads.xlsx", SEES, || get(pages::newest_excel)),
    Route::get("/reads/by/{reader}", SEES, || get(pages::by_reader)),
    Route::get("/reads/by/{reader}/list.csv", SEES, || get(pages::by_reader_csv)),
    Route::get("/reads/by/{reader}/list.xlsx", SEES, || get(pages::by_reader_excel)),
    Route::get("/reads/of/{key}", SEES, || get(pages::of_child)),
    Route::get("/reads/of/{key}/list.csv", SEES, || get(pages::of_child_csv)),
    Route::get("/reads/of/{key}/list.xlsx", SEES, || get(pages::of_child_excel)),
];
