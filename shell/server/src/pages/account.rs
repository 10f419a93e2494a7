//! `/account`: one's own way in: where one is signed in, passkeys, and the password.

use super::sign_in::{holder_id, kept, passkeys};
use super::who;
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::assets::passkey_js;
use crate::routes::{Asks, Route};
use crate::visit::{Visit, cookie};
use app::Done;
use app::london::in_london;
use app::people::credential::{Change, change};
use app::people::event::LinkFor;
use app::people::link;
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use door::{Digest, Holder, Secret, Session, Token, password};
use face::{Action, Errors, PasswordInput, Question, SummaryList, SummaryRow, Width, button};
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
    let organisation = Some(who::of_organisation(&visit.asker.organisation))
        .filter(|words| !words.is_empty())
        .map(|words| SummaryRow::new("Organisation", words));
    let related =
        Some(relations).filter(|r| !r.is_empty()).map(|r| SummaryRow::new("Related to", r));
    Ok(face::page(
        &visit.frame("Your account"),
        html! {
            (face::heading("Your account"))
            (SummaryList::new([
                SummaryRow::new("Name", visit.name()),
                SummaryRow::new("E-mail address", email),
                SummaryRow::new(if roles.contains(", ") { "Roles" } else { "Role" }, roles),
            ].into_iter().chain(organisation).chain(related)))
            (face::section("ways", "How you come in", html! {
                (SummaryList::new(ways_in(&credentials)))
                @if credentials.keys().all(|which| which == "signing") {
                    (face::hint_text("Someone invented comes in by pressing their button on the sign-in page."))
                }
            }))
            (super::signing_key::section(&visit))
            (super::calendar::section(&visit))
            (face::section("sessions", "Where you are signed in", html! {
                (SummaryList::new(sessions.iter().map(|session| one_session(&visit, session))))
                @if let Some(words) = visit.service.clock.two_days() { (face::hint_text(words)) }
            }))
        },
    ))
}

fn ways_in(credentials: &BTreeMap<String, String>) -> Vec<SummaryRow> {
    let (has_password, change) = match credentials.contains_key("password") {
        true => ("Yes", Action::new("/account/password", "Change", "your password")),
        false => ("None", Action::new("/account/password", "Choose one", "as your password")),
    };
    let mut ways = vec![SummaryRow::new("Password", has_password).action(change)];
    if credentials.contains_key("code") {
        let left: Vec<String> = credentials
            .get("recovery")
            .and_then(|r| serde_json::from_str(r).ok())
            .unwrap_or_default();
        let left = face::said::count(left.len(), "recovery code", "recovery codes");
        let more =
            Action::new("/account/recovery-codes", "Make new codes", "for when the phone is lost");
        ways.push(
            SummaryRow::new("Code from your device", format!("Yes, and {left} left")).action(more),
        );
    }
    let held = match passkeys(credentials).len() {
        0 => "None".to_owned(),
        n => face::said::count(n, "passkey", "passkeys"),
    };
    let change = Action::new("/account/passkeys", "Add or remove", "passkeys");
    ways.push(SummaryRow::new("Passkeys", held).action(change));
    if credentials.contains_key("organisation") {
        ways.push(SummaryRow::new("Your organisation’s own sign-in", "Yes"));
    }
    ways
}

fn one_session(visit: &Visit, session: &Session) -> SummaryRow {
    let said = |at| face::said::moment(in_london(at));
    let this = session.id == visit.session.id;
    let began = said(session.made_at);
    let device = html! {
        (session.agent)
        @if this { br; span.homeward-quiet { "This device" } }
    };
    SummaryRow::new(
        device,
        html! {
            p.govuk-body {
                "Signed in on " (began) ", last used on " (said(session.seen_at)) ". "
                "It ends by itself on " (said(session.ends_at)) "."
            }
            @if !this {
                (form(visit, "/account/sessions/end", &Fields::default(), html! {
                    (face::hidden("session", &session.id.to_string()))
                    (button(html! {
                        "Sign out there"
                        span.govuk-visually-hidden { ": " (session.agent) ", signed in on " (began) }
                    }).secondary())
                }))
            }
        },
    )
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
    if !has_code(&visit).await? {
        return Ok(set_up_page(&visit).into_response());
    }
    Ok(password_page(&visit, &Errors::none()).into_response())
}

/// Whether they hold a code. A password is kept only with one: alone it would let in whoever
/// found it.
pub(super) async fn has_code(visit: &Visit) -> Result<bool, Failure> {
    Ok(kept(&visit.service, &visit.asker.id).await?.contains_key("code"))
}

/// Leads them to choose a password and set up a code, as someone invited does.
async fn set_up(visit: &Visit, form: &str) -> Result<Response, Failure> {
    let (actor, person) = (visit.actor()?, visit.asker.id.clone());
    let secret = Token::new()?;
    let digest = Digest::of(secret.reveal()).to_string();
    let purpose = LinkFor::Invitation;
    let by = visit.by(&actor, form);
    link::make(&mut *visit.desk().await, by, &person, purpose, &digest).await?;
    Ok(Redirect::to(&format!("/welcome/{}", secret.reveal())).into_response())
}

fn set_up_page(visit: &Visit) -> Markup {
    face::page(
        &visit.frame("Set up a password"),
        html! {
            (face::heading("Set up a password"))
            p.govuk-body { "You have no password here. With one comes a code from your own phone: a password alone lets nobody in." }
            (form(visit, "/account/password", &Fields::default(), html! {
                (button("Choose a password and set up a code"))
            }))
        },
    )
}

/// `POST /account/password`.
async fn set_password(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must_show_again()?;
    if !has_code(&visit).await? {
        return set_up(&visit, fields.form()).await;
    }
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
    // What was typed makes the change, not its digest, which is another each time: the form sent
    // again is the same change, and another password from the same form is another.
    let form = one_change(&visit, fields.form(), typed.reveal());
    keep(&visit, &form, "password", Some(value)).await?;
    visit.service.sessions.revoke_all(&visit.asker.id, Some(&visit.session.id)).await?;
    Ok(Redirect::to("/account").into_response())
}

/// What makes a change this one and no other; it says nothing of what was typed to whoever has
/// the record alone.
fn one_change(visit: &Visit, form: &str, said: &str) -> String {
    Digest::of(format!("{}\0{form}\0{said}", visit.csrf())).to_string()
}

/// Keeps one way in, or takes it away, once however often the form is sent.
pub(super) async fn keep(
    visit: &Visit,
    form: &str,
    which: &str,
    value: Option<String>,
) -> Result<Done, Failure> {
    let (actor, person) = (visit.actor()?, visit.asker.id.clone());
    let changes = [Change { which: which.to_owned(), value }];
    let by = visit.by(&actor, form);
    Ok(change(&mut *visit.desk().await, by, &person, &changes, None).await?)
}

fn password_page(visit: &Visit, errors: &Errors) -> Markup {
    let mut frame = visit.frame("Change your password");
    frame.back = Some(face::Back::new("Your account", "/account"));
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
    frame.back = Some(face::Back::new("Your account", "/account"));
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
                    p.govuk-body { "Passkey " code { (named(which)) } }
                    (button(html! { "Remove it" span.govuk-visually-hidden { ", passkey " (named(which)) } }).secondary())
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

/// What tells one passkey from another: the first letters of its number.
fn named(which: &str) -> &str {
    which.trim_start_matches("passkey.")
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
    let form = one_change(&visit, &which, &value);
    keep(&visit, &form, &which, Some(value)).await?;
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
