//! The panel endorses.

use super::{from_agenda, why_bent, words};
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::panel::endorse::{Says, endorse};
use app::people::by::By;
use app::{Desk, Done};
use maud::{Markup, html};

/// The panel endorses a referral.
pub struct Endorse;

impl Step for Endorse {
    const ASKS: Action = Action::DecideReferral;
    const TITLE: &'static str = "Endorse this referral";
    const BUTTON: &'static str = "Endorse";
    const DAY: &'static str = "The day the panel decided";

    fn questions(on: &On<'_>) -> Markup {
        html! {
            p.govuk-body { "It then waits for the MST supervisor, who decides whether MST suits." }
            (from_agenda(on))
            (words(on, "What the panel noted, if anything", "The supervisor reads it."))
            (why_bent(on))
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let says = Says { words: said.fields.get("words"), why: said.fields.get("why") };
        endorse(desk, by, said.referral, said.on, says).await
    }
}
