//! What a visitor is told when they cannot come in this way, and the two ways a step can stop.

use crate::fault::Fault;
use std::fmt;

/// Why a visitor's step was declined, in words for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What a program tells it by; it does not change.
    pub code: &'static str,
    /// What stands in the way.
    pub title: &'static str,
    /// What to do next.
    pub hint: &'static str,
    /// What the log should say beside it. Never shown, and nothing about a person.
    pub detail: Option<String>,
}

impl Refusal {
    pub(crate) const fn new(code: &'static str, title: &'static str, hint: &'static str) -> Self {
        Refusal { code, title, hint, detail: None }
    }

    pub(crate) fn because(self, detail: impl fmt::Display) -> Refusal {
        Refusal { detail: Some(detail.to_string()), ..self }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.title, self.hint)
    }
}

impl std::error::Error for Refusal {}

/// Why a step stopped: the visitor can do something about it, or we must.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The visitor's step was declined.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// We, the disk or the database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}
