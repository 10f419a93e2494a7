//! `/account`: one's own way in: where one is signed in, passkeys, and the password.

use super::sign_in::{holder_id, kept, passkeys};
use crate::clock::in_london;
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::assets::passkey_js;
use crate::routes::{Asks, Route};
use crate::visit::{Visit, cookie};
use app::people::credential::{Change, change};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use door::{Holder, Secret, Session, password};
use face::{Errors, PasswordInput, Question, SummaryList, SummaryRow, Width, button};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/account", Asks::SignedIn, || get(show)),
    Route::post("/account/sessions/end", Asks::SignedIn, || post(end_session)),
    Route::get("/account/password", Asks::SignedIn, || get(show_password).post(set_password)),
    Route::get("/account/passkeys", Asks::SignedIn, || get(show_passkeys)),
    Route::post("/account/passkeys/challenge", Asks::SignedIn, || post(challenge)),
    Route::post("/account/passkeys/answer", Asks::SignedIn, || post(answer)),
    Route::post("/account/passkeys/remove", Asks::SignedIn, || post(remove)),
];

/// The cookie of a passkey being made.
const MAKING: &str = "__Host-homeward-half-done";

/// `GET /account`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    let now = visit.service.clock.door();
    let sessions = visit.service.sessions.list(&visit.asker.id, now).await?;
    let credentials = kept(&visit.service, &visit.asker.id).await?;
    let account =
        visit.view().book.people.accounts.get(&visit.asker.id).ok_or(Failure::NotFound)?;
    let (roles, relations) = app::people::list::held(account, visit.moment.today);
    let email = visit.view().names.email(&visit.asker.id).unwrap_or_default();
    let ways = ways_in(&credentials);
    Ok(face::page(
        &visit.frame("Your account"),
        html! {
            (face::heading("Your account"))
            (SummaryList::new([
                SummaryRow::new("Name", visit.name()),
                SummaryRow::new("E-mail address", email),
                SummaryRow::new("Organisation", visit.asker.organisation.as_str()),
                SummaryRow::new("Roles", roles),
                SummaryRow::new("Related to", if relations.is_empty() { "nothing in particular".to_owned() } else { relations }),
                SummaryRow::new("You come in with", if ways.is_empty() { "nothing: this is a demonstration".to_owned() } else { ways.join(", ") }),
            ]))
            p.govuk-body {
                (face::link("/account/passkeys", "Passkeys")) " · " (face::link("/account/password", "Change your password"))
            }
            (face::section("sessions", "Where you are signed in", html! {
                @for session in &sessions { (one_session(&visit, session)) }
            }))
        },
    ))
}

fn ways_in(credentials: &BTreeMap<String, String>) -> Vec<String> {
    let mut ways = Vec::new();
    if credentials.contains_key("password") {
        let code =
            if credentials.contains_key("code") { "a password and a code" } else { "a password" };
        ways.push(code.to_owned());
    }
    match passkeys(credentials).len() {
        0 => {}
        n => ways.push(face::said::count(n, "passkey", "passkeys")),
    }
    if credentials.contains_key("organisation") {
        ways.push("your organisation’s own sign-in".to_owned());
    }
    ways
}

fn one_session(visit: &Visit, session: &Session) -> Markup {
    let this = session.id == visit.session.id;
    let seen = face::said::moment(in_london(session.seen_at));
    let words = if this { "This device" } else { "Sign out there" };
    html! {
        (SummaryList::new([
            SummaryRow::new("Device", session.agent.as_str()),
            SummaryRow::new("Last used", seen),
            SummaryRow::new("Ends", face::said::moment(in_london(session.ends_at))),
        ]).card(if this { "This device" } else { "Another device" }))
        @if !this {
            (form(visit, "/account/sessions/end", &Fields::default(), html! {
                (face::hidden("session", &session.id.to_string()))
                (button(words).secondary())
            }))
        }
    }
}

/// `POST /account/sessions/end`.
async fn end_session(sent: Sent) -> Result<Redirect, Failure> {
    let Sent { visit, fields } = sent;
    visit.service.sessions.revoke(&visit.asker.id, fields.get("session")).await?;
    Ok(Redirect::to("/account"))
}

/// `GET /account/password`.
async fn show_password(visit: Visit) -> Result<Response, Failure> {
    visit.must_show_again()?;
    Ok(password_page(&visit, &Errors::none()).into_response())
}

/// `POST /account/password`.
async fn set_password(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must_show_again()?;
    let email = visit.view().names.email(&visit.asker.id).unwrap_or_default().to_owned();
    let typed = Secret::new(fields.get("password"));
    let mut errors = Errors::none();
    if let Err(refusal) = password::check(&typed, &[&email]) {
        errors.add(Some("password"), format!("{}. {}", refusal.title, refusal.hint));
    } else if fields.get("again") != typed.reveal() {
        errors.add(Some("again"), "The two are not the same");
    }
    if !errors.is_empty() {
        let page = password_page(&visit, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let value = password::hash(&typed).await?.reveal().to_owned();
    keep(&visit, fields.form(), "password", Some(value)).await?;
    visit.service.sessions.revoke_all(&visit.asker.id, Some(&visit.session.id)).await?;
    Ok(Redirect::to("/account").into_response())
}

async fn keep(
    visit: &Visit,
    form: &str,
    which: &str,
    value: Option<String>,
) -> Result<(), Failure> {
    let (actor, person) = (visit.actor()?, visit.asker.id.clone());
    let changes = [Change { which: which.to_owned(), value }];
    let by = visit.by(&actor, form);
    change(&mut *visit.desk().await, by, &person, &changes, None).await?;
    Ok(())
}

fn password_page(visit: &Visit, errors: &Errors) -> Markup {
    let mut frame = visit.frame("Change your password");
    frame.errors = errors.clone();
    face::page(
        &frame,
        html! {
            (face::heading("Change your password"))
            p.govuk-body { "You stay signed in here, and are signed out everywhere else." }
            (form(visit, "/account/password", &Fields::default(), html! {
                (PasswordInput::new("password", "New password").new_password().width(Width::TwoThirds).hint("At least 12 characters").errors(errors))
                (PasswordInput::new("again", "The same again").new_password().width(Width::TwoThirds).errors(errors))
                (button("Change the password"))
            }))
        },
    )
}

/// `GET /account/passkeys`.
async fn show_passkeys(visit: Visit) -> Result<Markup, Failure> {
    visit.must_show_again()?;
    let credentials = kept(&visit.service, &visit.asker.id).await?;
    let mine: Vec<&String> =
        credentials.keys().filter(|which| which.starts_with("passkey.")).collect();
    let mut frame = visit.frame("Passkeys");
    frame.scripts = vec![passkey_js().to_owned()];
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Passkeys"))
            p.govuk-body { "A passkey lets you in with this device’s fingerprint, face or PIN. It cannot be guessed, and nobody can be tricked into giving it away." }
            @if mine.is_empty() { (face::empty("You have no passkey yet.", "Add one for each device you use.")) }
            @for which in &mine {
                (form(&visit, "/account/passkeys/remove", &Fields::default(), html! {
                    (face::hidden("which", which))
                    p.govuk-body { "Passkey " code { (which.trim_start_matches("passkey.")) } }
                    (button("Remove it").secondary())
                }))
            }
            form.passkey data-passkey="create" data-challenge="/account/passkeys/challenge" data-answer="/account/passkeys/answer" data-next="/account/passkeys" method="post" action="/account/passkeys/challenge" {
                p.govuk-error-message role="alert" data-passkey-problem hidden {}
                (button("Add a passkey for this device"))
            }
            (face::hint_text("It needs a browser with scripts."))
        },
    ))
}

/// `POST /account/passkeys/challenge`.
async fn challenge(visit: Visit) -> Result<Response, Failure> {
    visit.must_show_again()?;
    let person = &visit.asker.id;
    let existing = passkeys(&kept(&visit.service, person).await?);
    let name = visit.view().names.email(person).unwrap_or(person).to_owned();
    let holder = Holder { id: holder_id(person), name: &name, display: &name };
    let now = visit.service.clock.door();
    let started =
        visit.service.passkeys.register_start(&visit.service.door, holder, &existing, now).await?;
    Ok(super::sign_in::challenged(&started))
}

#[derive(Deserialize)]
struct Made {
    answer: String,
}

/// `POST /account/passkeys/answer`.
async fn answer(
    visit: Visit,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response, Failure> {
    visit.must_show_again()?;
    let token = cookie(&headers, MAKING).unwrap_or_default();
    let (id, now) = (holder_id(&visit.asker.id), visit.service.clock.door());
    let made = visit
        .service
        .passkeys
        .register_finish(&visit.service.door, id, token, &made.answer, now)
        .await;
    let credential = match made {
        Ok(credential) => credential,
        Err(door::Stop::Refused(refusal)) => return Ok(super::sign_in::refused(refusal.title)),
        Err(door::Stop::Fault(fault)) => return Err(fault.into()),
    };
    let which = super::sign_in::field(&credential.id());
    let value = serde_json::to_string(&credential).expect("a credential is plain data");
    keep(&visit, &which, &which, Some(value)).await?;
    Ok(Json(serde_json::json!({ "next": "/account/passkeys" })).into_response())
}

/// `POST /account/passkeys/remove`.
async fn remove(sent: Sent) -> Result<Redirect, Failure> {
    let Sent { visit, fields } = sent;
    visit.must_show_again()?;
    let which = fields.get("which");
    if !which.starts_with("passkey.") {
        return Err(Failure::BadForm("It names no passkey."));
    }
    keep(&visit, fields.form(), which, None).await?;
    Ok(Redirect::to("/account/passkeys"))
}
