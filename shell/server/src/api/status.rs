//! `/status`: what waits, for whom. Each thing is told only where token and owner may see what it
//! is about; what names a young person is noted.

use super::document::Always;
use super::problem::Problem;
use super::program::Program;
use super::shapes::Amount;
use app::access::Action;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// How the book stands.
#[derive(Serialize, ToSchema)]
pub struct Status {
    /// The last entry of the record.
    as_of: u64,
    /// The next quarter to propose.
    #[schema(example = "2014-Q4")]
    next_quarter: Option<String>,
    /// Statements settled; with the scope see-money.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    statements: Option<usize>,
    /// Agreed to date; with the scope see-money.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    agreed: Option<Amount>,
    /// What the next statement would pay on what is known now; with the scope see-money.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_payment: Option<Amount>,
    /// What waits, most pressing first.
    waiting: Vec<Waiting>,
}

/// One thing that waits.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    /// Who it waits for.
    owner: &'static str,
    /// What it is.
    what: String,
    /// The young person it is about, by pseudonym.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    young_person: Option<String>,
}

/// What waits, for whom
#[utoipa::path(
    get,
    path = "/status",
    operation_id = "status",
    tag = "Programme",
    responses(
        (status = 200, description = "How the book stands", body = Status),
        Always,
    ),
)]
pub async fn show(program: Program) -> Result<Json<Status>, Problem> {
    let standing = program.view().status(program.moment.today)?;
    let mut waiting = Vec::new();
    for one in standing.waiting {
        let told = match &one.case {
            Some(case) => program.may_of(case, one.told)?,
            None => program.may(one.told),
        };
        if told {
            waiting.push(Waiting { owner: one.owner, what: one.what, young_person: one.case });
        }
    }
    let mut named: Vec<String> =
        waiting.iter().filter_map(|waiting| waiting.young_person.clone()).collect();
    named.dedup();
    program.note("what waits", named).await?;
    let money = program.may(Action::SeeMoney);
    Ok(Json(Status {
        as_of: standing.as_of,
        next_quarter: standing.next_quarter.map(|quarter| quarter.to_string()),
        statements: money.then_some(standing.statements),
        agreed: money.then(|| standing.agreed.into()),
        next_payment: standing.next_payment.filter(|_| money).map(Amount::from),
        waiting,
    }))
}
