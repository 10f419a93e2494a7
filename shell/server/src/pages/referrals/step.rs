//! One step with a referral or its case: a page that asks a question or two and the day, and does
//! it. Whether the step may be next is the path's to say; the page shows what it says.

use super::{address, found, said};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, suggest};
use crate::visit::Visit;
use app::access::Action;
use app::people::by::By;
use app::referral::read::Referral;
use app::{Desk, Done};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use care::pathway::Pathway;
use definitions::Date;
use face::{Back, Errors, button};
use maud::{Markup, html};

/// What a step's questions are asked with.
pub struct On<'a> {
    /// Who is asked.
    pub visit: &'a Visit,
    /// The referral.
    pub referral: &'a Referral,
    /// The contract's page.
    pub terms: &'a Pathway,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a Errors,
}

/// What was said in answer.
pub struct Said<'a> {
    /// The referral's number.
    pub referral: &'a str,
    /// The day it happened.
    pub on: Date,
    /// The fields of the form.
    pub fields: &'a Fields,
}

/// A step a person takes.
pub trait Step: 'static {
    /// What is asked of whoever takes it.
    const ASKS: Action;
    /// The page's title.
    const TITLE: &'static str;
    /// What is pressed.
    const BUTTON: &'static str;
    /// What is asked about the day.
    const DAY: &'static str;

    /// The questions before the day.
    fn questions(on: &On<'_>) -> Markup;

    /// Says beside its field what is missing, before anything is done.
    fn check(_: &Fields, _: &mut Errors) {}

    /// Does it.
    fn take(
        desk: &mut Desk,
        by: By<'_>,
        said: &Said<'_>,
    ) -> impl Future<Output = Result<Done, app::Failure>> + Send;
}

/// `GET`: the page of a step.
pub async fn show<S: Step>(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let referral = found(&visit, &key, S::ASKS)?;
    visit.note(S::TITLE, vec![referral.key.clone()]).await?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    page::<S>(&visit, &referral, &fields, &Errors::none())
}

/// `POST`: the step is taken, or the page says why not with what was typed.
pub async fn submit<S: Step>(Path(key): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    let referral = found(&visit, &key, S::ASKS)?;
    visit.note(S::TITLE, vec![referral.key.clone()]).await?;
    let mut errors = Errors::none();
    let on = match fields.day("on") {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add(Some("on"), "Say which day it was");
            None
        }
        Err(words) => {
            errors.add(Some("on"), words);
            None
        }
    };
    S::check(&fields, &mut errors);
    let Some(on) = on.filter(|_| errors.is_empty()) else {
        return Ok(again(page::<S>(&visit, &referral, &fields, &errors)?));
    };
    let actor = visit.actor()?;
    let number = referral.path.referral.clone();
    let mut desk = visit.desk().await;
    let said = Said { referral: &number, on, fields: &fields };
    let done = S::take(&mut desk, visit.by(&actor, fields.form()), &said).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&back(&fields, &referral)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            // Someone else may have taken a step meanwhile: what stands now is shown.
            visit.shown = visit.service.shown();
            let referral = found(&visit, &key, S::ASKS)?;
            Ok(again(page::<S>(&visit, &referral, &fields, &errors)?))
        }
    }
}

fn page<S: Step>(
    visit: &Visit,
    referral: &Referral,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let on = On { visit, referral, terms, fields, errors };
    let mut frame = visit.frame(S::TITLE);
    frame.back = Some(Back::new("The referral", address(&referral.key)));
    frame.errors = errors.clone();
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(said::numbered(visit, referral), S::TITLE))
            (said::at_a_glance(&on))
            (form(visit, "", fields, html! {
                (S::questions(&on))
                (fields.day_question("on", S::DAY, errors))
                (button(S::BUTTON))
            }))
        }),
    ))
}

/// Where one goes once it is done: back to the agenda, where one came from it.
fn back(fields: &Fields, referral: &Referral) -> String {
    match fields.get("agenda") {
        "" => address(&referral.key),
        _ => format!("/panels/{}", referral.path.details.quadrant),
    }
}
