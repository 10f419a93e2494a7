//! `/referrals/drafts/{draft}/check`: everything once more before the referral is made.

use super::{address, load};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::pages::referrals::said::titles;
use crate::visit::Visit;
use app::access::Action;
use app::referral::refer::{New, refer};
use app::referral::save::Draft;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Refusal;
use face::{Errors, SummaryList, SummaryRow, button};
use maud::{Markup, html};

const TITLE: &str = "Check your answers";

/// `GET /referrals/drafts/{draft}/check`.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::Refer)?;
    let draft = load(&visit, &number).await?;
    Ok(page(&visit, (&number, &draft), &Fields::default(), &Errors::none())?)
}

/// `POST /referrals/drafts/{draft}/check`.
pub async fn submit(Path(number): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::Refer)?;
    let draft = match load(&visit, &number).await {
        Ok(draft) => draft,
        // The same form again: it was made from this draft, which was let go of.
        Err(Failure::NotFound) => return Ok(Redirect::to("/referrals").into_response()),
        Err(failure) => return Err(failure),
    };
    let new = New {
        on: draft.on.unwrap_or(visit.moment.today),
        young_person: draft.young_person.clone(),
        name: draft.name.clone(),
        details: draft.details.clone(),
        words: draft.words.clone(),
        draft: Some(number.clone()),
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = refer(&mut desk, visit.by(&actor, fields.form()), &new).await;
    drop(desk);
    match done {
        Ok(done) => Ok(Redirect::to(&made(&visit, done.first_entry)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, (&number, &draft), &fields, &errors)?))
        }
    }
}

/// The page of the referral that an entry made.
fn made(visit: &Visit, entry: u64) -> String {
    let shown = visit.service.shown();
    let book = &shown.view.book;
    let mut paths = book.paths.values();
    let path = paths.find(|path| path.noted.first().is_some_and(|first| first.entry == entry));
    path.map_or("/referrals".to_owned(), |path| {
        crate::pages::referrals::address(&book.pseudonyms.case(path.number()))
    })
}

fn page(
    visit: &Visit,
    (number, draft): (&str, &Draft),
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Refusal> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let (today, details) = (visit.moment.today, &draft.details);
    let change = |page: &str, what: &str| face::Action::new(&address(number, page), "Change", what);
    let dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let count = |n: Option<u32>| n.map_or("not known".to_owned(), |n| n.to_string());
    let day = |day: Option<definitions::Date>| day.map_or("–".to_owned(), face::said::day);
    let flags = [
        (details.crisis, "The family is in crisis, or this comes late"),
        (details.reunification, "The young person is in care and is to go home"),
    ];
    let flags: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
    let who = [
        ("Name", dash(&draft.name), "the name"),
        ("Date of birth", day(details.date_of_birth), "the date of birth"),
        (
            "Council’s number",
            dash(details.council_child_number.as_deref().unwrap_or_default()),
            "the council’s number",
        ),
        (
            "Family’s number",
            dash(details.family.as_deref().unwrap_or_default()),
            "the family’s number",
        ),
        ("Who refers", dash(&details.source), "who refers"),
        ("Quadrant", dash(&details.quadrant), "the quadrant"),
        ("Day of referral", day(draft.on), "the day of referral"),
    ];
    let why = [
        ("Why", dash(&titles(terms.criteria.value(today), &details.criteria)), "why"),
        ("To know at once", dash(&flags.join("; ")), "what to know at once"),
        ("The family", dash(&titles(terms.profile.value(today), &details.profile)), "the family"),
        ("Days in care before", count(details.prior_care_days), "days in care"),
        ("Offences before", count(details.prior_offences), "offences"),
        ("What the panel should know", dash(&draft.words), "what the panel should know"),
    ];
    let row = |page: &'static str| {
        move |(key, value, what): (&str, String, &str)| {
            SummaryRow::new(key, value).action(change(page, what))
        }
    };
    let body = html! {
        @if draft.young_person.is_some() {
            (face::inset_text("They were referred or listed here before, under the same number."))
        }
        (SummaryList::new(who.into_iter().map(row("who"))))
        (SummaryList::new(why.into_iter().map(row("why"))))
        p.govuk-body { "The " (dash(&details.quadrant)) " panel reads it next. You are told of each decision here and by e-mail." }
        (form(visit, &address(number, "check"), fields, html! { (button("Send the referral")) }))
    };
    Ok(asking(visit, TITLE, &address(number, "why"), errors, body))
}
