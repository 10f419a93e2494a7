//! The panel refuses, with one of the contract's reasons.

use super::{from_agenda, reason, why_bent, words};
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::panel::endorse::Says;
use app::panel::refuse::refuse;
use app::people::by::By;
use app::{Desk, Done};
use face::Errors;
use maud::{Markup, html};

/// The panel refuses a referral.
pub struct Refuse;

impl Step for Refuse {
    const ASKS: Action = Action::DecideReferral;
    const TITLE: &'static str = "Refuse this referral";
    const BUTTON: &'static str = "Refuse";
    const DAY: &'static str = "The day the panel decided";

    fn questions(on: &On<'_>) -> Markup {
        let reasons = on.terms.refusal_reasons.value(on.visit.moment.today).clone();
        html! {
            (from_agenda(on))
            (reason(on, "Why", reasons))
            (words(on, "What else there is to say", "The referrer reads it, with the reason."))
            (why_bent(on))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("reason").is_empty() {
            errors.add(Some("reason"), "Choose the reason");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let says = Says { words: said.fields.get("words"), why: said.fields.get("why") };
        let decided = (said.on, said.fields.get("reason"));
        refuse(desk, by, said.referral, decided, says).await
    }
}
