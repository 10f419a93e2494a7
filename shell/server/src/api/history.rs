//! `/history`: what was recorded, by whom and when.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Page, Paging, moment};
use crate::pages::record::{least, least_of};
use app::access::Action;
use axum::Json;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// One command on the record.
#[derive(Serialize, ToSchema)]
pub struct Recorded {
    /// Its first entry.
    entry: u64,
    /// When.
    recorded_at: Timestamp,
    /// By whom: the organisation's part in the contract, and the person's number.
    #[schema(example = "payer:U-7KQ2MX4A")]
    by: String,
    /// What it recorded first.
    kind: &'static str,
    /// What that was, in a few words.
    what: String,
    /// Why it was undone, where it was.
    undone: Option<String>,
}

/// What was recorded, oldest first; scope see-history
#[utoipa::path(
    get,
    path = "/history",
    operation_id = "history",
    tag = "Record",
    params(Paging),
    responses(
        (status = 200, description = "What was recorded", body = Page<Recorded>),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program, paging: Paging) -> Result<Json<Page<Recorded>>, Problem> {
    program.must(Action::SeeHistory)?;
    let book = &program.view().book;
    Ok(Json(paging.of(book.as_of, &book.commands, |command| Recorded {
        entry: command.entry,
        recorded_at: moment(command.at),
        by: command.by.clone(),
        kind: command.kind,
        what: least(command),
        undone: book.undone.get(&command.entry).map(|why| least_of(why)),
    })))
}
