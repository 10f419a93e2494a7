//! `/totals`: days by tracking quarter over the whole programme. A figure that rests on one to
//! five children, or would give such a figure away, is held back: it is null.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use app::access::Action;
use app::quarter::totals::{Held, HeldBack, Total, totals};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// The totals.
#[derive(Serialize, ToSchema)]
pub struct Totals {
    /// The last entry of the record they rest on.
    as_of: u64,
    /// The measurement quarter to which they are measured.
    #[schema(example = "2014-Q3")]
    quarter: String,
    /// One a tracking quarter, the first first.
    tracking_quarters: Vec<TotalOfQuarter>,
    /// All of them. A child counts once, and its days in every quarter.
    all: TotalOfQuarter,
    /// Whether any figure is held back.
    held_back: bool,
}

/// Days of children settled and priced. What is held back is null.
#[derive(Serialize, ToSchema)]
pub struct TotalOfQuarter {
    /// The tracking quarter, from 1; none where it is all of them.
    tracking_quarter: Option<usize>,
    /// Children.
    children: Option<usize>,
    /// Their child days.
    child_days: Option<i64>,
    /// Care days observed.
    care_days: Option<i64>,
    /// Care days expected, exactly.
    #[schema(example = "412.5")]
    days_expected: Option<String>,
    /// Expected − observed, exactly.
    #[schema(example = "112.5")]
    days_saved: Option<String>,
}

/// Totals of days by tracking quarter; scope see-totals
#[utoipa::path(
    get,
    path = "/totals",
    operation_id = "totals",
    tag = "Days",
    responses(
        (status = 200, description = "The totals", body = Totals),
        Always,
        Scoped,
    ),
)]
pub async fn show(program: Program) -> Result<Json<Totals>, Problem> {
    program.must(Action::SeeTotals)?;
    let view = program.view();
    let contract = app::quarter::contract(&view.book)?;
    let found = totals(&view.book, contract, view.current()?);
    // Whoever may see the matrix may see small groups; this address is for everyone else too.
    let held = HeldBack::small_groups(&found);
    let quarters = (1..).zip(&found.quarters).zip(&held.quarters);
    Ok(Json(Totals {
        as_of: program.as_of(),
        quarter: found.quarter.to_string(),
        tracking_quarters: quarters.map(|((k, total), held)| row(Some(k), total, *held)).collect(),
        all: row(None, &found.all, held.all),
        held_back: held.any(),
    }))
}

fn row(tracking_quarter: Option<usize>, total: &Total<'_>, held: Held) -> TotalOfQuarter {
    let (days, care) = (!held.all, !held.all && !held.care);
    TotalOfQuarter {
        tracking_quarter,
        children: days.then_some(total.with.len()),
        child_days: days.then_some(total.child_days.0),
        care_days: care.then_some(total.care_days.0),
        days_expected: days.then(|| total.days_expected.to_string()),
        days_saved: care.then(|| total.days_saved.to_string()),
    }
}
