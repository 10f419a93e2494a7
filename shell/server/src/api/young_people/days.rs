//! `/young-people/{key}/quarters/{k}/days`: what each day of a tracking quarter is, by which
//! clause, and the row that says so.

use super::one::Worth;
use crate::api::document::{Always, Scoped};
use crate::api::problem::Problem;
use crate::api::program::Program;
use app::access::Action;
use app::quarter::calculate::Calculation;
use axum::Json;
use axum::extract::Path;
use care::day::Run;
use definitions::Date;
use outcomes::measurement::Measured;
use serde::Serialize;
use utoipa::ToSchema;

/// The days of one tracking quarter.
#[derive(Serialize, ToSchema)]
pub struct Days {
    /// The last entry of the record they rest on.
    as_of: u64,
    /// The pseudonym.
    #[schema(example = "C-7KQ2MX4A")]
    key: String,
    /// The tracking quarter.
    k: u8,
    /// The first day.
    from: Date,
    /// The first day no longer.
    to: Date,
    /// Every day, in runs that touch.
    runs: Vec<RunShown>,
    /// What they are worth; only with the scope see-child-worth, where the owner may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    worth: Option<Worth>,
}

/// A run of days of one kind.
#[derive(Serialize, ToSchema)]
pub struct RunShown {
    /// The first day.
    from: Date,
    /// The first day no longer.
    to: Date,
    /// How many.
    days: i64,
    /// What they are: `care`, `home`, `excluded` or `unknown`.
    state: &'static str,
    /// The clause that decided, in words.
    because: &'static str,
    /// The contract's name for it.
    term: &'static str,
    /// The episode it rests on.
    source: Option<Source>,
}

/// A row of a council return.
#[derive(Serialize, ToSchema)]
pub struct Source {
    /// The return's year.
    #[schema(example = "2013-14")]
    year: String,
    /// The file.
    file: String,
    /// The data row, from 1.
    row: u64,
    /// The legal status as reported.
    legal_status: String,
    /// The placement as reported.
    placement: String,
    /// What the merge of years changed.
    repaired: Option<String>,
}

/// The days of one tracking quarter; scope see-child
#[utoipa::path(
    get,
    path = "/young-people/{key}/quarters/{k}/days",
    operation_id = "days",
    tag = "Young people",
    params(
        ("key" = String, Path, description = "The pseudonym"),
        ("k" = u8, Path, description = "The tracking quarter, from 1", minimum = 1, maximum = 40),
    ),
    responses(
        (status = 200, description = "The days", body = Days),
        Always,
        Scoped,
    ),
)]
pub async fn show(
    program: Program,
    Path((key, k)): Path<(String, String)>,
) -> Result<Json<Days>, Problem> {
    let reached = program.child(&key, Action::SeeChild)?;
    let (at, k) = reached.tracked.zip(k.parse::<u8>().ok()).ok_or_else(Problem::not_found)?;
    let calculation = program.view().current()?;
    let mut lines = calculation.measured.iter();
    let line = lines.find(|line| line.child as usize == at && line.k == k);
    let line = line.ok_or_else(Problem::not_found)?;
    program.note(&format!("the days of quarter {k}"), vec![key.clone()]).await?;
    let priced = program.may_of(&key, Action::SeeChildWorth)?;
    Ok(Json(Days {
        as_of: program.as_of(),
        k,
        from: line.days.began,
        to: line.days.ended,
        runs: runs(calculation, at, line),
        worth: Worth::of(line).filter(|_| priced),
        key,
    }))
}

fn runs(calculation: &Calculation, at: usize, line: &Measured) -> Vec<RunShown> {
    let within =
        calculation.runs[at].iter().filter_map(|run| Some((run, run.days.and(line.days)?)));
    let shown = within.map(|(run, part)| RunShown {
        from: part.began,
        to: part.ended,
        days: part.days().0,
        state: run.state.said(),
        because: run.clause.said(),
        term: run.clause.term(),
        source: source(calculation, at, run),
    });
    shown.collect()
}

fn source(calculation: &Calculation, at: usize, run: &Run) -> Option<Source> {
    let episode = calculation.children.tracked[at].known.episodes.get(run.episode?)?;
    Some(Source {
        year: episode.reported.year.to_string(),
        file: episode.reported.file.clone(),
        row: episode.reported.row,
        legal_status: episode.ls.to_string(),
        placement: episode.place.to_string(),
        repaired: episode.repair.as_ref().map(|repair| repair.what.clone()),
    })
}
