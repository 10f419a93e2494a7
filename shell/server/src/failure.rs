//! What a visitor is told when something cannot be done: a plain page, in the same words whether
//! a thing does not exist or is not theirs to see.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Refusal;
use face::{Errors, Frame};
use maud::{Markup, html};

/// Why a page is not shown.
#[derive(Debug)]
pub enum Failure {
    /// There is no such page, or not for this person.
    NotFound,
    /// The person must sign in first; where they were going.
    SignIn(String),
    /// The person must show again that it is they; where they were going.
    StepUp(String),
    /// It was declined.
    Refused(Refusal),
    /// What was sent cannot be read.
    BadForm(&'static str),
    /// A form came from another site, or was made for someone else.
    Foreign,
    /// Too often; seconds to wait.
    TooOften(u64),
    /// We failed; the words go to the log and not to the page.
    Fault(String),
}

impl From<app::Failure> for Failure {
    fn from(failure: app::Failure) -> Failure {
        match failure {
            app::Failure::Refused(refusal) => Failure::Refused(refusal),
            app::Failure::Findings(found) => Failure::Refused(Refusal::new(
                format!("{} things are wrong with what was sent", found.len()),
                "Nothing was recorded",
            )),
            app::Failure::Fault(fault) => Failure::Fault(fault.to_string()),
        }
    }
}

impl From<app::Fault> for Failure {
    fn from(fault: app::Fault) -> Failure {
        Failure::Fault(fault.to_string())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

impl From<door::Fault> for Failure {
    fn from(fault: door::Fault) -> Failure {
        Failure::Fault(fault.to_string())
    }
}

impl From<door::Refusal> for Failure {
    fn from(refusal: door::Refusal) -> Failure {
        Failure::Refused(Refusal::new(refusal.title, refusal.hint))
    }
}

impl From<door::Stop> for Failure {
    fn from(stop: door::Stop) -> Failure {
        match stop {
            door::Stop::Refused(refusal) => refusal.into(),
            door::Stop::Fault(fault) => fault.into(),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Failure::NotFound => plain(
                StatusCode::NOT_FOUND,
                "There is no such page",
                html! {
                    p.govuk-body { "It may have moved, or it may not be yours to see. Check the address, or start again from " a.govuk-link href="/" { "your own page" } "." }
                },
            ),
            Failure::SignIn(next) => {
                Redirect::to(&format!("/sign-in?next={}", encoded(&next))).into_response()
            }
            Failure::StepUp(next) => {
                Redirect::to(&format!("/step-up?next={}", encoded(&next))).into_response()
            }
            Failure::Refused(refusal) => plain(
                StatusCode::UNPROCESSABLE_ENTITY,
                &refusal.title,
                html! { p.govuk-body { (on_a_page(&refusal.hint)) } p.govuk-body { "Nothing was recorded." } },
            ),
            Failure::BadForm(words) => plain(
                StatusCode::BAD_REQUEST,
                "We could not read what was sent",
                html! { p.govuk-body { (words) } p.govuk-body { "Nothing was recorded. Go back and try again." } },
            ),
            Failure::Foreign => plain(
                StatusCode::FORBIDDEN,
                "This form was not made for you here",
                html! { p.govuk-body { "Nothing was recorded. Go back, reload the page and send it again." } },
            ),
            Failure::TooOften(seconds) => {
                let wait = match seconds {
                    0..=90 => format!("{} seconds", seconds.max(1)),
                    more => format!("{} minutes", more.div_ceil(60)),
                };
                let mut response = plain(
                    StatusCode::TOO_MANY_REQUESTS,
                    "Too many tries",
                    html! { p.govuk-body { "Wait " (wait) ", then try again." } },
                );
                if let Ok(value) = seconds.max(1).to_string().parse() {
                    response.headers_mut().insert(header::RETRY_AFTER, value);
                }
                response
            }
            Failure::Fault(words) => {
                tracing::error!(fault = %words, "a request failed");
                plain(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something went wrong on our side",
                    html! {
                        p.govuk-body { "What was acknowledged before is safe. This was not recorded unless the page it leads to shows it." }
                        p.govuk-body { "Try again in a moment. If it goes on, tell whoever runs this service." }
                    },
                )
            }
        }
    }
}

/// A page that says one thing.
pub fn plain(status: StatusCode, title: &str, what_to_do: Markup) -> Response {
    let frame = Frame { errors: Errors::none(), ..Frame::default() };
    (status, face::error_page(&frame, status.as_u16(), title, what_to_do)).into_response()
}

/// A hint as a page says it: what to type on a command line is no help there.
pub fn on_a_page(hint: &str) -> String {
    match hint.contains("homeward ") || hint.contains("--") {
        true => "Look at the page again; it shows how things stand now.".to_owned(),
        false if hint.is_empty() || hint.ends_with(['.', '?']) => hint.to_owned(),
        false => format!("{hint}."),
    }
}

/// A text as part of an address.
pub fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
