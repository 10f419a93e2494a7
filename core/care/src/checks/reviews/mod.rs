//! Reviews and previous permanence.

mod rule_166;
mod rule_167;
mod rule_399;
mod rule_440;
mod rule_441;
mod rule_630;
mod rule_631;
mod rule_632;
mod rule_633;
mod rule_634;
mod rule_635;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_166::RULE,
    &rule_167::RULE,
    &rule_399::RULE,
    &rule_440::RULE,
    &rule_441::RULE,
    &rule_630::RULE,
    &rule_631::RULE,
    &rule_632::RULE,
    &rule_633::RULE,
    &rule_634::RULE,
    &rule_635::RULE,
];
