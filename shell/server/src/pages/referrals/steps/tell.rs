//! The referrer heard of a decision.

use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::people::by::By;
use app::referral::told::{Heard, told};
use app::{Desk, Done};
use care::path::event::Decision;
use face::{Choice, Errors, Input, Question, Radios, Textarea};
use maud::{Markup, html};

/// Someone writes down that the referrer was told, or the referrer says that they read it.
pub struct Tell;

const DECISIONS: [Decision; 7] = [
    Decision::Asked,
    Decision::Endorsed,
    Decision::Refused,
    Decision::Accepted,
    Decision::Declined,
    Decision::Opened,
    Decision::Closed,
];

impl Step for Tell {
    const ASKS: Action = Action::SeeReferral;
    const TITLE: &'static str = "The referrer was told";
    const BUTTON: &'static str = "Save";
    const DAY: &'static str = "The day they heard";

    fn questions(on: &On<'_>) -> Markup {
        let waiting = on.referral.untold.iter().map(|(one, _)| one.decision.said());
        let choices = waiting.map(|said| Choice::new(said, format!("That it was {said}")));
        let late = on.referral.untold.iter().any(|(_, late)| *late);
        html! {
            @if on.referral.untold.is_empty() {
                (face::inset_text("The referrer has been told of everything so far."))
            }
            (Radios::new("of", "Of what", choices).chosen(on.fields.get("of")).errors(on.errors))
            (Input::new("how", "How").hint("By telephone, by e-mail, in person.").value(on.fields.get("how")).errors(on.errors))
            @if late {
                (Textarea::new("why", "Why so late").hint("It is later than the contract’s days; the Project Board is shown it.").value(on.fields.get("why")).rows(2).errors(on.errors))
            }
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if decision(fields).is_none() {
            errors.add(Some("of"), "Choose what they were told of");
        }
        if fields.get("how").is_empty() {
            errors.add(Some("how"), "Say how they were told");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let Some(of) = decision(said.fields) else {
            return Err(definitions::Refusal::new("It names no decision", "Choose one").into());
        };
        let (how, why) = (said.fields.get("how"), said.fields.get("why"));
        told(desk, by, said.referral, &Heard { of, on: said.on, how, why }).await
    }
}

fn decision(fields: &Fields) -> Option<Decision> {
    DECISIONS.into_iter().find(|one| one.said() == fields.get("of"))
}
