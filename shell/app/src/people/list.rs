//! People and their access as words and tables.

use super::event::{Event, LinkFor, Relation, Scope};
use super::{Account, Names, People};
use crate::access::asker::organisation_said;
use definitions::{Cell, Date, Kind, Table};

/// What happened, in a few words without a name.
pub fn said(event: &Event) -> String {
    match event {
        Event::PersonAdded { person, organisation } => {
            format!("{person} of {}", organisation_said(organisation))
        }
        Event::RoleGiven { person, role, .. } => format!("{person}: {}", role.title()),
        Event::RoleEnded { person, role, .. } => format!("{person}, no longer: {}", role.title()),
        Event::RelationGiven { person, relation, .. } => format!("{person}: {}", related(relation)),
        Event::RelationEnded { person, relation, .. } => {
            format!("{person}, no longer: {}", related(relation))
        }
        Event::PersonLeft { person, handed_to, .. } => match handed_to {
            Some(other) => format!("{person} left; {other} took over"),
            None => format!("{person} left"),
        },
        Event::LinkMade { person, purpose: LinkFor::Invitation, .. } => {
            format!("an invitation for {person}")
        }
        Event::LinkMade { person, .. } => format!("a reset for {person}"),
        Event::LinkUsed { .. } => "a link was used".to_owned(),
        Event::CredentialChanged { person, which, held } => {
            format!("{person}: {} {}", way_in(which), if *held { "set" } else { "taken away" })
        }
        Event::GrantGiven { person, scope, until, .. } => {
            format!("{person} sees {} until {}", scoped(scope), definitions::said(*until))
        }
        Event::GrantEnded { grant, .. } => format!("the access given by entry {grant}"),
        Event::GlassBroken { person, case, .. } => format!("{person} on {case}"),
        Event::GlassReviewed { glass, right, .. } => {
            format!("entry {glass}: {}", if *right { "right" } else { "not right" })
        }
        Event::BrakePulled { case: Some(case), .. } => format!("for {case}"),
        Event::BrakePulled { .. } => "for the whole programme".to_owned(),
        Event::BrakeFollowed { brake, released, .. } => {
            format!("entry {brake}{}", if *released { ", released" } else { "" })
        }
        Event::ConcernLogged { concern, .. } | Event::ConcernReviewed { concern, .. } => {
            concern.clone()
        }
        Event::TokenMade { token, person, .. } => format!("{token} of {person}"),
        Event::TokenEnded { token } => token.clone(),
        Event::FindingOwned { finding, owner } => format!("{finding}: {owner}"),
    }
}

/// A way of coming in, in words.
fn way_in(which: &str) -> &'static str {
    match which {
        "password" => "password",
        "code" => "code",
        "organisation" => "sign-in of their organisation",
        "recovery" => "recovery codes",
        _ => "passkey",
    }
}

/// A relation in words.
pub fn related(relation: &Relation) -> String {
    match relation {
        Relation::Team(name) => format!("team {name}"),
        Relation::Quadrant(name) => format!("{name} quadrant"),
        Relation::Staff(number) => format!("staff number {number}"),
        Relation::Case(case) => format!("case {case}"),
    }
}

/// A grant's scope in words.
pub fn scoped(scope: &Scope) -> String {
    match scope {
        Scope::Child(case) => format!("case {case}"),
        Scope::Quadrant(name) => format!("the young people of the {name} quadrant"),
        Scope::Team(name) => format!("the young people of team {name}"),
        Scope::Programme => "every young person of the programme".to_owned(),
    }
}

/// What a person holds on a day: roles, then relations.
pub fn held(account: &Account, day: Date) -> (String, String) {
    let roles: Vec<&str> = account.roles_on(day).into_iter().map(|role| role.title()).collect();
    let relations: Vec<String> = account.relations_on(day).map(related).collect();
    (roles.join(", "), relations.join(", "))
}

/// Everyone with an account on a day, those who left last.
pub fn table(people: &People, names: &Names, day: Date) -> Table {
    let mut table = Table::new(
        format!("People on {}", definitions::said(day)),
        &[
            ("person", "Number", Kind::Text),
            ("name", "Name", Kind::Text),
            ("email", "E-mail", Kind::Text),
            ("organisation", "Organisation", Kind::Text),
            ("roles", "Roles", Kind::Text),
            ("relations", "Related to", Kind::Text),
            ("credentials", "Comes in with", Kind::Text),
            ("left", "Left", Kind::Date),
        ],
    );
    let mut accounts: Vec<(&String, &Account)> = people.accounts.iter().collect();
    accounts.sort_by_key(|(person, account)| {
        (account.left.is_some(), account.organisation.clone(), names.of(person).to_owned())
    });
    for (person, account) in accounts {
        let (roles, relations) = held(account, day);
        let credentials: Vec<&str> = account.credentials.iter().map(String::as_str).collect();
        table.push([
            person.as_str().into(),
            names.of(person).into(),
            names.email(person).unwrap_or_default().into(),
            account.organisation.as_str().into(),
            roles.into(),
            relations.into(),
            credentials.join(", ").into(),
            account.left.map_or(Cell::Blank, Cell::from),
        ]);
    }
    table
}
