//! `/welcome/{link}`: someone invited, or who lost the way in, chooses a password, then shows a
//! first code from their own device, and is given recovery codes once.

use super::coming_in::{HALF_DONE, clear, comes_in, session, set};
use super::password::outside;
use crate::failure::Failure;
use crate::form::Unsigned;
use crate::service::Service;
use crate::visit::{COOKIE, cookie};
use app::people::by::By;
use app::people::credential::{Change, change};
use app::people::event::LinkFor;
use app::people::link;
use app::{Mode, access};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use door::code::{Checked, Setup, new_secret, setup, verify};
use door::{Digest, How, Secret, password, pending, recovery};
use face::{Errors, Input, PasswordInput, Question, Width, button};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// What was chosen so far.
#[derive(Serialize, Deserialize)]
struct Chosen {
    link: String,
    person: String,
    password: Secret,
    code: Secret,
}

const CHOSEN: &str = "welcome";
const WAITS: Duration = Duration::from_secs(1_800);

/// `GET /welcome/{link}`.
pub async fn show(
    State(service): State<Arc<Service>>,
    Path(link): Path<String>,
) -> Result<Response, Failure> {
    let person = holder(&service, &link)?;
    Ok(page(&service, &link, &person, &Errors::none()).into_response())
}

/// `POST /welcome/{link}`.
pub async fn submit(
    State(service): State<Arc<Service>>,
    Path(link): Path<String>,
    Unsigned(fields): Unsigned,
) -> Result<Response, Failure> {
    let person = holder(&service, &link)?;
    let email = service.shown().view.names.email(&person).unwrap_or_default().to_owned();
    let typed = Secret::new(fields.get("password"));
    let mut errors = Errors::none();
    if let Err(refusal) = password::check(&typed, &[&email]) {
        errors.add(Some("password"), format!("{}. {}", refusal.title, refusal.hint));
    } else if fields.get("again") != typed.reveal() {
        errors.add(Some("again"), "The two are not the same");
    }
    if !errors.is_empty() {
        let page = page(&service, &link, &person, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let password = password::hash(&typed).await?;
    let chosen = Chosen { link: digest(&link), person, password, code: new_secret()? };
    let now = service.clock.door();
    let token = pending::begin(&service.door, CHOSEN, &chosen, WAITS, now).await?;
    let mut response = Redirect::to(&format!("/welcome/{link}/code")).into_response();
    set(&mut response, HALF_DONE, token.reveal());
    Ok(response)
}

/// `GET /welcome/{link}/code`.
pub async fn show_code(
    State(service): State<Arc<Service>>,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let chosen = chosen(&service, &link, &headers).await?;
    let setup = set_up(&service, &chosen)?;
    Ok(code_page(&service, &link, &setup, &Errors::none()).into_response())
}

/// `POST /welcome/{link}/code`.
pub async fn submit_code(
    State(service): State<Arc<Service>>,
    Path(link): Path<String>,
    headers: HeaderMap,
    Unsigned(fields): Unsigned,
) -> Result<Response, Failure> {
    let chosen = chosen(&service, &link, &headers).await?;
    let (now, person) = (service.clock.door(), &chosen.person);
    let checked = verify(&service.door, person, &chosen.code, fields.get("code"), now).await?;
    if !matches!(checked, Checked::Right) {
        let words =
            "That code is not right. Check that the device’s clock is, and try the next one";
        let errors = Errors::none().field("code", words);
        let page = code_page(&service, &link, &set_up(&service, &chosen)?, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let set_of = recovery::new_set()?;
    let digests = serde_json::to_string(&set_of.digests).expect("digests are plain data");
    let keep = |which: &str, value: &str| Change {
        which: which.to_owned(),
        value: Some(value.to_owned()),
    };
    let mut changes = vec![
        keep("password", chosen.password.reveal()),
        keep("code", chosen.code.reveal()),
        keep("recovery", &digests),
    ];
    let shown = service.shown();
    let people = &shown.view.book.people;
    let account = people.accounts.get(person).ok_or(Failure::NotFound)?;
    // Whoever had the old way in must not keep another.
    if people.links.get(&chosen.link).is_some_and(|link| link.purpose == LinkFor::Reset) {
        let others = account
            .credentials
            .iter()
            .filter(|which| which.starts_with("passkey.") || which.as_str() == "organisation");
        changes.extend(others.map(|which| Change { which: which.clone(), value: None }));
    }
    let actor = access::actor(account, person).ok_or(Failure::NotFound)?;
    let moment = service.clock.moment();
    let by = By { actor: &actor, moment, mode: Mode::Record, form: &chosen.link };
    change(&mut *service.desk().await, by, person, &changes, Some(&chosen.link)).await?;
    service.sessions.revoke_all(person, None).await?;
    let token = session(&service, &headers, person, How::PasswordAndCode).await?;
    let mut response = codes_page(&service, &set_of.codes).into_response();
    set(&mut response, COOKIE, token.reveal());
    clear(&mut response, HALF_DONE);
    Ok(response)
}

fn digest(link: &str) -> String {
    Digest::of(link).to_string()
}

fn holder(service: &Service, link: &str) -> Result<String, Failure> {
    let shown = service.shown();
    let moment = service.clock.moment();
    let person = link::holder(&shown.view.book.people, &digest(link), moment.at)?;
    match comes_in(service, person) {
        true => Ok(person.to_owned()),
        false => Err(Failure::NotFound),
    }
}

async fn chosen(service: &Service, link: &str, headers: &HeaderMap) -> Result<Chosen, Failure> {
    let person = holder(service, link)?;
    let token = cookie(headers, HALF_DONE).unwrap_or_default();
    let chosen: Option<Chosen> =
        pending::peek(&service.door, CHOSEN, token, service.clock.door()).await?;
    let ours = chosen.filter(|chosen| chosen.person == person && chosen.link == digest(link));
    ours.ok_or_else(|| {
        definitions::Refusal::new("Choose your password first", "Open the link again").into()
    })
}

fn set_up(service: &Service, chosen: &Chosen) -> Result<Setup, Failure> {
    let shown = service.shown();
    let account = shown.view.names.email(&chosen.person).unwrap_or(&chosen.person);
    Ok(setup(&chosen.code, "Homeward", account)?)
}

fn page(service: &Service, link: &str, person: &str, errors: &Errors) -> Markup {
    let shown = service.shown();
    let mut frame = outside(service, "Choose your password");
    frame.errors = errors.clone();
    face::page(
        &frame,
        html! {
            (face::heading_with_caption("Step 1 of 2", "Choose your password"))
            p.govuk-body { "You come in as " strong { (shown.view.names.email(person).unwrap_or_default()) } "." }
            form method="post" action={ "/welcome/" (link) } novalidate {
                (PasswordInput::new("password", "Password").new_password().width(Width::TwoThirds)
                    .hint("At least 12 characters. Three words you make up are good, and easy to remember.").errors(errors))
                (PasswordInput::new("again", "The same again").new_password().width(Width::TwoThirds).errors(errors))
                (button("Continue"))
            }
            @if !service.settings.providers.is_empty() {
                p.govuk-body { "If your organisation signs you in, you need none: go to the " a.govuk-link href="/sign-in" { "sign-in page" } "." }
            }
        },
    )
}

fn code_page(service: &Service, link: &str, setup: &Setup, errors: &Errors) -> Markup {
    let mut frame = outside(service, "Set up your code");
    frame.errors = errors.clone();
    let side = setup.qr.side;
    face::page(
        &frame,
        html! {
            (face::heading_with_caption("Step 2 of 2", "Set up your code"))
            p.govuk-body { "Scan this with an authenticator app on your phone. From then on it shows a new code every half minute." }
            svg.hw-qr viewBox={ "0 0 " (side) " " (side) } role="img" aria-label="A square code for an authenticator app; the same in letters is below" width="220" height="220" shape-rendering="crispEdges" {
                rect width=(side) height=(side) fill="#ffffff" {}
                path d=(setup.qr.path) fill="#000000" {}
            }
            (face::details("I cannot scan it", html! {
                p.govuk-body { "If the app is on this very device, " a.govuk-link href=(setup.url.reveal()) { "open it there" } ". Or type this into the app:" }
                p.govuk-body { code { (setup.typed) } }
            }))
            form method="post" action={ "/welcome/" (link) "/code" } novalidate {
                (Input::new("code", "The code it shows now").one_time_code().width(Width::W10).errors(errors))
                (button("Finish"))
            }
        },
    )
}

fn codes_page(service: &Service, codes: &[Secret]) -> Markup {
    face::page(
        &outside(service, "Keep your recovery codes"),
        html! {
            (face::heading("Keep your recovery codes"))
            p.govuk-body { "If you lose your phone, each of these lets you in once. Write them down or print this page now: they are not shown again." }
            ul.hw-codes { @for code in codes { li { code { (code.reveal()) } } } }
            (face::link_button("/", "I have kept them"))
        },
    )
}
