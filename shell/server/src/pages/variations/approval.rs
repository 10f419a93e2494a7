//! Approving a variation: its hard cases first, then its text; and withdrawing it.

use super::one::page;
use crate::failure::Failure;
use crate::form::{Sent, declined};
use app::access::Action;
use app::people::by::By;
use app::variation::{approve, withdraw};
use app::{Desk, Done};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use face::Errors;

/// `POST /variations/{variation}/cases`.
pub async fn cases(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let approved = async |desk: &mut Desk, by: By<'_>, number: &str, shown: &str| {
        approve::approve_outcomes(desk, by, number, shown).await
    };
    approves(&number, sent, approved).await
}

/// `POST /variations/{variation}/approval`.
pub async fn text(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let approved = async |desk: &mut Desk, by: By<'_>, number: &str, shown: &str| {
        approve::approve(desk, by, number, shown).await
    };
    approves(&number, sent, approved).await
}

/// Approves what was shown, by the verb given.
async fn approves(
    number: &str,
    sent: Sent,
    verb: impl AsyncFnOnce(&mut Desk, By<'_>, &str, &str) -> Result<Done, app::Failure>,
) -> Result<Response, Failure> {
    sent.visit.must(Action::ApproveVariation)?;
    super::named(&sent.visit, number)?;
    let (actor, shown) = (sent.visit.actor()?, sent.fields.get("shown"));
    let by = sent.visit.by(&actor, sent.fields.form());
    let mut desk = sent.visit.desk().await;
    let done = verb(&mut desk, by, number, shown).await;
    drop(desk);
    answer(sent, number, done).await
}

/// `POST /variations/{variation}/withdrawal`.
pub async fn withdrawal(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    sent.visit.must(Action::ProposeVariation)?;
    super::named(&sent.visit, &number)?;
    let why = sent.fields.get("why");
    if why.is_empty() {
        let errors = Errors::none().field("why", "We need to know why, for every party to read");
        let page = page(&sent.visit, &number, &sent.fields, &errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let actor = sent.visit.actor()?;
    let by = sent.visit.by(&actor, sent.fields.form());
    let mut desk = sent.visit.desk().await;
    let done = withdraw::withdraw(&mut desk, by, &number, why).await;
    drop(desk);
    answer(sent, &number, done).await
}

async fn answer(
    sent: Sent,
    number: &str,
    done: Result<Done, app::Failure>,
) -> Result<Response, Failure> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/variations/{number}")).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            let page = page(&sent.visit, number, &sent.fields, &errors).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
