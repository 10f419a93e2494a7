//! `/families`: a therapist's own families today: one thumb to log a contact, what is late, what is
//! next, and nothing else.

use super::named;
use super::staff::numbers;
use crate::failure::Failure;
use crate::visit::Visit;
use app::access::Action;
use app::work::asked_for::expected;
use app::work::today::{self, Family, Today};
use axum::response::Response;
use care::work::due::Due;
use face::{Standing, link_button, said, standing_said};
use maud::{Markup, html};

/// `GET /families`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeOwnFamilies)?;
    visit
        .kept("own families today", async {
            let days = of(&visit)?;
            let keys = days.iter().flat_map(|day| &day.families).map(|one| one.key.clone());
            Ok((page(&visit, &days), keys.collect()))
        })
        .await
}

/// The day of each staff number of whoever is signed in; nearly everyone has one.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn of(visit: &Visit) -> Result<Vec<Today>, Failure> {
    let (view, day) = (visit.view(), visit.moment.today);
    let expected = expected(&view.book, day);
    let days = numbers(visit)
        .into_iter()
        .map(|staff| today::today(&view.book, &view.names, &staff, &expected, day));
    Ok(days.collect::<Result<_, _>>()?)
}

fn page(visit: &Visit, days: &[Today]) -> Markup {
    let families: Vec<&Family> = days.iter().flat_map(|day| &day.families).collect();
    let late = families.iter().filter(|family| !family.overdue.is_empty()).count();
    let lead = match (families.len(), late) {
        (0, _) => String::new(),
        (_, 0) => "Nothing is late.".to_owned(),
        (_, 1) => "Something is late with one family.".to_owned(),
        (_, late) => format!("Something is late with {late} families."),
    };
    face::page(
        &visit.frame("Your families today"),
        html! {
            (face::heading_with_caption(said::day(visit.moment.today), "Your families today"))
            @if days.iter().any(|day| day.on_call) { p.govuk-body { strong { "You are on call today." } } }
            @if !lead.is_empty() { p.govuk-body { (lead) } }
            @if families.is_empty() {
                (face::empty("No open case is yours today.", nobody(days)))
            }
            @for family in families { (shown(family)) }
        },
    )
}

fn nobody(days: &[Today]) -> &'static str {
    match days.is_empty() {
        true => "Your account has no staff number. Ask your administrator to add it.",
        false => "A case is yours once the case list gives it to your staff number.",
    }
}

/// One family: who, the button, what is late, what is next.
fn shown(family: &Family) -> Markup {
    let name = named(&family.name, &family.case);
    let last = match &family.last {
        Some(contact) => format!("Last contact on {}.", said::day(contact.at.day)),
        None => "No contact is logged yet.".to_owned(),
    };
    html! {
        section.homeward-section aria-labelledby=(family.key) {
            h2.govuk-heading-m id=(family.key) { (face::link(&super::address(&family.key), &name)) }
            (link_button(&format!("{}/contact", super::address(&family.key)),
                html! { "Log contact" span.govuk-visually-hidden { " with " (name) } }))
            @for due in &family.overdue { p.govuk-body { (late(due)) } }
            @if let Some(next) = &family.next {
                p.govuk-body { "Next: " (today::words(&next.what)) ", by " (said::day(next.by)) "." }
            }
            p.govuk-body.homeward-quiet { (last) }
        }
    }
}

fn late(due: &Due) -> Markup {
    let words = format!("Late: {}, due {}", today::words(&due.what), said::short_day(due.by));
    standing_said(Standing::Late, words)
}
