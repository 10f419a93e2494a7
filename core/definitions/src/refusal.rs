//! An action declined, in words for whoever asked for it.

use serde::Serialize;
use std::fmt;

/// Why something was not done, and what to do instead. Nothing was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What stands in the way.
    pub title: String,
    /// What to do next.
    pub hint: String,
}

impl Refusal {
    /// A refusal with what stands in the way and what to do next.
    pub fn new(title: impl Into<String>, hint: impl Into<String>) -> Refusal {
        Refusal { title: title.into(), hint: hint.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.title, self.hint)
    }
}

impl std::error::Error for Refusal {}
