//! `/tokens`: tokens with which one's own programs do what one may, within stated actions and
//! until a day. A token's secret is shown once.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, suggest};
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::{Action, Asker, Thing};
use app::london::{begins, in_london};
use app::people::Token;
use app::people::token::{self, New};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use door::Digest;
use face::{
    Checkboxes, Choice, Errors, Head, Input, Question, Standing, TableCell, TableView, Width,
    button, said, standing_said,
};
use jiff::ToSpan;
use maud::{Markup, html};

const MAKES: Asks = Asks::Programme(Action::MakeToken);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/tokens", MAKES, || get(show)),
    Route::get("/tokens/new", MAKES, || get(show_new).post(submit_new)),
    Route::post("/tokens/{token}/ending", MAKES, || post(end)),
];

/// What a token may ask for, in words.
pub fn scopes(token: &Token) -> String {
    let title = |word: &String| {
        word.parse::<Action>().map_or_else(|_| word.clone(), |action| action.title().to_owned())
    };
    token.scopes.iter().map(title).collect::<Vec<_>>().join("; ")
}

/// How a token stands at a moment.
pub fn standing(token: &Token, at: i64) -> Markup {
    if token.ended {
        return standing_said(Standing::Stopped, "ended");
    }
    match at < token.ends_at {
        true => standing_said(Standing::Agreed, "works"),
        false => standing_said(Standing::Done, "ended by itself"),
    }
}

/// `GET /tokens`. Looking at one's own list binds nobody.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    if !visit.may(Action::MakeToken) {
        return Err(Failure::NotFound);
    }
    let people = &visit.view().book.people;
    let mine = people.tokens.iter().filter(|(_, token)| token.person == visit.asker.id);
    let mut table =
        TableView::new("Tokens, each with its end").id("tokens-made").caption_hidden().head([
            Head::text("For"),
            Head::text("May"),
            Head::text("Until"),
            Head::text("Now"),
            Head::text(html! { span.govuk-visually-hidden { "What can be done" } }),
        ]);
    for (number, token) in mine {
        let works = !token.ended && visit.moment.at < token.ends_at;
        let end = html! { @if works {
            (form(&visit, &format!("/tokens/{number}/ending"), &Fields::default(), html! {
                (button(html! { "End it" span.govuk-visually-hidden { ": " (token.label) } }).secondary())
            }))
        } };
        table = table.row([
            TableCell::text(token.label.as_str()),
            TableCell::text(scopes(token)),
            TableCell::day(said::day(in_london(token.ends_at).date())),
            TableCell::text(standing(token, visit.moment.at)),
            TableCell::text(end),
        ]);
    }
    Ok(face::page(
        &visit.frame("Tokens for programs"),
        html! {
            (face::heading("Tokens for programs"))
            (face::reading(html! {
                p.govuk-body { "With a token, a program of yours does what you may, and no more: send a case list or a return, or take figures into another system. What binds anyone takes a person." }
                (face::link_button("/tokens/new", "Make a token"))
            }))
            (face::section("mine", "Your tokens", html! {
                (table.empty(face::empty("You have no token.", "Make one for each program, so that each can be ended alone.")))
            }))
            p.govuk-body { (face::link("/api/v1/openapi.json", "What programs can ask for, as an OpenAPI document")) }
        },
    ))
}

/// `GET /tokens/new`.
async fn show_new(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::MakeToken)?;
    let mut fields = Fields::default();
    let until = visit.moment.today.checked_add(90.days()).unwrap_or(visit.moment.today);
    suggest(&mut fields, "until", until);
    page(&visit, &fields, &Errors::none())
}

/// `POST /tokens/new`.
async fn submit_new(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::MakeToken)?;
    let mut errors = Errors::none();
    if fields.get("label").is_empty() {
        errors.add(Some("label"), "Say what the token is for");
    }
    let offered = offered(&visit)?;
    let chosen =
        offered.into_iter().filter(|one| fields.all("scope").any(|word| word == one.word()));
    let scopes: Vec<Action> = chosen.collect();
    if scopes.is_empty() {
        errors.add(Some("scope"), "Choose at least one thing it may do");
    }
    let today = visit.moment.today;
    let until = day_from(
        &fields,
        "until",
        today,
        "Say which is the first day it no longer works",
        &mut errors,
    );
    let (Some(until), true) = (until, errors.is_empty()) else {
        return Ok(again(page(&visit, &fields, &errors)?));
    };
    let (secret, actor) = (format!("hw_{}", door::Token::new()?.reveal()), visit.actor()?);
    let new = New {
        token: app::fresh('T')?,
        label: fields.get("label").to_owned(),
        digest: Digest::of(&secret).to_string(),
        scopes,
        ends_at: begins(until),
    };
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = token::make(&mut desk, by, &visit.asker.id, &new).await;
    drop(desk);
    match done {
        Ok(done) if done.already => Ok(Redirect::to("/tokens").into_response()),
        Ok(_) => Ok(made(&visit, &new, &secret).into_response()),
        Err(failure) => Ok(again(page(&visit, &fields, &declined(failure)?)?)),
    }
}

/// `POST /tokens/{token}/ending`.
async fn end(Path(token): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    if !visit.may(Action::MakeToken) {
        return Err(Failure::NotFound);
    }
    let theirs = visit.view().book.people.tokens.get(&token);
    if theirs.is_none_or(|theirs| theirs.person != visit.asker.id) {
        return Err(Failure::NotFound);
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done =
        token::end(&mut desk, visit.by(&actor, fields.form()), &visit.asker.id, &token).await;
    drop(desk);
    done?;
    Ok(Redirect::to("/tokens").into_response())
}

/// What the person may do themselves and a program may do for them.
fn offered(visit: &Visit) -> Result<Vec<Action>, Failure> {
    let program = Asker { program: true, ..visit.asker.clone() };
    let mut offered = Vec::new();
    for action in Action::ALL.iter().copied() {
        let whole = visit.service.allows(&program, action, &Thing::Programme);
        let child = || {
            let (memory, view) = (&visit.shown.memory, visit.view());
            let reach = memory.reach(&visit.service, view, &program, action, visit.moment)?;
            Ok::<bool, Failure>(reach.allowed.contains(&true))
        };
        if whole || child()? {
            offered.push(action);
        }
    }
    Ok(offered)
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let offered = offered(visit)?;
    let choices = offered.iter().map(|action| Choice::new(action.word(), action.title()));
    let chosen: Vec<&str> = fields.all("scope").collect();
    let body = html! {
        (form(visit, "/tokens/new", fields, html! {
            (Input::new("label", "What it is for").value(fields.get("label")).hint("The program, and where it runs: “case list, from the records system”").width(Width::TwoThirds).errors(errors))
            (Checkboxes::new("scope", "What it may do", choices).chosen(&chosen).small().hint("Only what you may do yourself, and only for as long. Choose as little as it needs.").errors(errors))
            (fields.day_question("until", "The first day it no longer works", errors))
            (button("Make this token"))
        }))
    };
    Ok(asking(visit, "Make a token", "/tokens", errors, body))
}

fn made(visit: &Visit, new: &New, secret: &str) -> Markup {
    let until = said::day(in_london(new.ends_at).date());
    let body = html! {
        p.govuk-body-l { "Copy this token now. It is not shown again." }
        (face::inset_text(html! { p.govuk-body.homeward-link { code { (secret) } } }))
        (face::list([
            html! { "Give it to the program as " code { "Authorization: Bearer …" } "." },
            html! { "It works until " (until) ", or until you end it, or leave." },
            html! { "Whoever has it does what you may. Keep it where the program keeps its passwords, and nowhere else." },
        ]))
        (face::link_button("/tokens", "I have kept it"))
    };
    asking(visit, "The token is ready", "/tokens", &Errors::none(), body)
}
