//! The supervisor declines, with one of the contract's reasons.

use super::{reason, words};
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::decline::decline;
use app::people::by::By;
use app::{Desk, Done};
use face::Errors;
use maud::{Markup, html};

/// The supervisor declines.
pub struct Decline;

impl Step for Decline {
    const ASKS: Action = Action::AcceptReferral;
    const TITLE: &'static str = "Decline this referral";
    const BUTTON: &'static str = "Decline";
    const DAY: &'static str = "The day you declined it";

    fn questions(on: &On<'_>) -> Markup {
        let reasons = on.terms.refusal_reasons.value(on.visit.moment.today).clone();
        html! {
            (reason(on, "Why", reasons))
            (words(on, "What else there is to say", "The referrer and the panel read it."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("reason").is_empty() {
            errors.add(Some("reason"), "Choose the reason");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let decided = (said.on, said.fields.get("reason"));
        decline(desk, by, said.referral, decided, said.fields.get("words")).await
    }
}
