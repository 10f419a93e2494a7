//! What happens to people and their access: facts like any other, for ever. A person is a number;
//! their name and e-mail address are in the register, which can forget.

use crate::access::Role;
use definitions::Date;
use serde::{Deserialize, Serialize};

/// What a person has to do with a team, a quadrant, a staff number or a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "to", content = "name", rename_all = "kebab-case")]
pub enum Relation {
    /// Works in a team.
    Team(String),
    /// Sits on a quadrant's panel.
    Quadrant(String),
    /// Is this number on the provider's case list: the therapist of those cases.
    Staff(String),
    /// Referred this case, or is its family: the case's pseudonym.
    Case(String),
}

/// Whose records a grant opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", content = "name", rename_all = "kebab-case")]
pub enum Scope {
    /// One young person's: the case's pseudonym.
    Child(String),
    /// Those of a quadrant.
    Quadrant(String),
    /// Those of a team.
    Team(String),
    /// Everyone's in the programme.
    Programme,
}

/// What a link sent to a person is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkFor {
    /// Coming in for the first time.
    Invitation,
    /// Setting new credentials.
    Reset,
}

/// Whether a concern is a risk, an incident, or about safeguarding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernKind {
    /// Something that may go wrong.
    Risk,
    /// Something that did.
    Incident,
    /// A concern for a child's safety.
    Safeguarding,
}

/// Something that happened to people, their access, or what keeps children safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A person was added.
    PersonAdded {
        /// Their number.
        person: String,
        /// Their organisation's part in the contract, such as `payer`.
        organisation: String,
    },
    /// A role was given, from a day and perhaps to another.
    RoleGiven {
        /// The person.
        person: String,
        /// The role.
        role: Role,
        /// The first day.
        since: Date,
        /// The day it no longer holds; none while it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// A role ended.
    RoleEnded {
        /// The person.
        person: String,
        /// The role.
        role: Role,
        /// The first day it no longer holds.
        on: Date,
        /// Why.
        why: String,
    },
    /// A relation was given.
    RelationGiven {
        /// The person.
        person: String,
        /// The relation.
        relation: Relation,
        /// The first day.
        since: Date,
    },
    /// A relation ended.
    RelationEnded {
        /// The person.
        person: String,
        /// The relation.
        relation: Relation,
        /// The first day it no longer holds.
        on: Date,
        /// Why.
        why: String,
    },
    /// A person left; what was theirs was handed over.
    PersonLeft {
        /// The person.
        person: String,
        /// The first day they no longer come in.
        on: Date,
        /// Who took over their relations, if anyone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handed_to: Option<String>,
    },
    /// A link was made with which a person sets their own credentials, once.
    LinkMade {
        /// The person.
        person: String,
        /// What it is for.
        purpose: LinkFor,
        /// SHA-256 of the link's secret, in hexadecimal.
        digest: String,
        /// When it ends, in microseconds since 1970.
        ends_at: i64,
    },
    /// A link was used.
    LinkUsed {
        /// The link's digest.
        digest: String,
    },
    /// A person's password, code, passkey or sign-in through their organisation changed. What it
    /// is now is in the register.
    CredentialChanged {
        /// The person.
        person: String,
        /// Which, such as `password` or `passkey`.
        which: String,
        /// Whether there is one now.
        held: bool,
    },
    /// Access was given for a purpose, until a day.
    GrantGiven {
        /// The person.
        person: String,
        /// Whose records.
        scope: Scope,
        /// What for.
        purpose: String,
        /// The first day.
        since: Date,
        /// The day it no longer holds.
        until: Date,
    },
    /// A grant ended before its day.
    GrantEnded {
        /// The entry that gave it.
        grant: u64,
        /// Why.
        why: String,
    },
    /// Someone broke the glass: sees a child out of their reach, for a time.
    GlassBroken {
        /// Who.
        person: String,
        /// The case's pseudonym.
        case: String,
        /// Why.
        why: String,
        /// When it ends by itself, in microseconds since 1970.
        ends_at: i64,
    },
    /// The data protection officer looked at why.
    GlassReviewed {
        /// The entry that broke it.
        glass: u64,
        /// Whether it was right.
        right: bool,
        /// What they say.
        words: String,
    },
    /// The child-first brake was pulled: a child's interest and the investors' conflict.
    BrakePulled {
        /// The case's pseudonym; none for the whole programme.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<String>,
        /// Why.
        why: String,
    },
    /// What followed; with it the brake is released, never undone.
    BrakeFollowed {
        /// The entry that pulled it.
        brake: u64,
        /// What was done for the child.
        outcome: String,
        /// Whether payment may go on.
        released: bool,
    },
    /// A risk, an incident or a concern was logged. Its words are in the register.
    ConcernLogged {
        /// Its number.
        concern: String,
        /// What it is.
        kind: ConcernKind,
        /// The case's pseudonym, if it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<String>,
        /// The team, if it is about one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        team: String,
        /// Who answers it.
        owner: String,
        /// When it is looked at again.
        review_on: Date,
    },
    /// An item of that log was reviewed. What was said is in the register.
    ConcernReviewed {
        /// Its number.
        concern: String,
        /// Who answers it now.
        owner: String,
        /// When it is looked at again; none when it is closed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review_on: Option<Date>,
    },
    /// A token was made for a program.
    TokenMade {
        /// Whose.
        person: String,
        /// Its number.
        token: String,
        /// What it is for, in a few words.
        label: String,
        /// SHA-256 of its secret, in hexadecimal.
        digest: String,
        /// The actions it may ask for, by their words.
        scopes: Vec<String>,
        /// When it ends, in microseconds since 1970.
        ends_at: i64,
    },
    /// A token was ended.
    TokenEnded {
        /// Its number.
        token: String,
    },
    /// Someone took on a finding.
    FindingOwned {
        /// The finding's number.
        finding: String,
        /// Who answers it.
        owner: String,
    },
}

impl Event {
    /// The entry's kind: the event's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::PersonAdded { .. } => "person-added",
            Event::RoleGiven { .. } => "role-given",
            Event::RoleEnded { .. } => "role-ended",
            Event::RelationGiven { .. } => "relation-given",
            Event::RelationEnded { .. } => "relation-ended",
            Event::PersonLeft { .. } => "person-left",
            Event::LinkMade { .. } => "link-made",
            Event::LinkUsed { .. } => "link-used",
            Event::CredentialChanged { .. } => "credential-changed",
            Event::GrantGiven { .. } => "grant-given",
            Event::GrantEnded { .. } => "grant-ended",
            Event::GlassBroken { .. } => "glass-broken",
            Event::GlassReviewed { .. } => "glass-reviewed",
            Event::BrakePulled { .. } => "brake-pulled",
            Event::BrakeFollowed { .. } => "brake-followed",
            Event::ConcernLogged { .. } => "concern-logged",
            Event::ConcernReviewed { .. } => "concern-reviewed",
            Event::TokenMade { .. } => "token-made",
            Event::TokenEnded { .. } => "token-ended",
            Event::FindingOwned { .. } => "finding-owned",
        }
    }
}
