//! Unaccompanied asylum-seeking children: the UASC table and what must agree with it.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
