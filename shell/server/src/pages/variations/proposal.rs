//! `/variations/proposal`: a page of the contract is written anew, from a day, with the reason; what
//! it would change is shown once more before it is proposed.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::access::Action;
use app::variation::propose::{Asked, check, propose};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use face::{
    Back, Checkboxes, Choice, Errors, Question, SummaryList, SummaryRow, TableView, Textarea,
    button, button_group, said,
};
use maud::{Markup, html};
use outcomes::contract::PAGES;
use outcomes::variation::Varied;
use outcomes::variation::differences;
use std::collections::HashMap;

/// The page that is written when none is named.
const USUAL: &str = "tariff.toml";

/// `GET /variations/proposal`.
pub async fn show(
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Markup, Failure> {
    visit.must(Action::ProposeVariation)?;
    let asked = query.get("page").map_or(USUAL, String::as_str);
    let page_name = PAGES.iter().find(|name| **name == asked).copied().unwrap_or(USUAL);
    let mut fields = Fields::default();
    fields.set("page", page_name);
    let text = visit.view().book.pages.get(page_name).cloned().unwrap_or_default();
    fields.set("text", &text);
    Ok(page(&visit, &fields, &Errors::none()))
}

/// `POST /variations/proposal`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ProposeVariation)?;
    if fields.get("again") == "yes" {
        return Ok(page(&visit, &fields, &Errors::none()).into_response());
    }
    let asked = match read(&fields) {
        Ok(asked) => asked,
        Err(errors) => return Ok(refused(&visit, &fields, &errors)),
    };
    let checked = check(&visit.view().book, &asked);
    let varied = match checked {
        Ok(varied) => varied,
        Err(failure) => return Ok(refused(&visit, &fields, &declined(failure)?)),
    };
    if fields.get("checked") != "yes" {
        return Ok(answers(&visit, &fields, &asked, &varied).into_response());
    }
    let (actor, number) = (visit.actor()?, fields.form().to_owned());
    let by = visit.by(&actor, &number);
    let mut desk = visit.desk().await;
    let done = propose(&mut desk, by, &asked).await;
    drop(desk);
    match done {
        Ok(done) => Ok(Redirect::to(&format!("/variations/{}", done.number)).into_response()),
        Err(failure) => Ok(refused(&visit, &fields, &declined(failure)?)),
    }
}

fn refused(visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(visit, fields, errors)).into_response()
}

fn read(fields: &Fields) -> Result<Asked, Errors> {
    let mut errors = Errors::none();
    let effective = match fields.day("effective") {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add(Some("effective"), "We need the day from which it holds");
            None
        }
        Err(why) => {
            errors.add(Some("effective"), why);
            None
        }
    };
    if fields.get("why").is_empty() {
        errors.add(Some("why"), "We need to know why, for every party to read");
    }
    let Some(effective) = effective.filter(|_| errors.is_empty()) else { return Err(errors) };
    // A browser sends line ends of its own.
    let text = fields.get("text").replace("\r\n", "\n");
    let text = format!("{}\n", text.trim_end());
    Ok(Asked {
        pages: [(fields.get("page").to_owned(), text)].into(),
        effective,
        names_past: fields.get("names_past") == "yes",
        why: fields.get("why").to_owned(),
    })
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Markup {
    let title = "Propose a variation";
    let mut frame = visit.frame(title);
    frame.errors = errors.clone();
    frame.back = Some(Back::new("Variations", "/variations"));
    let now = fields.get("page");
    face::page(
        &frame,
        html! {
            (face::heading(title))
            (face::lead("Add a new version of a term, with the day from which it holds and where it is written. The versions that hold already stay as they are."))
            nav aria-label="Pages of the contract" {
                ul.govuk-list {
                    @for name in PAGES {
                        li { @if name == now { strong { (name) } } @else { (face::link(&format!("/variations/proposal?page={name}"), name)) } }
                    }
                }
            }
            (form(visit, "/variations/proposal", fields, html! {
                (face::hidden("page", now))
                (Textarea::new("text", format!("{now}, as it would be")).value(fields.get("text")).rows(24).spellcheck(false).errors(errors))
                (fields.day_question("effective", "From which day it holds", errors))
                (Checkboxes::alone("names_past", Choice::new("yes", "It names past quarters").hint("They are trued up in the next statement; agreed payments stay")).chosen(&[fields.get("names_past")]))
                (Textarea::new("why", "Why").value(fields.get("why")).rows(3).hint("Every party reads this").errors(errors))
                (button("See what it changes"))
            }))
        },
    )
}

/// What it would change, once more.
fn answers(visit: &Visit, fields: &Fields, asked: &Asked, varied: &Varied) -> Markup {
    let title = "Check what it changes";
    let mut frame = visit.frame(title);
    frame.back = Some(Back::new("Variations", "/variations"));
    let past =
        if asked.names_past { "Named: trued up in the next statement" } else { "Not touched" };
    let kept =
        ["page", "text", "effective-day", "effective-month", "effective-year", "names_past", "why"];
    face::page(
        &frame,
        html! {
            (face::heading(title))
            (SummaryList::new([
                SummaryRow::new("Holds from", said::day(asked.effective)),
                SummaryRow::new("Past quarters", past),
                SummaryRow::new("Why", &asked.why),
            ]))
            (TableView::of(&differences::table(&varied.differences)))
            p.govuk-body { "Each party looks at what past quarters would have paid and what hard cases come to before it approves." }
            (form(visit, "/variations/proposal", fields, html! {
                @for name in kept { (face::hidden(name, fields.get(name))) }
                (button_group(html! {
                    (button("Propose this variation").name("checked", "yes"))
                    (button("Change it").secondary().name("again", "yes"))
                }))
            }))
        },
    )
}
