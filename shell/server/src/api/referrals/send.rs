//! A referral made by a program: the same words, lists and checks as by hand, and once under its key.

use crate::api::document::{Always, Scoped, Sending};
use crate::api::once::{KeySent, Sent};
use crate::api::problem::Problem;
use crate::api::shapes::{day, whole};
use app::access::Action;
use app::referral::refer::{New, refer};
use axum::http::StatusCode;
use axum::response::Response;
use care::path::event::Details;
use definitions::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// The longest code, number or name of a list, in letters.
const SHORT: usize = 100;
/// The most codes of one list.
const MOST: usize = 50;

/// A referral to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReferral, example = json!({
    "on": "2014-09-01",
    "name": "Invented Young Person",
    "date_of_birth": "2001-05-04",
    "source": "social worker",
    "quadrant": "North",
    "criteria": ["family-breakdown"],
}))]
pub struct ReferralSent {
    /// The day of referral.
    #[serde(deserialize_with = "day")]
    on: Date,
    /// The young person, by the pseudonym of an earlier referral or case within the owner’s reach;
    /// found by the council’s number where it is left out.
    #[serde(default)]
    #[schema(example = "C-7KQ2MX4A")]
    young_person: Option<String>,
    /// The young person’s name; it is kept apart, and can be forgotten.
    #[schema(min_length = 1, max_length = 100, pattern = r"\S")]
    name: String,
    /// Date of birth.
    #[serde(deserialize_with = "day")]
    date_of_birth: Date,
    /// The council’s number for the child.
    #[serde(default)]
    #[schema(max_length = 100)]
    council_child_number: Option<String>,
    /// The family’s number, shared by brothers and sisters.
    #[serde(default)]
    #[schema(max_length = 100)]
    family: Option<String>,
    /// Who refers: one of the contract’s sources.
    #[schema(max_length = 100)]
    source: String,
    /// The quadrant whose panel considers it.
    #[schema(max_length = 100)]
    quadrant: String,
    /// Why: codes of the contract’s list.
    #[schema(min_items = 1, max_items = 50)]
    criteria: Vec<String>,
    /// What is known of the family: codes of the contract’s list.
    #[serde(default)]
    #[schema(max_items = 50)]
    profile: Vec<String>,
    /// Whether the family is in crisis, or the referral comes late.
    #[serde(default)]
    crisis: bool,
    /// Whether the young person is in care and is to go home.
    #[serde(default)]
    reunification: bool,
    /// Days in care before, where known.
    #[serde(default, deserialize_with = "some_count")]
    #[schema(minimum = 0, maximum = 9999)]
    prior_care_days: Option<u32>,
    /// Proven offences before, where known.
    #[serde(default, deserialize_with = "some_count")]
    #[schema(minimum = 0, maximum = 9999)]
    prior_offences: Option<u32>,
    /// What the panel should know.
    #[serde(default)]
    #[schema(max_length = 4000)]
    words: String,
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct ReferralMade {
    /// The referral’s own number.
    #[schema(example = "R-2014-008")]
    referral: String,
    /// The pseudonym.
    #[schema(example = "C-7KQ2MX4A")]
    key: String,
    /// The entry that made it.
    entry: u64,
}

fn some_count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    struct Count(#[serde(deserialize_with = "whole")] u32);
    Ok(Option::<Count>::deserialize(deserializer)?.map(|count| count.0))
}

/// Make a referral; scope refer
#[utoipa::path(
    post,
    path = "/referrals",
    operation_id = "refer",
    tag = "Referrals",
    params(KeySent),
    request_body = ReferralSent,
    responses(
        (status = 201, description = "It is made, and waits for the panel", body = ReferralMade),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(sent: Sent<ReferralSent>) -> Result<Response, Problem> {
    let Sent { program, body, key, .. } = sent;
    program.must(Action::Refer)?;
    bounded(&body)?;
    let young_person = match &body.young_person {
        None => None,
        Some(before) => {
            let reached = program.reached(before, Action::SeeReferral)?;
            Some(reached.ok_or_else(Problem::not_found)?.case.young_person.clone())
        }
    };
    let new = New { young_person, ..new(body) };
    let (service, form) = (program.service.clone(), key.form());
    let work = async move {
        let actor = program.actor()?;
        let mut desk = program.service.desk().await;
        let done = refer(&mut desk, program.by(&actor, &form), &new).await?;
        let entry = done.first_entry;
        let made =
            |path: &&care::path::Path| path.noted.first().is_some_and(|one| one.entry == entry);
        let path = desk.book.paths.values().find(made);
        let path = path.ok_or_else(|| Problem::fault("the referral made is not in the book"))?;
        let made = ReferralMade {
            referral: path.referral.clone(),
            key: desk.book.pseudonyms.case(path.number()),
            entry,
        };
        Ok((StatusCode::CREATED, made))
    };
    key.once(service, work).await
}

/// What the document says of lengths and counts is held to; the lists are the verb's to check.
fn bounded(body: &ReferralSent) -> Result<(), Problem> {
    let texts = [
        Some(&body.source),
        Some(&body.quadrant),
        body.council_child_number.as_ref(),
        body.family.as_ref(),
    ];
    let mut texts = texts.into_iter().flatten().chain(&body.criteria).chain(&body.profile);
    if texts.any(|text| text.chars().count() > SHORT) {
        return Err(Problem::unreadable("A code, number or name of a list has up to 100 letters."));
    }
    if body.criteria.len() > MOST || body.profile.len() > MOST {
        return Err(Problem::unreadable("criteria and profile have up to 50 codes each."));
    }
    let counts = [body.prior_care_days, body.prior_offences];
    if counts.into_iter().flatten().any(|count| count > 9_999) {
        return Err(Problem::unreadable("Days in care and offences are counts up to 9,999."));
    }
    Ok(())
}

fn new(body: ReferralSent) -> New {
    let some = |text: Option<String>| {
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    New {
        on: body.on,
        young_person: None,
        name: body.name,
        details: Details {
            source: body.source,
            quadrant: body.quadrant,
            criteria: body.criteria,
            profile: body.profile,
            crisis: body.crisis,
            reunification: body.reunification,
            family: some(body.family),
            date_of_birth: Some(body.date_of_birth),
            council_child_number: some(body.council_child_number),
            prior_care_days: body.prior_care_days,
            prior_offences: body.prior_offences,
            ..Details::default()
        },
        words: body.words,
        draft: None,
    }
}
