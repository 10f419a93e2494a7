//! Placements: type, provider, temporary ones, why they changed, and how old a child may be.

pub(super) mod kinds;
mod provider;
mod rule_1009;
mod rule_178;
mod rule_213;
mod rule_214;
mod rule_217;
mod rule_217t;
mod rule_218;
mod rule_222;
mod rule_225;
mod rule_226;
mod rule_230;
mod rule_233;
mod rule_234;
mod rule_336;
mod rule_370;
mod rule_371;
mod rule_372;
mod rule_373;
mod rule_374;
mod rule_375;
mod rule_376;
mod rule_377;
mod rule_379;
mod rule_380;
mod rule_381;
mod rule_382;
mod rule_383;
mod rule_384;
mod rule_392b;
mod rule_392d;
mod rule_398;
mod rule_406;
mod rule_420;
mod rule_434;
mod rule_435;
mod rule_436;
mod rule_526;
mod rule_527;
mod rule_528;
mod rule_529;
mod rule_530;
mod rule_531;
mod rule_550;
mod temporary;
mod youngest;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1009::RULE,
    &rule_178::RULE,
    &rule_213::RULE,
    &rule_214::RULE,
    &rule_217::RULE,
    &rule_217t::RULE,
    &rule_218::RULE,
    &rule_222::RULE,
    &rule_225::RULE,
    &rule_226::RULE,
    &rule_230::RULE,
    &rule_233::RULE,
    &rule_234::RULE,
    &rule_336::RULE,
    &rule_370::RULE,
    &rule_371::RULE,
    &rule_372::RULE,
    &rule_373::RULE,
    &rule_374::RULE,
    &rule_375::RULE,
    &rule_376::RULE,
    &rule_377::RULE,
    &rule_379::RULE,
    &rule_380::RULE,
    &rule_381::RULE,
    &rule_382::RULE,
    &rule_383::RULE,
    &rule_384::RULE,
    &rule_392b::RULE,
    &rule_392d::RULE,
    &rule_398::RULE,
    &rule_406::RULE,
    &rule_420::RULE,
    &rule_434::RULE,
    &rule_435::RULE,
    &rule_436::RULE,
    &rule_526::RULE,
    &rule_527::RULE,
    &rule_528::RULE,
    &rule_529::RULE,
    &rule_530::RULE,
    &rule_531::RULE,
    &rule_550::RULE,
];
