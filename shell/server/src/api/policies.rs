//! `/policies`: who may do what, as the sentences an officer reads; and `/problems`: what each
//! kind of problem means.

use super::document::Always;
use super::problem::KINDS;
use super::program::Program;
use app::access::Policy;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// The policies.
#[derive(Serialize, ToSchema)]
pub struct Policies {
    /// The last entry of the record. Policies come with the program and not with the record.
    as_of: u64,
    /// Every policy, by subject.
    items: Vec<PolicySaid>,
}

/// One policy. What none permits is refused; one that forbids beats every one that permits.
#[derive(Serialize, ToSchema)]
pub struct PolicySaid {
    /// Its name.
    id: &'static str,
    /// Its subject.
    subject: &'static str,
    /// `permit` or `forbid`.
    #[schema(value_type = String, example = "permit")]
    effect: access::Effect,
    /// The sentence it stands for.
    says: &'static str,
    /// The policy as written, in Cedar.
    text: &'static str,
}

/// Who may do what, in sentences
#[utoipa::path(
    get,
    path = "/policies",
    operation_id = "policies",
    tag = "Programs",
    responses(
        (status = 200, description = "The policies", body = Policies),
        Always,
    ),
)]
pub async fn list(program: Program) -> Json<Policies> {
    let said = |policy: &'static Policy| PolicySaid {
        id: &policy.id,
        subject: policy.subject,
        effect: policy.effect,
        says: &policy.says,
        text: &policy.text,
    };
    let items = program.service.rules.policies().iter().map(said).collect();
    Json(Policies { as_of: program.as_of(), items })
}

/// The kinds of problem.
#[derive(Serialize, ToSchema)]
pub struct Problems {
    /// Every kind.
    items: Vec<ProblemKind>,
}

/// One kind of problem.
#[derive(Serialize, ToSchema)]
pub struct ProblemKind {
    /// What comes after `#` in a problem's `type`.
    word: &'static str,
    /// The HTTP status it comes with.
    status: u16,
    /// Its title.
    title: &'static str,
    /// What to do.
    what_to_do: &'static str,
}

/// What each kind of problem means; it needs no token
#[utoipa::path(
    get,
    path = "/problems",
    operation_id = "problems",
    tag = "Programs",
    security(()),
    responses(
        (status = 200, description = "The kinds of problem", body = Problems),
    ),
)]
pub async fn problems() -> Json<Problems> {
    let items = KINDS.iter().map(|kind| ProblemKind {
        word: kind.word,
        status: kind.status,
        title: kind.title,
        what_to_do: kind.what_to_do,
    });
    Json(Problems { items: items.collect() })
}
