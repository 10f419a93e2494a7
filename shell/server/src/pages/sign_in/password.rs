//! `/sign-in`: the page on which anyone begins, and coming in with a password.

use super::coming_in::{HALF_DONE, come_in, comes_in, kept, local, set};
use crate::failure::{Failure, encoded};
use crate::form::{Fields, Unsigned};
use crate::guard::From;
use crate::listing::Listing;
use crate::pages::assets::passkey_js;
use crate::service::Service;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use door::{Allowed, How, Rule, Secret, address_key, password, pending, rules};
use face::{Errors, Frame, Input, PasswordInput, Question, Width, button};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// A password was right, and a code is wanted.
#[derive(Serialize, Deserialize)]
pub struct CodeWanted {
    /// Of whom.
    pub person: String,
    /// Where they were going.
    pub next: String,
}

/// What [`CodeWanted`] is kept as.
pub const CODE_WANTED: &str = "code-wanted";
/// How long a code is waited for.
pub const CODE_WAITS: Duration = Duration::from_secs(600);

/// Tries at one account from everywhere together.
const FROM_EVERYWHERE: Rule = Rule {
    name: "sign-in-everywhere",
    allowed: 100,
    window: Duration::from_secs(900),
    first_wait: Duration::from_secs(30),
    longest_wait: Duration::from_secs(300),
    shared: true,
};

/// What may be said of a wrong address and of a wrong password alike.
const WRONG: &str = "The e-mail address or the password is not right";

/// `GET /sign-in`.
pub async fn show(State(service): State<Arc<Service>>, uri: Uri) -> Response {
    let asked = Listing::of(uri.path_and_query().map_or("/", |path| path.as_str()));
    let mut fields = Fields::default();
    fields.set("next", asked.get("next"));
    let left = !asked.get("left").is_empty();
    page(&service, &fields, &Errors::none(), left).into_response()
}

/// `POST /sign-in`.
pub async fn submit(
    State(service): State<Arc<Service>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Unsigned(fields): Unsigned,
) -> Result<Response, Failure> {
    let now = service.clock.door();
    let email = fields.get("email").to_lowercase();
    let address = address_key(from.0);
    // From one address few tries at one account; from everywhere together more, so that nobody
    // is kept out by a stranger who knows their address.
    let both = format!("{email}\0{address}");
    let limits = [
        (&rules::SIGN_IN_ADDRESS, &address),
        (&rules::SIGN_IN_ACCOUNT, &both),
        (&FROM_EVERYWHERE, &email),
    ];
    for (rule, key) in limits {
        if let Allowed::Wait { seconds } = service.limits.check(rule, key, now).await? {
            return Err(Failure::TooOften(seconds));
        }
    }
    let person = service.shown().view.names.by_email(&email).map(str::to_owned);
    let person = person.filter(|person| comes_in(&service, person));
    let credentials = match &person {
        Some(person) => kept(&service, person).await?,
        None => kept(&service, "nobody").await?,
    };
    let phc = credentials.get("password").map(|phc| Secret::new(phc.as_str()));
    let verdict = password::verify(phc.as_ref(), &Secret::new(fields.get("password"))).await?;
    let (Some(person), true) = (person, verdict.right) else {
        service.metrics.sign_in(false);
        let errors = Errors::none().field("email", WRONG);
        let page = page(&service, &fields, &errors, false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    service.limits.clear(&rules::SIGN_IN_ACCOUNT, &both).await?;
    service.limits.refund(&FROM_EVERYWHERE, &email, now).await?;
    service.limits.refund(&rules::SIGN_IN_ADDRESS, &address, now).await?;
    let next = local(fields.get("next")).to_owned();
    if credentials.contains_key("code") {
        let wanted = CodeWanted { person, next };
        let token = pending::begin(&service.door, CODE_WANTED, &wanted, CODE_WAITS, now).await?;
        let mut response = Redirect::to("/sign-in/code").into_response();
        set(&mut response, HALF_DONE, token.reveal());
        return Ok(response);
    }
    come_in(&service, &headers, &person, How::Password, &next).await
}

fn page(service: &Service, fields: &Fields, errors: &Errors, left: bool) -> Markup {
    let next = fields.get("next").to_owned();
    let mut frame = outside(service, "Sign in");
    frame.errors = errors.clone();
    frame.scripts = vec![passkey_js().to_owned()];
    if left {
        frame.alerts.push(face::Alert::success(
            "You are signed out. Nothing of what you saw is kept on this device.",
        ));
    }
    let providers = &service.settings.providers;
    face::page(
        &frame,
        html! {
            (face::heading("Sign in"))
            @if service.settings.invented { (super::demo::choices(service, &next)) }
            @if !providers.is_empty() {
                (face::section("with-organisation", "With your organisation", html! {
                    p.govuk-body { "Use the account you use at work. You need no password here." }
                    (face::button_group(html! {
                        @for provider in providers {
                            (face::link_button(&format!("/sign-in/organisation/{}?next={}", provider.id, encoded(&next)), html! { "Continue with " (provider.id) }))
                        }
                    }))
                }))
            }
            (face::section("with-passkey", "With a passkey", html! {
                form.passkey data-passkey="get" data-challenge="/sign-in/passkey/challenge" data-answer="/sign-in/passkey/answer" data-next=(next) method="post" action="/sign-in" {
                    p.govuk-body { "Use this device’s fingerprint, face or PIN, or a security key. It needs a browser with scripts." }
                    p.govuk-error-message role="alert" data-passkey-problem hidden {}
                    (button("Use a passkey").secondary())
                }
            }))
            (face::section("with-password", "With a password", html! {
                form method="post" action="/sign-in" novalidate {
                    (face::hidden("next", &next))
                    (Input::new("email", "E-mail address").email().value(fields.get("email")).width(Width::TwoThirds).errors(errors))
                    (PasswordInput::new("password", "Password").width(Width::TwoThirds))
                    // One filled button a page: the organisation's own sign-in, where there is one.
                    @if providers.is_empty() { (button("Sign in")) } @else { (button("Sign in").secondary()) }
                }
                (face::details("I cannot sign in", html! {
                    p.govuk-body { "Lost your phone? Your recovery codes do in place of the code." } p.govuk-body { "Otherwise ask the administrator of your programme for a link with which you set a new password and code. It works for an hour, once." }
                }))
            }))
        },
    )
}

/// The frame of a page for someone not signed in.
pub fn outside(service: &Service, title: &str) -> Frame {
    Frame { title: title.to_owned(), invented: service.settings.invented, ..Frame::default() }
}
