//! One policy: its id, the sentence it stands for, whether it permits or forbids, and its text.

use serde::Serialize;

/// One policy, as an officer reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Its id, such as `child-therapist`.
    pub id: String,
    /// The sentence it stands for.
    pub says: String,
    /// Whether it permits or forbids.
    pub effect: Effect,
    /// The file it is in, which is its subject: `child`, `money`, …
    pub subject: &'static str,
    /// The policy itself, as written.
    pub text: String,
}

/// What a policy does where it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It permits, unless another forbids.
    Permit,
    /// It forbids, whatever others permit.
    Forbid,
}
