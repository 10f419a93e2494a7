//! Deprivation of liberty orders, from 2026-27.

mod placed;
mod rule_700;
mod rule_701;
mod rule_702;
mod rule_703;
mod rule_704;
mod rule_705;
mod rule_706;
mod rule_707;
mod rule_708;
mod rule_709;
mod rule_710;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_700::RULE,
    &rule_701::RULE,
    &rule_702::RULE,
    &rule_703::RULE,
    &rule_704::RULE,
    &rule_705::RULE,
    &rule_706::RULE,
    &rule_707::RULE,
    &rule_708::RULE,
    &rule_709::RULE,
    &rule_710::RULE,
];
