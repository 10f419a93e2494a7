//! `/people/{person}/link`: a new link with which a person sets their own password and code. It is
//! shown once, and Homeward sends no e-mail: whoever made it hands it over.

use super::editing::account;
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::asking::asking;
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::people::event::LinkFor;
use app::people::link::{self, INVITATION_LASTS, RESET_LASTS};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use door::{Digest, Token};
use face::{Errors, button, said};
use maud::{Markup, html};

/// `GET /people/{person}/link`.
pub async fn show(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    let account = account(&visit, &person, Action::ManagePeople)?;
    let (title, words) = match purpose(account) {
        LinkFor::Invitation => {
            ("Make a new invitation", "It works for seven days. A link made before stops working.")
        }
        LinkFor::Reset => (
            "Make a link to set a new password",
            "It works for an hour. Until it is used, their present password goes on working; once it is, they are signed out everywhere.",
        ),
    };
    let body = html! {
        p.govuk-body { "For " (who::name(&visit, &person)) ". " (words) }
        (face::warning_text("Make sure that it is they who asked: whoever opens the link comes in as them."))
        (form(&visit, &format!("/people/{person}/link"), &Fields::default(), html! {
            (button("Make the link"))
        }))
    };
    Ok(asking(&visit, title, &format!("/people/{person}"), &Errors::none(), body))
}

/// `POST /people/{person}/link`.
pub async fn submit(Path(person): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let purpose = purpose(account(&visit, &person, Action::ManagePeople)?);
    Ok(made(&visit, &person, purpose, fields.form()).await?.into_response())
}

fn purpose(account: &app::people::Account) -> LinkFor {
    if account.credentials.is_empty() { LinkFor::Invitation } else { LinkFor::Reset }
}

/// Makes a link and shows it, this once.
///
/// # Errors
/// A refusal when the person is not here, or a fault.
pub async fn made(
    visit: &Visit,
    person: &str,
    purpose: LinkFor,
    number: &str,
) -> Result<Markup, Failure> {
    let (secret, actor) = (Token::new()?, visit.actor()?);
    let digest = Digest::of(secret.reveal()).to_string();
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, number);
    let done = link::make(&mut desk, by, person, purpose, &digest).await?;
    let email = desk.names.email(person).unwrap_or_default().to_owned();
    drop(desk);
    let back = format!("/people/{person}");
    if done.already {
        let body = html! {
            p.govuk-body { "It was shown once, when it was made, and cannot be shown again. If it was lost, make another: the one before then stops working." }
            (face::link_button(&format!("/people/{person}/link"), "Make another link"))
        };
        return Ok(asking(visit, "This link was made already", &back, &Errors::none(), body));
    }
    let lasts = match purpose {
        LinkFor::Invitation => INVITATION_LASTS,
        LinkFor::Reset => RESET_LASTS,
    };
    let until = said::moment(app::london::in_london(visit.moment.at + lasts));
    let address = format!("{}/welcome/{}", visit.service.settings.origin, secret.reveal());
    let body = html! {
        p.govuk-body-l { "Copy this link now. It is not shown again." }
        (face::inset_text(html! { p.govuk-body.homeward-link { code { (address) } } }))
        (face::list([
            html! { "Send it to " strong { (email) } " yourself: Homeward sends no e-mail." },
            html! { "It works once, until " (until) "." },
            html! { "With it they choose a password and set up a code on their phone. Nobody else sees either." },
        ]))
        (face::link_button(&back, "I have sent it"))
    };
    Ok(asking(visit, "The link is ready", &back, &Errors::none(), body))
}
