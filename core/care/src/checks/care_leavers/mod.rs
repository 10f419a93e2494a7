//! Care leavers: contact, activity and accommodation (the OC3 table).

mod rule_1000;
mod rule_1001;
mod rule_1002;
mod rule_1007;
mod rule_1010;
mod rule_1011;
mod rule_1016;
mod rule_131;
mod rule_132;
mod rule_133;
mod rule_153;
mod rule_165;
mod rule_3001;
mod rule_344;
mod rule_345;
mod rule_347;
mod rule_348;
mod rule_391;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1000::RULE,
    &rule_1001::RULE,
    &rule_1002::RULE,
    &rule_1007::RULE,
    &rule_1010::RULE,
    &rule_1011::RULE,
    &rule_1016::RULE,
    &rule_131::RULE,
    &rule_132::RULE,
    &rule_133::RULE,
    &rule_153::RULE,
    &rule_165::RULE,
    &rule_3001::RULE,
    &rule_344::RULE,
    &rule_345::RULE,
    &rule_347::RULE,
    &rule_348::RULE,
    &rule_391::RULE,
];
