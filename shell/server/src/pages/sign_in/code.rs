//! `/sign-in/code`: the second step after a password: a code from the person's own device, or one
//! of their recovery codes.

use super::coming_in::{HALF_DONE, come_in, kept};
use super::password::{CODE_WANTED, CodeWanted, outside};
use crate::failure::Failure;
use crate::form::Unsigned;
use crate::service::Service;
use crate::visit::cookie;
use app::people::by::By;
use app::people::credential::{Change, change};
use app::{Actor, Mode};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use door::code::{Checked, verify};
use door::{Allowed, How, Secret, pending, recovery, rules};
use face::{Errors, Input, Question, Width, button};
use maud::{Markup, html};
use std::sync::Arc;

/// `GET /sign-in/code`.
pub async fn show(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    wanted(&service, &headers).await?;
    Ok(page(&service, &Errors::none()).into_response())
}

/// `POST /sign-in/code`.
pub async fn submit(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Unsigned(fields): Unsigned,
) -> Result<Response, Failure> {
    let wanted = wanted(&service, &headers).await?;
    let now = service.clock.door();
    let person = &wanted.person;
    if let Allowed::Wait { seconds } = service.limits.check(&rules::CODE, person, now).await? {
        return Err(Failure::TooOften(seconds));
    }
    let how = proved(&service, person, fields.get("code")).await?;
    let Some(how) = how else {
        service.metrics.sign_in(false);
        let errors = Errors::none()
            .field("code", "That code is not right, or was used already. Wait for the next one");
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&service, &errors)).into_response());
    };
    service.limits.clear(&rules::CODE, person).await?;
    let token = cookie(&headers, HALF_DONE).unwrap_or_default();
    pending::take::<CodeWanted>(&service.door, CODE_WANTED, token, now).await?;
    come_in(&service, &headers, person, how, &wanted.next).await
}

async fn wanted(service: &Service, headers: &HeaderMap) -> Result<CodeWanted, Failure> {
    let token = cookie(headers, HALF_DONE).unwrap_or_default();
    let now = service.clock.door();
    let wanted = pending::peek(&service.door, CODE_WANTED, token, now).await?;
    wanted.ok_or_else(|| Failure::SignIn("/".to_owned()))
}

/// Whether a code proves a person: one from their device, or a recovery code, which is then used.
///
/// # Errors
/// A fault of a store.
pub async fn proved(service: &Service, person: &str, typed: &str) -> Result<Option<How>, Failure> {
    let credentials = kept(service, person).await?;
    let now = service.clock.door();
    if let Some(secret) = credentials.get("code") {
        let secret = Secret::new(secret.as_str());
        match verify(&service.door, person, &secret, typed, now).await? {
            Checked::Right => return Ok(Some(How::PasswordAndCode)),
            Checked::Used => return Ok(None),
            Checked::Wrong => {}
        }
    }
    // From here one at a time: two who send one code at once are not both let in.
    let mut desk = service.desk().await;
    let record = desk.record.clone();
    let credentials = app::people::credential::kept(&record, person).await?;
    let digests = credentials.get("recovery").map_or("[]", String::as_str);
    let mut digests: Vec<String> = serde_json::from_str(digests).unwrap_or_default();
    let Some(at) = recovery::find(typed, &digests) else { return Ok(None) };
    let used = digests.remove(at);
    let left = serde_json::to_string(&digests).expect("digests are plain data");
    let change_of = [Change { which: "recovery".to_owned(), value: Some(left) }];
    let account = service.shown().view.book.people.accounts.get(person).cloned();
    let actor = account.and_then(|account| app::access::actor(&account, person));
    let actor = actor
        .unwrap_or(Actor { role: definitions::party::Role::Intermediary, name: person.to_owned() });
    let by = By { actor: &actor, moment: service.clock.moment(), mode: Mode::Record, form: &used };
    let done = change(&mut desk, by, person, &change_of, None).await?;
    Ok((!done.already).then_some(How::PasswordAndRecoveryCode))
}

fn page(service: &Service, errors: &Errors) -> Markup {
    let mut frame = outside(service, "Enter your code");
    frame.errors = errors.clone();
    face::page(
        &frame,
        html! {
            form method="post" action="/sign-in/code" novalidate {
                (Input::new("code", "Enter your code").as_heading().one_time_code().width(Width::W10)
                    .hint("Six digits from your authenticator app, or one of your recovery codes")
                    .errors(errors))
                (button("Continue"))
            }
        },
    )
}
