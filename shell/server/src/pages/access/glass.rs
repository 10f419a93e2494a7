//! `/access/glass/{glass}`: the data protection officer looks at why somebody saw a record out of
//! their reach, and says whether it was right.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, entry as entry_of};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::people::Glass;
use app::reads::search::Wanted;
use app::safety::glass::review;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{
    Choice, Errors, Question, Radios, Standing, SummaryList, SummaryRow, Textarea, button, said,
    standing_said,
};
use maud::{Markup, html};

/// Pages they opened that are shown.
const READS: usize = 50;

/// `GET /access/glass/{glass}`.
pub async fn show(visit: Visit, Path(entry): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::ReviewGlass)?;
    let entry = entry_of(&entry)?;
    page(&visit, entry, &Fields::default(), &Errors::none()).await
}

/// `POST /access/glass/{glass}`.
pub async fn submit(Path(entry): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ReviewGlass)?;
    let entry = entry_of(&entry)?;
    let mut errors = Errors::none();
    if !["yes", "no"].contains(&fields.get("right")) {
        errors.add(Some("right"), "Say whether it was right");
    }
    if fields.get("words").is_empty() {
        errors.add(Some("words"), "Say what you found");
    }
    if !errors.is_empty() {
        return Ok(again(page(&visit, entry, &fields, &errors).await?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let right = fields.get("right") == "yes";
    let done = review(&mut desk, by, entry, right, fields.get("words")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/access").into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, entry, &fields, &errors).await?))
        }
    }
}

/// What a review found, as a standing.
pub fn found(right: bool) -> Markup {
    match right {
        true => standing_said(Standing::Agreed, "it was right"),
        false => standing_said(Standing::Disputed, "it was not right"),
    }
}

async fn page(
    visit: &Visit,
    entry: u64,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let glass = visit.view().book.people.glass.get(&entry).ok_or(Failure::NotFound)?;
    visit.note("Broken glass under review", vec![glass.case.clone()]).await?;
    let read = read_meanwhile(visit, glass).await?;
    let until = said::moment(in_london(glass.ends_at));
    let body = html! {
        (SummaryList::new([
            SummaryRow::new("Who", who::linked(visit, &glass.person)),
            SummaryRow::new("Which record", glass.case.as_str()),
            SummaryRow::new("Why", glass.why.as_str()),
            SummaryRow::new("From", said::moment(in_london(glass.at))),
            SummaryRow::new("Until", if visit.moment.at < glass.ends_at { format!("{until}; it is open now") } else { until }),
            SummaryRow::new("What they opened", html! {
                @if read.is_empty() { "nothing" } @else {
                    ul.govuk-list { @for line in &read { li { (line) } } }
                }
            }),
        ]))
        @if visit.may(Action::SeeReads) { p.govuk-body { (face::link(&format!("/reads/of/{}", glass.case), "Everyone who read this record")) } }
        @match &glass.review {
            Some((right, words, by)) => {
                p.govuk-body { (found(*right)) }
                (face::inset_text(html! { p.govuk-body { (words) } p.govuk-body-s { (who::name(visit, who::number(by))) } }))
            }
            None => (form(visit, &format!("/access/glass/{entry}"), fields, html! {
                (Radios::new("right", "Was it right to look?", [Choice::new("yes", "Yes"), Choice::new("no", "No")]).chosen(fields.get("right")).errors(errors))
                (Textarea::new("words", "What you found").value(fields.get("words")).hint("And what follows from it, if anything. No names.").errors(errors))
                (button("Record this review"))
            })),
        }
    };
    Ok(asking(visit, "A record seen through broken glass", "/access", errors, body))
}

/// What they opened of that record while the glass was broken, oldest first.
async fn read_meanwhile(visit: &Visit, glass: &Glass) -> Result<Vec<String>, Failure> {
    let account = visit.view().book.people.accounts.get(&glass.person);
    let organisation = account.map_or("", |account| account.organisation.as_str());
    let by = format!("{organisation}:{}", glass.person);
    let wanted = Wanted {
        by: Some(&by),
        of: Some(&glass.case),
        since: Some(glass.at),
        until: Some(glass.ends_at),
    };
    let book = &visit.view().book.reads;
    let found = visit.service.reads.newest(book, &wanted, None, READS).await?;
    let lines = found.reads.into_iter().rev();
    Ok(lines
        .map(|(_, read)| format!("{}: {}", said::moment(in_london(read.at)), read.what))
        .collect())
}
