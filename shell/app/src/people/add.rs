//! Adding a person: their organisation, first role and relations, and their name and e-mail
//! address for the register.

use super::by::{By, Events, record};
use super::event::{Event, Relation};
use crate::access::Role;
use crate::access::asker::{known_organisation, organisation_of};
use crate::desk::{Desk, Done, Failure};
use definitions::Refusal;

/// A person to be added.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Their number, made by the caller.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Their e-mail address, with which they come in.
    pub email: String,
    /// Their organisation's part in the contract.
    pub organisation: String,
    /// The roles they hold from today.
    pub roles: Vec<Role>,
    /// What they are related to from today.
    pub relations: Vec<Relation>,
}

/// Adds a person.
///
/// # Errors
/// A refusal when the name or address is missing, the address is taken, or a role is another
/// organisation's.
pub async fn add(desk: &mut Desk, by: By<'_>, new: &New) -> Result<Done, Failure> {
    let email = address(&new.email)?;
    known_organisation(&new.organisation)?;
    if new.name.trim().is_empty() || new.name.chars().count() > 100 {
        return Err(Refusal::new(
            "We need the person’s name",
            "Write it as colleagues know it, up to 100 letters",
        )
        .into());
    }
    for role in &new.roles {
        fits(*role, &new.organisation)?;
    }
    if desk.names.by_email(&email).is_some_and(|person| person != new.person) {
        return Err(Refusal::new(
            "Somebody with this e-mail address is here already",
            "Find them among the people, or check the address",
        )
        .into());
    }
    record(desk, by, "add-person", |book| {
        if book.people.accounts.contains_key(&new.person) {
            return Err(
                Refusal::new("This person is here already", "Find them among the people").into()
            );
        }
        let (person, since) = (new.person.clone(), by.moment.today);
        let organisation = new.organisation.clone();
        let mut events = Events::from(Event::PersonAdded { person: person.clone(), organisation });
        for role in &new.roles {
            let (person, role) = (person.clone(), *role);
            events.events.push(Event::RoleGiven { person, role, since, until: None });
        }
        for relation in &new.relations {
            let (person, relation) = (person.clone(), relation.clone());
            events.events.push(Event::RelationGiven { person, relation, since });
        }
        Ok(events.with(&person, "name", new.name.trim()).with(&person, "email", &email))
    })
    .await
}

/// Refuses a role that people of the organisation may not hold.
pub(crate) fn fits(role: Role, organisation: &str) -> Result<(), Refusal> {
    if organisation_of(role) == organisation {
        return Ok(());
    }
    Err(Refusal::new(
        format!(
            "{} is a role of the {}, not of the {organisation}",
            role.title(),
            organisation_of(role)
        ),
        "Choose a role of the person’s own organisation",
    ))
}

/// An e-mail address as it is kept: in small letters, with one `@` and a dot after it.
///
/// # Errors
/// A refusal when it is not one.
pub fn address(text: &str) -> Result<String, Refusal> {
    let address = text.trim().to_lowercase();
    let fits = address.len() <= 254
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
        && address.split_once('@').is_some_and(|(who, host)| {
            !who.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.')
        });
    match fits {
        true => Ok(address),
        false => Err(Refusal::new(
            "That is not an e-mail address",
            "Write it like name@organisation.example",
        )),
    }
}
