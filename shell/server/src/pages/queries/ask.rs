//! `/statements/{quarter}/queries`: asking about a line of an open statement.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, suggest};
use crate::pages::statements::readers;
use crate::visit::Visit;
use app::access::Action;
use app::paper::Readers;
use app::query::event::About;
use app::query::raise::{New, raise};
use app::query::{PARTIES, party};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Quarter;
use definitions::party::Role;
use face::{Choice, Errors, Input, Question, Select, Textarea, Width, button};
use jiff::ToSpan;
use maud::{Markup, html};

/// The choice of a child-quarter instead of a line.
const CHILD_QUARTER: &str = "child-quarter";

/// `GET /statements/{quarter}/queries`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::QueryStatement)?;
    let mut fields = Fields::default();
    let days = visit.view().book.act.terms.as_ref().map_or(10, |t| t.to_answer(visit.moment.today));
    suggest(&mut fields, "due", visit.moment.today.saturating_add(days.days()));
    page(&visit, &name, &fields, &Errors::none()).await
}

/// `POST /statements/{quarter}/queries`.
pub async fn submit(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::QueryStatement)?;
    let quarter = quarter(&visit, &name)?;
    let mut errors = Errors::none();
    let about = about(&visit, quarter, &fields, &mut errors).await?;
    let role = PARTIES.into_iter().find(|role| word(*role) == fields.get("waits"));
    if role.is_none() {
        errors.add(Some("waits"), "Choose who is to answer");
    }
    if fields.get("words").is_empty() {
        errors.add(Some("words"), "Say what you want to know");
    }
    let missing = "Say by when you need an answer";
    let due = day_from(&fields, "due", visit.moment.today, missing, &mut errors);
    let (Some(about), Some(waits_for), Some(due), true) = (about, role, due, errors.is_empty())
    else {
        return Ok(again(page(&visit, &name, &fields, &errors).await?));
    };
    let (number, actor) = (app::fresh('Q')?, visit.actor()?);
    let words = fields.get("words");
    let new = New { number: &number, quarter, about, waits_for, due, words };
    let mut desk = visit.desk().await;
    let done = raise(&mut desk, visit.by(&actor, fields.form()), &new).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/statements/{quarter}#queries")).into_response()),
        Err(failure) => Ok(again(page(&visit, &name, &fields, &declined(failure)?).await?)),
    }
}

/// The quarter, while its statement is one the visitor can read.
fn quarter(visit: &Visit, name: &str) -> Result<Quarter, Failure> {
    crate::pages::statements::quarter(visit, name)
}

async fn lines(visit: &Visit, quarter: Quarter) -> Result<Vec<String>, Failure> {
    let paper = visit.service.letters.of(&visit.service, &visit.shown, quarter).await?;
    Ok(paper.totals.sum.iter().map(|line| line.what.clone()).collect())
}

async fn about(
    visit: &Visit,
    quarter: Quarter,
    fields: &Fields,
    errors: &mut Errors,
) -> Result<Option<About>, Failure> {
    let line = fields.get("line");
    if line != CHILD_QUARTER {
        let what = lines(visit, quarter).await?.into_iter().find(|one| one == line);
        if what.is_none() {
            errors.add(Some("line"), "Choose the line you ask about");
        }
        return Ok(what.map(|what| About::Line { what }));
    }
    // Whoever may not see single children names one by the pseudonym they were told.
    let key = fields.get("case").to_owned();
    let tracked = visit.view().tracked(&key)?.is_some() && key.starts_with("C-");
    let k = fields.get("tracking").parse::<u8>().ok().filter(|k| *k >= 1);
    if !tracked {
        errors.add(Some("case"), "There is no such case in this statement. Check its pseudonym");
    }
    if k.is_none() {
        errors.add(Some("tracking"), "We need the tracking quarter, such as 3");
    }
    Ok(k.filter(|_| tracked).map(|k| About::ChildQuarter { key, k }))
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Payer => "council",
        Role::Spv => "spv",
        _ => "director",
    }
}

async fn page(
    visit: &Visit,
    name: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let quarter = quarter(visit, name)?;
    let back = format!("/statements/{quarter}");
    let title = "Query a line of the statement";
    if visit.view().book.open_quarter() != Some(quarter) {
        let words = "No statement of this quarter is open, so nothing in it can be queried.";
        let body = face::empty(words, face::link(&back, "See the statement"));
        return Ok(asking(visit, title, &back, errors, body));
    }
    let lines = lines(visit, quarter).await?;
    let choices = lines.iter().map(|line| Choice::new(line, line));
    let child = Choice::new(CHILD_QUARTER, "One child-quarter");
    let choices = crate::pages::asking::or_none("Choose a line", choices.chain([child]));
    let mine = visit.actor().ok().map(|actor| actor.role);
    let parties = PARTIES.into_iter().filter(|role| Some(*role) != mine);
    let parties = parties.map(|role| Choice::new(word(role), capital(party(role))));
    let parties = crate::pages::asking::or_none("Choose who answers", parties);
    let hint = match readers(visit.eyes()) {
        Readers::Partnership => {
            "By its pseudonym: C- and eight letters or figures. Only for a child-quarter"
        }
        Readers::MoneyAlone => "By the pseudonym you were told. Only for a child-quarter",
    };
    let body = html! {
        p.govuk-body { "Whoever you ask finds it on their own page. It stops nobody from signing, and both sides read it beside the statement." }
        (form(visit, &format!("{back}/queries"), fields, html! {
            (Select::new("line", "What you ask about", choices).chosen(fields.get("line")).errors(errors))
            (Input::new("case", "Case").value(fields.get("case")).hint(hint).width(Width::W10).code_like().errors(errors))
            (Input::new("tracking", "Tracking quarter").value(fields.get("tracking")).hint("From 1 to 10. Only for a child-quarter").number().width(Width::W2).errors(errors))
            (Select::new("waits", "Who is to answer", parties).chosen(fields.get("waits")).errors(errors))
            (Textarea::new("words", "What you want to know").value(fields.get("words")).rows(4).hint("No names").errors(errors))
            (fields.day_question("due", "Answer due by", errors))
            (button("Ask"))
        }))
    };
    Ok(asking(visit, title, &back, errors, body))
}

fn capital(words: &str) -> String {
    let first = words.chars().take(1).flat_map(char::to_uppercase);
    first.chain(words.chars().skip(1)).collect()
}
