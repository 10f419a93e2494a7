//! `/referrals/{key}`: one referral, with every step there was. What people wrote in their own words
//! stays on pages.

use super::ReferralShown;
use crate::api::document::{Always, Scoped};
use crate::api::problem::Problem;
use crate::api::program::Program;
use crate::api::shapes::moment;
use app::access::Action;
use app::referral::read::read;
use axum::Json;
use axum::extract::Path;
use definitions::Date;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// One referral with its steps.
#[derive(Serialize, ToSchema)]
pub struct ReferralTold {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// The referral.
    #[serde(flatten)]
    referral: ReferralShown,
    /// What happened, in the order it was written down.
    steps: Vec<StepShown>,
}

/// One step.
#[derive(Serialize, ToSchema)]
pub struct StepShown {
    /// Its entry on the record.
    entry: u64,
    /// The day it happened; none where it has no day of its own.
    on: Option<Date>,
    /// When it was written down.
    #[schema(value_type = String, format = DateTime)]
    written: Timestamp,
    /// What happened: the referral, or its case, …
    #[schema(example = "was endorsed")]
    what: &'static str,
    /// Whether it was taken back since.
    taken_back: bool,
}

/// One referral with its steps; scope see-referral
#[utoipa::path(
    get,
    path = "/referrals/{key}",
    operation_id = "referral",
    tag = "Referrals",
    params(("key" = String, Path, description = "The referral or its case, by pseudonym", example = "C-7KQ2MX4A")),
    responses(
        (status = 200, description = "The referral", body = ReferralTold),
        Always,
        Scoped,
    ),
)]
pub async fn show(
    program: Program,
    Path(key): Path<String>,
) -> Result<Json<ReferralTold>, Problem> {
    let reached = program.child(&key, Action::SeeReferral)?;
    let view = program.view();
    let path = view.path(&reached.key)?.ok_or_else(Problem::not_found)?;
    program.note("a referral", vec![reached.key.clone()]).await?;
    let told = read(&view.book, &view.names, &path.referral, program.moment.today)?;
    let step = |one: &app::referral::read::Said| StepShown {
        entry: one.entry,
        on: one.on,
        written: moment(one.at),
        what: one.what,
        taken_back: one.taken_back,
    };
    Ok(Json(ReferralTold {
        as_of: program.as_of(),
        referral: ReferralShown::of(&program, path),
        steps: told.steps.iter().map(step).collect(),
    }))
}
