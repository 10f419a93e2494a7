//! The parties of an outcomes contract and the dated roles that link them.

use crate::dated::{Origin, toml_date};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

/// What a party is to the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The outcome payer, who commissions and pays.
    Payer,
    /// The company that holds the outcomes contract.
    Spv,
    /// The intermediary and performance manager.
    Intermediary,
    /// The service provider.
    Provider,
    /// Someone whose capital is at risk.
    Investor,
    /// The independent chair of the SPV's board.
    Chair,
    /// A clinical or independent expert.
    Expert,
    /// An independent evaluator.
    Evaluator,
}

/// One party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A short name used to refer to it, such as `ecc`.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A role one party held towards another, from one day and perhaps to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Who holds the role.
    pub party: String,
    /// The role.
    pub role: Role,
    /// Towards whom, where the role is towards one party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towards: Option<String>,
    /// The first day.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// The day it no longer held; none while it does.
    #[serde(default, deserialize_with = "maybe_date", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where this is written, or why it is assumed.
    #[serde(flatten)]
    pub origin: Origin,
}

fn maybe_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    toml_date(deserializer).map(Some)
}

impl Link {
    /// Whether the role was held on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|end| day < end)
    }
}

/// Who held a role on a day.
pub fn holders(links: &[Link], role: Role, day: Date) -> Vec<&Link> {
    links.iter().filter(|link| link.role == role && link.in_force(day)).collect()
}
