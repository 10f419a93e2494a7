//! `/access/policies`: every rule as a sentence an officer can read, with its text behind it; and
//! the table of roles and actions, worked out by asking the rules themselves.

use crate::failure::Failure;
use crate::visit::Visit;
use access::table::{Of, SIDES, WORDS};
use access::{Effect, Policy, Role, Rules};
use face::{Colour, Head, TableCell, TableView, tag};
use maud::{Markup, html};

/// Whether the rules are a page of theirs: a young person or carer has no use for it.
pub fn works_here(visit: &Visit) -> bool {
    visit.asker.roles.iter().any(|role| *role != Role::Family)
}

/// `GET /access/policies`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    if !works_here(&visit) {
        return Err(Failure::NotFound);
    }
    let rules = &visit.service.rules;
    let mut frame = visit.frame("The rules: who may what");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("The rules: who may what"))
            (face::reading(html! {
                p.govuk-body { "What no rule permits is refused, and a rule that forbids beats every one that permits. What is out of your reach is answered as if it did not exist." }
                p.govuk-body { (face::link("/why", "Why can I see something?")) }
            }))
            (face::section("sentences", "Every rule", face::reading(html! {
                @for subject in subjects(rules) { (one_subject(rules, subject)) }
            })))
            (face::section("table", "By role", table(rules)))
        },
    ))
}

fn subjects(rules: &Rules) -> Vec<&'static str> {
    let mut subjects: Vec<&str> = rules.policies().iter().map(|one| one.subject).collect();
    subjects.dedup();
    subjects
}

fn one_subject(rules: &Rules, subject: &'static str) -> Markup {
    let of: Vec<&Policy> = rules.policies().iter().filter(|one| one.subject == subject).collect();
    html! {
        h3.govuk-heading-s { (title(subject)) }
        ul.govuk-list.govuk-list--bullet {
            @for policy in &of {
                li {
                    @if policy.effect == Effect::Forbid { (tag("Forbids", Colour::Amber)) " " }
                    (policy.says)
                }
            }
        }
        (face::details(html! { "As they are written" span.govuk-visually-hidden { ": " (title(subject)) } }, html! {
            @for policy in &of {
                p.govuk-body-s id=(policy.id) { strong { (policy.id) } }
                pre.homeward-code tabindex="0" role="region" aria-labelledby=(policy.id) { code { (policy.text) } }
            }
        }))
    }
}

/// A subject in words.
fn title(subject: &str) -> &'static str {
    match subject {
        "everything" => "Whatever is asked",
        "days" => "Days of the programme",
        "money" => "Prices and payments",
        "statements" => "Statements",
        "partners" => "What partners send",
        "record" => "The record",
        "child" => "A young person’s record",
        "glass" => "Broken glass and the log of reads",
        "people" => "People and their access",
        "safety" => "The child-first brake and the restricted log",
        _ => "Other",
    }
}

fn table(rules: &Rules) -> Markup {
    html! {
        (face::reading(html! {
            p.govuk-body { "Each role is held alone, in its own organisation, after coming in with two factors." }
            (face::details("What the words in the table mean", html! {
                dl.govuk-body { @for (word, means) in WORDS { div { dt { strong { (word) } } dd { (means) } } } }
                p.govuk-body { "* is refused to whoever came in with a password alone, + to a program that carries a token." }
            }))
        }))
        @for of in Of::ALL {
            (face::details(of.title(), html! {
                @for (side, roles) in SIDES { (one_table(rules, of, side, roles)) }
            }))
        }
    }
}

fn one_table(rules: &Rules, of: Of, side: &str, roles: &[Role]) -> Markup {
    let heads = roles.iter().map(|role| Head::text(role.title()));
    let caption = html! { (side) span.govuk-visually-hidden { ": " (of.title().to_lowercase()) } };
    let id = format!("{of:?}-{}", roles[0]).to_lowercase();
    let mut table = TableView::new(caption)
        .id(&id)
        .caption_size(face::Size::S)
        .small()
        .head(std::iter::once(Head::text("Action")).chain(heads));
    for action in of.actions(rules) {
        let factors = if of.takes_two_factors(rules, action) { " *" } else { "" };
        let person = if of.takes_a_person(rules, action) { " +" } else { "" };
        let title = format!("{}{factors}{person}", action.title());
        let cells = roles.iter().map(|&role| TableCell::text(of.said(rules, role, action)));
        table = table.row(std::iter::once(TableCell::text(title)).chain(cells));
    }
    html! { (table) }
}
