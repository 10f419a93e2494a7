//! `/referrals/new`: a referral begun, with what is known already filled in; and those begun and
//! not finished.

use super::{address, put, some};
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::pages::asking::asking;
use crate::visit::Visit;
use app::access::{Action, Role};
use app::referral::find::known;
use app::referral::save::{Draft, drafts, let_go as let_draft_go};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use door::Digest;
use face::{Errors, Input, Question, SummaryList, SummaryRow, Width, button};
use maud::{Markup, html};

/// `GET /referrals/new`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::Refer)?;
    let body = html! {
        p.govuk-body { "It takes about two minutes, and is saved as you go. You can stop and go on later." }
        (form(&visit, "/referrals/new", &Fields::default(), html! {
            (Input::new("number", "The council’s number for the child, if you have it")
                .hint("If they are known here already, what can be filled in is.")
                .width(Width::W20).autocapitalize_off().spellcheck(false))
            (button("Start"))
        }))
    };
    Ok(asking(&visit, "Refer a young person", "/referrals", &Errors::none(), body))
}

/// `POST /referrals/new`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::Refer)?;
    let mut draft = Draft { on: Some(visit.moment.today), ..Draft::default() };
    draft.details.council_child_number = some(fields.get("number"));
    if let Some(known) = known(&visit.view().book, fields.get("number")) {
        draft.details = known.details;
        draft.young_person = Some(known.young_person);
    }
    if draft.details.source.is_empty() && visit.asker.roles.contains(&Role::Referrer) {
        draft.details.source = "social worker".to_owned();
    }
    if let [quadrant] = visit.asker.quadrants.iter().collect::<Vec<_>>()[..] {
        draft.details.quadrant.clone_from(quadrant);
    }
    // The same form again goes on with the same draft.
    let number = Digest::of(format!("draft\0{}", fields.form())).to_string()[..16].to_owned();
    put(&visit, &number, &draft).await?;
    Ok(Redirect::to(&address(&number, "who")).into_response())
}

/// `POST /referrals/drafts/{draft}/let-go`.
pub async fn let_go(Path(number): Path<String>, sent: Sent) -> Result<Redirect, Failure> {
    let Sent { visit, .. } = sent;
    visit.must(Action::Refer)?;
    super::load(&visit, &number).await?;
    let_draft_go(&*visit.desk().await, &visit.asker.id, &number).await?;
    Ok(Redirect::to("/referrals"))
}

/// The drafts of whoever asks, to go on with or let go of.
///
/// # Errors
/// A fault of the store.
pub async fn unfinished(visit: &Visit) -> Result<Markup, Failure> {
    let desk = visit.desk().await;
    let all = drafts(&desk, &visit.asker.id, visit.moment.today).await?;
    drop(desk);
    if all.is_empty() {
        return Ok(html! {});
    }
    let row = |(number, draft): &(String, Draft)| {
        let saved = draft.saved.map_or_else(String::new, face::said::day);
        let called = match draft.name.as_str() {
            "" => "Not named yet".to_owned(),
            name => name.to_owned(),
        };
        SummaryRow::new(
            called,
            html! {
                "Last saved on " (saved) ". " (face::link(&address(number, "who"), "Go on with it"))
                (form(visit, &address(number, "let-go"), &Fields::default(), html! { (button("Let it go").secondary()) }))
            },
        )
    };
    let rows = SummaryList::new(all.iter().map(row));
    Ok(face::section("drafts", "Begun, not sent yet", html! { (rows) }))
}
