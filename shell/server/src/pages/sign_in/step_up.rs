//! `/step-up`: before anything that binds, a person shows again that it is they.

use super::code::proved;
use super::coming_in::{HALF_DONE, kept, local};
use super::passkey::{Answer, challenged, keep_counter, passkeys, refused};
use crate::failure::{Failure, encoded};
use crate::form::{Sent, form};
use crate::listing::Listing;
use crate::pages::assets::passkey_js;
use crate::service::Service;
use crate::visit::{Visit, cookie};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use door::{Allowed, How, Session, rules};
use face::{Errors, Input, Question, Width, button};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// `GET /step-up`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = Listing::of(&visit.here);
    let credentials = kept(&visit.service, &visit.asker.id).await?;
    Ok(page(&visit, &credentials, asked.get("next"), &Errors::none()).into_response())
}

/// `POST /step-up`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let (service, person) = (&visit.service, &visit.asker.id);
    let next = fields.get("next");
    let credentials = kept(service, person).await?;
    if visit.session.how == How::Demo && service.settings.invented {
        return done(service, &visit.session, next).await;
    }
    let now = service.clock.door();
    if let Allowed::Wait { seconds } = service.limits.check(&rules::CODE, person, now).await? {
        return Err(Failure::TooOften(seconds));
    }
    // A password alone shows nothing that whoever found it could not show.
    let right = credentials.contains_key("code")
        && proved(service, person, fields.get("code")).await?.is_some();
    if !right {
        let errors = Errors::none().field("code", "That is not right, or was used already");
        let page = page(&visit, &credentials, next, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    service.limits.clear(&rules::CODE, person).await?;
    done(service, &visit.session, next).await
}

/// `POST /step-up/passkey/challenge`.
pub async fn challenge(visit: Visit) -> Result<Response, Failure> {
    let theirs = passkeys(&kept(&visit.service, &visit.asker.id).await?);
    let now = visit.service.clock.door();
    let started = visit.service.passkeys.confirm_start(&visit.service.door, &theirs, now).await?;
    Ok(challenged(&started))
}

/// `POST /step-up/passkey/answer`.
pub async fn answer(
    visit: Visit,
    headers: HeaderMap,
    Json(answer): Json<Answer>,
) -> Result<Response, Failure> {
    let (service, person) = (&visit.service, &visit.asker.id);
    let theirs = passkeys(&kept(service, person).await?);
    let token = cookie(&headers, HALF_DONE).unwrap_or_default();
    let now = service.clock.door();
    let proof =
        service.passkeys.confirm_finish(&service.door, token, &answer.answer, &theirs, now).await;
    match proof {
        Ok(proof) => keep_counter(service, person, &proof).await?,
        Err(door::Stop::Refused(_)) => return Ok(refused("This passkey does not do. Try again.")),
        Err(door::Stop::Fault(fault)) => return Err(fault.into()),
    }
    service.sessions.step_up(&visit.session.id, now).await?;
    Ok(Json(serde_json::json!({ "next": local(&answer.next) })).into_response())
}

/// It is they: the session says so, and they go on.
///
/// # Errors
/// A fault of the store.
pub async fn done(service: &Service, session: &Session, next: &str) -> Result<Response, Failure> {
    service.sessions.step_up(&session.id, service.clock.door()).await?;
    Ok(Redirect::to(local(next)).into_response())
}

fn page(
    visit: &Visit,
    credentials: &BTreeMap<String, String>,
    next: &str,
    errors: &Errors,
) -> Markup {
    let mut frame = visit.frame("Show that it is you");
    frame.errors = errors.clone();
    frame.scripts = vec![passkey_js().to_owned()];
    let demo = visit.session.how == How::Demo;
    let by_organisation = credentials.contains_key("organisation");
    let hidden = || face::hidden("next", next);
    face::page(
        &frame,
        html! {
            (face::heading("Show that it is you"))
            p.govuk-body { "What comes next binds your organisation, or changes who may come in. It is asked again after a quarter of an hour." }
            @if demo {
                (form(visit, "/step-up", &Default::default(), html! {
                    (hidden())
                    p.govuk-hint { "Someone invented has no device to ask. Pressing is enough." }
                    (button("It is me"))
                }))
            } @else {
                @if !passkeys(credentials).is_empty() {
                    form.passkey data-passkey="get" data-challenge="/step-up/passkey/challenge" data-answer="/step-up/passkey/answer" data-next=(next) method="post" action="/step-up" {
                        p.govuk-error-message role="alert" data-passkey-problem hidden {}
                        (button("Use a passkey").secondary())
                    }
                }
                @for provider in visit.service.settings.providers.iter().filter(|one| by_organisation && one.organisation == visit.asker.organisation) {
                    (face::link_button(&format!("/sign-in/organisation/{}?again=yes&next={}", provider.id, encoded(next)), html! { "Sign in again with " (provider.id) }).secondary())
                }
                @if credentials.contains_key("code") {
                    (form(visit, "/step-up", &Default::default(), html! {
                        (hidden())
                        (Input::new("code", "Code").one_time_code().width(Width::W10).hint("Six digits from your authenticator app, or a recovery code").errors(errors))
                        (button("Continue"))
                    }))
                } @else if passkeys(credentials).is_empty() && !by_organisation {
                    p.govuk-body { "You have nothing to show it with yet. Ask your administrator for a link with which you set up a code." }
                }
            }
        },
    )
}
