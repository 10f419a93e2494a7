//! `/due`: what waits for whom, and by when.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use app::access::Action;
use axum::Json;
use definitions::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// Everything that waits for a party.
#[derive(Serialize, ToSchema)]
pub struct DueList {
    /// The last entry of the record.
    as_of: u64,
    /// What waits, the oldest first.
    items: Vec<DueOfParty>,
}

/// One thing that waits.
#[derive(Serialize, ToSchema)]
pub struct DueOfParty {
    /// What makes it this one, for as long as it waits.
    id: String,
    /// What it is.
    what: String,
    /// Where it is done: the page's address here.
    page: String,
    /// The party it waits for.
    #[schema(example = "the council")]
    waits_for: &'static str,
    /// How pressing it is: `late`, `disputed`, `at risk` or `due`.
    standing: &'static str,
    /// Since when.
    since: Date,
    /// By when; none where no day is set.
    due: Option<Date>,
}

/// What is due of every party; scope see-due
#[utoipa::path(
    get,
    path = "/due",
    operation_id = "due",
    tag = "Statements",
    responses(
        (status = 200, description = "What is due", body = DueList),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program) -> Result<Json<DueList>, Problem> {
    program.must(Action::SeeDue)?;
    let (view, today) = (program.view(), program.moment.today);
    let due = app::due::due(&view.book, view.children()?, today);
    let items = due.into_iter().map(|one| DueOfParty {
        id: one.id,
        what: one.what,
        page: one.href,
        waits_for: one.owner,
        standing: one.pressing.said(),
        since: one.since,
        due: one.by,
    });
    Ok(Json(DueList { as_of: view.book.as_of, items: items.collect() }))
}
