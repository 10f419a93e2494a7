//! Coming in as one of the invented people of a demonstration: a press, no proof. Only where
//! everyone in the book is invented.

use super::coming_in::{come_in, comes_in};
use crate::failure::Failure;
use crate::form::Unsigned;
use crate::service::Service;
use app::access::Role;
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

/// One button for each invented person, under their organisation.
pub fn choices(service: &Service, next: &str) -> Markup {
    let shown = service.shown();
    let groups = groups(&shown.view, service.clock.moment().today);
    face::section(
        "as-invented",
        "As someone invented",
        html! {
            p.govuk-body { "This is a demonstration: nobody in it exists. Choose whose day to look at." }
            @for (title, people) in &groups {
                h3.govuk-heading-s { (title) }
                ul.hw-demo-people { @for person in people { li { (choice(person, next)) } } }
            }
        },
    )
}

fn choice(person: &Choice, next: &str) -> Markup {
    html! {
        form method="post" action="/sign-in/demo" {
            (face::hidden("person", &person.person))
            (face::hidden("next", next))
            (face::button(html! {
                (person.role)
                @if !person.of.is_empty() { span.hw-demo-people__of { (person.of) } }
            }).secondary())
        }
    }
}

/// Someone to come in as.
struct Choice {
    person: String,
    role: String,
    /// What tells two of one role apart.
    of: String,
    first: Option<Role>,
}

/// Who stands under which heading, by organisation.
const GROUPS: [(&str, &[&str]); 5] = [
    ("The council", &["payer"]),
    ("The provider", &["provider"]),
    ("The intermediary", &["intermediary"]),
    ("The SPV and its investors", &["spv", "investor"]),
    ("Others", &["expert", "evaluator", "family"]),
];

/// Everyone who comes in, by organisation and role.
fn groups(view: &app::View, today: Date) -> Vec<(&'static str, Vec<Choice>)> {
    let accounts = &view.book.people.accounts;
    let of = |organisations: &[&str]| {
        let theirs = accounts.iter().filter(|(_, account)| {
            account.comes_in(today) && organisations.contains(&account.organisation.as_str())
        });
        let mut people: Vec<Choice> = theirs
            .map(|(person, account)| {
                let (role, related) = app::people::list::held(account, today);
                let first = account.roles_on(today).first().copied();
                // A list of cases tells nobody apart.
                let of = if related.contains("case C-") { String::new() } else { related };
                Choice { person: person.clone(), role, of, first }
            })
            .collect();
        people.sort_by(|a, b| (a.first, &a.of).cmp(&(b.first, &b.of)));
        people
    };
    let groups = GROUPS.iter().map(|(title, organisations)| (*title, of(organisations)));
    groups.filter(|(_, people)| !people.is_empty()).collect()
}
