//! `/young-people`: those within reach, by pseudonym, and each with their quarters and days.
//! Every look is noted before anything is shown.

pub mod days;
pub mod one;

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Asked, Page, Paging};
use crate::pages::young_people::standing;
use app::View;
use app::access::Action;
use axum::Json;
use care::Case;
use definitions::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which young people.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Only those of this quadrant.
    #[param(example = "North")]
    quadrant: Option<String>,
    /// Only those of this team.
    team: Option<String>,
    /// Only those of this therapist, by staff number.
    #[param(example = "T01")]
    therapist: Option<String>,
    /// Only those who stand so.
    #[param(inline, example = "open")]
    standing: Option<StandingAsked>,
}

/// Where a case stands.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StandingAsked {
    /// It is on the list, and nothing more is known.
    Listed,
    /// It waits for the panel.
    Referred,
    /// It waits for the supervisor.
    Endorsed,
    /// It waits to be opened.
    Accepted,
    /// It was refused or declined.
    Refused,
    /// It is open.
    Open,
    /// It is closed.
    Closed,
}

impl StandingAsked {
    fn word(self) -> &'static str {
        match self {
            StandingAsked::Listed => "listed",
            StandingAsked::Referred => "referred",
            StandingAsked::Endorsed => "endorsed",
            StandingAsked::Accepted => "accepted",
            StandingAsked::Refused => "refused",
            StandingAsked::Open => "open",
            StandingAsked::Closed => "closed",
        }
    }
}

/// One young person's case.
#[derive(Serialize, ToSchema)]
pub struct YoungPerson {
    /// The pseudonym.
    #[schema(example = "C-7KQ2MX4A")]
    key: String,
    /// Where the case stands: `referred`, `endorsed`, `accepted`, `refused`, `open`, `closed` or
    /// `listed`.
    standing: &'static str,
    /// The quadrant whose panel considers it.
    quadrant: Option<String>,
    /// The provider's team.
    team: Option<String>,
    /// The therapist's staff number.
    therapist: Option<String>,
    /// The day of referral.
    referred: Option<Date>,
    /// The day the panel endorsed it.
    endorsed: Option<Date>,
    /// The day the supervisor accepted it.
    accepted: Option<Date>,
    /// The day it was refused or declined.
    refused: Option<Date>,
    /// The day the case opened.
    opened: Option<Date>,
    /// The day it closed.
    closed: Option<Date>,
    /// The days that are tracked; none where none are.
    tracked: Option<Window>,
    /// Who it is; only with the scope see-child-identity, where the owner may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    identity: Option<Identity>,
}

/// The days that are tracked.
#[derive(Serialize, ToSchema)]
pub struct Window {
    /// The first day.
    from: Date,
    /// The first day no longer.
    to: Date,
    /// Why it ends then.
    because: &'static str,
    /// The cohort.
    #[schema(example = "2013-Q2")]
    cohort: String,
}

/// Who a young person is.
#[derive(Serialize, ToSchema)]
pub struct Identity {
    /// The provider's case number.
    case: String,
    /// The provider's number for the young person.
    young_person: String,
    /// The name, where the register has one.
    name: Option<String>,
    /// Date of birth.
    date_of_birth: Option<Date>,
    /// The council's number, as the provider has it.
    council_child_number: Option<String>,
}

/// Young people within reach; scope see-child
#[utoipa::path(
    get,
    path = "/young-people",
    operation_id = "young_people",
    tag = "Young people",
    params(Paging, Filter),
    responses(
        (status = 200, description = "Those within reach", body = Page<YoungPerson>, links(
            ("young_person" = (operation_id = "young_person", parameters(("key" = "$response.body#/items/0/key")))),
            ("reads" = (operation_id = "reads", parameters(("of" = "$response.body#/items/0/key")))),
        )),
        Always,
        Scoped,
    ),
)]
pub async fn list(
    program: Program,
    paging: Paging,
    Asked(filter): Asked<Filter>,
) -> Result<Json<Page<YoungPerson>>, Problem> {
    let reach = program.reach(Action::SeeChild)?;
    let view = program.view();
    let within = view.cases()?.zip(&reach.allowed).filter(|(_, allowed)| **allowed);
    let wanted: Vec<(&str, &Case)> =
        within.map(|(case, _)| case).filter(|(_, case)| filter.takes(case)).collect();
    // Pages first, so that nothing is worked out for those not on this one.
    let page = paging.of(program.as_of(), &wanted, |(key, _)| (*key).to_owned());
    program.note("the list of young people", page.items.clone()).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for key in &page.items {
        let reached = program.child(key, Action::SeeChild)?;
        let known = program.may_of(key, Action::SeeChildIdentity)?;
        items.push(YoungPerson::of(view, key, reached.case, reached.tracked, known)?);
    }
    let Page { as_of, total, page, per_page, .. } = page;
    Ok(Json(Page { as_of, total, page, per_page, items }))
}

impl Filter {
    fn takes(&self, case: &Case) -> bool {
        let is = |asked: &Option<String>, found: Option<&str>| {
            asked.as_deref().is_none_or(|asked| found == Some(asked))
        };
        is(&self.quadrant, case.quadrant.as_deref())
            && is(&self.team, case.team.as_deref())
            && is(&self.therapist, case.therapist.as_deref())
            && self.standing.is_none_or(|asked| asked.word() == standing(case).word)
    }
}

impl YoungPerson {
    /// A case; `known` where who it is may be shown.
    fn of(
        view: &View,
        key: &str,
        case: &Case,
        tracked: Option<usize>,
        known: bool,
    ) -> Result<YoungPerson, Problem> {
        let children = view.children()?;
        let tracked = tracked.map(|at| &children.tracked[at]);
        Ok(YoungPerson {
            key: key.to_owned(),
            standing: standing(case).word,
            quadrant: case.quadrant.clone(),
            team: case.team.clone(),
            therapist: case.therapist.clone(),
            referred: case.referred,
            endorsed: case.endorsed,
            accepted: case.accepted,
            refused: case.refused,
            opened: case.opened,
            closed: case.closed,
            tracked: tracked.map(|tracked| Window {
                from: tracked.window.start,
                to: tracked.window.end,
                because: tracked.window.because.said(),
                cohort: tracked.cohort.to_string(),
            }),
            identity: known.then(|| Identity {
                case: case.case.clone(),
                young_person: case.young_person.clone(),
                name: Some(view.name_of(case).to_owned()).filter(|name| !name.is_empty()),
                date_of_birth: case.date_of_birth,
                council_child_number: case.council_child_number.clone(),
            }),
        })
    }
}
