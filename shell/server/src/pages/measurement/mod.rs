//! `/measurement`: days saved by cohort and tracking quarter, and the care proportion beside what
//! was expected. Days only: there is no price on any page here.

pub mod care;
mod group;
mod matrix;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::quarter::calculate::Calculation;
use app::quarter::contract;
use app::quarter::matrix::{At, children, out_of_reach};
use app::quarter::totals::{HeldBack, Totals, totals};
use axum::routing::get;
use std::collections::{BTreeSet, HashSet};

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

/// The pseudonyms of the young people whose records the reader reaches; none where that is
/// everyone on the list.
pub fn reached(visit: &Visit) -> Result<Option<HashSet<&str>>, Failure> {
    let reach = visit.reach(Action::SeeChild)?;
    if reach.allowed.iter().all(|allowed| *allowed) {
        return Ok(None);
    }
    let cases = visit.view().cases()?.zip(&reach.allowed);
    Ok(Some(cases.filter(|(_, allowed)| **allowed).map(|((key, _), _)| key).collect()))
}

/// The totals, and what of them and of the groups is held back from the reader: nothing from
/// whoever reaches every child.
struct Shown<'a> {
    totals: Totals<'a>,
    of_totals: HeldBack,
    of_groups: BTreeSet<At>,
}

impl<'a> Shown<'a> {
    fn of(visit: &'a Visit, calculation: &'a Calculation) -> Result<Shown<'a>, Failure> {
        let book = &visit.view().book;
        let totals = totals(book, contract(book)?, calculation);
        let (of_totals, of_groups) = match reached(visit)? {
            None => (HeldBack::nothing(&totals), BTreeSet::new()),
            Some(mine) => {
                let reaches = |key: &str| mine.contains(key);
                let of_totals = HeldBack::out_of_reach(&totals, reaches);
                let groups = children(book, calculation);
                let of_groups = out_of_reach(&groups, &of_totals, reaches);
                (of_totals, of_groups)
            }
        };
        Ok(Shown { totals, of_totals, of_groups })
    }
}
