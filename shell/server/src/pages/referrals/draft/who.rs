//! `/referrals/drafts/{draft}/who`: who the young person is, and who refers.

use super::{address, load, put, read_day, show_day, some};
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::asking::{again, asking, or_none};
use crate::visit::Visit;
use app::access::Action;
use app::referral::save::Draft;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Refusal;
use face::{Choice, DateInput, Errors, Input, Question, Select, Width, button, button_group};
use maud::{Markup, html};

const TITLE: &str = "Who is it about?";

/// `GET /referrals/drafts/{draft}/who`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::Refer)?;
    let draft = load(&visit, &number).await?;
    let mut fields = Fields::default();
    fields.set("name", &draft.name);
    fill(&mut fields, &draft);
    show_day(&mut fields, &draft, "on", draft.on);
    Ok(page(&visit, &number, &fields, &Errors::none())?)
}

/// `POST /referrals/drafts/{draft}/who`.
pub async fn submit(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::Refer)?;
    let mut draft = load(&visit, &number).await?;
    let mut errors = Errors::none();
    read(&fields, &mut draft, &mut errors);
    put(&visit, &number, &draft).await?;
    if fields.get("later") == "yes" {
        return Ok(Redirect::to("/referrals").into_response());
    }
    match errors.is_empty() {
        true => Ok(Redirect::to(&address(&number, "why")).into_response()),
        false => Ok(again(page(&visit, &number, &fields, &errors)?)),
    }
}

/// Writes what is known of the young person into a form.
pub fn fill(fields: &mut Fields, draft: &Draft) {
    let details = &draft.details;
    fields.set("number", details.council_child_number.as_deref().unwrap_or_default());
    fields.set("family", details.family.as_deref().unwrap_or_default());
    fields.set("source", &details.source);
    fields.set("quadrant", &details.quadrant);
    show_day(fields, draft, "born", details.date_of_birth);
}

fn read(fields: &Fields, draft: &mut Draft, errors: &mut Errors) {
    fields.get("name").clone_into(&mut draft.name);
    if fields.get("name").is_empty() {
        errors.add(Some("name"), "Write their name; it is kept apart from everything else");
    }
    read_facts(fields, draft, errors);
    match read_day(fields, draft, "on") {
        Ok(Some(day)) => draft.on = Some(day),
        Ok(None) => errors.add(Some("on"), "Write the day of referral"),
        Err(words) => errors.add(Some("on"), words),
    }
}

/// Reads what is known of the young person from a form.
pub fn read_facts(fields: &Fields, draft: &mut Draft, errors: &mut Errors) {
    fields.get("source").clone_into(&mut draft.details.source);
    fields.get("quadrant").clone_into(&mut draft.details.quadrant);
    let number = some(fields.get("number"));
    if number != draft.details.council_child_number {
        // Another number may be another young person's.
        draft.young_person = None;
    }
    draft.details.council_child_number = number;
    draft.details.family = some(fields.get("family"));
    for (name, missing) in [("source", "Choose who refers"), ("quadrant", "Choose the quadrant")] {
        if fields.get(name).is_empty() {
            errors.add(Some(name), missing);
        }
    }
    match read_day(fields, draft, "born") {
        Ok(Some(day)) => draft.details.date_of_birth = Some(day),
        Ok(None) => errors.add(Some("born"), "Write their date of birth"),
        Err(words) => errors.add(Some("born"), words),
    }
}

fn page(visit: &Visit, number: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Refusal> {
    let body = form(
        visit,
        &address(number, "who"),
        fields,
        html! {
            (Input::new("name", "Their name").hint("Kept apart from everything else, and can be forgotten.").value(fields.get("name")).width(Width::TwoThirds).autocomplete("off").spellcheck(false).errors(errors))
            (questions(visit, fields, errors)?)
            (fields.day_question("on", "Day of referral", errors))
            (saving())
        },
    );
    Ok(asking(visit, TITLE, "/referrals", errors, body))
}

/// The questions about who they are and who refers.
pub fn questions(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Refusal> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let today = visit.moment.today;
    let choices = |list: &[String]| -> Vec<Choice> {
        list.iter().map(|one| Choice::new(one, one.as_str())).collect()
    };
    let sources = or_none("Choose who refers", choices(terms.sources.value(today)));
    let quadrants = or_none("Choose the quadrant", choices(terms.quadrants.value(today)));
    let born = ["day", "month", "year"].map(|part| fields.get(&format!("born-{part}")).to_owned());
    Ok(html! {
        (DateInput::new("born", "Date of birth").values(&born[0], &born[1], &born[2]).errors(errors))
        (Input::new("number", "The council’s number for the child").hint("Leave it out if you do not have it.").value(fields.get("number")).width(Width::W20).autocapitalize_off().spellcheck(false).errors(errors))
        (Input::new("family", "The family’s number").hint("Shared by brothers and sisters. Leave it out if you do not have it.").value(fields.get("family")).width(Width::W20).autocapitalize_off().spellcheck(false).errors(errors))
        (Select::new("source", "Who refers", sources).chosen(fields.get("source")).errors(errors))
        (Select::new("quadrant", "Quadrant", quadrants).chosen(fields.get("quadrant")).errors(errors))
    })
}

/// What every page of a draft ends with.
pub fn saving() -> Markup {
    button_group(html! {
        (button("Save and go on"))
        (button("Save and finish later").secondary().name("later", "yes"))
    })
}
