//! `/people/{person}/roles/…`: an administrator gives a role from a day, or ends one.

use super::editing::{Meanwhile, account, at_desk};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, suggest};
use crate::pages::who;
use crate::visit::Visit;
use app::access::asker::organisation_of;
use app::access::{Action, Role};
use app::people::relate;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Choice, Errors, Input, Question, Select, Width, button};
use maud::{Markup, html};

/// `GET /people/{person}/roles/new`.
pub async fn show_new(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    account(&visit, &person, Action::ManagePeople)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "since", visit.moment.today);
    new_page(&visit, &person, &fields, &Errors::none(), None)
}

/// `POST /people/{person}/roles/new`.
pub async fn submit_new(Path(person): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    account(&visit, &person, Action::ManagePeople)?;
    let (mut errors, today) = (Errors::none(), visit.moment.today);
    let role: Option<Role> = fields.get("role").parse().ok();
    if role.is_none() {
        errors.add(Some("role"), "Choose the role they take");
    }
    let since = day_from(&fields, "since", today, "Say from which day", &mut errors);
    let until = match fields.day("until") {
        Ok(None) => None,
        Ok(until) if until > since => until,
        Ok(_) => {
            errors.add(Some("until"), "The role ends after it begins. Choose a later day");
            None
        }
        Err(words) => {
            errors.add(Some("until"), words);
            None
        }
    };
    let (Some(role), Some(since), true) = (role, since, errors.is_empty()) else {
        return Ok(again(new_page(&visit, &person, &fields, &errors, None)?));
    };
    let actor = visit.actor()?;
    let (mut desk, meanwhile) = at_desk(&visit, &person, fields.get("seen")).await?;
    if let Some(meanwhile) = meanwhile {
        drop(desk);
        let errors = Errors::none().whole(Meanwhile::words());
        return Ok(again(new_page(&visit, &person, &fields, &errors, Some(&meanwhile))?));
    }
    let by = visit.by(&actor, fields.form());
    let done = relate::give_role(&mut desk, by, &person, role, since, until).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/people/{person}#roles")).into_response()),
        Err(failure) => Ok(again(new_page(&visit, &person, &fields, &declined(failure)?, None)?)),
    }
}

fn new_page(
    visit: &Visit,
    person: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: Option<&Meanwhile>,
) -> Result<Markup, Failure> {
    let account = account(visit, person, Action::ManagePeople)?;
    let fits = Role::ALL.iter().filter(|role| organisation_of(**role) == account.organisation);
    let choices = fits.map(|role| Choice::new(role.word(), role.title()));
    let choices = crate::pages::asking::or_none("Choose a role", choices);
    let here = format!("/people/{person}/roles/new");
    let body = html! {
        @if let Some(meanwhile) = meanwhile { (meanwhile.show()) }
        p.govuk-body { "For " (who::name(visit, person)) ". They see what the role sees from that day on." }
        (form(visit, &here, fields, html! {
            (face::hidden("seen", &meanwhile.map_or(account.changed, |one| one.seen).to_string()))
            (Select::new("role", "Role", choices).chosen(fields.get("role")).errors(errors))
            (fields.day_question("since", "From", errors))
            (fields.day_question("until", "Until, if you know", errors))
            (button("Give this role"))
        }))
    };
    Ok(asking(visit, "Give a role", &format!("/people/{person}"), errors, body))
}

/// `GET /people/{person}/roles/{role}/ending`.
pub async fn show_ending(
    visit: Visit,
    Path((person, role)): Path<(String, String)>,
) -> Result<Markup, Failure> {
    account(&visit, &person, Action::ManagePeople)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    ending_page(&visit, &person, &role, &fields, &Errors::none(), None)
}

/// `POST /people/{person}/roles/{role}/ending`.
pub async fn submit_ending(
    Path((person, word)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    account(&visit, &person, Action::ManagePeople)?;
    let role: Role = word.parse().map_err(|_| Failure::NotFound)?;
    let mut errors = Errors::none();
    let on = day_from(&fields, "on", visit.moment.today, "Say from which day", &mut errors);
    if fields.get("why").is_empty() {
        errors.add(Some("why"), "Say why it ends, in a few words");
    }
    let (Some(on), true) = (on, errors.is_empty()) else {
        return Ok(again(ending_page(&visit, &person, &word, &fields, &errors, None)?));
    };
    let actor = visit.actor()?;
    let (mut desk, meanwhile) = at_desk(&visit, &person, fields.get("seen")).await?;
    if let Some(meanwhile) = meanwhile {
        drop(desk);
        let errors = Errors::none().whole(Meanwhile::words());
        let page = ending_page(&visit, &person, &word, &fields, &errors, Some(&meanwhile))?;
        return Ok(again(page));
    }
    let by = visit.by(&actor, fields.form());
    let done = relate::end_role(&mut desk, by, &person, role, on, fields.get("why")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/people/{person}#roles")).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(ending_page(&visit, &person, &word, &fields, &errors, None)?))
        }
    }
}

fn ending_page(
    visit: &Visit,
    person: &str,
    word: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: Option<&Meanwhile>,
) -> Result<Markup, Failure> {
    let account = account(visit, person, Action::ManagePeople)?;
    let role: Role = word.parse().map_err(|_| Failure::NotFound)?;
    let held = account.roles.iter().any(|held| held.what == role);
    if !held {
        return Err(Failure::NotFound);
    }
    let here = format!("/people/{person}/roles/{role}/ending");
    let body = html! {
        @if let Some(meanwhile) = meanwhile { (meanwhile.show()) }
        p.govuk-body { (who::name(visit, person)) ", " (role.title()) ". From that day they no longer see what the role sees. What they did stays on the record." }
        (form(visit, &here, fields, html! {
            (face::hidden("seen", &meanwhile.map_or(account.changed, |one| one.seen).to_string()))
            (fields.day_question("on", "The first day it no longer holds", errors))
            (Input::new("why", "Why").value(fields.get("why")).width(Width::TwoThirds).errors(errors))
            (button("End this role"))
        }))
    };
    Ok(asking(visit, "End a role", &format!("/people/{person}"), errors, body))
}
