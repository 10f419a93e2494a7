//! `/programme`: what the book is about, how far it is known, and how many there are.

use super::document::Always;
use super::problem::Problem;
use super::program::Program;
use super::shapes::moment;
use app::access::Action;
use axum::Json;
use definitions::Date;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// The programme.
#[derive(Serialize, ToSchema)]
pub struct Programme {
    /// The contract's name.
    name: String,
    /// Whether everyone in it is invented.
    invented: bool,
    /// The last entry of the record.
    as_of: u64,
    /// When it was recorded.
    recorded_at: Timestamp,
    /// The measurement quarter that days and payments are shown as of.
    #[schema(example = "2014-Q3")]
    quarter: String,
    /// The last day some return covers, with no gap from the first.
    covered_to: Option<Date>,
    /// Cases on the list; with the scope see-totals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    cases: Option<usize>,
    /// Cases that are tracked; with the scope see-totals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    tracked: Option<usize>,
}

/// What the book is about, and as of when
#[utoipa::path(
    get,
    path = "/programme",
    operation_id = "programme",
    tag = "Programme",
    responses(
        (status = 200, description = "The programme", body = Programme),
        Always,
    ),
)]
pub async fn show(program: Program) -> Result<Json<Programme>, Problem> {
    let view = program.view();
    let (book, children) = (&view.book, view.children()?);
    let counts = program.may(Action::SeeTotals);
    Ok(Json(Programme {
        name: app::quarter::contract(book)?.particulars.name.clone(),
        invented: program.service.settings.invented,
        as_of: book.as_of,
        recorded_at: moment(book.recorded_at),
        quarter: view.quarter()?.to_string(),
        covered_to: children.covered.first().and_then(|run| run.ended.yesterday().ok()),
        cases: counts.then_some(children.listed.len()),
        tracked: counts.then_some(children.tracked.len()),
    }))
}
