//! The first therapy visit.

use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::first_visit::first_visit;
use app::people::by::By;
use app::{Desk, Done};
use maud::{Markup, html};

/// The first visit is written down.
pub struct FirstVisit;

impl Step for FirstVisit {
    const ASKS: Action = Action::WorkCase;
    const TITLE: &'static str = "The first visit";
    const BUTTON: &'static str = "Save";
    const DAY: &'static str = "The day of the first therapy visit";

    fn questions(_: &On<'_>) -> Markup {
        html! {}
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        first_visit(desk, by, said.referral, said.on).await
    }
}
