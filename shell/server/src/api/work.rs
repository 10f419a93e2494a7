//! `/young-people/{key}/work`: what is recorded of the work with one family, and a contact logged
//! by a program. What people wrote in their own words stays on pages.

use super::document::{Always, Scoped, Sending};
use super::once::{KeySent, Sent};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{day, whole};
use crate::pages::families::staff::numbers_of;
use app::access::Action;
use app::work::asked_for::expected;
use app::work::contact::log;
use app::work::one_case::{OneCase, Reading, one_case};
use app::work::today;
use app::work::words::Words;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use care::work::event::{Contact, ContactKind, When};
use definitions::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The work with one family.
#[derive(Serialize, ToSchema)]
pub struct WorkOfCase {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// The case, by pseudonym.
    #[schema(example = "C-7KQ2MX4A")]
    key: String,
    /// Contacts, the newest first.
    contacts: Vec<ContactShown>,
    /// Minutes they took in all.
    minutes: u32,
    /// Goals set.
    goals_set: usize,
    /// Goals met.
    goals_met: usize,
    /// Versions of the treatment plan.
    plans: usize,
    /// Versions of the safety plan.
    safety_plans: usize,
    /// Weeks in which a consultation was noted, by their Mondays, the newest first.
    consultations: Vec<Date>,
    /// Changes in behaviour, in order of day.
    behaviours: Vec<BehaviourShown>,
    /// Adherence scores, by month; none without the scope see-adherence, or for the therapist
    /// rated.
    adherence: Vec<AdherenceShown>,
    /// What is due, earliest first.
    due: Vec<DueShown>,
}

/// A contact.
#[derive(Serialize, ToSchema)]
pub struct ContactShown {
    /// How: `visit`, `call` or `out-of-hours`.
    #[schema(value_type = ContactKindSent)]
    kind: ContactKind,
    /// The day.
    on: Date,
    /// When it began, in London: minutes since midnight.
    #[schema(minimum = 0, maximum = 1439)]
    minute: u16,
    /// How many minutes it took.
    #[schema(minimum = 1, maximum = 1440)]
    minutes: u16,
    /// Whose: the staff number.
    #[schema(example = "T01")]
    staff: String,
}

/// A change in behaviour.
#[derive(Serialize, ToSchema)]
pub struct BehaviourShown {
    /// Which, by its code on the contract's list.
    #[schema(example = "school")]
    tag: String,
    /// The day it was noted for.
    on: Date,
}

/// One month's adherence score.
#[derive(Serialize, ToSchema)]
pub struct AdherenceShown {
    /// The month of the case, from 1.
    month: u8,
    /// The day the carer was asked.
    on: Date,
    /// The score, 0 to 1, exactly.
    #[schema(example = "0.76")]
    score: String,
}

/// Something due.
#[derive(Serialize, ToSchema)]
pub struct DueShown {
    /// What, in words.
    what: String,
    /// The last day on which it is in time.
    by: Date,
    /// Whether that has passed.
    late: bool,
}

/// The work with one family; scope see-work
#[utoipa::path(
    get,
    path = "/young-people/{key}/work",
    operation_id = "work_of_case",
    tag = "Work",
    params(("key" = String, Path, description = "The case, by pseudonym", example = "C-7KQ2MX4A")),
    responses(
        (status = 200, description = "The work with one family", body = WorkOfCase),
        Always,
        Scoped,
    ),
)]
pub async fn show(program: Program, Path(key): Path<String>) -> Result<Json<WorkOfCase>, Problem> {
    let reached = program.child(&key, Action::SeeWork)?;
    program.note("the work with a family", vec![key.clone()]).await?;
    let (book, today) = (&program.view().book, program.moment.today);
    let expected = expected(book, today);
    let sees_scores = program.may_of(&key, Action::SeeAdherence)?;
    let reading = Reading { expected: &expected, sees_scores, today };
    // The words stay where they are: only what is counted goes out.
    let told = one_case(book, &Words::default(), &reached.case.case, reading)?;
    Ok(Json(shape(program.as_of(), key.clone(), &told, today)))
}

fn shape(as_of: u64, key: String, told: &OneCase, today: Date) -> WorkOfCase {
    let contacts = told.contacts.iter().map(|(_, contact)| ContactShown {
        kind: contact.kind,
        on: contact.at.day,
        minute: contact.at.minute,
        minutes: contact.minutes,
        staff: contact.staff.clone(),
    });
    let behaviours =
        told.behaviours.iter().map(|(tag, on)| BehaviourShown { tag: tag.clone(), on: *on });
    let adherence = told.adherence.iter().map(|one| AdherenceShown {
        month: one.month,
        on: one.on,
        score: one.score.to_string(),
    });
    let due = told.due.iter().map(|due| DueShown {
        what: today::words(&due.what),
        by: due.by,
        late: due.overdue(today),
    });
    WorkOfCase {
        as_of,
        key,
        contacts: contacts.collect(),
        minutes: told.time.1,
        goals_set: told.goals.len(),
        goals_met: told.goals.iter().filter(|(_, goal, _)| goal.met.is_some()).count(),
        plans: told.plans.len(),
        safety_plans: told.safety_plans.len(),
        consultations: told.consultations.iter().map(|(week, _)| *week).collect(),
        behaviours: behaviours.collect(),
        adherence: adherence.collect(),
        due: due.collect(),
    }
}

/// A contact to log.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Contact, example = json!({
    "kind": "visit",
    "on": "2014-09-01",
    "minute": 990,
    "minutes": 60,
    "staff": "T01",
}))]
pub struct ContactSent {
    /// How.
    #[schema(value_type = ContactKindSent)]
    kind: ContactKind,
    /// The day.
    #[serde(deserialize_with = "day")]
    on: Date,
    /// When it began, in London: minutes since midnight.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 0, maximum = 1439)]
    minute: u32,
    /// How many minutes it took.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 1440)]
    minutes: u32,
    /// Whose: a staff number of the token's owner.
    #[schema(min_length = 1, max_length = 20, pattern = "^[A-Za-z0-9_/.-]+$", example = "T01")]
    staff: String,
}

/// How a family was in contact.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = ContactKind)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "it only describes the event's kind in the document")]
pub enum ContactKindSent {
    /// A visit.
    Visit,
    /// A call.
    Call,
    /// A visit or call outside working hours.
    OutOfHours,
}

/// What was logged.
#[derive(Serialize, ToSchema)]
pub struct ContactLogged {
    /// Its number.
    #[schema(example = "W-7KQ2MX4A")]
    contact: String,
    /// The entry that logged it; none where it was logged before.
    entry: Option<u64>,
}

/// Log a contact with a family; scope log-work
#[utoipa::path(
    post,
    path = "/young-people/{key}/contacts",
    operation_id = "log_contact",
    tag = "Work",
    params(
        ("key" = String, Path, description = "The case, by pseudonym", example = "C-7KQ2MX4A"),
        KeySent,
    ),
    request_body = ContactSent,
    responses(
        (status = 201, description = "It is logged", body = ContactLogged),
        Always,
        Scoped,
        Sending,
    ),
)]
pub async fn send(
    Path(pseudonym): Path<String>,
    sent: Sent<ContactSent>,
) -> Result<Response, Problem> {
    let Sent { program, body, key, .. } = sent;
    let case = program.child(&pseudonym, Action::LogWork)?.case.case.clone();
    let outside = |what: &str| Problem::unreadable(format!("{what} is out of range."));
    let minute = u16::try_from(body.minute).map_err(|_| outside("minute"))?;
    let minutes = u16::try_from(body.minutes).map_err(|_| outside("minutes"))?;
    let at = When { day: body.on, minute };
    let contact = Contact { kind: body.kind, at, minutes, staff: body.staff };
    let people = &program.view().book.people;
    let own = numbers_of(people, &program.asker.id, program.moment.today);
    if !own.contains(&contact.staff) && !program.eyes().may(Action::ManageTeam) {
        let why = "A program logs the contacts of its owner. Give a staff number of theirs.";
        return Err(Problem::declined(why.to_owned()));
    }
    let (service, form, id) = (program.service.clone(), key.form(), key.number('W'));
    let work = async move {
        let actor = program.actor()?;
        let mut desk = program.service.desk().await;
        let done = log(&mut desk, program.by(&actor, &form), &case, &id, &contact).await?;
        let entry = (done.entries > 0).then_some(done.first_entry);
        Ok((StatusCode::CREATED, ContactLogged { contact: id, entry }))
    };
    key.once(service, work).await
}
