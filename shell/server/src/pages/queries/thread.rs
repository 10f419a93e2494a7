//! `/queries/{query}`: what was said, and the next thing to say.

use super::{about, answers_for, found, standing};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::query::{answer, close, party};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Errors, Question, SummaryList, SummaryRow, Textarea, button, said};
use maud::{Markup, html};

/// `GET /queries/{query}`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    page(&visit, &number, &Fields::default(), &Errors::none())
}

/// `POST /queries/{query}/answers`.
pub async fn answered(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let all = [Action::AnswerForPayer, Action::AnswerForSpv, Action::AnswerForIntermediary];
    if !all.into_iter().any(|action| visit.may(action)) {
        return Err(Failure::NotFound);
    }
    found(&visit, &number)?;
    if fields.get("words").is_empty() {
        let errors = Errors::none().field("words", "Say something, in a few words");
        return Ok(again(page(&visit, &number, &fields, &errors)?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = answer::answer(&mut desk, by, &number, fields.get("words")).await;
    drop(desk);
    after(visit, &number, &fields, done)
}

/// `POST /queries/{query}/closing`.
pub async fn closed(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::QueryStatement)?;
    found(&visit, &number)?;
    if fields.get("why").is_empty() {
        let errors = Errors::none().field("why", "Say why, in a few words");
        return Ok(again(page(&visit, &number, &fields, &errors)?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = close::close(&mut desk, by, &number, fields.get("why")).await;
    drop(desk);
    after(visit, &number, &fields, done)
}

fn after(
    visit: Visit,
    number: &str,
    fields: &Fields,
    done: Result<app::Done, app::Failure>,
) -> Result<Response, Failure> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/queries/{number}")).into_response()),
        Err(failure) => Ok(again(page(&visit, number, fields, &declined(failure)?)?)),
    }
}

fn page(visit: &Visit, number: &str, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let query = found(visit, number)?;
    let names = &visit.view().names;
    let words = names.under(number, "said.").map(|(_, words)| words.to_owned());
    let words: Vec<String> = words.collect();
    let mine = query.waits_for.is_some_and(|role| answers_for(visit, role));
    let role = visit.actor().ok().map(|actor| actor.role);
    let asker = visit.may(Action::QueryStatement) && role == Some(query.asked_by);
    let here = format!("/queries/{number}");
    let due = query.is_open().then(|| SummaryRow::new("Answer due", said::day(query.due)));
    let body = html! {
        (SummaryList::new([
            SummaryRow::new("About", about(visit, query)),
            SummaryRow::new("Statement", face::link(&format!("/statements/{}", query.quarter), format!("The quarter ended {}", said::day(query.quarter.last_day())))),
            SummaryRow::new("Asked by", party(query.asked_by)),
            SummaryRow::new("Standing", standing(visit, query)),
        ].into_iter().chain(due)))
        @for (at, (by, when)) in query.said.iter().enumerate() {
            (face::inset_text(html! {
                p.govuk-body-s { (super::super::statements::by_and_when(visit, &(by.clone(), *when))) }
                p.govuk-body { (words.get(at).map_or("No longer kept", String::as_str)) }
            }))
        }
        @if mine {
            (form(visit, &format!("{here}/answers"), fields, html! {
                (Textarea::new("words", "Your answer").value(fields.get("words")).rows(4).hint("No names. Both sides read it").errors(errors))
                (button("Answer"))
            }))
        }
        @if query.is_open() && asker {
            (form(visit, &format!("{here}/closing"), fields, html! {
                (Textarea::new("why", "Close it, because").value(fields.get("why")).rows(2).hint("What settled it").errors(errors))
                (button("Close the query").secondary())
            }))
        }
    };
    let back = format!("/statements/{}#queries", query.quarter);
    Ok(asking(visit, "A query about a statement", &back, errors, body))
}
