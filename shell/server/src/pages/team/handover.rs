//! `/team/handover`: a whole caseload passed on in one step, when a therapist leaves or falls ill.
//! Every case is given to somebody before any of them passes.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking, or_none, suggest};
use crate::pages::families::staff;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::case::reassign_all::{caseload, reassign_all};
use app::team::caseload::on as caseload_on;
use axum::response::{IntoResponse, Redirect, Response};
use care::path::{Path, Stage};
use face::{Choice, Errors, FilterBar, Question, Select, button, said};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The field of the therapist who has whatever is not given to another.
const REST: &str = "rest";
const TITLE: &str = "Pass a caseload on";

/// `GET /team/handover`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::ManageTeam)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    asked(&visit, &fields, &Errors::none()).await
}

/// `POST /team/handover`: all of them pass, or none and the page says why.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    visit.must(Action::ManageTeam)?;
    let from = from(&visit);
    let mut errors = Errors::none();
    let on = fields.day("on").unwrap_or_else(|words| {
        errors.add(Some("on"), words);
        None
    });
    if on.is_none() && errors.is_empty() {
        errors.add(Some("on"), "Say from which day they have the cases");
    }
    let to = read(&visit, &from, &fields, &mut errors);
    let Some(on) = on.filter(|_| errors.is_empty()) else {
        return Ok(again(asked(&visit, &fields, &errors).await?));
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = reassign_all(&mut desk, by, (&from, on), &to).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/team").into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            visit.shown = visit.service.shown();
            Ok(again(asked(&visit, &fields, &errors).await?))
        }
    }
}

/// Who has each case next, by referral number: as chosen beside it, or as chosen for the rest.
fn read(
    visit: &Visit,
    from: &str,
    fields: &Fields,
    errors: &mut Errors,
) -> BTreeMap<String, String> {
    let mut to = BTreeMap::new();
    let theirs = kept(visit, from);
    if theirs.len() < caseload(&visit.view().book, from).len() {
        errors.add(None, "Some of their cases are another team’s. The service delivery manager passes the whole caseload on");
    }
    for (path, _) in theirs {
        let name = field(path);
        match [fields.get(&name), fields.get(REST)].into_iter().find(|one| !one.is_empty()) {
            Some(therapist) => drop(to.insert(path.referral.clone(), therapist.to_owned())),
            None => errors.add(Some(&name), "Say who has this case next"),
        }
    }
    to
}

fn field(path: &Path) -> String {
    format!("to-{}", path.referral)
}

/// Whose caseload an address asks for.
fn from(visit: &Visit) -> String {
    Listing::of(&visit.here).get("from").to_owned()
}

/// The open cases of a therapist that whoever looks keeps, each with its pseudonym.
fn kept<'a>(visit: &'a Visit, therapist: &str) -> Vec<(&'a Path, String)> {
    let book = &visit.view().book;
    let keyed = |path: &'a Path| (path, book.pseudonyms.case(path.number()));
    let all = caseload(book, therapist).into_iter().map(keyed);
    all.filter(|(_, key)| may(visit, key, Action::KeepCase)).collect()
}

/// Therapists with an open case that whoever looks keeps.
fn holders(visit: &Visit) -> BTreeSet<String> {
    let open = visit.view().book.paths.values().filter(|path| path.stage == Stage::Open);
    let all: BTreeSet<String> =
        open.filter_map(|path| path.therapists.last()).map(|(_, staff)| staff.clone()).collect();
    all.into_iter().filter(|staff| !kept(visit, staff).is_empty()).collect()
}

/// A team's therapists today, each with how many cases they have, as choices.
fn choices(visit: &Visit, team: &str, without: &str) -> Result<Vec<Choice>, Failure> {
    let told = caseload_on(&visit.view().book, visit.moment.today)?;
    let theirs = told.loads.iter().filter(|load| load.team == team && load.staff != without);
    let choice = |load: &care::team::capacity::Load| {
        let cases = said::count(load.cases.len(), "case", "cases");
        let away = if load.away.is_some() { ", away" } else { "" };
        Choice::new(&load.staff, format!("{}, {cases}{away}", staff::named(visit, &load.staff)))
    };
    Ok(or_none("Choose", theirs.map(choice)))
}

async fn asked(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let from = from(visit);
    let cases = kept(visit, &from);
    visit.note("a caseload to pass on", cases.iter().map(|(_, key)| key.clone()).collect()).await?;
    let whose = holders(visit).into_iter();
    let whose = whose.map(|number| Choice::new(&number, staff::named(visit, &number)));
    let question = Select::new("from", "Whose cases", or_none("Choose", whose)).chosen(&from);
    let bar = FilterBar::new("/team/handover", html! { (question) }).title("Whose caseload");
    let empty = face::empty(
        "No open case here is theirs.",
        "Choose a therapist who has one. A case that is on the provider’s list alone passes on with the list.",
    );
    let body = html! {
        p.govuk-body { "Each case has one therapist on every day: all of them pass on together, or none does." }
        (bar)
        @if cases.is_empty() {
            @if !from.is_empty() { (empty) }
        } @else {
            (questions(visit, &from, &cases, (fields, errors))?)
        }
    };
    Ok(asking(visit, TITLE, "/team", errors, body))
}

fn questions(
    visit: &Visit,
    from: &str,
    cases: &[(&Path, String)],
    (fields, errors): (&Fields, &Errors),
) -> Result<Markup, Failure> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let team = |path: &Path| path.as_case(terms).team.unwrap_or_default();
    let teams: BTreeSet<String> = cases.iter().map(|(path, _)| team(path)).collect();
    let mut offered = BTreeMap::new();
    for team in teams {
        offered.insert(team.clone(), choices(visit, &team, from)?);
    }
    let of = |path: &Path| offered.get(&team(path)).cloned().unwrap_or_default();
    let rest = match offered.len() {
        1 => offered.values().next().cloned(),
        // No one therapist is in two teams.
        _ => None,
    };
    let n = cases.len();
    let action = address(from);
    let each = |(path, key): &(&Path, String)| {
        let called = match may(visit, key, Action::SeeChildIdentity) {
            true => path.number(),
            false => key.as_str(),
        };
        let since = path.therapists.last().map(|(day, _)| said::day(*day)).unwrap_or_default();
        let name = field(path);
        html! {
            (Select::new(&name, format!("Case {called}"), of(path)).hint(format!("With {from} since {since}")).chosen(fields.get(&name)).errors(errors))
        }
    };
    Ok(html! {
        h2.govuk-heading-m { (said::count(n, "case", "cases")) " of " (staff::named(visit, from)) }
        (form(visit, &action, fields, html! {
            (fields.day_question("on", "The first day with their next therapist", errors))
            @for case in cases { (each(case)) }
            @if let Some(rest) = rest.filter(|_| n > 1) {
                (Select::new(REST, "Everyone not chosen above", rest).hint("Goes to this therapist.").chosen(fields.get(REST)).errors(errors))
            }
            (button(match n { 1 => "Pass the case on".to_owned(), n => format!("Pass all {n} cases on") }))
        }))
    })
}

/// The way here, for whoever keeps a case of somebody's.
pub fn way(visit: &Visit, from: &str) -> Option<String> {
    let some = visit.may(Action::ManageTeam) && !kept(visit, from).is_empty();
    some.then(|| address(from))
}

fn address(from: &str) -> String {
    format!("/team/handover?from={}", crate::failure::encoded(from))
}
