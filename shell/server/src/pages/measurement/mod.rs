//! `/measurement`: days saved by cohort and tracking quarter, and the care proportion beside what
//! was expected. Days only: there is no price on any page here.

pub mod care;
mod group;
mod matrix;

use crate::routes::{Asks, Route};
use app::access::Action;
use axum::routing::get;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/measurement", Asks::Programme(Action::SeeMatrix), || get(matrix::show)),
    Route::get("/measurement.csv", Asks::Programme(Action::SeeMatrix), || get(matrix::csv)),
    Route::get("/measurement.xlsx", Asks::Programme(Action::SeeMatrix), || get(matrix::excel)),
    Route::get("/measurement/care-proportion.csv", Asks::Programme(Action::SeeMatrix), || {
        get(matrix::care_csv)
    }),
    Route::get("/measurement/care-proportion.xlsx", Asks::Programme(Action::SeeMatrix), || {
        get(matrix::care_excel)
    }),
    Route::get("/measurement/{cohort}/{k}", Asks::Programme(Action::SeeMatrix), || {
        get(group::show)
    }),
];
