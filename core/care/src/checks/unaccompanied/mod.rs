//! Unaccompanied asylum-seeking children: the UASC table and what must agree with it.

mod rule_1014;
mod rule_104;
mod rule_205a;
mod rule_205b;
mod rule_205d;
mod rule_304;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1014::RULE,
    &rule_104::RULE,
    &rule_205a::RULE,
    &rule_205b::RULE,
    &rule_205d::RULE,
    &rule_304::RULE,
];
