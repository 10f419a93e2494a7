//! `/findings`: what is wrong with what partners sent, where, what to do, and who answers it. What
//! a row says of a child is there only where token and owner may know who it is.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Page, Paging, WeightShown};
use crate::pages::findings::{Row, seen};
use app::access::Action;
use axum::Json;
use definitions::{Date, Weight};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// One finding.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingListed {
    /// Its number.
    finding: String,
    /// The rule's number, or the name of our own check.
    #[schema(example = "501")]
    rule: String,
    /// How much it matters.
    #[schema(value_type = WeightShown)]
    weight: Weight,
    /// What is wrong with this row; without the scope see-child-identity, none.
    title: Option<String>,
    /// What should be true.
    says: String,
    /// What to do.
    remedy: String,
    /// The return's year, or the case list.
    #[schema(example = "2014-15")]
    from: String,
    /// The file.
    file: String,
    /// The row, from 1 below the column names; none where it is of the whole file.
    row: Option<u64>,
    /// The columns it is about.
    columns: Vec<String>,
    /// The pseudonym of the case; none where it is not of the programme or not within reach.
    case: Option<String>,
    /// The day it was first known here.
    since: Date,
    /// Who took it on; none while nobody has.
    owner: Option<String>,
    /// The role that answers it until somebody takes it on.
    #[schema(example = "data-officer")]
    answers: &'static str,
}

/// Findings in what partners sent, the gravest first; scope see-findings
#[utoipa::path(
    get,
    path = "/findings",
    operation_id = "findings",
    tag = "Data",
    params(Paging),
    responses(
        (status = 200, description = "The findings", body = Page<FindingListed>),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program, paging: Paging) -> Result<Json<Page<FindingListed>>, Problem> {
    program.must(Action::SeeFindings)?;
    let seen = seen(program.eyes()).await?;
    let (children, identity) =
        (program.has(Action::SeeChild), program.has(Action::SeeChildIdentity));
    let mut subjects = BTreeSet::new();
    let page = paging.of(program.as_of(), &seen.rows, |row: &Row| {
        subjects.extend(row.subject.clone().filter(|_| children || identity));
        FindingListed {
            finding: row.number.clone(),
            rule: row.rule.clone(),
            weight: row.weight,
            title: identity.then(|| row.title.clone()),
            says: row.says.clone(),
            remedy: row.hint.clone(),
            from: row.from.clone(),
            file: row.place.file.to_string(),
            row: row.place.row,
            columns: row.place.columns.iter().map(|column| column.to_string()).collect(),
            case: row.case.clone().filter(|_| children),
            since: row.since,
            owner: row.owner.clone(),
            answers: row.answers.word(),
        }
    });
    program.note("findings", subjects.into_iter().collect()).await?;
    Ok(Json(page))
}
