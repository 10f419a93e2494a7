//! `/account/recovery-codes`: a new set of recovery codes, shown once; the set before is no use.

use super::account::{has_code, keep};
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use door::{Secret, recovery};
use face::button;
use maud::{Markup, html};

/// The addresses here.
pub const ROUTES: &[Route] =
    &[Route::get("/account/recovery-codes", Asks::SignedIn, || get(ask).post(make))];

/// `GET /account/recovery-codes`.
async fn ask(visit: Visit) -> Result<Response, Failure> {
    visit.must_show_again()?;
    if !has_code(&visit).await? {
        return Ok(Redirect::to("/account").into_response());
    }
    let mut frame = visit.frame("Make new recovery codes");
    frame.back = Some(face::Back::new("Your account", "/account"));
    let page = face::page(
        &frame,
        html! {
            (face::heading("Make new recovery codes"))
            p.govuk-body { "Each lets you in once if you lose your phone. The codes you have now stop working when the new ones are made." }
            (form(&visit, "/account/recovery-codes", &Fields::default(), html! {
                (button("Make new codes"))
            }))
        },
    );
    Ok(page.into_response())
}

/// `POST /account/recovery-codes`.
async fn make(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must_show_again()?;
    if !has_code(&visit).await? {
        return Ok(Redirect::to("/account").into_response());
    }
    let set = recovery::new_set()?;
    let digests = serde_json::to_string(&set.digests).expect("digests are plain data");
    // The form sent again makes no second set: the first one's codes were shown and are kept.
    let made = keep(&visit, fields.form(), "recovery", Some(digests)).await?;
    let page = match made.already {
        true => made_already(&visit),
        false => shown_once(&visit, &set.codes),
    };
    Ok(page.into_response())
}

fn shown_once(visit: &Visit, codes: &[Secret]) -> Markup {
    face::page(
        &visit.frame("Keep your recovery codes"),
        html! {
            (face::heading("Keep your recovery codes"))
            p.govuk-body { "If you lose your phone, each of these lets you in once. Write them down or print this page now: they are not shown again." }
            ul.hw-codes { @for code in codes { li { code { (code.reveal()) } } } }
            (face::link_button("/account", "I have kept them"))
        },
    )
}

fn made_already(visit: &Visit) -> Markup {
    face::page(
        &visit.frame("These codes were made already"),
        html! {
            (face::heading("These codes were made already"))
            p.govuk-body { "This form made a set of codes when it was first sent, and they are shown once. If you did not keep them, make another set." }
            (face::link_button("/account/recovery-codes", "Make another set"))
        },
    )
}
