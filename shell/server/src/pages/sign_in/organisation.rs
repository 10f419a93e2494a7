//! `/sign-in/organisation/{provider}`: leaving for the organisation's own sign-in, and coming
//! back from it. Whoever comes back is the person with that organisation's subject, or, the first
//! time, with the e-mail address it vouches for.

use super::coming_in::{HALF_DONE, come_in, comes_in, local, set};
use super::step_up;
use crate::failure::Failure;
use crate::guard::From;
use crate::listing::Listing;
use crate::service::Service;
use crate::visit::{cookie, session_of};
use app::people::by::By;
use app::people::credential::{Change, change};
use app::{Mode, access};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Refusal;
use door::{
    Allowed, Arrival, Ask, Digest, How, Identity, Organisations, Provider, address_key, rules,
};
use std::sync::Arc;

/// The cookie that remembers where they were going.
const NEXT: &str = "__Host-homeward-next";

/// `GET /sign-in/organisation/{provider}`.
pub async fn leave(
    State(service): State<Arc<Service>>,
    Extension(from): Extension<From>,
    Path(provider): Path<String>,
    uri: Uri,
) -> Result<Response, Failure> {
    let provider = of(&service, &provider)?;
    let asked = Listing::of(uri.path_and_query().map_or("/", |path| path.as_str()));
    let ask = if asked.get("again").is_empty() { Ask::SignIn } else { Ask::Again };
    let now = service.clock.door();
    if let Allowed::Wait { seconds } =
        service.limits.check(&rules::SIGN_IN_ADDRESS, &address_key(from.0), now).await?
    {
        return Err(Failure::TooOften(seconds));
    }
    let back = back_to(&service, provider);
    let departure = service.organisations.start(&service.door, provider, &back, ask, now).await?;
    let mut response = Redirect::to(&departure.url).into_response();
    set(&mut response, HALF_DONE, departure.token.reveal());
    set(&mut response, NEXT, &crate::failure::encoded(local(asked.get("next"))));
    Ok(response)
}

/// `GET /sign-in/organisation/{provider}/back`.
pub async fn back(
    State(service): State<Arc<Service>>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Failure> {
    let provider = of(&service, &provider)?.clone();
    let said = Listing::of(uri.path_and_query().map_or("/", |path| path.as_str()));
    if !said.get("error").is_empty() {
        return Err(Organisations::declined(said.get("error")).into());
    }
    let issuer = Some(said.get("iss")).filter(|issuer| !issuer.is_empty());
    let arrival = Arrival {
        token: cookie(&headers, HALF_DONE).unwrap_or_default(),
        state: said.get("state"),
        code: said.get("code"),
        iss: issuer,
    };
    let now = service.clock.door();
    let identity = service.organisations.finish(&service.door, &provider, arrival, now).await?;
    let person = who(&service, &identity).await?;
    let next = cookie(&headers, NEXT).unwrap_or_default();
    let next: String = url::form_urlencoded::parse(format!("n={next}").as_bytes())
        .next()
        .map_or_else(|| "/".to_owned(), |(_, next)| next.into_owned());
    // Someone signed in already was asked to show again that it is they, and did.
    if let Some(session) = session_of(&service, &headers).await?
        && session.person == person
        && identity.again
    {
        return step_up::done(&service, &session, local(&next)).await;
    }
    let how = match identity.second_factor {
        true => How::OrganisationAndSecondFactor,
        false => How::Organisation,
    };
    come_in(&service, &headers, &person, how, &next).await
}

fn of<'a>(service: &'a Service, provider: &str) -> Result<&'a Provider, Failure> {
    let found = service.settings.providers.iter().find(|one| one.id == provider);
    found.ok_or(Failure::NotFound)
}

fn back_to(service: &Service, provider: &Provider) -> String {
    format!("{}/sign-in/organisation/{}/back", service.settings.origin, provider.id)
}

/// The person an organisation vouches for; the first time, by their e-mail address.
async fn who(service: &Service, identity: &Identity) -> Result<String, Failure> {
    let subject = Digest::of(format!("{}\0{}", identity.issuer, identity.subject)).to_string();
    let shown = service.shown();
    if let Some(person) = shown.view.names.by_subject(&subject) {
        return match comes_in(service, person) {
            true => Ok(person.to_owned()),
            false => Err(unknown().into()),
        };
    }
    let email = identity.email.as_deref().filter(|_| identity.email_verified);
    let person = email.and_then(|email| shown.view.names.by_email(email)).map(str::to_owned);
    let person = person.filter(|person| comes_in(service, person)).ok_or_else(unknown)?;
    let account = shown.view.book.people.accounts.get(&person).ok_or_else(unknown)?;
    // An organisation vouches for its own people alone, and for each of them once.
    if account.organisation != identity.organisation || account.credentials.contains("organisation")
    {
        return Err(unknown().into());
    }
    let actor = access::actor(account, &person).ok_or_else(unknown)?;
    let by =
        By { actor: &actor, moment: service.clock.moment(), mode: Mode::Record, form: &subject };
    let bound = [Change { which: "organisation".to_owned(), value: Some(subject.clone()) }];
    change(&mut *service.desk().await, by, &person, &bound, None).await?;
    Ok(person)
}

fn unknown() -> Refusal {
    Refusal::new(
        "Your organisation knows you, but you have no place in this programme",
        "Ask the administrator of the programme to invite you under the address your organisation uses",
    )
}
