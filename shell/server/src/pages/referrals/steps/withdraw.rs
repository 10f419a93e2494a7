//! Whoever referred takes the referral back.

use super::words;
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::people::by::By;
use app::referral::withdraw::withdraw;
use app::{Desk, Done};
use face::Errors;
use maud::{Markup, html};

/// The referrer takes it back.
pub struct Withdraw;

impl Step for Withdraw {
    const ASKS: Action = Action::AmendReferral;
    const TITLE: &'static str = "Withdraw this referral";
    const BUTTON: &'static str = "Withdraw it";
    const DAY: &'static str = "The day it was withdrawn";

    fn questions(on: &On<'_>) -> Markup {
        html! {
            p.govuk-body { "It stays on the record, and nothing more is decided about it." }
            (words(on, "Why", "The panel and the supervisor read it."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("words").is_empty() {
            errors.add(Some("words"), "Say why it is withdrawn");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        withdraw(desk, by, said.referral, said.on, said.fields.get("words")).await
    }
}
