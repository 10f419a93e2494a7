//! Coming in as one of the invented people of a demonstration: a press, no proof. Only where
//! everyone in the book is invented.

use super::coming_in::{come_in, comes_in};
use crate::failure::Failure;
use crate::form::Unsigned;
use crate::service::Service;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use definitions::Date;
use door::How;
use maud::{Markup, html};
use std::sync::Arc;

/// `POST /sign-in/demo`.
pub async fn submit(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Unsigned(fields): Unsigned,
) -> Result<Response, Failure> {
    let person = fields.get("person");
    if !service.settings.invented || !comes_in(&service, person) {
        return Err(Failure::NotFound);
    }
    come_in(&service, &headers, person, How::Demo, fields.get("next")).await
}

/// One button for each invented person, by role.
pub fn choices(service: &Service, next: &str) -> Markup {
    let shown = service.shown();
    let today = service.clock.moment().today;
    let people = people(&shown.view, today);
    face::section(
        "demo",
        "As someone invented",
        html! {
            p.govuk-body { "This is a demonstration. Nobody in it exists. Choose whose day to look at." }
            ul.hw-demo-people {
                @for (person, role, words) in &people {
                    li {
                        form method="post" action="/sign-in/demo" {
                            (face::hidden("person", person))
                            (face::hidden("next", next))
                            (face::button(html! { (role) }).secondary())
                            @if !words.is_empty() { span.govuk-hint { (words) } }
                        }
                    }
                }
            }
        },
    )
}

/// Everyone who comes in, by role, with the relations that tell them apart.
fn people(view: &app::View, today: Date) -> Vec<(String, String, String)> {
    let accounts = view.book.people.accounts.iter().filter(|(_, account)| account.comes_in(today));
    let mut people: Vec<(String, String, String, Option<app::access::Role>)> = accounts
        .map(|(person, account)| {
            let (roles, relations) = app::people::list::held(account, today);
            let first = account.roles_on(today).first().copied();
            let relations = if relations.contains("case C-") { String::new() } else { relations };
            (person.clone(), roles, relations, first)
        })
        .collect();
    people.sort_by(|a, b| (a.3, &a.2).cmp(&(b.3, &b.2)));
    people.into_iter().map(|(person, roles, relations, _)| (person, roles, relations)).collect()
}
