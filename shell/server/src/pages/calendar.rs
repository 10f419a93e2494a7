//! `/account/calendar`: a person's calendar of due dates, at a secret address of their own; and the
//! calendar itself, which asks for nothing but the secret.

use super::asking::{again, asking};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::routes::{Asks, Route};
use crate::service::Service;
use crate::visit::Visit;
use app::access::{Action, Here, Thing};
use app::calendar;
use app::due::due;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use door::Digest;
use face::{Errors, SummaryList, SummaryRow, button};
use maud::{Markup, html};
use std::sync::Arc;

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/account/calendar", Asks::Programme(Action::SeeMoney), || get(show).post(share)),
    Route::post("/account/calendar/end", Asks::Programme(Action::SeeMoney), || post(end)),
    Route::get("/calendar/{name}", Asks::Nothing, || get(feed)),
];

/// What the account page says of it; nothing for those who see no money.
pub fn section(visit: &Visit) -> Markup {
    if !visit.may(Action::SeeMoney) {
        return html! {};
    }
    let shared = visit.view().book.act.calendars.contains_key(&visit.asker.id);
    let words = if shared { "At a secret address of your own" } else { "Not shared" };
    let change = face::Action::new("/account/calendar", "Change", "your calendar of due dates");
    face::section(
        "calendar",
        "Due dates in your calendar",
        html! { (SummaryList::new([SummaryRow::new("Calendar", words).action(change)])) },
    )
}

/// `GET /account/calendar`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    Ok(page(&visit, &Errors::none()))
}

/// `POST /account/calendar`.
async fn share(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::SeeMoney)?;
    let (secret, actor) = (door::Token::new()?, visit.actor()?);
    let digest = Digest::of(secret.reveal()).to_string();
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = calendar::share(&mut desk, by, &visit.asker.id, &digest).await;
    drop(desk);
    match done {
        Ok(done) if done.already => Ok(Redirect::to("/account/calendar").into_response()),
        Ok(_) => Ok(shared(&visit, secret.reveal()).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, &errors)))
        }
    }
}

/// `POST /account/calendar/end`.
async fn end(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::SeeMoney)?;
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = calendar::end(&mut desk, by, &visit.asker.id).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/account/calendar").into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            Ok(again(page(&visit, &errors)))
        }
    }
}

fn page(visit: &Visit, errors: &Errors) -> Markup {
    let shared = visit.view().book.act.calendars.contains_key(&visit.asker.id);
    let fields = Fields::default();
    let body = html! {
        p.govuk-body { "Your calendar program can show what is due of you: statements to agree, queries to answer, invoices to pay. It asks again by itself at a secret address of your own." }
        (face::list([
            html! { "It names amounts and quarters, and never a child." },
            html! { "Whoever has the address reads it. End it here if it went astray; a new one takes its place." },
        ]))
        @if shared {
            p.govuk-body { "Your calendar has an address. It was shown once, when it was made." }
            (form(visit, "/account/calendar/end", &fields, html! { (button("End the address").secondary()) }))
        }
        (form(visit, "/account/calendar", &fields, html! {
            (button(if shared { "Make a new address" } else { "Make an address" }))
        }))
    };
    asking(visit, "Due dates in your calendar", "/account", errors, body)
}

fn shared(visit: &Visit, secret: &str) -> Markup {
    let address = format!("{}/calendar/{secret}.ics", visit.service.settings.origin);
    let body = html! {
        p.govuk-body-l { "Copy this address now. It is not shown again." }
        (face::inset_text(html! { p.govuk-body.homeward-link { code { (address) } } }))
        p.govuk-body { "In your calendar program, add a calendar from an address (it may say subscribe), and paste it there." }
        (face::link_button("/account", "I have kept it"))
    };
    asking(visit, "Your calendar’s address", "/account/calendar", &Errors::none(), body)
}

/// `GET /calendar/{secret}.ics`.
async fn feed(
    State(service): State<Arc<Service>>,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    let secret = name.strip_suffix(".ics").ok_or(Failure::NotFound)?;
    let digest = Digest::of(secret).to_string();
    let (shown, moment) = (service.shown(), service.clock.moment());
    let book = &shown.view.book;
    let mut calendars = book.act.calendars.iter();
    let found = calendars.find(|(_, kept)| door::same(kept.as_bytes(), digest.as_bytes()));
    let (person, _) = found.ok_or(Failure::NotFound)?;
    // A program reads it, whoever's it is; what is listed is what the person is asked to do.
    let here = Here { second_factor: false, program: true };
    let asker = app::access::asker(&book.people, person, moment.today, here);
    let asker = asker.filter(|a| service.allows(a, Action::SeeMoney, &Thing::Programme));
    let asker = asker.ok_or(Failure::NotFound)?;
    let theirs = app::access::Asker { program: false, second_factor: true, ..asker };
    let mut due = due(book, shown.view.children()?, moment.today);
    due.retain(|one| service.allows(&theirs, one.asks, &Thing::Programme));
    let text = calendar::written(&due, &service.settings.origin, moment.at);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
