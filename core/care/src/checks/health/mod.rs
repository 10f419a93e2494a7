//! Children looked after for twelve months: health, convictions and the SDQ (the OC2 table).

mod oc2;
mod rule_157;
mod rule_158;
mod rule_159;
mod rule_180;
mod rule_181;
mod rule_182;
mod rule_185;
mod rule_186;
mod rule_188;
mod rule_189;
mod rule_190;
mod rule_191;
mod rule_192;
mod rule_193;
mod rule_196;
mod rule_197a;
mod rule_197b;
mod rule_198;
mod rule_542;
mod rule_543;
mod rule_544;
mod rule_545;
mod rule_546;
mod rule_547;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_157::RULE,
    &rule_158::RULE,
    &rule_159::RULE,
    &rule_180::RULE,
    &rule_181::RULE,
    &rule_182::RULE,
    &rule_185::RULE,
    &rule_186::RULE,
    &rule_188::RULE,
    &rule_189::RULE,
    &rule_190::RULE,
    &rule_191::RULE,
    &rule_192::RULE,
    &rule_193::RULE,
    &rule_196::RULE,
    &rule_197a::RULE,
    &rule_197b::RULE,
    &rule_198::RULE,
    &rule_542::RULE,
    &rule_543::RULE,
    &rule_544::RULE,
    &rule_545::RULE,
    &rule_546::RULE,
    &rule_547::RULE,
];
