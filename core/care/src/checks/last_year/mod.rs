//! This year’s first episodes against those last year’s return left open.

mod carried;
mod noe;
mod rule_502;
mod rule_503a;
mod rule_503b;
mod rule_503c;
mod rule_503d;
mod rule_503e;
mod rule_503f;
mod rule_562;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &noe::RULE,
    &rule_502::RULE,
    &rule_503a::RULE,
    &rule_503b::RULE,
    &rule_503c::RULE,
    &rule_503d::RULE,
    &rule_503e::RULE,
    &rule_503f::RULE,
    &rule_562::RULE,
];
