//! `/why`: whether the reader may do something, and the rules that say so. Of a young person who
//! is out of reach and of one who is not there it says the same.

use crate::failure::Failure;
use crate::listing::Listing;
use crate::visit::Visit;
use app::access::{Action, Decision, Thing};
use face::{Choice, Input, Question, Select, Standing, Width, button, standing_said};
use maud::{Markup, html};

/// What was asked and decided.
struct Asked {
    action: Option<Action>,
    child: String,
    decision: Option<Decision>,
}

/// `GET /why`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    let listing = Listing::of(&visit.here);
    let action: Option<Action> = listing.get("action").parse().ok();
    let child = listing.get("child").to_owned();
    let decision = match action {
        Some(action) => Some(decide(&visit, action, &child)?),
        None => None,
    };
    Ok(page(&visit, &Asked { action, child, decision }))
}

fn decide(visit: &Visit, action: Action, key: &str) -> Result<Decision, Failure> {
    let rules = &visit.service.rules;
    if key.is_empty() {
        return Ok(rules.decide(&visit.asker, action, &Thing::Programme));
    }
    let view = visit.view();
    let relations = visit.shown.memory.relations(view, visit.moment);
    let known = view.child(&relations, key)?;
    let nobody = app::access::nobody();
    let child = known.as_ref().unwrap_or(&nobody);
    let decision = rules.decide(&visit.asker, action, &Thing::Child(child));
    Ok(match decision.allowed && known.is_some() {
        true => decision,
        // Whatever stands in the way is not said: it would tell who is there from who is not.
        false => Decision { allowed: false, because: Vec::new() },
    })
}

fn page(visit: &Visit, asked: &Asked) -> Markup {
    let works_here = super::policies::works_here(visit);
    let asks = |action: &&Action| works_here || **action == Action::SeeChild;
    let choices = Action::ALL.iter().filter(asks);
    let choices = choices.map(|action| Choice::new(action.word(), action.title()));
    let choices = crate::pages::asking::or_none("Choose what", choices);
    face::page(
        &visit.frame("Why can I see this?"),
        html! {
            (face::heading("Why can I see this?"))
            (face::reading(html! {
                @if let (Some(action), Some(decision)) = (asked.action, &asked.decision) {
                    (answer(action, &asked.child, decision))
                }
                form method="get" action="/why" {
                    (Select::new("action", "What", choices).chosen(asked.action.map_or("", Action::word)))
                    (Input::new("child", "Of which young person, if of one").hint("The pseudonym, as it is in the address of their page").value(&asked.child).width(Width::W20).autocapitalize_off().spellcheck(false))
                    (button("Ask the rules"))
                }
                @if works_here {
                    p.govuk-body { (face::link("/access/policies", "Every rule, as a sentence")) }
                }
            }))
        },
    )
}

fn answer(action: Action, child: &str, decision: &Decision) -> Markup {
    html! {
        p.govuk-body-l { (action.title()) }
        @if !child.is_empty() { p.govuk-body { "Of " (child) ":" } }
        @if decision.allowed {
            p.govuk-body { (standing_said(Standing::Agreed, "you may")) }
            p.govuk-body { "Because:" }
        } @else {
            p.govuk-body { (standing_said(Standing::Stopped, "you may not")) }
            @if decision.because.is_empty() { p.govuk-body { "No rule lets you." } }
            @else { p.govuk-body { "Because:" } }
        }
        @if !decision.because.is_empty() { (face::list(decision.says().map(|words| html! { (words) }))) }
        @if decision.allowed && action.needs_step_up() { p.govuk-body { "You are asked to show again that it is you." } }
    }
}
