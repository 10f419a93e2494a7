//! `/whoami`: whose token it is, what it was made for, and until when.

use super::document::Always;
use super::program::Program;
use super::shapes::moment;
use app::access::Action;
use axum::Json;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// A token and its owner.
#[derive(Serialize, ToSchema)]
pub struct Whoami {
    /// The token's number.
    token: String,
    /// What it is for.
    label: String,
    /// When it ends.
    ends_at: Timestamp,
    /// The owner's number.
    person: String,
    /// The owner's organisation, by its part in the contract.
    organisation: String,
    /// The roles the owner holds today.
    roles: Vec<&'static str>,
    /// The actions the token was made for.
    scopes: Vec<&'static str>,
    /// Those of them that its owner may take of the programme as a whole, today, by a program.
    may: Vec<&'static str>,
}

/// Whose token this is, and what it may do
#[utoipa::path(
    get,
    path = "/whoami",
    operation_id = "whoami",
    tag = "Programs",
    responses(
        (status = 200, description = "The token and its owner", body = Whoami),
        Always,
    ),
)]
pub async fn show(program: Program) -> Json<Whoami> {
    let may = program.scopes.iter().filter(|action| program.may(**action));
    let whoami = Whoami {
        may: may.map(|action| action.word()).collect(),
        scopes: program.scopes.iter().copied().map(Action::word).collect(),
        roles: program.asker.roles.iter().map(|role| role.word()).collect(),
        person: program.asker.id.clone(),
        organisation: program.asker.organisation.clone(),
        ends_at: moment(program.ends_at),
        token: program.token,
        label: program.label,
    };
    Json(whoami)
}
