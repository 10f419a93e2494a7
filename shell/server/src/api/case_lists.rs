//! `/case-lists`: the provider's case list, sent by a program.

use super::document::{Always, Scoped, Sending};
use super::once::{KeySent, Sent};
use super::problem::Problem;
use super::shapes::{FindingShown, Found, asked, by_rule, day};
use app::access::Action;
use app::case_list::import::{CaseList, Imported, import};
use app::{Failure, Mode};
use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use definitions::{Date, Finding};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A case list.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseList, example = json!({
    "as_at": "2014-07-15",
    "name": "case-list-2014-07-15.csv",
    "text": "case,young_person,date_of_birth,team,opened\nC-9001,Y-9001,2000-05-17,North and Mid,2014-05-12\n",
}))]
pub struct CaseListSent {
    /// The day it speaks for.
    #[serde(deserialize_with = "day")]
    as_at: Date,
    /// The file's name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The file itself, as CSV: docs/formats/case-list.md.
    text: String,
    /// Whether rows that cannot be used are left out, and the rest recorded.
    #[serde(default)]
    #[schema(default = false)]
    leave_out: bool,
}

/// Whether anything is recorded.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// Say what would be recorded, with every finding, and record nothing.
    #[param(required = false)]
    #[serde(default)]
    dry_run: bool,
}

/// What an import did, or would do.
#[derive(Serialize, ToSchema)]
#[schema(as = Imported)]
pub struct ImportedShown {
    /// Whether it is on the record: not after a dry run.
    recorded: bool,
    /// It was on the record before; nothing was written again.
    already: bool,
    /// The entries it wrote, or would write.
    entries: usize,
    /// The first of them.
    first_entry: u64,
    /// Rows that were used.
    rows: usize,
    /// What was found, counted by rule.
    found: Vec<Found>,
    /// Each thing that was found; only after a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<FindingShown>, required = false)]
    findings: Option<Vec<Finding>>,
}

/// Send a case list; scope import-cases
#[utoipa::path(
    post,
    path = "/case-lists",
    operation_id = "send_case_list",
    tag = "Data in",
    params(How, KeySent),
    request_body = CaseListSent,
    responses(
        (status = 201, description = "It is recorded", body = ImportedShown),
        (status = 200, description = "It was recorded before, or it was a dry run", body = ImportedShown),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(sent: Sent<CaseListSent>) -> Result<Response, Problem> {
    let Sent { program, body, key, address } = sent;
    program.must(Action::ImportCases)?;
    named(&body.name)?;
    let (service, dry) = (program.service.clone(), dry_run(&address)?);
    let work = async move {
        let list = CaseList {
            name: &body.name,
            bytes: body.text.as_bytes(),
            as_at: body.as_at,
            leave_out: body.leave_out,
        };
        let (actor, mode) = (program.actor()?, mode(dry));
        let mut desk = program.service.desk().await;
        answered(import(&mut desk, &actor, program.moment, mode, list).await)
    };
    match dry {
        true => work.await.map(|(status, body)| (status, Json(body)).into_response()),
        false => key.once(service, work).await,
    }
}

/// Whether a dry run is asked for.
///
/// # Errors
/// Words, where the query cannot be read.
pub fn dry_run(address: &Uri) -> Result<bool, Problem> {
    asked::<How>(address).map(|how| how.dry_run)
}

/// Whether a verb records.
pub fn mode(dry: bool) -> Mode {
    if dry { Mode::DryRun } else { Mode::Record }
}

/// Refuses a file without a name.
///
/// # Errors
/// Words for the program.
pub fn named(name: &str) -> Result<(), Problem> {
    match (1..=200).contains(&name.chars().count()) {
        true => Ok(()),
        false => Err(Problem::unreadable("A file has a name of 1 to 200 letters.")),
    }
}

/// What an import did, with its status.
///
/// # Errors
/// What stood in the way.
pub fn answered(
    imported: Result<Imported, Failure>,
) -> Result<(StatusCode, ImportedShown), Problem> {
    let Imported { done, rows, findings } = imported?;
    let new = done.recorded && !done.already;
    let shown = ImportedShown {
        recorded: done.recorded,
        already: done.already,
        entries: done.entries,
        first_entry: done.first_entry,
        rows,
        found: by_rule(&findings),
        // A reply is kept, unsealed, under its key: findings name children.
        findings: (!done.recorded).then_some(findings),
    };
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, shown))
}
