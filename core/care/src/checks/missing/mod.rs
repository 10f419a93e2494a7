//! Times missing or away without authorisation.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
