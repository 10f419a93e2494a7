//! `/referrals/{key}/amend`: what a referral says, put right or added to by whoever referred. What it
//! said before stays on the record.

use super::draft::{who, why};
use super::{address, found, said};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::again;
use crate::visit::Visit;
use app::access::Action;
use app::referral::amend::amend;
use app::referral::read::Referral;
use app::referral::save::Draft;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Back, Errors, Question, Textarea, button};
use maud::{Markup, html};

const TITLE: &str = "Put the referral right, or add to it";

/// `GET /referrals/{key}/amend`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let referral = found(&visit, &key, Action::AmendReferral)?;
    visit.note(TITLE, vec![referral.key.clone()]).await?;
    let draft = as_draft(&referral);
    let mut fields = Fields::default();
    who::fill(&mut fields, &draft);
    why::fill(&mut fields, &draft);
    page(&visit, (&referral, &draft), &fields, &Errors::none())
}

/// `POST /referrals/{key}/amend`.
pub async fn submit(Path(key): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    let referral = found(&visit, &key, Action::AmendReferral)?;
    visit.note(TITLE, vec![referral.key.clone()]).await?;
    let (mut draft, mut errors) = (as_draft(&referral), Errors::none());
    who::read_facts(&fields, &mut draft, &mut errors);
    why::read(&fields, &mut draft, &mut errors);
    if !errors.is_empty() {
        return Ok(again(page(&visit, (&referral, &draft), &fields, &errors)?));
    }
    let (actor, number) = (visit.actor()?, referral.path.referral.clone());
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = amend(&mut desk, by, &number, &draft.details, fields.get("words")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(&referral.key)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            visit.shown = visit.service.shown();
            let referral = found(&visit, &key, Action::AmendReferral)?;
            Ok(again(page(&visit, (&referral, &draft), &fields, &errors)?))
        }
    }
}

/// The referral as it would be written again.
fn as_draft(referral: &Referral) -> Draft {
    let path = &referral.path;
    Draft {
        young_person: Some(path.young_person.clone()),
        details: path.details.clone(),
        ..Draft::default()
    }
}

fn page(
    visit: &Visit,
    (referral, draft): (&Referral, &Draft),
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let mut frame = visit.frame(TITLE);
    frame.back = Some(Back::new("The referral", address(&referral.key)));
    frame.errors = errors.clone();
    let body = form(
        visit,
        "",
        fields,
        html! {
            (who::questions(visit, fields, errors)?)
            (why::questions(visit, draft, (fields, errors))?)
            (Textarea::new("words", "What changed, or what else there is to know").value(fields.get("words")).rows(4).errors(errors))
            (button("Save what it says now"))
        },
    );
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(said::numbered(visit, referral), TITLE))
            p.govuk-body { "What it said before stays on the record, with who wrote it and when." }
            (body)
        }),
    ))
}
