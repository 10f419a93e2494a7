//! The people who come in: who they are to the contract, what they are related to, and what they
//! were given. Folded from the record, so that it can be asked who had access on any day.

pub mod add;
pub mod by;
pub mod credential;
pub mod event;
mod fold;
pub mod grant;
pub mod leave;
pub mod link;
pub mod list;
pub mod names;
pub mod relate;
pub mod token;

use crate::access::Role;
use definitions::Date;
use event::{ConcernKind, LinkFor, Relation, Scope};
pub use names::Names;
use std::collections::{BTreeMap, BTreeSet};

/// Everyone and everything about access, at one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Accounts, by the person's number.
    pub accounts: BTreeMap<String, Account>,
    /// Links not used yet, by digest.
    pub links: BTreeMap<String, Link>,
    /// Grants, by the entry that gave each.
    pub grants: BTreeMap<u64, Grant>,
    /// Broken glass, by its entry.
    pub glass: BTreeMap<u64, Glass>,
    /// Brakes pulled, by their entry.
    pub brakes: BTreeMap<u64, Brake>,
    /// Risks, incidents and concerns, by number.
    pub concerns: BTreeMap<String, Concern>,
    /// Tokens, by number.
    pub tokens: BTreeMap<String, Token>,
    /// Who answers which finding.
    pub finding_owners: BTreeMap<String, String>,
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Their organisation's part in the contract.
    pub organisation: String,
    /// Roles, each with its days.
    pub roles: Vec<Held<Role>>,
    /// Relations, each with its days.
    pub relations: Vec<Held<Relation>>,
    /// The first day they no longer come in.
    pub left: Option<Date>,
    /// Which credentials they hold.
    pub credentials: BTreeSet<String>,
    /// How often they changed: part of what a session rests on.
    pub credential_changes: u32,
    /// Every link made for them, the newest last.
    pub links: Vec<WayIn>,
    /// The entry that added them.
    pub entry: u64,
    /// The entry that last changed their roles or relations, or let them go.
    pub changed: u64,
}

/// Something held from a day, and perhaps to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<T> {
    /// What.
    pub what: T,
    /// The first day.
    pub since: Date,
    /// The first day no longer.
    pub until: Option<Date>,
}

impl<T> Held<T> {
    /// Whether it is held on a day.
    pub fn on(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A link that was made for someone, and whether it was used since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// The link's digest.
    pub digest: String,
    /// What it was for.
    pub purpose: LinkFor,
    /// Who made it.
    pub by: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// When it was used, in microseconds since 1970.
    pub used_at: Option<i64>,
}

/// A link made and not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The person.
    pub person: String,
    /// What it is for.
    pub purpose: LinkFor,
    /// When it ends, in microseconds since 1970.
    pub ends_at: i64,
}

/// Access given for a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub person: String,
    /// By whom.
    pub by: String,
    /// Whose records.
    pub scope: Scope,
    /// What for.
    pub purpose: String,
    /// The first day.
    pub since: Date,
    /// The first day no longer.
    pub until: Date,
    /// Why it ended before.
    pub ended: Option<String>,
}

impl Grant {
    /// Whether it holds on a day.
    pub fn on(&self, day: Date) -> bool {
        self.ended.is_none() && self.since <= day && day < self.until
    }
}

/// Glass that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glass {
    /// By whom.
    pub person: String,
    /// The case's pseudonym.
    pub case: String,
    /// Why.
    pub why: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// When it ended by itself, or will.
    pub ends_at: i64,
    /// The review: whether it was right, what was said, by whom.
    pub review: Option<(bool, String, String)>,
}

/// The child-first brake, pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brake {
    /// The case's pseudonym; none for the whole programme.
    pub case: Option<String>,
    /// Why.
    pub why: String,
    /// By whom.
    pub by: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// What followed: the words, by whom, when, and whether payment may go on.
    pub followed: Vec<Followed>,
}

/// What followed a brake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// What was done for the child.
    pub outcome: String,
    /// By whom.
    pub by: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Whether payment may go on.
    pub released: bool,
}

impl Brake {
    /// Whether it still stops payment.
    pub fn holds(&self) -> bool {
        !self.followed.last().is_some_and(|followed| followed.released)
    }
}

/// An item of the restricted log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// What it is.
    pub kind: ConcernKind,
    /// The case's pseudonym, if it is about one.
    pub case: Option<String>,
    /// The team, if it is about one.
    pub team: String,
    /// Who logged it.
    pub by: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who answers it.
    pub owner: String,
    /// When it is looked at again; none when it is closed.
    pub review_on: Option<Date>,
    /// How often it was reviewed.
    pub reviews: u32,
}

/// A token for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Whose.
    pub person: String,
    /// What it is for.
    pub label: String,
    /// SHA-256 of its secret.
    pub digest: String,
    /// The actions it may ask for.
    pub scopes: BTreeSet<String>,
    /// When it ends, in microseconds since 1970.
    pub ends_at: i64,
    /// Whether it was ended.
    pub ended: bool,
}

impl People {
    /// Whether a person may come in on a day.
    pub fn comes_in(&self, person: &str, day: Date) -> bool {
        self.accounts.get(person).is_some_and(|account| account.comes_in(day))
    }

    /// The brakes that still stop payment.
    pub fn brakes_on(&self) -> impl Iterator<Item = (u64, &Brake)> {
        self.brakes.iter().filter(|(_, brake)| brake.holds()).map(|(entry, brake)| (*entry, brake))
    }
}

impl Account {
    /// Whether the person may come in on a day.
    pub fn comes_in(&self, day: Date) -> bool {
        self.left.is_none_or(|left| day < left)
    }

    /// The roles held on a day.
    pub fn roles_on(&self, day: Date) -> BTreeSet<Role> {
        self.roles.iter().filter(|held| held.on(day)).map(|held| held.what).collect()
    }

    /// The relations held on a day.
    pub fn relations_on(&self, day: Date) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(move |held| held.on(day)).map(|held| &held.what)
    }
}
