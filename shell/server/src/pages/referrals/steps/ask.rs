//! The panel asks for more before it decides.

use super::{from_agenda, words};
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::panel::ask::ask;
use app::people::by::By;
use app::{Desk, Done};
use face::Errors;
use maud::{Markup, html};

/// The panel asks whoever referred for more.
pub struct Ask;

impl Step for Ask {
    const ASKS: Action = Action::DecideReferral;
    const TITLE: &'static str = "Ask the referrer for more";
    const BUTTON: &'static str = "Ask";
    const DAY: &'static str = "The day the panel asked";

    fn questions(on: &On<'_>) -> Markup {
        html! {
            (from_agenda(on))
            (words(on, "What the panel would like to know", "The referrer is told, and answers on their own page."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("words").is_empty() {
            errors.add(Some("words"), "Say what the panel would like to know");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        ask(desk, by, said.referral, said.on, said.fields.get("words")).await
    }
}
