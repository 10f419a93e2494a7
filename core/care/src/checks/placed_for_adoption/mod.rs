//! Decisions that a child should be placed for adoption, and their reversal.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
