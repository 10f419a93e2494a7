//! `/measurement`: days by cohort and tracking quarter, without a price.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use app::access::Action;
use app::quarter::matrix::{Group, groups};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// The cohorts and their quarters.
#[derive(Serialize, ToSchema)]
pub struct Measurement {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// The measurement quarter to which it is measured.
    #[schema(example = "2014-Q3")]
    quarter: String,
    /// Every cohort and tracking quarter.
    cells: Vec<MeasuredCell>,
}

/// One cohort in one tracking quarter. Days are of children settled and priced.
#[derive(Serialize, ToSchema)]
pub struct MeasuredCell {
    /// The cohort.
    #[schema(example = "2013-Q2")]
    cohort: String,
    /// The tracking quarter, from 1.
    tracking_quarter: u8,
    /// Children settled and priced.
    children: usize,
    /// Their child days.
    child_days: i64,
    /// Care days expected of them, exactly.
    #[schema(example = "41.25")]
    days_expected: String,
    /// Care days observed.
    days_observed: i64,
    /// Expected − observed, exactly.
    #[schema(example = "12.25")]
    days_saved: String,
    /// Children who are due and wait.
    waiting: usize,
    /// Children whose quarter is still to end.
    not_due: usize,
    /// Children tracked and not priced.
    not_priced: usize,
    /// Where it stands, in words.
    standing: &'static str,
}

/// Days by cohort and tracking quarter; scope see-matrix
#[utoipa::path(
    get,
    path = "/measurement",
    operation_id = "measurement",
    tag = "Days",
    responses(
        (status = 200, description = "The cohorts and their quarters", body = Measurement),
        Always,
        Scoped,
    ),
)]
pub async fn show(program: Program) -> Result<Json<Measurement>, Problem> {
    program.must(Action::SeeMatrix)?;
    let calculation = program.view().current()?;
    Ok(Json(Measurement {
        as_of: program.as_of(),
        quarter: calculation.statement.quarter.to_string(),
        cells: groups(calculation).iter().map(cell).collect(),
    }))
}

fn cell(group: &Group) -> MeasuredCell {
    MeasuredCell {
        cohort: group.cohort.to_string(),
        tracking_quarter: group.k,
        children: group.children,
        child_days: group.child_days.0,
        days_expected: group.days_expected.to_string(),
        days_observed: group.days_observed.0,
        days_saved: group.days_saved.to_string(),
        waiting: group.waiting,
        not_due: group.not_due,
        not_priced: group.not_priced,
        standing: group.standing(),
    }
}
