//! `/concerns/{concern}`: one item with every review, and the review: what was found or done, who
//! sees to it now, and when it is looked at again.

use super::shown::{about, can_own, found, may, owners, standing, thing, title};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, suggest};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::people::Concern;
use app::people::event::ConcernKind;
use app::safety::concern::{Review, review};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{
    Back, Choice, Errors, Question, Radios, Select, SummaryList, SummaryRow, Textarea, button, said,
};
use jiff::ToSpan;
use maud::{Markup, html};

/// `GET /concerns/{concern}`.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Markup, Failure> {
    let concern = found(&visit, &id, Action::SeeConcern)?;
    noted(&visit, concern).await?;
    let mut frame = visit.frame(title(concern.kind));
    if visit.may(Action::LogConcern) {
        frame.back = Some(Back::new("Risks, incidents and concerns", "/concerns"));
    }
    let reviews = concern.review_on.is_some() && may(&visit, &id, concern, Action::ReviewConcern);
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(id.as_str(), title(concern.kind)))
            (face::reading(html! {
                (summary(&visit, &id, concern))
                @if reviews { (face::link_button(&format!("/concerns/{id}/review"), review_title(concern))) }
                (face::section("reviews", "Reviews", written(&visit, &id, 0)))
            }))
        },
    ))
}

/// `GET /concerns/{concern}/review`.
pub async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Markup, Failure> {
    let concern = found(&visit, &id, Action::ReviewConcern)?;
    let mut fields = Fields::default();
    let month = visit.moment.today.checked_add(28.days()).unwrap_or(visit.moment.today);
    suggest(&mut fields, "review", month);
    fields.set("owner", &concern.owner);
    fields.set("seen", &concern.reviews.to_string());
    noted(&visit, concern).await?;
    page(&visit, &id, &fields, &Errors::none())
}

/// `POST /concerns/{concern}/review`.
pub async fn submit(Path(id): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, mut fields } = sent;
    let concern = found(&visit, &id, Action::ReviewConcern)?;
    noted(&visit, concern).await?;
    let mut errors = Errors::none();
    if fields.get("words").is_empty() {
        errors.add(Some("words"), "Say what you found or did");
    }
    if !can_own(&visit, &thing(&id, concern), fields.get("owner")) {
        errors.add(Some("owner"), "Choose who sees to it now");
    }
    let review_on = match fields.get("next") {
        "close" => None,
        "again" => {
            let missing = "Say when it is looked at again";
            day_from(&fields, "review", visit.moment.today, missing, &mut errors)
        }
        _ => {
            errors.add(Some("next"), "Say what comes next");
            None
        }
    };
    let seen = fields.get("seen").parse().unwrap_or(0);
    if !errors.is_empty() {
        return Ok(again(page(&visit, &id, &fields, &errors)?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let (words, owner) = (fields.get("words"), fields.get("owner"));
    let done = review(
        &mut desk,
        visit.by(&actor, fields.form()),
        &Review { concern: &id, seen, words, owner, review_on },
    )
    .await;
    let now = desk.book.people.concerns.get(&id).map_or(seen, |concern| concern.reviews);
    let names = desk.names.clone();
    drop(desk);
    let failure = match done {
        Ok(_) => return Ok(Redirect::to(&format!("/concerns/{id}")).into_response()),
        Err(failure) => failure,
    };
    let errors = declined(failure)?;
    // A form sent twice finds its own review there: nothing is to be said again.
    let theirs = names.words(&id);
    if now == seen + 1 && theirs.last() == Some(&fields.get("words")) {
        return Ok(Redirect::to(&format!("/concerns/{id}")).into_response());
    }
    let before = usize::try_from(seen).unwrap_or(0) + 1;
    let meanwhile: Vec<String> =
        theirs.iter().skip(before).map(|words| (*words).to_owned()).collect();
    fields.set("seen", &now.to_string());
    Ok(again(page_after(&visit, &id, &fields, &errors, &meanwhile)?))
}

/// What the review of an item is called.
fn review_title(concern: &Concern) -> String {
    let kind = match concern.kind {
        ConcernKind::Risk => "risk",
        ConcernKind::Incident => "incident",
        ConcernKind::Safeguarding => "concern",
    };
    format!("Review this {kind}")
}

async fn noted(visit: &Visit, concern: &Concern) -> Result<(), Failure> {
    visit.note("A concern", concern.case.iter().cloned().collect()).await
}

fn summary(visit: &Visit, id: &str, concern: &Concern) -> Markup {
    let words = visit.view().names.words(id).first().map_or("", |words| *words).to_owned();
    html! {
        (SummaryList::new([
            SummaryRow::new("What", html! { span.homeward-as-typed { (if words.is_empty() { "The words were forgotten, as the law asks." } else { words.as_str() }) } }),
            SummaryRow::new("About", match &concern.case {
                Some(key) if who::reaches(visit, key) => html! { (who::child_linked(visit, key)) @if !concern.team.is_empty() { ", team " (concern.team) } },
                _ => html! { (about(visit, concern)) },
            }),
            SummaryRow::new("Logged", html! { (said::moment(in_london(concern.at))) ", " (who::linked(visit, who::number(&concern.by))) }),
            SummaryRow::new("Who sees to it", who::linked(visit, &concern.owner)),
            SummaryRow::new("Now", standing(concern, visit.moment.today)),
        ]))
    }
}

/// What was written at each review, from one on.
fn written(visit: &Visit, id: &str, from: usize) -> Markup {
    let words = visit.view().names.words(id);
    let reviews: Vec<&str> = words.into_iter().skip(1 + from).collect();
    if reviews.is_empty() {
        return face::empty("It has not been reviewed yet.", "");
    }
    html! { @for (at, words) in (from + 1..).zip(reviews) { (one_review(at, words)) } }
}

fn one_review(at: usize, words: &str) -> Markup {
    face::inset_text(html! {
        p.govuk-body-s { "Review " (at) }
        p.govuk-body.homeward-as-typed { (words) }
    })
}

fn page(visit: &Visit, id: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    page_after(visit, id, fields, errors, &[])
}

/// The form; `meanwhile` is what somebody else wrote since it was opened.
fn page_after(
    visit: &Visit,
    id: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: &[String],
) -> Result<Markup, Failure> {
    let concern = visit.view().book.people.concerns.get(id).ok_or(Failure::NotFound)?;
    let owners = owners(visit, &thing(id, concern));
    let next = [
        Choice::new("again", "Look at it again")
            .reveals(fields.day_question("review", "On", errors)),
        Choice::new("close", "Close it").hint("Nothing more is to be done. It stays in the log."),
    ];
    let seen = usize::try_from(fields.get("seen").parse::<u32>().unwrap_or(0)).unwrap_or(0);
    let body = html! {
        @if !meanwhile.is_empty() {
            (face::section("meanwhile", "Written while you were writing", html! {
                @for (at, words) in (seen + 1 - meanwhile.len()..).zip(meanwhile) { (one_review(at, words)) }
            }))
        }
        (summary(visit, id, concern))
        @if concern.reviews > 0 { (face::details("What was written before", written(visit, id, 0))) }
        (form(visit, &format!("/concerns/{id}/review"), fields, html! {
            (face::hidden("seen", fields.get("seen")))
            (Textarea::new("words", "What you found or did").value(fields.get("words")).errors(errors))
            (Select::new("owner", "Who sees to it now", owners).chosen(fields.get("owner")).errors(errors))
            (Radios::new("next", "What comes next", next).chosen(fields.get("next")).errors(errors))
            (button("Record this review"))
        }))
    };
    Ok(asking(visit, &review_title(concern), &format!("/concerns/{id}"), errors, body))
}
