//! `/findings/{finding}`: what is wrong, where, what to do, and who answers it.

use super::seen::{Row, seen, weight};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::access::Action;
use app::findings::{listed, own};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Back, Errors, SummaryList, SummaryRow, button, said};
use maud::{Markup, html};

/// `GET /findings/{finding}`.
pub async fn show(visit: Visit, Path(finding): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeFindings)?;
    let row = found(&visit, &finding).await?;
    page(&visit, &row, &Errors::none()).await
}

/// `POST /findings/{finding}`: the visitor takes it on.
pub async fn own(Path(finding): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::OwnFindings)?;
    let row = found(&visit, &finding).await?;
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = own::own(&mut desk, by, &row.number, &visit.asker.id).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/findings/{}", row.number)).into_response()),
        Err(failure) => {
            let page = page(&visit, &row, &declined(failure)?).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn found(visit: &Visit, number: &str) -> Result<Row, Failure> {
    let seen = seen(visit.eyes()).await?;
    seen.rows.into_iter().find(|row| row.number == number).ok_or(Failure::NotFound)
}

async fn page(visit: &Visit, row: &Row, errors: &Errors) -> Result<Markup, Failure> {
    visit.note("finding", row.subject.clone().into_iter().collect()).await?;
    let mut frame = visit.frame(row.title.clone());
    frame.errors = errors.clone();
    frame.back = Some(Back::new("Findings", "/findings"));
    let days = said::count(usize::try_from(row.age).unwrap_or(0), "day", "days");
    let mut rows = vec![
        SummaryRow::new("What should be true", &row.says),
        SummaryRow::new("Where", place(row)),
    ];
    if !row.child.is_empty() {
        rows.push(SummaryRow::new("Child", child(row)));
    }
    rows.extend([
        SummaryRow::new("Rule", row.rule.replace('_', " ")),
        SummaryRow::new("Weight", weight(row.weight)),
        SummaryRow::new("Since", format!("{}, {days} ago", said::day(row.since))),
        SummaryRow::new("Answered by", row.answered_by(visit)),
        SummaryRow::new("Number", &row.number),
    ]);
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption("Finding", &row.title))
            (face::lead(sentence(&row.hint)))
            @if row.touches_payment() { (face::inset_text("A payment may rest on it. Until it is put right, the days it touches may wait or be counted otherwise.")) }
            (SummaryList::new(rows))
            (taking_on(visit, row))
        }),
    ))
}

fn sentence(hint: &str) -> String {
    if hint.is_empty() || hint.ends_with(['.', ')', '?']) {
        hint.to_owned()
    } else {
        format!("{hint}.")
    }
}

fn place(row: &Row) -> String {
    match row.submission {
        Some(number) => format!("{} return, submission {number}: {}", row.from, row.place),
        None => "The provider’s case list".to_owned(),
    }
}

fn child(row: &Row) -> Markup {
    html! {
        @match &row.case {
            Some(case) => { (face::link(&format!("/young-people/{case}"), &row.child)) }
            None => { (row.child) }
        }
    }
}

fn taking_on(visit: &Visit, row: &Row) -> Markup {
    let decides = visit.may(Action::ConfirmLinks)
        && [listed::DOUBTFUL, listed::NOT_FOUND].contains(&row.rule.as_str());
    let mine = row.owner.as_deref() == Some(visit.asker.id.as_str());
    html! {
        @if decides { p.govuk-body { (face::link("/findings/links", "Decide this link")) } }
        @if mine {
            p.govuk-body { "You answer this finding. It goes by itself when what was wrong is put right and sent again." }
        } @else if visit.may(Action::OwnFindings) {
            (form(visit, &format!("/findings/{}", row.number), &Fields::default(), html! {
                (button("I will answer this"))
            }))
        }
    }
}
