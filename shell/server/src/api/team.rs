//! `/team/caseload`: what each therapist holds on a day: numbers and staff, and no family.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::Asked;
use app::access::Action;
use app::team::caseload::{on, stands};
use axum::Json;
use definitions::{Date, iso};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OnDay {
    /// The day; today where none is said.
    #[param(value_type = Option<Date>, example = "2014-09-01")]
    day: Option<String>,
}

/// The caseload of a day.
#[derive(Serialize, ToSchema)]
pub struct CaseloadShown {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// The day.
    day: Date,
    /// Every therapist in post, by team and staff number.
    therapists: Vec<LoadShown>,
    /// Open cases in the hands of nobody in post.
    unheld: usize,
    /// Places free in all.
    free: u32,
}

/// One therapist.
#[derive(Serialize, ToSchema)]
pub struct LoadShown {
    /// The staff number.
    #[schema(example = "T01")]
    staff: String,
    /// The team.
    team: String,
    /// Open cases.
    cases: usize,
    /// How many there should be at the least.
    least: u32,
    /// How many there should be at the most.
    most: u32,
    /// How that stands: `above`, `within`, `below`, `away` or `in training`.
    stands: &'static str,
    /// Cases they could take.
    free: u32,
    /// Whether they are on call.
    on_call: bool,
}

/// The caseload of a day; scope see-team
#[utoipa::path(
    get,
    path = "/team/caseload",
    operation_id = "caseload",
    tag = "Work",
    params(OnDay),
    responses(
        (status = 200, description = "The caseload", body = CaseloadShown),
        Always,
        Scoped,
    ),
)]
pub async fn show(
    program: Program,
    Asked(asked): Asked<OnDay>,
) -> Result<Json<CaseloadShown>, Problem> {
    program.must(Action::SeeTeam)?;
    let day = match asked.day.as_deref() {
        None => program.moment.today,
        Some(text) => {
            iso(text).ok_or_else(|| Problem::unreadable("day is written like 2014-03-31."))?
        }
    };
    let told = on(&program.view().book, day)?;
    let therapists = told.loads.iter().map(|load| LoadShown {
        staff: load.staff.clone(),
        team: load.team.clone(),
        cases: load.cases.len(),
        least: load.least,
        most: load.most,
        stands: stands(load),
        free: load.free,
        on_call: load.on_call,
    });
    Ok(Json(CaseloadShown {
        as_of: program.as_of(),
        day,
        therapists: therapists.collect(),
        unheld: told.unheld.len(),
        free: told.free(None),
    }))
}
