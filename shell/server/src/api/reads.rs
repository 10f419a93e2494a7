//! `/reads`: who read children's records, from an entry of the log of reads on; of one young
//! person, if asked, and that look is noted in its turn.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Asked, moment};
use app::access::Action;
use axum::Json;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// As many reads as one answer holds.
const MOST: usize = 500;

/// Which reads.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The entry of the log to begin at; the first where none is said.
    #[param(minimum = 1, maximum = 9_000_000_000_000_i64, required = false)]
    #[serde(default = "first")]
    from: u64,
    /// Only those of this young person, by pseudonym.
    of: Option<String>,
}

fn first() -> u64 {
    1
}

/// Reads, in order.
#[derive(Serialize, ToSchema)]
pub struct Reads {
    /// The last entry of the log of reads.
    as_of: u64,
    /// The entry to go on from; none where these are the last.
    next: Option<u64>,
    /// The reads.
    items: Vec<ReadShown>,
}

/// One look at young people's records.
#[derive(Serialize, ToSchema)]
pub struct ReadShown {
    /// Its entry of the log.
    entry: u64,
    /// When.
    at: Timestamp,
    /// By whom: the organisation's part in the contract, and the person's number.
    by: String,
    /// The page or command; what a program did begins with `API:`.
    what: String,
    /// How many young people's records it showed.
    records: usize,
}

/// Who read young people's records; scope see-reads
#[utoipa::path(
    get,
    path = "/reads",
    operation_id = "reads",
    tag = "People",
    params(Wanted),
    responses(
        (status = 200, description = "The reads", body = Reads, links(
            ("next" = (operation_id = "reads", parameters(("from" = "$response.body#/next")))),
        )),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program, Asked(wanted): Asked<Wanted>) -> Result<Json<Reads>, Problem> {
    program.must(Action::SeeReads)?;
    if !(1..=9_000_000_000_000).contains(&wanted.from) {
        return Err(Problem::unreadable("from is the number of an entry, from 1."));
    }
    if let Some(key) = &wanted.of {
        program.child(key, Action::SeeReads)?;
        program.note("who read one record", vec![key.clone()]).await?;
    }
    let of = wanted.of.as_deref();
    let reads = &program.service.reads;
    let as_of = reads.count().await?;
    let (found, next) = reads
        .some(wanted.from, MOST, |read| {
            of.is_none_or(|key| read.subjects.iter().any(|subject| subject == key))
        })
        .await?;
    let items = found.into_iter().map(|(entry, read)| ReadShown {
        entry,
        at: moment(read.at),
        by: read.by,
        what: read.what,
        records: read.subjects.len(),
    });
    Ok(Json(Reads { as_of, next, items: items.collect() }))
}
