//! `GET /variations/{variation}/files/{file}`: a variation's tables, taken away as CSV or Excel.

use super::{named, replayed};
use crate::failure::Failure;
use crate::saved::{self, Kind};
use crate::visit::Visit;
use app::access::Action;
use app::variation::{read, replay};
use axum::extract::Path;
use axum::response::Response;
use outcomes::hard_cases::outcome;
use outcomes::variation::differences;

/// The file.
pub async fn save(
    visit: Visit,
    Path((number, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let (name, suffix) = file.rsplit_once('.').ok_or(Failure::NotFound)?;
    let kind = Kind::of(suffix).ok_or(Failure::NotFound)?;
    let (variation, book) = (named(&visit, &number)?, &visit.view().book);
    let table = match name {
        "changes" => differences::table(&read::changes(book, variation)),
        "replay" => replay::table(&replayed(&visit, &number).await?),
        "cases" => outcome::table(&read::outcomes(book, variation)?),
        _ => return Err(Failure::NotFound),
    };
    let about = saved::rests_on(&visit, &table.title, "Nothing: no young person is in it");
    saved::file(&format!("variation-{number}-{name}"), kind, &table, &about)
}
