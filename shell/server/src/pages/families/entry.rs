//! One thing recorded of a family: a page that asks a few questions and records the answer. What
//! may be recorded is the verb's to say; the page shows what it says, with what was typed.

use super::{Family, address, number};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::people::by::By;
use app::{Desk, Done};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Date;
use face::{Errors, button};
use maud::{Markup, html};

/// Something that is recorded of a family.
pub trait Entry: 'static {
    /// What is recorded, once it is read.
    type Said: Send + Sync;
    /// What is asked of whoever records it.
    const ASKS: Action;
    /// The page's title.
    const TITLE: &'static str;
    /// What is pressed.
    const BUTTON: &'static str;
    /// Where on the family's page it stands.
    const PART: &'static str;

    /// What is in the form to begin with.
    fn begins(_: &Family<'_>, _: &mut Fields) {}

    /// The questions.
    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup;

    /// What the form says; what is missing goes beside its field.
    fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Self::Said>;

    /// Records it.
    fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        said: &Self::Said,
    ) -> impl Future<Output = Result<Done, app::Failure>> + Send;
}

/// `GET`: the form.
pub async fn show<E: Entry>(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let reached = visit.child(&key, E::ASKS)?;
    visit.note(E::TITLE, vec![key.clone()]).await?;
    let family = Family::of(&visit, &reached, &key).await?;
    let mut fields = Fields::default();
    E::begins(&family, &mut fields);
    Ok(page::<E>(&family, &fields, &Errors::none()))
}

/// `POST`: it is recorded, or the page says why not.
pub async fn submit<E: Entry>(Path(key): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    let mut errors = Errors::none();
    let (said, case) = {
        let reached = visit.child(&key, E::ASKS)?;
        visit.note(E::TITLE, vec![key.clone()]).await?;
        let family = Family::of(&visit, &reached, &key).await?;
        let said = E::read(&family, &fields, &mut errors);
        let Some(said) = said.filter(|_| errors.is_empty()) else {
            return Ok(again(page::<E>(&family, &fields, &errors)));
        };
        (said, family.case.case.clone())
    };
    let (actor, id) = (visit.actor()?, number(fields.form()));
    let mut desk = visit.desk().await;
    let done = E::record(&mut desk, visit.by(&actor, fields.form()), &case, &id, &said).await;
    drop(desk);
    match done {
        Ok(_) => {
            let back = format!("{}#{}", address(&key), E::PART);
            Ok(Redirect::to(&back).into_response())
        }
        Err(failure) => {
            let errors = declined(failure)?;
            // Someone else may have recorded something meanwhile: what stands now is shown.
            visit.shown = visit.service.shown();
            let reached = visit.child(&key, E::ASKS)?;
            let family = Family::of(&visit, &reached, &key).await?;
            Ok(again(page::<E>(&family, &fields, &errors)))
        }
    }
}

fn page<E: Entry>(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
    let body = html! {
        p.govuk-body { (family.name()) }
        // Sent to the address it stands at, which may name what it is about.
        (form(family.visit, &family.visit.here, fields, html! {
            (E::questions(family, fields, errors))
            (button(E::BUTTON))
        }))
    };
    asking(family.visit, E::TITLE, &address(family.key), errors, body)
}

/// A day of the form, `on` where it has one; what is wrong goes beside it.
pub fn day(fields: &Fields, name: &str, missing: &str, errors: &mut Errors) -> Option<Date> {
    match fields.day(name) {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add(Some(name), missing);
            None
        }
        Err(words) => {
            errors.add(Some(name), words);
            None
        }
    }
}

/// Words of the form; that there are none goes beside their field.
pub fn words(fields: &Fields, name: &str, missing: &str, errors: &mut Errors) -> Option<String> {
    match fields.get(name) {
        "" => {
            errors.add(Some(name), missing);
            None
        }
        words => Some(words.to_owned()),
    }
}
