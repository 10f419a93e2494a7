//! `/panels/{quadrant}/meeting`: a meeting written down, with who was there.

use super::{address, must_sit};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, suggest};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Role;
use app::panel::hold::{Held, hold};
use app::people::event::Relation;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Checkboxes, Choice, Errors, Question, Textarea, button};
use maud::{Markup, html};

/// `GET /panels/{quadrant}/meeting`.
pub async fn show(visit: Visit, Path(quadrant): Path<String>) -> Result<Markup, Failure> {
    must_sit(&visit, &quadrant)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    Ok(page(&visit, &quadrant, &fields, &[&visit.asker.id], &Errors::none()))
}

/// `POST /panels/{quadrant}/meeting`.
pub async fn submit(Path(quadrant): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    must_sit(&visit, &quadrant)?;
    let mut errors = Errors::none();
    let attended: Vec<String> = fields.all("attended").map(str::to_owned).collect();
    let on = match fields.day("on") {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add(Some("on"), "Say which day it met");
            None
        }
        Err(words) => {
            errors.add(Some("on"), words);
            None
        }
    };
    let there: Vec<&str> = attended.iter().map(String::as_str).collect();
    let Some(on) = on else {
        return Ok(again(page(&visit, &quadrant, &fields, &there, &errors)));
    };
    let actor = visit.actor()?;
    let held = Held { quadrant: &quadrant, on, attended: &attended, why: fields.get("why") };
    let mut desk = visit.desk().await;
    let done = hold(&mut desk, visit.by(&actor, fields.form()), &held).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(&quadrant)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, &quadrant, &fields, &there, &errors)))
        }
    }
}

fn page(visit: &Visit, quadrant: &str, fields: &Fields, there: &[&str], errors: &Errors) -> Markup {
    let (today, sits) = (visit.moment.today, Relation::Quadrant(quadrant.to_owned()));
    let accounts = visit.view().book.people.accounts.iter().filter(|(_, account)| {
        account.comes_in(today)
            && account.roles_on(today).contains(&Role::PanelMember)
            && account.relations_on(today).any(|one| *one == sits)
    });
    let members = accounts.map(|(person, _)| Choice::new(person, who::name(visit, person)));
    let body = form(
        visit,
        &format!("{}/meeting", address(quadrant)),
        fields,
        html! {
            (Checkboxes::new("attended", "Who is there", members).chosen(there).errors(errors))
            (fields.day_question("on", "The day it meets", errors))
            (Textarea::new("why", "Why it goes ahead with too few, if it does").value(fields.get("why")).rows(2).errors(errors))
            (button("Save the meeting"))
        },
    );
    asking(visit, &format!("A meeting of the {quadrant} panel"), &address(quadrant), errors, body)
}
