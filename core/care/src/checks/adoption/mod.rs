//! Adoptions: the AD1 table and the episodes that end in one.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
