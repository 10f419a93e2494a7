//! Who asks: an account on a day, with how they came in.

use crate::access::{Asker, Role};
use crate::actor::Actor;
use crate::people::event::{ConcernKind, Relation};
use crate::people::{self, Account, People};
use definitions::party;
use definitions::{Date, Refusal};

/// How the person came in, which the account does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// Two factors, a passkey, or their organisation's own sign-in.
    pub second_factor: bool,
    /// A program with a token, not a person.
    pub program: bool,
}

/// The asker an account is on a day; `None` where there is no such account or they have left.
pub fn asker(people: &People, person: &str, day: Date, here: Here) -> Option<Asker> {
    let account = people.accounts.get(person).filter(|account| account.comes_in(day))?;
    let named = |wanted: fn(&Relation) -> Option<&String>| {
        account.relations_on(day).filter_map(wanted).cloned().collect()
    };
    Some(Asker {
        id: person.to_owned(),
        roles: account.roles_on(day),
        organisation: account.organisation.clone(),
        teams: named(|relation| match relation {
            Relation::Team(name) => Some(name),
            _ => None,
        }),
        quadrants: named(|relation| match relation {
            Relation::Quadrant(name) => Some(name),
            _ => None,
        }),
        second_factor: here.second_factor,
        program: here.program,
    })
}

/// An item of the restricted log as the policies see it.
pub fn concern(number: &str, kept: &people::Concern) -> ::access::Concern {
    let kind = match kept.kind {
        ConcernKind::Risk => "risk",
        ConcernKind::Incident => "incident",
        ConcernKind::Safeguarding => "safeguarding",
    };
    let by = kept.by.split_once(':').map_or(kept.by.as_str(), |(_, person)| person);
    ::access::Concern {
        id: number.to_owned(),
        kind: kind.to_owned(),
        team: kept.team.clone(),
        logged_by: by.to_owned(),
        owner: kept.owner.clone(),
    }
}

/// An account as the policies see it.
pub fn account(number: &str, kept: &Account) -> ::access::Account {
    ::access::Account { id: number.to_owned(), organisation: kept.organisation.clone() }
}

/// The organisations a person can be of, by their part in the contract.
pub const ORGANISATIONS: [&str; 8] =
    ["payer", "spv", "intermediary", "provider", "investor", "expert", "evaluator", "family"];

/// An organisation within a sentence: the one name it has everywhere.
pub fn organisation_said(word: &str) -> &'static str {
    match word {
        "payer" => "the council",
        "spv" => "the SPV",
        "intermediary" => "the intermediary",
        "provider" => "the provider",
        "investor" => "the investors",
        "expert" => "the independent expert",
        "evaluator" => "the independent evaluator",
        "family" => "the family",
        _ => "somebody else",
    }
}

/// Who acts on the record when an account does something: its organisation and its number. A
/// family is no party to the contract, and records nothing.
pub fn actor(account: &Account, person: &str) -> Option<Actor> {
    let role = match account.organisation.as_str() {
        "payer" => party::Role::Payer,
        "spv" => party::Role::Spv,
        "intermediary" => party::Role::Intermediary,
        "provider" => party::Role::Provider,
        "investor" => party::Role::Investor,
        "expert" => party::Role::Expert,
        "evaluator" => party::Role::Evaluator,
        _ => return None,
    };
    Some(Actor { role, name: person.to_owned() })
}

/// Refuses an organisation that is not one.
///
/// # Errors
/// A refusal naming those there are.
pub fn known_organisation(organisation: &str) -> Result<(), Refusal> {
    match ORGANISATIONS.contains(&organisation) {
        true => Ok(()),
        false => Err(Refusal::new(
            format!("“{organisation}” is not an organisation of the contract"),
            format!("Choose one of {}", ORGANISATIONS.join(", ")),
        )),
    }
}

/// The organisation whose people may hold a role.
pub fn organisation_of(role: Role) -> &'static str {
    match role {
        Role::ContractManager
        | Role::FinanceOfficer
        | Role::DataOfficer
        | Role::PanelMember
        | Role::Referrer
        | Role::DataProtectionOfficer => "payer",
        Role::SibDirector | Role::Administrator => "intermediary",
        Role::BoardDirector => "spv",
        Role::Investor => "investor",
        Role::ServiceManager | Role::Supervisor | Role::Therapist | Role::BusinessSupport => {
            "provider"
        }
        Role::Expert => "expert",
        Role::Evaluator => "evaluator",
        Role::Family => "family",
    }
}
