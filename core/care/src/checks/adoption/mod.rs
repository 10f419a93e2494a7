//! Adoptions: the AD1 table and the episodes that end in one.

mod adopters;
mod details;
mod in_year;
mod rule_112;
mod rule_113;
mod rule_114;
mod rule_151;
mod rule_175;
mod rule_176;
mod rule_177;
mod rule_331;
mod rule_333;
mod rule_334;
mod rule_335;
mod rule_511;
mod rule_514;
mod rule_517;
mod rule_518;
mod rule_519;
mod rule_520;
mod rule_521;
mod rule_524;
mod rule_582;
mod rule_601;
mod rule_602;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_112::RULE,
    &rule_113::RULE,
    &rule_114::RULE,
    &rule_151::RULE,
    &rule_175::RULE,
    &rule_176::RULE,
    &rule_177::RULE,
    &rule_331::RULE,
    &rule_333::RULE,
    &rule_334::RULE,
    &rule_335::RULE,
    &rule_511::RULE,
    &rule_514::RULE,
    &rule_517::RULE,
    &rule_518::RULE,
    &rule_519::RULE,
    &rule_520::RULE,
    &rule_521::RULE,
    &rule_524::RULE,
    &rule_582::RULE,
    &rule_601::RULE,
    &rule_602::RULE,
];
