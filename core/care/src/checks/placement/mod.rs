//! Placements: type, provider, temporary ones, why they changed, and how old a child may be.

mod rule_213;
mod rule_376;
mod rule_379;
mod rule_380;
mod rule_381;
mod rule_434;
mod rule_435;
mod rule_436;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_213::RULE,
    &rule_376::RULE,
    &rule_379::RULE,
    &rule_380::RULE,
    &rule_381::RULE,
    &rule_434::RULE,
    &rule_435::RULE,
    &rule_436::RULE,
];
