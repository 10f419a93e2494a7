//! Why an entry is declined, beside the field it is about. Every reason is told at once.

use definitions::Refusal;
use serde::Serialize;

/// A refusal and the field it stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// The field's name, lower case, words joined by `_`.
    pub field: &'static str,
    /// What stands in the way, and what to do.
    pub refusal: Refusal,
}

impl Beside {
    /// Words beside a field: what stands in the way, and what to do.
    pub fn new(field: &'static str, title: impl Into<String>, hint: impl Into<String>) -> Beside {
        Beside { field, refusal: Refusal::new(title, hint) }
    }
}
