//! Giving and ending roles and relations, each from a day.

use super::add::fits;
use super::by::{By, record};
use super::event::{Event, Relation};
use super::{Account, People};
use crate::access::Role;
use crate::desk::{Desk, Done, Failure};
use definitions::{Date, Refusal};

/// Gives a role from a day.
///
/// # Errors
/// A refusal when the person holds it then, has left, or it is another organisation's.
pub async fn give_role(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    role: Role,
    since: Date,
    until: Option<Date>,
) -> Result<Done, Failure> {
    record(desk, by, "give-role", |book| {
        let account = present(&book.people, person, since)?;
        fits(role, &account.organisation)?;
        if account.roles_on(since).contains(&role) {
            return Err(Refusal::new("They hold this role already", "Nothing needs doing").into());
        }
        Ok(Event::RoleGiven { person: person.to_owned(), role, since, until }.into())
    })
    .await
}

/// Ends a role from a day.
///
/// # Errors
/// A refusal when the person does not hold it then.
pub async fn end_role(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    role: Role,
    on: Date,
    why: &str,
) -> Result<Done, Failure> {
    record(desk, by, "end-role", |book| {
        let account = present(&book.people, person, on)?;
        if !account.roles.iter().any(|held| held.what == role && held.until.is_none_or(|u| on < u))
        {
            return Err(Refusal::new("They do not hold this role", "Reload the page").into());
        }
        let (person, why) = (person.to_owned(), why.to_owned());
        Ok(Event::RoleEnded { person, role, on, why }.into())
    })
    .await
}

/// Gives a relation from a day.
///
/// # Errors
/// A refusal when the person has it then, or has left.
pub async fn give_relation(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    relation: &Relation,
    since: Date,
) -> Result<Done, Failure> {
    record(desk, by, "give-relation", |book| {
        let account = present(&book.people, person, since)?;
        if account.relations_on(since).any(|held| held == relation) {
            return Err(Refusal::new("They have this already", "Nothing needs doing").into());
        }
        let (person, relation) = (person.to_owned(), relation.clone());
        Ok(Event::RelationGiven { person, relation, since }.into())
    })
    .await
}

/// Ends a relation from a day.
///
/// # Errors
/// A refusal when the person does not have it then.
pub async fn end_relation(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    relation: &Relation,
    on: Date,
    why: &str,
) -> Result<Done, Failure> {
    record(desk, by, "end-relation", |book| {
        let account = present(&book.people, person, on)?;
        let held = |held: &super::Held<Relation>| {
            held.what == *relation && held.until.is_none_or(|until| on < until)
        };
        if !account.relations.iter().any(held) {
            return Err(Refusal::new("They do not have this", "Reload the page").into());
        }
        let (person, relation, why) = (person.to_owned(), relation.clone(), why.to_owned());
        Ok(Event::RelationEnded { person, relation, on, why }.into())
    })
    .await
}

/// The account of someone who still comes in on a day.
pub(crate) fn present<'a>(
    people: &'a People,
    person: &str,
    day: Date,
) -> Result<&'a Account, Refusal> {
    let account = people
        .accounts
        .get(person)
        .ok_or_else(|| Refusal::new("There is no such person", "Find them among the people"))?;
    match account.comes_in(day) {
        true => Ok(account),
        false => Err(Refusal::new("They have left", "Add them again if they came back")),
    }
}
