//! Children and facts that stand in several tables and must agree.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
