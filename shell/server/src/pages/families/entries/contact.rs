//! A contact logged in error is taken back. It stays on the record that it was logged.

use crate::form::Fields;
use crate::pages::families::Family;
use crate::pages::families::entry::Entry;
use app::access::Action;
use app::people::by::By;
use app::work::contact::withdraw;
use app::{Desk, Done, Failure};
use face::Errors;
use maud::{Markup, html};

/// A contact logged in error.
pub struct WithdrawnContact;

impl Entry for WithdrawnContact {
    type Said = String;
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Take back a contact";
    const BUTTON: &'static str = "Take it back";
    const PART: &'static str = "contacts";

    fn questions(family: &Family<'_>, _: &Fields, _: &Errors) -> Markup {
        let contact = family.work().and_then(|work| work.contacts.get(&family.item));
        let said = contact.map(crate::pages::families::parts::contact_said);
        html! {
            @match said {
                Some(said) => { p.govuk-body { strong { (said) } } }
                None => { p.govuk-body { "This contact was taken back already, or there is none." } }
            }
            (face::hint_text("The record keeps that it was logged, and that it was taken back."))
        }
    }

    fn read(family: &Family<'_>, _: &Fields, _: &mut Errors) -> Option<String> {
        Some(family.item.clone())
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        contact: &String,
    ) -> Result<Done, Failure> {
        withdraw(desk, by, case, contact).await
    }
}
