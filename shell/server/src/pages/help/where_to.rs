//! `/help`: how to come in, what each role finds where, and whom to ask.

use crate::failure::Failure;
use crate::service::Service;
use crate::visit::Visit;
use app::access::Role;
use axum::extract::State;
use face::{Head, SummaryList, SummaryRow, TableCell, TableView};
use maud::{Markup, html};
use std::sync::Arc;

/// `GET /help`.
pub async fn show(
    State(service): State<Arc<Service>>,
    visit: Result<Visit, Failure>,
) -> Result<Markup, Failure> {
    let roles: Vec<Role> = visit
        .as_ref()
        .map_or_else(|_| Vec::new(), |visit| visit.asker.roles.iter().copied().collect());
    // A young person or carer has use for their own rows only.
    let works_here = visit.as_ref().map_or(true, crate::pages::access::works_here);
    Ok(face::page(
        &super::frame(&service, &visit, "Help"),
        html! {
            (face::heading("Help"))
            (face::reading(html! {
                @if !roles.is_empty() { (yours(&roles)) }
                (face::section("come-in", "Coming in", coming_in(visit.is_ok())))
                (face::section("never", "What you do not find", html! {
                    p.govuk-body { "What is out of your reach is answered as if it did not exist. If you need it for your work, ask the administrator; for a purpose and a time, ask the data protection officer." }
                    @if visit.is_ok() {
                        p.govuk-body { (face::link("/why", "Why can I see this?")) " tells you which rule lets you do something." }
                    }
                }))
                (face::section("ask", "Whom to ask", asking()))
            }))
            @if works_here { (face::section("roles", "What each role finds where", all())) }
        },
    ))
}

fn yours(roles: &[Role]) -> Markup {
    face::section(
        "yours",
        "For you",
        html! {
            @for role in roles {
                @if roles.len() > 1 { h3.govuk-heading-s { (role.title()) } }
                (face::list(places(*role).iter().map(|(href, words)| face::link(href, *words))))
            }
        },
    )
}

fn coming_in(signed_in: bool) -> Markup {
    html! {
        (face::list([
            html! { "You were sent a link. Open it once, choose a password, and scan the square with an authenticator app on your phone." },
            html! { "From then on you come in with your e-mail address, the password and the code the app shows. A passkey does all three in one." },
            html! { "If your organisation signs you in, choose it on the sign-in page. You then need no password here." },
            html! { "You are signed out after an hour without a press, and after eight hours in any case." },
            html! { "Before anything that binds, you are asked once more to show that it is you." },
        ]))
        @if signed_in { p.govuk-body { (face::link("/account", "Your account")) ": passkeys, your password, and where you are signed in." } }
        @else { p.govuk-body { (face::link("/sign-in", "Sign in")) } }
    }
}

fn asking() -> Markup {
    let rows = [
        (
            "You cannot come in, or lost your phone",
            "The administrator. They make you a new link, after making sure that it is you.",
        ),
        ("You changed jobs, or someone left", "The administrator."),
        (
            "You need to see a record that is not yours",
            "The data protection officer gives access for a purpose. If it cannot wait, those who work with families can break the glass: it is told and reviewed.",
        ),
        (
            "A date or a number is wrong",
            "Whoever sent it: the council’s data officer for its returns, the business support officer for the case list.",
        ),
        (
            "A payment is not what you expected",
            "Open the statement’s workings first. Then ask the SIB Director.",
        ),
        (
            "A child is in danger",
            "Call 999. Then follow your own safeguarding procedure. This service calls nobody.",
        ),
    ];
    html! { (SummaryList::new(rows.map(|(what, who)| SummaryRow::new(what, who)))) }
}

fn all() -> Markup {
    let heads = [Head::text("Role"), Head::text("What is there for them")];
    let mut table =
        TableView::new("Each role and its pages").id("places").caption_hidden().head(heads);
    for role in Role::ALL.iter().copied() {
        let words: Vec<&str> = places(role).iter().map(|(_, words)| *words).collect();
        table = table.row([TableCell::text(role.title()), TableCell::text(words.join(" · "))]);
    }
    html! { (table) }
}

type Places = &'static [(&'static str, &'static str)];

/// Where a role's work is, the first thing first.
fn places(role: Role) -> Places {
    match role {
        Role::ContractManager => &[
            ("/statements", "Check and agree the payment, or dispute it"),
            ("/measurement", "Days expected, in care and saved"),
            ("/young-people", "Young people, and the days behind each figure"),
            ("/findings", "Findings in what was sent"),
            ("/child-first", "The child-first brake"),
            ("/concerns", "Risks, incidents and concerns"),
        ],
        Role::FinanceOfficer => &[
            ("/statements", "Statements, and when each payment is due"),
            ("/record", "What was recorded, and the proof that it is whole"),
        ],
        Role::DataOfficer => &[
            ("/findings", "Findings in the returns, and who answers each"),
            ("/young-people", "Young people and their links to council numbers"),
            ("/tokens", "Tokens for your own programs"),
        ],
        Role::PanelMember => &[
            ("/young-people", "Referrals before your quadrant’s panel"),
            ("/concerns", "Risks, incidents and concerns"),
        ],
        Role::Referrer => &[
            ("/young-people", "The young people you referred"),
            ("/concerns", "Risks, incidents and concerns"),
        ],
        Role::SibDirector => &[
            ("/statements", "Propose a statement, and see who has agreed"),
            ("/measurement", "Days expected, in care and saved"),
            ("/findings", "What waits, and for whom"),
            ("/young-people", "Young people, by pseudonym"),
            ("/child-first", "The child-first brake"),
            ("/record", "What was recorded"),
        ],
        Role::BoardDirector => &[
            ("/statements", "Check and agree the payment for the SPV"),
            ("/totals", "Totals of days"),
            ("/child-first", "The child-first brake: pull it, and follow it up"),
        ],
        Role::Investor => &[
            ("/statements", "What was agreed and what is due"),
            ("/totals", "Totals of days, by tracking quarter"),
            ("/record/proof", "Prove that the record is whole"),
        ],
        Role::ServiceManager => &[
            ("/young-people", "Every family of the service"),
            ("/measurement", "Days expected, in care and saved"),
            ("/concerns", "Risks, incidents and concerns"),
            ("/child-first", "The child-first brake"),
        ],
        Role::Supervisor => &[
            ("/young-people", "Your team’s families, and referrals to accept or decline"),
            ("/concerns", "Your team’s risks, incidents and concerns"),
            ("/child-first", "The child-first brake"),
        ],
        Role::Therapist => {
            &[("/young-people", "Your families"), ("/concerns", "Log a risk, incident or concern")]
        }
        Role::BusinessSupport => &[
            ("/young-people", "Your team’s families"),
            ("/findings", "What is missing from the case list"),
        ],
        Role::Expert => {
            &[("/disputes", "Disputes to determine"), ("/child-first", "The child-first brake")]
        }
        Role::Evaluator => &[
            ("/measurement", "Days expected, in care and saved"),
            ("/young-people", "Young people, by pseudonym, while a grant holds"),
        ],
        Role::DataProtectionOfficer => &[
            ("/access", "Broken glass to review, and access given for a purpose"),
            ("/reads", "Who read which record"),
            ("/people", "Who has access"),
            ("/concerns", "Risks, incidents and concerns"),
        ],
        Role::Administrator => &[
            ("/people", "Add people, give and end roles, let leavers go"),
            ("/record", "What was recorded"),
            ("/tokens", "Tokens for your own programs"),
        ],
        Role::Family => &[("/young-people", "Your record, and who has looked at it")],
    }
}
