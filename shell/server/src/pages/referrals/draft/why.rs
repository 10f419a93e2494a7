//! `/referrals/drafts/{draft}/why`: why the young person is referred, and what is known of the
//! family.

use super::who::saving;
use super::{address, load, put, read_count};
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::referral::save::Draft;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use care::pathway::Coded;
use definitions::Refusal;
use face::{Checkboxes, Choice, Errors, Input, Question, Textarea, Width};
use maud::{Markup, html};

const TITLE: &str = "Why are they referred?";

/// `GET /referrals/drafts/{draft}/why`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::Refer)?;
    let draft = load(&visit, &number).await?;
    let mut fields = Fields::default();
    fields.set("words", &draft.words);
    fill(&mut fields, &draft);
    Ok(page(&visit, (&number, &draft), &fields, &Errors::none())?)
}

/// `POST /referrals/drafts/{draft}/why`.
pub async fn submit(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::Refer)?;
    let mut draft = load(&visit, &number).await?;
    let mut errors = Errors::none();
    fields.get("words").clone_into(&mut draft.words);
    read(&fields, &mut draft, &mut errors);
    put(&visit, &number, &draft).await?;
    if fields.get("later") == "yes" {
        return Ok(Redirect::to("/referrals").into_response());
    }
    match errors.is_empty() {
        true => Ok(Redirect::to(&address(&number, "check")).into_response()),
        false => Ok(again(page(&visit, (&number, &draft), &fields, &errors)?)),
    }
}

/// Writes what is known of the time before into a form.
pub fn fill(fields: &mut Fields, draft: &Draft) {
    let details = &draft.details;
    for (name, count) in [("care", details.prior_care_days), ("offences", details.prior_offences)] {
        fields.set(name, &count.map(|n| n.to_string()).unwrap_or_default());
    }
}

/// Reads why they are referred, and what is known of the family, from a form.
pub fn read(fields: &Fields, draft: &mut Draft, errors: &mut Errors) {
    let details = &mut draft.details;
    details.criteria = fields.all("criteria").map(str::to_owned).collect();
    details.profile = fields.all("profile").map(str::to_owned).collect();
    details.crisis = fields.all("flags").any(|flag| flag == "crisis");
    details.reunification = fields.all("flags").any(|flag| flag == "reunification");
    if details.criteria.is_empty() {
        errors.add(Some("criteria"), "Choose at least one");
    }
    match read_count(fields, "care") {
        Ok(count) => details.prior_care_days = count,
        Err(words) => errors.add(Some("care"), words),
    }
    match read_count(fields, "offences") {
        Ok(count) => details.prior_offences = count,
        Err(words) => errors.add(Some("offences"), words),
    }
}

fn page(
    visit: &Visit,
    (number, draft): (&str, &Draft),
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Refusal> {
    let body = form(
        visit,
        &address(number, "why"),
        fields,
        html! {
            (questions(visit, draft, (fields, errors))?)
            (Textarea::new("words", "What the panel should know").hint("A few sentences are enough.").value(fields.get("words")).rows(5).errors(errors))
            (saving())
        },
    );
    Ok(asking(visit, TITLE, &address(number, "who"), errors, body))
}

/// The questions about why they are referred, and what is known of the family.
pub fn questions(
    visit: &Visit,
    draft: &Draft,
    (fields, errors): (&Fields, &Errors),
) -> Result<Markup, Refusal> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let (today, details) = (visit.moment.today, &draft.details);
    let boxes = |list: &[Coded]| -> Vec<Choice> {
        list.iter().map(|one| Choice::new(&one.code, &one.title)).collect()
    };
    let flags = [
        Choice::new("crisis", "The family is in crisis, or this comes late"),
        Choice::new("reunification", "The young person is in care and is to go home")
            .hint("They then have a rule of their own."),
    ];
    let on = [(details.crisis, "crisis"), (details.reunification, "reunification")];
    let on: Vec<&str> = on.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    let criteria: Vec<&str> = details.criteria.iter().map(String::as_str).collect();
    let profile: Vec<&str> = details.profile.iter().map(String::as_str).collect();
    Ok(html! {
        (Checkboxes::new("criteria", "Why", boxes(terms.criteria.value(today))).chosen(&criteria).errors(errors))
        (Checkboxes::new("flags", "To know at once", flags).chosen(&on).errors(errors))
        (Checkboxes::new("profile", "The family", boxes(terms.profile.value(today))).chosen(&profile).errors(errors))
        (Input::new("care", "Days in care before, if known").number().value(fields.get("care")).width(Width::W4).errors(errors))
        (Input::new("offences", "Proven offences before, if known").number().value(fields.get("offences")).width(Width::W4).errors(errors))
    })
}
