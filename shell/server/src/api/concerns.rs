//! `/concerns`: a risk, an incident or a safeguarding concern, logged by a program. They are read
//! and reviewed on pages.

use super::document::{Always, Scoped, Sending};
use super::once::{KeySent, Sent};
use super::problem::Problem;
use super::shapes::day;
use app::access::Action;
use app::people::event::ConcernKind;
use app::safety::concern::{New, log};
use axum::http::StatusCode;
use axum::response::Response;
use definitions::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A risk, an incident or a concern.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Concern, example = json!({
    "kind": "risk",
    "team": "North and Mid",
    "words": "Nobody is on call for the second weekend of the month.",
    "owner": "U-MANAGER",
    "review_on": "2030-01-07",
}))]
pub struct ConcernSent {
    /// What it is.
    #[schema(value_type = ConcernKindSent)]
    kind: ConcernKind,
    /// The young person it is about, by pseudonym, within the owner's reach.
    #[serde(default)]
    #[schema(example = "C-7KQ2MX4A")]
    young_person: Option<String>,
    /// The team it is about.
    #[serde(default)]
    #[schema(max_length = 100, default = "")]
    team: String,
    /// What happened, or may. No names.
    #[schema(min_length = 1, max_length = 2000, pattern = r"\S")]
    words: String,
    /// Who answers it: the person's number.
    #[schema(example = "U-7KQ2MX4A")]
    owner: String,
    /// When it is looked at again.
    #[serde(deserialize_with = "day")]
    review_on: Date,
}

/// What it is.
#[derive(Deserialize, ToSchema)]
#[schema(as = ConcernKind)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "it only describes the event's kind in the document")]
pub enum ConcernKindSent {
    /// Something that may go wrong.
    Risk,
    /// Something that did.
    Incident,
    /// A concern for a child's safety.
    Safeguarding,
}

/// What was logged.
#[derive(Serialize, ToSchema)]
pub struct Logged {
    /// Its number.
    #[schema(example = "K-7KQ2MX4A")]
    concern: String,
    /// The entry that logged it.
    entry: u64,
}

/// Log a risk, an incident or a concern; scope log-concern
#[utoipa::path(
    post,
    path = "/concerns",
    operation_id = "log_concern",
    tag = "Data in",
    params(KeySent),
    request_body = ConcernSent,
    responses(
        (status = 201, description = "It is logged", body = Logged),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(sent: Sent<ConcernSent>) -> Result<Response, Problem> {
    let Sent { program, body, key, .. } = sent;
    program.must(Action::LogConcern)?;
    if let Some(case) = &body.young_person {
        program.reached(case, Action::SeeChild)?.ok_or_else(Problem::not_found)?;
    }
    if body.team.chars().count() > 100 {
        return Err(Problem::unreadable("A team has a name of up to 100 letters."));
    }
    let new = New {
        concern: key.number('K'),
        kind: body.kind,
        case: body.young_person,
        team: body.team,
        words: body.words,
        owner: body.owner,
        review_on: body.review_on,
    };
    let (service, form) = (program.service.clone(), key.form());
    let work = async move {
        let actor = program.actor()?;
        let mut desk = program.service.desk().await;
        let done = log(&mut desk, program.by(&actor, &form), &new).await?;
        Ok((StatusCode::CREATED, Logged { concern: new.concern.clone(), entry: done.first_entry }))
    };
    key.once(service, work).await
}
