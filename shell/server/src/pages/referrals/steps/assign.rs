//! The case passes to another therapist from a day.

use super::therapist;
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::assign::assign;
use app::people::by::By;
use app::{Desk, Done};
use face::Errors;
use maud::Markup;

/// The case passes to another therapist.
pub struct Assign;

impl Step for Assign {
    const ASKS: Action = Action::KeepCase;
    const TITLE: &'static str = "Pass the case to another therapist";
    const BUTTON: &'static str = "Pass it on";
    const DAY: &'static str = "Their first day with it";

    fn questions(on: &On<'_>) -> Markup {
        therapist(on, &on.referral.team)
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("therapist").is_empty() {
            errors.add(Some("therapist"), "Choose a therapist");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let to = (said.on, said.fields.get("therapist"));
        assign(desk, by, said.referral, to).await
    }
}
