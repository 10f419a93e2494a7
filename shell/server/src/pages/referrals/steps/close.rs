//! The case closes, with one of the contract's reasons.

use super::{reason, words};
use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::close::{Closing, close};
use app::people::by::By;
use app::{Desk, Done};
use face::{Choice, Errors, Question, Radios};
use maud::{Markup, html};

/// The case closes.
pub struct Close;

impl Step for Close {
    const ASKS: Action = Action::KeepCase;
    const TITLE: &'static str = "Close the case";
    const BUTTON: &'static str = "Close the case";
    const DAY: &'static str = "The day it closed";

    fn questions(on: &On<'_>) -> Markup {
        let reasons = on.terms.closure_reasons.value(on.visit.moment.today);
        let living = [
            Choice::new("home", "At home with family"),
            Choice::new("care", "In care"),
            Choice::new("other", "Somewhere else"),
        ];
        html! {
            (reason(on, "Why it closes", reasons.iter().map(|one| one.reason.clone())))
            (Radios::new("living", "Where the young person lives now", living).chosen(on.fields.get("living")).errors(on.errors))
            (words(on, "What else there is to say", "The referrer is told that the case closed, and why."))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("reason").is_empty() {
            errors.add(Some("reason"), "Choose why it closes");
        }
        if fields.get("living").is_empty() {
            errors.add(Some("living"), "Say where the young person lives");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let (reason, living) = (said.fields.get("reason"), said.fields.get("living"));
        let closing = Closing { on: said.on, reason, living, words: said.fields.get("words") };
        close(desk, by, said.referral, closing).await
    }
}
