//! `/child-first/{brake}`: one brake, what followed, and the follow-up: what was done for the
//! child, and whether payment may go on.

use super::shown;
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, entry as entry_of};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::people::Brake;
use app::safety::brake;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{
    Back, Choice, Errors, Question, Radios, SummaryList, SummaryRow, Textarea, button, said,
};
use maud::{Markup, html};

/// `GET /child-first/{brake}`.
pub async fn show(visit: Visit, Path(named): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeBrakes)?;
    let entry = entry_of(&named)?;
    let brake = found(&visit, entry).await?;
    let mut frame = visit.frame("A brake pulled");
    frame.back = Some(Back::new("Child first", "/child-first"));
    let follows = brake.holds() && visit.may(Action::FollowBrake);
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("Entry {}", said::number(entry as i64)), "The child-first brake"))
            (face::reading(html! {
                (summary(&visit, brake))
                @if follows { (face::link_button(&format!("/child-first/{entry}/follow-up"), "Record what was done")) }
                (face::section("followed", "What followed", followed(&visit, brake)))
            }))
        },
    ))
}

/// `GET /child-first/{brake}/follow-up`.
pub async fn ask(visit: Visit, Path(named): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::FollowBrake)?;
    page(&visit, entry_of(&named)?, &Fields::default(), &Errors::none()).await
}

/// `POST /child-first/{brake}/follow-up`.
pub async fn submit(Path(named): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::FollowBrake)?;
    let entry = entry_of(&named)?;
    let mut errors = Errors::none();
    if fields.get("outcome").is_empty() {
        errors.add(Some("outcome"), "Say what was done for the child");
    }
    if !["yes", "no"].contains(&fields.get("released")) {
        errors.add(Some("released"), "Say whether payment may go on");
    }
    if !errors.is_empty() {
        return Ok(again(page(&visit, entry, &fields, &errors).await?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let (by, released) = (visit.by(&actor, fields.form()), fields.get("released") == "yes");
    let done = brake::follow(&mut desk, by, entry, fields.get("outcome"), released).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/child-first/{entry}")).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, entry, &fields, &errors).await?))
        }
    }
}

async fn found(visit: &Visit, entry: u64) -> Result<&Brake, Failure> {
    let brake = visit.view().book.people.brakes.get(&entry).ok_or(Failure::NotFound)?;
    let subjects = shown::subject(visit, brake).into_iter().collect();
    visit.note("Child first: a brake", subjects).await?;
    Ok(brake)
}

fn summary(visit: &Visit, brake: &Brake) -> Markup {
    let about = match &brake.case {
        Some(key) => who::child_linked(visit, key),
        None => html! { "the whole programme" },
    };
    let why = shown::why(visit, brake);
    html! {
        (SummaryList::new([
            SummaryRow::new("For", about),
            SummaryRow::new("Pulled by", who::linked(visit, who::number(&brake.by))),
            SummaryRow::new("When", said::moment(in_london(brake.at))),
            SummaryRow::new("Why", why.unwrap_or("Kept to those who follow it up.")),
            SummaryRow::new("Now", shown::standing(brake)),
        ]))
    }
}

fn followed(visit: &Visit, brake: &Brake) -> Markup {
    if brake.followed.is_empty() {
        return face::empty(
            "Nothing is recorded yet.",
            "Whoever runs the contract or the service, or the board, says what was done for the child.",
        );
    }
    let knows = shown::why(visit, brake).is_some();
    html! {
        @for one in &brake.followed {
            (face::inset_text(html! {
                @if knows { p.govuk-body { (one.outcome) } }
                p.govuk-body {
                    (who::name(visit, who::number(&one.by))) ", " (said::moment(in_london(one.at))) ". "
                    @if one.released { "Payment may go on." } @else { "The brake holds." }
                }
            }))
        }
    }
}

async fn page(
    visit: &Visit,
    entry: u64,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let brake = found(visit, entry).await?;
    let here = format!("/child-first/{entry}/follow-up");
    let choices = [
        Choice::new("yes", "Yes: release the brake")
            .hint("Statements can be proposed and agreed again, if no other brake holds."),
        Choice::new("no", "No: it still holds")
            .hint("What you write is kept, and the brake goes on holding."),
    ];
    let body = html! {
        (summary(visit, brake))
        @if brake.holds() {
            (form(visit, &here, fields, html! {
                (Textarea::new("outcome", "What was done for the child").value(fields.get("outcome")).hint("As an auditor would want to read it. No names.").errors(errors))
                (Radios::new("released", "May payment go on?", choices).chosen(fields.get("released")).errors(errors))
                (face::hint_text("What is recorded here is never removed."))
                (button("Record this"))
            }))
        } @else {
            (face::empty("This brake has been released.", "Pull it again if something new is known."))
        }
    };
    Ok(asking(visit, "What was done for the child", &format!("/child-first/{entry}"), errors, body))
}
