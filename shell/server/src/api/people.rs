//! `/people`: who has access, in which roles and relations.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Page, Paging};
use app::access::Action;
use app::people::list::related;
use app::people::{Account, Names};
use axum::Json;
use definitions::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// One person with an account.
#[derive(Serialize, ToSchema)]
pub struct PersonShown {
    /// Their number.
    person: String,
    /// Their name.
    name: String,
    /// Their e-mail address.
    email: Option<String>,
    /// Their organisation, by its part in the contract.
    organisation: String,
    /// Every role they hold, held or will hold.
    roles: Vec<HeldShown>,
    /// What they are, were or will be related to, in words.
    relations: Vec<HeldShown>,
    /// The first day they no longer come in.
    left: Option<Date>,
}

/// Something held from a day, and perhaps to another.
#[derive(Serialize, ToSchema)]
pub struct HeldShown {
    /// What.
    what: String,
    /// The first day.
    since: Date,
    /// The first day no longer.
    until: Option<Date>,
}

/// Who has access; scope see-people
#[utoipa::path(
    get,
    path = "/people",
    operation_id = "people",
    tag = "People",
    params(Paging),
    responses(
        (status = 200, description = "Who has access", body = Page<PersonShown>),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program, paging: Paging) -> Result<Json<Page<PersonShown>>, Problem> {
    program.must(Action::SeePeople)?;
    let view = program.view();
    let accounts: Vec<(&String, &Account)> = view.book.people.accounts.iter().collect();
    let shown = |(person, account): &(&String, &Account)| shown(&view.names, person, account);
    Ok(Json(paging.of(view.book.as_of, &accounts, shown)))
}

fn shown(names: &Names, person: &str, account: &Account) -> PersonShown {
    let roles = account.roles.iter().map(|held| HeldShown {
        what: held.what.word().to_owned(),
        since: held.since,
        until: held.until,
    });
    let relations = account.relations.iter().map(|held| HeldShown {
        what: related(&held.what),
        since: held.since,
        until: held.until,
    });
    PersonShown {
        person: person.to_owned(),
        name: names.of(person).to_owned(),
        email: names.email(person).map(str::to_owned),
        organisation: account.organisation.clone(),
        roles: roles.collect(),
        relations: relations.collect(),
        left: account.left,
    }
}
