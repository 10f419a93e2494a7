//! The supervisor says whether MST suits.

use super::words;
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::assess::assess;
use app::people::by::By;
use app::{Desk, Done};
use face::{Choice, Errors, Question, Radios};
use maud::{Markup, html};

/// The supervisor assesses.
pub struct Assess;

impl Step for Assess {
    const ASKS: Action = Action::AcceptReferral;
    const TITLE: &'static str = "Does MST suit?";
    const BUTTON: &'static str = "Save the assessment";
    const DAY: &'static str = "The day of the assessment";

    fn questions(on: &On<'_>) -> Markup {
        let choices = [
            Choice::new("yes", "MST suits").hint("You can then accept the referral."),
            Choice::new("no", "MST does not suit").hint("You then decline it, with a reason."),
        ];
        html! {
            (Radios::new("suitable", "What you found", choices).chosen(on.fields.get("suitable")).errors(on.errors))
            (words(on, "Your note on suitability", "What you weighed, and with whom."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if !["yes", "no"].contains(&fields.get("suitable")) {
            errors.add(Some("suitable"), "Say whether MST suits");
        }
        if fields.get("words").is_empty() {
            errors.add(Some("words"), "Write what you found");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let suitable = said.fields.get("suitable") == "yes";
        assess(desk, by, said.referral, (said.on, suitable), said.fields.get("words")).await
    }
}
