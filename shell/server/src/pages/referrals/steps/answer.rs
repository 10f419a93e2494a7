//! The referrer answers the panel's question.

use super::words;
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::people::by::By;
use app::referral::answer::answer;
use app::{Desk, Done};
use face::Errors;
use maud::{Markup, html};

/// The referrer answers.
pub struct Answer;

impl Step for Answer {
    const ASKS: Action = Action::AmendReferral;
    const TITLE: &'static str = "Answer the panel";
    const BUTTON: &'static str = "Send the answer";
    const DAY: &'static str = "The day of the answer";

    fn questions(on: &On<'_>) -> Markup {
        let asked =
            on.referral.steps.iter().rfind(|step| step.what == "was sent back with a question");
        html! {
            @if let Some(asked) = asked { (face::inset_text(html! { "The panel asked: " (asked.words) })) }
            (words(on, "Your answer", "The panel reads it before it decides."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("words").is_empty() {
            errors.add(Some("words"), "Write the answer");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        answer(desk, by, said.referral, said.on, said.fields.get("words")).await
    }
}
