//! One thing kept of the teams: a page that asks a few questions and records the answer.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking};
use crate::pages::families::number;
use crate::visit::Visit;
use app::access::Action;
use app::people::by::By;
use app::{Desk, Done};
use axum::response::{IntoResponse, Redirect, Response};
use face::{Errors, button};
use maud::{Markup, html};

/// Something that is kept of the teams.
pub trait Keeping: 'static {
    /// What is recorded, once it is read.
    type Said: Send + Sync;
    /// What is asked of whoever keeps it.
    const ASKS: Action = Action::ManageTeam;
    /// The page's title.
    const TITLE: &'static str;
    /// What is pressed.
    const BUTTON: &'static str;
    /// Where it stands afterwards.
    const PAGE: &'static str;

    /// What is in the form to begin with. `item` is what the address names.
    fn begins(_: &Visit, _item: &str, _: &mut Fields) {}

    /// The questions.
    fn questions(visit: &Visit, item: &str, fields: &Fields, errors: &Errors) -> Markup;

    /// What the form says; what is missing goes beside its field.
    fn read(item: &str, fields: &Fields, errors: &mut Errors) -> Option<Self::Said>;

    /// Records it.
    fn record(
        desk: &mut Desk,
        by: By<'_>,
        id: &str,
        said: &Self::Said,
    ) -> impl Future<Output = Result<Done, app::Failure>> + Send;
}

/// `GET`: the form.
pub async fn show<K: Keeping>(visit: Visit) -> Result<Markup, Failure> {
    visit.must(K::ASKS)?;
    let mut fields = Fields::default();
    K::begins(&visit, &item(&visit), &mut fields);
    Ok(page::<K>(&visit, &fields, &Errors::none()))
}

/// `POST`: it is recorded, or the page says why not.
pub async fn submit<K: Keeping>(sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    visit.must(K::ASKS)?;
    let mut errors = Errors::none();
    let said = K::read(&item(&visit), &fields, &mut errors).filter(|_| errors.is_empty());
    let Some(said) = said else {
        return Ok(again(page::<K>(&visit, &fields, &errors)));
    };
    let (actor, id) = (visit.actor()?, number(fields.form()));
    let mut desk = visit.desk().await;
    let done = K::record(&mut desk, visit.by(&actor, fields.form()), &id, &said).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(K::PAGE).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            visit.shown = visit.service.shown();
            Ok(again(page::<K>(&visit, &fields, &errors)))
        }
    }
}

fn item(visit: &Visit) -> String {
    Listing::of(&visit.here).get("item").to_owned()
}

fn page<K: Keeping>(visit: &Visit, fields: &Fields, errors: &Errors) -> Markup {
    let body = html! {
        (form(visit, &visit.here, fields, html! {
            (K::questions(visit, &item(visit), fields, errors))
            (button(K::BUTTON))
        }))
    };
    asking(visit, K::TITLE, K::PAGE, errors, body)
}
