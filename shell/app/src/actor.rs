//! Who acts, and for whom: written `payer:a.officer` on the command line.

use definitions::Refusal;
use definitions::party::Role;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One of the two sides that must agree the same amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The outcome payer: the council.
    Payer,
    /// The company that holds the outcomes contract.
    Spv,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Side::Payer => "payer",
            Side::Spv => "SPV",
        })
    }
}

/// A person acting in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The role.
    pub role: Role,
    /// Who, as the organisation names its staff.
    pub name: String,
}

impl Actor {
    /// The side the actor may sign for.
    pub fn side(&self) -> Option<Side> {
        match self.role {
            Role::Payer => Some(Side::Payer),
            Role::Spv => Some(Side::Spv),
            _ => None,
        }
    }

    /// Refuses whoever may not do this.
    ///
    /// # Errors
    /// A refusal naming the roles that may.
    pub fn must_be(&self, roles: &[Role], what: &str) -> Result<(), Refusal> {
        if roles.contains(&self.role) {
            return Ok(());
        }
        let names: Vec<&str> = roles.iter().map(|role| role_name(*role)).collect();
        Err(Refusal::new(
            format!("{} cannot {what}", role_name(self.role)),
            format!(
                "This is for: {}. Say who acts with --as, such as --as {}:a.officer",
                names.join(", "),
                names[0]
            ),
        ))
    }
}

/// The role as it is written with `--as`.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Payer => "payer",
        Role::Spv => "spv",
        Role::Intermediary => "intermediary",
        Role::Provider => "provider",
        Role::Investor => "investor",
        Role::Chair => "chair",
        Role::Expert => "expert",
        Role::Evaluator => "evaluator",
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", role_name(self.role), self.name)
    }
}

impl FromStr for Actor {
    type Err = String;
    fn from_str(text: &str) -> Result<Actor, String> {
        let wrong = || {
            format!(
                "“{text}” does not say who acts: write ROLE:NAME, such as payer:a.officer. \
                 Roles: payer, spv, intermediary, provider, expert"
            )
        };
        let (role, name) = text.split_once(':').ok_or_else(wrong)?;
        let role = match role.trim().to_lowercase().as_str() {
            "payer" | "council" => Role::Payer,
            "spv" => Role::Spv,
            "intermediary" => Role::Intermediary,
            "provider" => Role::Provider,
            "expert" => Role::Expert,
            _ => return Err(wrong()),
        };
        let name = name.trim();
        if name.is_empty() {
            return Err(wrong());
        }
        Ok(Actor { role, name: name.to_owned() })
    }
}
