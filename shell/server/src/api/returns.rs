//! `/returns`: the council's return, sent by a program.

use super::case_lists::{How, ImportedShown, answered, dry_run, mode, named};
use super::document::{Always, Scoped, Sending};
use super::once::{KeySent, Sent};
use super::problem::Problem;
use super::shapes::{day, whole};
use app::access::Action;
use app::statutory_return::import::{self, import};
use axum::Json;
use axum::response::{IntoResponse, Response};
use care::ReturnYear;
use definitions::Date;
use intake::return_903::Upload;
use serde::Deserialize;
use utoipa::ToSchema;

/// A council's return.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Return, example = json!({
    "year": "2014-15",
    "covers_to": "2014-06-30",
    "prepared": "2014-07-15",
    "submission": 9,
    "files": [{
        "name": "episodes.csv",
        "text": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nK9001,02/06/2014,S,V2,N1,U4,PR1,,,,,,\n",
    }],
}))]
pub struct ReturnSent {
    /// Its year.
    #[schema(example = "2014-15", pattern = "^[0-9]{4}-[0-9]{2}$")]
    year: String,
    /// The last day it covers.
    #[serde(deserialize_with = "day")]
    covers_to: Date,
    /// The day it was prepared.
    #[serde(deserialize_with = "day")]
    prepared: Date,
    /// Its number among the year's submissions.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 1000)]
    submission: u32,
    /// Its files, as CSV or XML: docs/formats/return-903.md.
    #[schema(min_items = 1, max_items = 100)]
    files: Vec<FileSent>,
}

/// One file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = File)]
pub struct FileSent {
    /// Its name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// What is in it.
    text: String,
}

impl FileSent {
    fn upload(&self) -> Upload<'_> {
        Upload { name: &self.name, bytes: self.text.as_bytes() }
    }
}

/// Send a council's return; scope import-return
#[utoipa::path(
    post,
    path = "/returns",
    operation_id = "send_return",
    tag = "Data in",
    params(How, KeySent),
    request_body = ReturnSent,
    responses(
        (status = 201, description = "It is recorded", body = ImportedShown),
        (status = 200, description = "It was recorded before, or it was a dry run", body = ImportedShown),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(sent: Sent<ReturnSent>) -> Result<Response, Problem> {
    let Sent { program, body, key, address } = sent;
    program.must(Action::ImportReturn)?;
    let year: ReturnYear = body.year.parse().map_err(Problem::declined)?;
    if !(1..=1000).contains(&body.submission) {
        return Err(Problem::unreadable("submission is a number from 1 to 1000."));
    }
    if !(1..=100).contains(&body.files.len()) {
        return Err(Problem::unreadable("A return has 1 to 100 files."));
    }
    body.files.iter().try_for_each(|file| named(&file.name))?;
    let (service, dry) = (program.service.clone(), dry_run(&address)?);
    let work = async move {
        let files = body.files.iter();
        let sent = import::Sent {
            year,
            covers_to: body.covers_to,
            prepared: body.prepared,
            number: body.submission,
            files: files.map(FileSent::upload).collect(),
        };
        let (actor, mode) = (program.actor()?, mode(dry));
        let mut desk = program.service.desk().await;
        answered(import(&mut desk, &actor, program.moment, mode, &sent).await)
    };
    match dry {
        true => work.await.map(|(status, body)| (status, Json(body)).into_response()),
        false => key.once(service, work).await,
    }
}
