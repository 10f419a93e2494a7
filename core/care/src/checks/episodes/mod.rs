//! Episodes of care: their codes, their dates, their order and their reasons.

mod rule_141;
mod rule_142;
mod rule_143;
mod rule_144;
mod rule_145;
mod rule_146;
mod rule_147;
mod rule_148;
mod rule_149;
mod rule_199;
mod rule_302;
mod rule_352;
mod rule_353;
mod rule_354;
mod rule_355;
mod rule_356;
mod rule_357;
mod rule_359;
mod rule_385;
mod rule_386;
mod rule_387;
mod rule_388;
mod rule_389;
mod rule_390;
mod rule_407;
mod rule_426;
mod rule_431;
mod rule_432;
mod rule_433;
mod rule_437;
mod rule_460;
mod rule_501;
mod rule_504;
mod rule_516;
mod younger;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_141::RULE,
    &rule_142::RULE,
    &rule_143::RULE,
    &rule_144::RULE,
    &rule_145::RULE,
    &rule_146::RULE,
    &rule_147::RULE,
    &rule_148::RULE,
    &rule_149::RULE,
    &rule_199::RULE,
    &rule_302::RULE,
    &rule_352::RULE,
    &rule_353::RULE,
    &rule_354::RULE,
    &rule_355::RULE,
    &rule_356::RULE,
    &rule_357::RULE,
    &rule_359::RULE,
    &rule_385::RULE,
    &rule_386::RULE,
    &rule_387::RULE,
    &rule_388::RULE,
    &rule_389::RULE,
    &rule_390::RULE,
    &rule_407::RULE,
    &rule_426::RULE,
    &rule_431::RULE,
    &rule_432::RULE,
    &rule_433::RULE,
    &rule_437::RULE,
    &rule_460::RULE,
    &rule_501::RULE,
    &rule_504::RULE,
    &rule_516::RULE,
];
