//! `/people/{person}/leaving`: a person leaves. They are signed out everywhere, their tokens end,
//! and what was theirs goes to a colleague in the same step.

use super::editing::{Meanwhile, account, at_desk};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, or_none, suggest};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::people::leave::leave;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Choice, Errors, Question, Select, button};
use maud::{Markup, html};

/// `GET /people/{person}/leaving`.
pub async fn show(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    account(&visit, &person, Action::ManagePeople)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    page(&visit, &person, &fields, &Errors::none(), None)
}

/// `POST /people/{person}/leaving`.
pub async fn submit(Path(person): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    account(&visit, &person, Action::ManagePeople)?;
    let mut errors = Errors::none();
    let on = day_from(&fields, "on", visit.moment.today, "Say from which day", &mut errors);
    let Some(on) = on else {
        return Ok(again(page(&visit, &person, &fields, &errors, None)?));
    };
    let to = Some(fields.get("to")).filter(|to| !to.is_empty());
    let actor = visit.actor()?;
    let (mut desk, meanwhile) = at_desk(&visit, &person, fields.get("seen")).await?;
    if let Some(meanwhile) = meanwhile {
        drop(desk);
        let errors = Errors::none().whole(Meanwhile::words());
        return Ok(again(page(&visit, &person, &fields, &errors, Some(&meanwhile))?));
    }
    let done = leave(&mut desk, visit.by(&actor, fields.form()), &person, on, to).await;
    drop(desk);
    match done {
        Ok(_) => {
            if on <= visit.moment.today {
                visit.service.sessions.revoke_all(&person, None).await?;
            }
            Ok(Redirect::to(&format!("/people/{person}")).into_response())
        }
        Err(failure) => Ok(again(page(&visit, &person, &fields, &declined(failure)?, None)?)),
    }
}

fn page(
    visit: &Visit,
    person: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: Option<&Meanwhile>,
) -> Result<Markup, Failure> {
    let account = account(visit, person, Action::ManagePeople)?;
    let (people, today) = (&visit.view().book.people, visit.moment.today);
    let colleagues = people.accounts.iter().filter(|(number, other)| {
        number.as_str() != person
            && other.organisation == account.organisation
            && other.comes_in(today)
    });
    let colleagues = colleagues.map(|(number, _)| Choice::new(number, who::name(visit, number)));
    let (_, relations) = app::people::list::held(account, today);
    let items = people.concerns.values();
    let items = items.filter(|one| one.owner == person && one.review_on.is_some()).count();
    let body = html! {
        @if let Some(meanwhile) = meanwhile { (meanwhile.show()) }
        p.govuk-body { (who::name(visit, person)) " no longer comes in from that day. They are signed out everywhere and their tokens end. What they did stays on the record." }
        @if !relations.is_empty() { p.govuk-body { "Theirs now: " (relations) "." } }
        @if items > 0 { p.govuk-body { "They see to " (face::said::count(items, "item", "items")) " of the restricted log." } }
        (form(visit, &format!("/people/{person}/leaving"), fields, html! {
            (face::hidden("seen", &meanwhile.map_or(account.changed, |one| one.seen).to_string()))
            (fields.day_question("on", "The first day they no longer come in", errors))
            (Select::new("to", "Who takes over what was theirs", or_none("Nobody", colleagues)).chosen(fields.get("to")).hint("A colleague of the same organisation. They are then related to the same teams, quadrants and cases.").errors(errors))
            (face::warning_text("This cannot be taken back. If they return, they are added again."))
            (button("Let them go").warning())
        }))
    };
    Ok(asking(visit, "Let someone go", &format!("/people/{person}"), errors, body))
}
