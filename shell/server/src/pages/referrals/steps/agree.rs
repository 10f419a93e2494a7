//! What the family agrees to, and takes back.

use crate::form::Fields;
use crate::pages::referrals::step::{On, Said, Step};
use app::access::Action;
use app::case::consent::consent;
use app::people::by::By;
use app::{Desk, Done};
use face::{Choice, Errors, Question, Radios};
use maud::{Markup, html};

/// The family agrees, or takes its agreement back.
pub struct Agree;

impl Step for Agree {
    const ASKS: Action = Action::WorkCase;
    const TITLE: &'static str = "What the family agrees to";
    const BUTTON: &'static str = "Save";
    const DAY: &'static str = "The day the family said so";

    fn questions(on: &On<'_>) -> Markup {
        let list = on.terms.agreements.value(on.visit.moment.today);
        let things = list.iter().map(|one| Choice::new(&one.code, &one.title));
        let said = [
            Choice::new("yes", "The family agrees"),
            Choice::new("no", "The family takes its agreement back").hint(
                "Treatment stops where therapy is taken back. Days go on being counted: that rests \
                 on the council’s duties, not on agreement.",
            ),
        ];
        html! {
            (Radios::new("to", "What it is about", things).chosen(on.fields.get("to")).errors(on.errors))
            (Radios::new("given", "What the family said", said).chosen(on.fields.get("given")).errors(on.errors))
        }
    }

    fn check(fields: &Fields, errors: &mut Errors) {
        if fields.get("to").is_empty() {
            errors.add(Some("to"), "Choose what it is about");
        }
        if !["yes", "no"].contains(&fields.get("given")) {
            errors.add(Some("given"), "Say what the family said");
        }
    }

    async fn take(desk: &mut Desk, by: By<'_>, said: &Said<'_>) -> Result<Done, app::Failure> {
        let given = said.fields.get("given") == "yes";
        consent(desk, by, said.referral, (said.on, said.fields.get("to")), given).await
    }
}
