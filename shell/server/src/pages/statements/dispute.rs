//! `/statements/{quarter}/dispute`: one side says a child-quarter has other care days. The lower
//! amount goes ahead, and the difference is held until an expert determines it.

use super::checked::{Asked, Check, asked, days};
use super::{address, now::Now, readers};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::Mode;
use app::access::Action;
use app::paper::Readers;
use app::statement::dispute::{Said, dispute};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Days;
use face::{Back, Errors, Input, Question, Textarea, Width, button};
use maud::{Markup, html};

/// `GET /statements/{quarter}/dispute`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::DisputeStatement)?;
    page(&visit, &name, &Fields::default(), &Errors::none())
}

/// `POST /statements/{quarter}/dispute`.
pub async fn submit(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::DisputeStatement)?;
    let quarter = super::quarter(&visit, &name)?;
    let asked = asked(&fields);
    if matches!(asked, Asked::Again) {
        return Ok(page(&visit, &name, &fields, &Errors::none())?.into_response());
    }
    let said = match read(&visit, &fields) {
        Ok(said) => said,
        Err(errors) => return refused(&visit, &name, &fields, &errors),
    };
    // Whatever would be declined is said before the answers are looked at.
    let mode = if matches!(asked, Asked::Record) { Mode::Record } else { Mode::DryRun };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = dispute(&mut desk, &actor, visit.moment, mode, quarter, &said).await;
    drop(desk);
    match (done, mode) {
        (Ok(_), Mode::Record) => Ok(Redirect::to(&address(quarter)).into_response()),
        (Ok(_), Mode::DryRun) => Ok(check(&visit, &name, &fields, &said).into_response()),
        (Err(failure), _) => refused(&visit, &name, &fields, &declined(failure)?),
    }
}

fn read(visit: &Visit, fields: &Fields) -> Result<Said, Errors> {
    let mut errors = Errors::none();
    let case = fields.get("case").to_owned();
    if case.is_empty() {
        errors.add(Some("case"), "We need the case");
    } else if !known(visit, &case) {
        errors.add(Some("case"), "There is no such case in this statement. Check its pseudonym");
    }
    let k = match fields.get("tracking").parse::<u8>() {
        Ok(k) if k >= 1 => k,
        _ => {
            errors.add(Some("tracking"), "We need the tracking quarter, such as 3");
            0
        }
    };
    let care_days = Days(days(fields, "care", &mut errors));
    let why = fields.get("why").to_owned();
    if why.is_empty() {
        errors.add(Some("why"), "We need to know why, for the other side and the expert to read");
    }
    if errors.is_empty() { Ok(Said { case, k, care_days, why }) } else { Err(errors) }
}

/// Whoever may not see single children names one by the pseudonym they were told, and by nothing
/// that could be guessed.
fn known(visit: &Visit, case: &str) -> bool {
    readers(visit.eyes()) == Readers::Partnership
        || visit.view().tracked(case).is_ok_and(|tracked| tracked.is_some())
}

fn refused(
    visit: &Visit,
    name: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let page = page(visit, name, fields, errors)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn check(visit: &Visit, name: &str, fields: &Fields, said: &Said) -> Markup {
    Check {
        title: "Check what you dispute",
        action: &format!("/statements/{name}/dispute"),
        answers: &[
            ("case", "Case", said.case.clone()),
            ("tracking", "Tracking quarter", said.k.to_string()),
            ("care", "Care days, as you say", said.care_days.to_string()),
            ("why", "Why", said.why.clone()),
        ],
        means: "The statement is proposed again at the lower of the two amounts, and whoever has \
                agreed is asked again. The difference is held until an independent expert \
                determines it. A dispute cannot be taken back.",
        press: "Dispute these days",
    }
    .page(visit, fields)
}

fn page(visit: &Visit, name: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let now = Now::of(visit, name)?;
    let here = address(now.quarter);
    let title = "Dispute a child-quarter";
    let mut frame = visit.frame(title);
    frame.errors = errors.clone();
    frame.back = Some(Back::new("The statement", &here));
    let ended = face::said::day(now.quarter.last_day());
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(format!("The quarter ended {ended}"), title))
            @match &now.state.open {
                None => { (face::empty("No statement of this quarter is open, so nothing in it can be disputed.", face::link(&here, "See the statement"))) }
                Some(_) => {
                    p.govuk-body { "Say how many days the young person was in care in that tracking quarter. The lower amount goes ahead; the difference is held until an expert determines it." }
                    (form(visit, &format!("{here}/dispute"), fields, questions(fields, errors)))
                }
            }
        }),
    ))
}

fn questions(fields: &Fields, errors: &Errors) -> Markup {
    html! {
        (Input::new("case", "Case").value(fields.get("case")).hint("By its pseudonym: C- and eight letters or figures").width(Width::W10).autocapitalize_off().spellcheck(false).errors(errors))
        (Input::new("tracking", "Tracking quarter").value(fields.get("tracking")).hint("From 1 to 10, counted from the young person’s own start").number().width(Width::W2).errors(errors))
        (Input::new("care", "Care days").value(fields.get("care")).hint("In that tracking quarter, as you say they are").number().width(Width::W3).errors(errors))
        (Textarea::new("why", "Why").value(fields.get("why")).rows(4).hint("What shows it, such as a row of the return. No names: this stays on the record").errors(errors))
        (button("Check what you dispute"))
    }
}
