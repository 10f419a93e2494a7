//! The supervisor accepts.

use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::accept::accept;
use app::people::by::By;
use app::{Desk, Done};
use maud::{Markup, html};

/// The supervisor accepts a referral that was endorsed and assessed.
pub struct Accept;

impl Step for Accept {
    const ASKS: Action = Action::AcceptReferral;
    const TITLE: &'static str = "Accept this referral";
    const BUTTON: &'static str = "Accept";
    const DAY: &'static str = "The day you accepted it";

    fn questions(on: &On<'_>) -> Markup {
        html! { p.govuk-body { "A place in " (on.referral.team) " is then promised to the family until the case opens." } }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        accept(desk, by, said.referral, said.on).await
    }
}
