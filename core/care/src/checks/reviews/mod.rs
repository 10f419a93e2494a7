//! Reviews and previous permanence.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
