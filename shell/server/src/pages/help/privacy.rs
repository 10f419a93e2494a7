//! `/privacy`: what is held about whom, why, who sees it and for how long, in plain words. What
//! only the contract and the council decide is said to be theirs.

use crate::failure::Failure;
use crate::service::Service;
use crate::visit::Visit;
use axum::extract::State;
use maud::{Markup, html};
use std::sync::Arc;

/// `GET /privacy`.
pub async fn show(
    State(service): State<Arc<Service>>,
    visit: Result<Visit, Failure>,
) -> Result<Markup, Failure> {
    let family =
        visit.as_ref().is_ok_and(|visit| visit.asker.roles.contains(&app::access::Role::Family));
    Ok(face::page(
        &super::frame(&service, &visit, "Privacy"),
        html! {
            (face::heading("Privacy"))
            (face::reading(html! {
                p.govuk-body-l { "This service keeps count of the days young people spend in care, so that a contract can be paid for by what changed for them. It holds as little about anyone as that needs." }
                (face::section("young-people", "About young people", held()))
                (face::section("colleagues", "About people who work here", html! {
                    p.govuk-body { "Name, e-mail address, organisation, roles and how they come in; what they recorded; and which records they looked at, when and from which page." }
                }))
                (face::section("why", "Why", html! {
                    p.govuk-body { "To carry out the contract between the council and its partners, and to account for public money. The council is the controller of the young people’s data and says on which legal basis it is used, in its own privacy notice." }
                }))
                (face::section("who", "Who sees it", who()))
                (face::section("how-long", "For how long", html! {
                    p.govuk-body { "For as long as the contract and the council’s retention schedule say. Then the key to a person’s part of the record is destroyed, and nobody can read it any more, us included. What was agreed and paid stays, without anything that says who it was about." }
                    p.govuk-body { "A record can be put on hold where the law asks that it be kept, as for an inquiry." }
                }))
                (face::section("rights", "What you can ask for", html! {
                    (face::list([
                        html! { "To see what is held about you" @if family { ": " (face::link("/young-people", "your record is here")) } "." },
                        html! { "To know who has looked at it, and for what." },
                        html! { "To have what is wrong put right. The correction is kept beside what it corrects." },
                        html! { "To object, or to be forgotten, where the law gives you that right." },
                    ]))
                    p.govuk-body { "Ask the council’s data protection officer, or the person you know best in the team. If you are not content with the answer, you can complain to the " a.govuk-link href="https://ico.org.uk/make-a-complaint/" rel="noreferrer" { "Information Commissioner’s Office" } "." }
                }))
                (face::section("cookies", "Cookies", html! {
                    p.govuk-body { "Two, both needed to come in: one while you sign in, one while you are signed in. Nobody else’s, and nothing that follows you." }
                }))
            }))
        },
    ))
}

fn held() -> Markup {
    face::list([
        html! { "From the council’s returns: the child’s number, date of birth, and each stay in care with its dates and kind of placement." },
        html! { "From the provider’s case list: the case number, dates of referral, opening and closing, team, quadrant and therapist." },
        html! { "A name only where someone who works with the young person wrote it down. Names are kept apart from the record, and can be forgotten." },
        html! { "Concerns for a young person’s safety, in a log few people see." },
    ])
}

fn who() -> Markup {
    html! {
        (face::list([
            html! { "Those who work with the young person: their therapist, the team’s supervisor and support officer, the service’s manager." },
            html! { "The council: its data officer and contract manager, the panel of the quadrant, and whoever made the referral." },
            html! { "The young person and their carers, where they have an account: their own record." },
            html! { "The SIB Director, and an expert or evaluator while they are given access for a purpose, by a pseudonym: never who it is." },
            html! { "Investors and the company they own: totals only, never one young person." },
        ]))
        p.govuk-body { "Every look at a record is noted before it is shown. The data protection officer reads that log. Someone who has to act for a young person out of their reach can see the record for an hour, for a reason, and that is reviewed." }
        p.govuk-body { "Nothing is sold, nothing is sent to anyone outside the contract, and no program decides about a child." }
    }
}
