//! The case opens, with a therapist.

use super::therapist;
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::open::{Opening, open};
use app::people::by::By;
use app::{Desk, Done};
use face::{Errors, Input, Question, Width};
use maud::{Markup, html};

/// The case opens.
pub struct Open;

impl Step for Open {
    const ASKS: Action = Action::KeepCase;
    const TITLE: &'static str = "Open the case";
    const BUTTON: &'static str = "Open the case";
    const DAY: &'static str = "The day it opened";

    fn questions(on: &On<'_>) -> Markup {
        html! {
            (face::hidden("team", &on.referral.team))
            (therapist(on, &on.referral.team))
            (Input::new("case", "Case number").hint("As your own list has it. Leave it out for the next free one.").value(on.fields.get("case")).width(Width::W10).autocapitalize_off().spellcheck(false).errors(on.errors))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("therapist").is_empty() {
            errors.add(Some("therapist"), "Choose a therapist");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let (case, team) = (said.fields.get("case"), said.fields.get("team"));
        let opening = Opening { on: said.on, case, team, therapist: said.fields.get("therapist") };
        open(desk, by, said.referral, opening).await
    }
}
