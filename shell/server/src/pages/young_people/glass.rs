//! `/young-people/break-glass`: to see a record out of reach, for a reason and an hour. A number
//! that is nobody's and one that may not be opened are answered in the same words.

use super::address;
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::access::{Action, Thing, child, nobody};
use app::safety::glass;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use door::{Allowed, rules};
use face::{Crumb, Errors, Input, Question, Textarea, Width, button};
use maud::{Markup, html};

const TITLE: &str = "See a record that is not yours to see";

/// Until when a person sees this young person through broken glass, in microseconds since 1970.
pub fn open_until(visit: &Visit, key: &str) -> Option<i64> {
    glass::open_until(&visit.view().book, &visit.asker.id, key, visit.moment.at)
}

/// Whether they hold a role that may break the glass, and there is anyone they do not see.
pub fn may_be_needed(visit: &Visit) -> Result<bool, Failure> {
    let sees_all = !visit.reach(Action::SeeChild)?.allowed.contains(&false);
    let may = visit.service.allows(&visit.asker, Action::BreakGlass, &Thing::Child(&nobody()));
    Ok(may && !sees_all)
}

/// `GET /young-people/break-glass`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must_of(Action::BreakGlass, &Thing::Child(&nobody()))?;
    Ok(page(&visit, &Fields::default(), Errors::none()).into_response())
}

/// `POST /young-people/break-glass`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must_of(Action::BreakGlass, &Thing::Child(&nobody()))?;
    let mut errors = Errors::none();
    if fields.get("number").is_empty() {
        errors.add(Some("number"), "We need the case number or the pseudonym");
    }
    if fields.get("why").is_empty() {
        errors.add(Some("why"), "Say why you need to see this record now");
    }
    if !errors.is_empty() {
        return Ok(again(&visit, &fields, errors));
    }
    let (limits, person) = (&visit.service.limits, &visit.asker.id);
    let now = visit.service.clock.door();
    if let Allowed::Wait { seconds } = limits.check(&rules::GUESS, person, now).await? {
        return Err(Failure::TooOften(seconds));
    }
    let Some(key) = may_open(&visit, fields.get("number"))? else {
        let words = "We cannot open that record. Look at the number again";
        return Ok(again(&visit, &fields, Errors::none().field("number", words)));
    };
    limits.refund(&rules::GUESS, person, now).await?;
    if visit.child(&key, Action::SeeChild).is_ok() {
        return Ok(Redirect::to(&address(&key)).into_response());
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let broken = glass::break_glass(&mut desk, by, &visit.asker.id, &key, fields.get("why")).await;
    drop(desk);
    match broken {
        Ok(_) => Ok(Redirect::to(&address(&key)).into_response()),
        Err(failure) => Ok(again(&visit, &fields, declined(failure)?)),
    }
}

/// The young person of this number, where the person may break the glass on them. Whoever would not
/// know who they are even then finds nobody by a case number.
fn may_open(visit: &Visit, number: &str) -> Result<Option<String>, Failure> {
    let view = visit.view();
    let relations = visit.shown.memory.relations(view, visit.moment);
    let typed = number.trim();
    let listed = view.cases()?.fold(None, |found, (key, case)| {
        let by_number = case.case.eq_ignore_ascii_case(typed);
        let is = by_number || key.eq_ignore_ascii_case(typed);
        if is { Some((key, case, by_number)) } else { found }
    });
    let nobody = nobody();
    let mut asked = listed.map_or(nobody, |(key, case, _)| child(&relations, case, key));
    let may = visit.service.allows(&visit.asker, Action::BreakGlass, &Thing::Child(&asked));
    asked.glass_broken_by.insert(visit.asker.id.clone());
    let would_know =
        visit.service.allows(&visit.asker, Action::SeeChildIdentity, &Thing::Child(&asked));
    let found = listed.filter(|(_, _, by_number)| may && (would_know || !by_number));
    Ok(found.map(|(key, ..)| key.to_owned()))
}

fn again(visit: &Visit, fields: &Fields, errors: Errors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(visit, fields, errors)).into_response()
}

fn page(visit: &Visit, fields: &Fields, errors: Errors) -> Markup {
    let mut frame = visit.frame(TITLE);
    frame.breadcrumbs =
        vec![Crumb::new("Young people", "/young-people"), Crumb::here("Break the glass")];
    frame.errors = errors.clone();
    let body = html! {
        (Input::new("number", "Case number or pseudonym").value(fields.get("number")).width(Width::W10).autocapitalize_off().spellcheck(false).errors(&errors))
        (Textarea::new("why", "Why you need to see it now").hint("The data protection officer reads this.").value(fields.get("why")).rows(4).errors(&errors))
        (button("Break the glass").warning())
    };
    face::page(
        &frame,
        face::reading(html! {
            (face::heading(TITLE))
            p.govuk-body { "When something cannot wait, you can see a young person’s record for one hour. This is what happens:" }
            (face::list([
                html! { "It is recorded at once, with your name and your reason, and cannot be taken back." },
                html! { "The data protection officer is told, and looks at whether it was right." },
                html! { "It closes by itself after an hour." },
            ]))
            (form(visit, "/young-people/break-glass", fields, body))
        }),
    )
}
