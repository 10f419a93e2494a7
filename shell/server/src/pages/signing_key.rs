//! `/account/signing-key`: the key a person signs statements with. It is kept sealed, and taken
//! out only for someone who has just shown again that it is they.

use super::asking::{again, asking};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::Mode;
use app::access::Action;
use app::signing::Key;
use app::signing::make::make;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use face::{Errors, SummaryList, SummaryRow, button};
use maud::{Markup, html};

const SIGNS: Asks = Asks::Any(&[Action::AgreeForPayer, Action::AgreeForSpv]);

/// The addresses here.
pub const ROUTES: &[Route] =
    &[Route::get("/account/signing-key", SIGNS, || get(show).post(submit))];

/// What the account page says of it; nothing for those who sign nothing.
pub fn section(visit: &Visit) -> Markup {
    if !signs(visit) {
        return html! {};
    }
    let act = &visit.view().book.act;
    let words = match act.key_of(&visit.by_name_acting()) {
        Some(key) => format!("Key {}…", &key[..key.len().min(8)]),
        None => "None yet".to_owned(),
    };
    let change = face::Action::new("/account/signing-key", "See or make", "your signing key");
    face::section(
        "signing",
        "What you sign with",
        html! { (SummaryList::new([SummaryRow::new("Signing key", words).action(change)])) },
    )
}

fn signs(visit: &Visit) -> bool {
    visit.may(Action::AgreeForPayer) || visit.may(Action::AgreeForSpv)
}

fn must(visit: &Visit) -> Result<(), Failure> {
    match signs(visit) {
        true => visit.must_show_again(),
        false => Err(Failure::NotFound),
    }
}

/// `GET /account/signing-key`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    must(&visit)?;
    Ok(page(&visit, &Fields::default(), &Errors::none()))
}

/// `POST /account/signing-key`.
async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    must(&visit)?;
    let (actor, key, person) = (visit.actor()?, Key::fresh()?, visit.asker.id.clone());
    // A form sent again makes no second key.
    let before = visit.view().book.act.key_of(&visit.by_name_acting()).unwrap_or_default();
    if before != fields.get("before") {
        return Ok(Redirect::to("/account/signing-key").into_response());
    }
    let mut desk = visit.desk().await;
    let done = make(&mut desk, &actor, visit.moment, Mode::Record, &key, Some(&person)).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/account/signing-key").into_response()),
        Err(failure) => Ok(again(page(&visit, &fields, &declined(failure)?))),
    }
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Markup {
    let holder = visit.by_name_acting();
    let keys = visit.view().book.act.keys.get(&holder);
    let now = keys.and_then(|keys| keys.last());
    let earlier = keys.map_or(0, |keys| keys.len().saturating_sub(1));
    let body = html! {
        p.govuk-body { "When you agree a statement you sign its amount and evidence with a key of your own. Anyone can check the signature afterwards with your public key, and nobody can make one without your private key." }
        @match now {
            Some((key, at)) => {
                (SummaryList::new([
                    SummaryRow::new("Your public key", html! { code.homeward-link { (key) } }),
                    SummaryRow::new("On the record since", face::said::day(app::london::day_of(*at))),
                    SummaryRow::new("Keys before it", earlier.to_string()),
                ]))
            }
            None => { (face::empty("You have no signing key yet.", "Make one here, or it is made the first time you sign.")) }
        }
        (face::list([
            html! { "The private key is kept sealed here, with a seal of your own. It is used only when you have just shown again that it is you." },
            html! { "A new key takes the place of the old one. What you signed before stays signed, with the key of that day." },
        ]))
        (form(visit, "/account/signing-key", fields, html! {
            (face::hidden("before", now.map_or("", |(key, _)| key)))
            (button(if now.is_some() { "Make a new key" } else { "Make my signing key" }))
        }))
    };
    asking(visit, "Your signing key", "/account", errors, body)
}
