//! Legal statuses: what each allows and for how long.

mod longest;
mod rule_358;
mod rule_361;
mod rule_362;
mod rule_363;
mod rule_364;
mod rule_365;
mod rule_366;
mod rule_367;
mod rule_378;
mod rule_408;
mod rule_445;
mod rule_446;
mod rule_451;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_358::RULE,
    &rule_361::RULE,
    &rule_362::RULE,
    &rule_363::RULE,
    &rule_364::RULE,
    &rule_365::RULE,
    &rule_366::RULE,
    &rule_367::RULE,
    &rule_378::RULE,
    &rule_408::RULE,
    &rule_445::RULE,
    &rule_446::RULE,
    &rule_451::RULE,
];
