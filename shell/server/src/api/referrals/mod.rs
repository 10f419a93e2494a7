//! `/referrals`: those written down here and within reach, and a referral made by a program, held to
//! the same checks as by hand. What a panel or a supervisor decides, a person decides.

pub mod one;
mod send;

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Asked, Page, Paging};
use app::access::Action;
use axum::Json;
use care::path::{Path, Stage};
use definitions::Date;
pub use send::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which referrals.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Only those of this quadrant.
    #[param(example = "North")]
    quadrant: Option<String>,
    /// Only those of this source.
    #[param(example = "YOS")]
    source: Option<String>,
    /// Only those that stand so.
    #[param(inline, example = "endorsed")]
    stands: Option<StageShown>,
}

/// Where a referral stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StageShown {
    /// It waits for the panel.
    Referred,
    /// It waits for an answer from whoever referred.
    Asked,
    /// It waits for the supervisor.
    Endorsed,
    /// It waits to be opened.
    Accepted,
    /// Its case is open.
    Open,
    /// Its case has closed.
    Closed,
    /// The panel refused it.
    Refused,
    /// The supervisor declined it.
    Declined,
    /// Whoever referred took it back.
    Withdrawn,
}

impl From<Stage> for StageShown {
    fn from(stage: Stage) -> StageShown {
        match stage {
            Stage::Referred => StageShown::Referred,
            Stage::Asked => StageShown::Asked,
            Stage::Endorsed => StageShown::Endorsed,
            Stage::Accepted => StageShown::Accepted,
            Stage::Open => StageShown::Open,
            Stage::Closed => StageShown::Closed,
            Stage::Refused => StageShown::Refused,
            Stage::Declined => StageShown::Declined,
            Stage::Withdrawn => StageShown::Withdrawn,
        }
    }
}

/// One referral.
#[derive(Serialize, ToSchema)]
pub struct ReferralShown {
    /// The pseudonym; it changes once, when the case opens.
    #[schema(example = "C-7KQ2MX4A")]
    key: String,
    /// The referral's own number.
    #[schema(example = "R-2014-008")]
    referral: String,
    /// Where it stands.
    stands: StageShown,
    /// The day of referral.
    referred: Date,
    /// Who refers.
    source: String,
    /// The quadrant whose panel considers it.
    quadrant: String,
    /// The team that has it; none while no panel has endorsed it.
    team: Option<String>,
    /// Whether the family is in crisis, or the referral comes late.
    crisis: bool,
    /// Whether the young person is in care and is to go home.
    reunification: bool,
    /// Why: codes of the contract’s list.
    criteria: Vec<String>,
    /// The day the panel endorsed it.
    endorsed: Option<Date>,
    /// The day it was refused or declined.
    refused: Option<Date>,
    /// Why: one of the contract’s reasons.
    reason: Option<String>,
    /// The day the supervisor accepted it.
    accepted: Option<Date>,
    /// The day its case opened.
    opened: Option<Date>,
    /// The day its case closed.
    closed: Option<Date>,
    /// Decisions the referrer has not been told of.
    untold: usize,
}

impl ReferralShown {
    fn of(program: &Program, path: &Path) -> ReferralShown {
        let book = &program.view().book;
        let team = book.pathway.as_ref().and_then(|terms| path.as_case(terms).team);
        ReferralShown {
            key: book.pseudonyms.case(path.number()),
            referral: path.referral.clone(),
            stands: path.stage.into(),
            referred: path.referred,
            source: path.details.source.clone(),
            quadrant: path.details.quadrant.clone(),
            team,
            crisis: path.details.crisis,
            reunification: path.details.reunification,
            criteria: path.details.criteria.clone(),
            endorsed: path.endorsed,
            refused: path.refused.as_ref().map(|(day, _)| *day),
            reason: path.refused.as_ref().map(|(_, reason)| reason.clone()),
            accepted: path.accepted,
            opened: path.opening.as_ref().map(|opening| opening.on),
            closed: path.closing.as_ref().map(|closing| closing.on),
            untold: path.untold().len(),
        }
    }
}

/// Referrals within reach; scope see-referral
#[utoipa::path(
    get,
    path = "/referrals",
    operation_id = "referrals",
    tag = "Referrals",
    params(Paging, Filter),
    responses(
        (status = 200, description = "Those within reach", body = Page<ReferralShown>, links(
            ("referral" = (operation_id = "referral", parameters(("key" = "$response.body#/items/0/key")))),
        )),
        Always,
        Scoped,
    ),
)]
pub async fn list(
    program: Program,
    paging: Paging,
    Asked(filter): Asked<Filter>,
) -> Result<Json<Page<ReferralShown>>, Problem> {
    let reach = program.reach(Action::SeeReferral)?;
    let view = program.view();
    let mut paths = Vec::new();
    for ((key, _), allowed) in view.cases()?.zip(&reach.allowed) {
        if *allowed {
            paths.extend(view.path(key)?.filter(|path| filter.takes(path)));
        }
    }
    paths.sort_by_key(|path| (path.referred, path.referral.as_str()));
    let page = paging.of(program.as_of(), &paths, |path| ReferralShown::of(&program, path));
    let keys = page.items.iter().map(|one| one.key.clone()).collect();
    program.note("the list of referrals", keys).await?;
    Ok(Json(page))
}

impl Filter {
    fn takes(&self, path: &Path) -> bool {
        let is = |asked: &Option<String>, found: &str| {
            asked.as_deref().is_none_or(|asked| found == asked)
        };
        is(&self.quadrant, &path.details.quadrant)
            && is(&self.source, &path.details.source)
            && self.stands.is_none_or(|asked| asked == path.stage.into())
    }
}
