//! What can be told only with a list beside the return: Ofsted’s providers, the country’s
//! postcodes, and the code of the authority whose return it is.

mod rule_1008;
mod rule_1015;
mod rule_164;
mod rule_169;
mod rule_179;
mod rule_219;
mod rule_221;
mod rule_224;
mod rule_227;
mod rule_228;
mod rule_229;
mod rule_392a;
mod rule_392c;
mod rule_452;
mod rule_453;
mod rule_454;
mod rule_503g;
mod rule_503h;
mod rule_503j;
mod shared;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1008::RULE,
    &rule_1015::RULE,
    &rule_164::RULE,
    &rule_169::RULE,
    &rule_179::RULE,
    &rule_219::RULE,
    &rule_221::RULE,
    &rule_224::RULE,
    &rule_227::RULE,
    &rule_228::RULE,
    &rule_229::RULE,
    &rule_392a::RULE,
    &rule_392c::RULE,
    &rule_452::RULE,
    &rule_453::RULE,
    &rule_454::RULE,
    &rule_503g::RULE,
    &rule_503h::RULE,
    &rule_503j::RULE,
];
