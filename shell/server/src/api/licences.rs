//! `/licences`: leave on file to use the SDQ and the TAM-R, and a licence put on file by a program.

use super::document::{Always, Scoped, Sending};
use super::once::{KeySent, Sent};
use super::problem::Problem;
use super::program::Program;
use super::shapes::day;
use app::access::Action;
use app::licence::file::file;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use definitions::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use wider::terms::Written;
use wider::{Instrument, Licence};

/// The licences on file.
#[derive(Serialize, ToSchema)]
pub struct Licences {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// Each that was put on file, by its number.
    licences: Vec<LicenceShown>,
}

/// A licence.
#[derive(Serialize, ToSchema)]
pub struct LicenceShown {
    /// Its number here.
    #[schema(example = "L-7KQ2MX4A")]
    licence: String,
    /// For which instrument.
    #[schema(value_type = InstrumentSent)]
    instrument: Instrument,
    /// Who gave it.
    from: String,
    /// By what it is found.
    reference: String,
    /// The first day it holds.
    began: Date,
    /// The day after its last; none where it has no end.
    ended: Option<Date>,
    /// Whether it holds today.
    holds: bool,
}

/// The licences on file; scope see-licences
#[utoipa::path(
    get,
    path = "/licences",
    operation_id = "licences",
    tag = "Work",
    responses(
        (status = 200, description = "The licences on file", body = Licences),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program) -> Result<Json<Licences>, Problem> {
    program.must(Action::SeeLicences)?;
    let today = program.moment.today;
    let shown = |(number, licence): (&String, &Licence)| LicenceShown {
        licence: number.clone(),
        instrument: licence.instrument,
        from: licence.from.clone(),
        reference: licence.reference.clone(),
        began: licence.began.0,
        ended: licence.ended.map(|day| day.0),
        holds: licence.holds(today),
    };
    let licences = program.view().book.licences.iter().map(shown).collect();
    Ok(Json(Licences { as_of: program.as_of(), licences }))
}

/// A licence to put on file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Licence, example = json!({
    "instrument": "sdq",
    "from": "its owner",
    "reference": "letter of 3 March 2014",
    "began": "2014-03-03",
}))]
pub struct LicenceSent {
    /// For which instrument.
    #[schema(value_type = InstrumentSent)]
    instrument: Instrument,
    /// Who gave it.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    from: String,
    /// By what it is found.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    reference: String,
    /// The first day it holds.
    #[serde(deserialize_with = "day")]
    began: Date,
    /// The day after its last; none where it has no end.
    #[serde(default, deserialize_with = "some_day")]
    ended: Option<Date>,
}

/// An instrument that belongs to others.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = Instrument)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "it only describes the instrument in the document")]
pub enum InstrumentSent {
    /// The Strengths and Difficulties Questionnaire.
    Sdq,
    /// The Therapist Adherence Measure, revised.
    TamR,
}

/// A day in a body, or null.
fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    struct Day(#[serde(deserialize_with = "day")] Date);
    Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
}

/// What was put on file.
#[derive(Serialize, ToSchema)]
pub struct LicenceFiled {
    /// Its number here.
    #[schema(example = "L-7KQ2MX4A")]
    licence: String,
    /// The entry that put it on file.
    entry: u64,
}

/// Put a licence on file; scope file-licence
#[utoipa::path(
    post,
    path = "/licences",
    operation_id = "file_licence",
    tag = "Work",
    params(KeySent),
    request_body = LicenceSent,
    responses(
        (status = 201, description = "It is on file", body = LicenceFiled),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(sent: Sent<LicenceSent>) -> Result<Response, Problem> {
    let Sent { program, body, key, .. } = sent;
    program.must(Action::FileLicence)?;
    let licence = Licence {
        instrument: body.instrument,
        from: body.from,
        reference: body.reference,
        began: Written(body.began),
        ended: body.ended.map(Written),
    };
    let (service, form, number) = (program.service.clone(), key.form(), key.number('L'));
    let work = async move {
        let actor = program.actor()?;
        let mut desk = program.service.desk().await;
        let done = file(&mut desk, program.by(&actor, &form), &number, &licence).await?;
        Ok((StatusCode::CREATED, LicenceFiled { licence: number, entry: done.first_entry }))
    };
    key.once(service, work).await
}
