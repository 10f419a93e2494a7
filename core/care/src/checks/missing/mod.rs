//! Times missing or away without authorisation.

mod rule_1004;
mod rule_1005;
mod rule_1006;
mod rule_564;
mod rule_565;
mod rule_566;
mod rule_567;
mod rule_570;
mod rule_571;
mod rule_574;
mod rule_575;
mod rule_576;
mod rule_577;
mod rule_578;
mod rule_580;
mod rule_581;
mod rule_586;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1004::RULE,
    &rule_1005::RULE,
    &rule_1006::RULE,
    &rule_564::RULE,
    &rule_565::RULE,
    &rule_566::RULE,
    &rule_567::RULE,
    &rule_570::RULE,
    &rule_571::RULE,
    &rule_574::RULE,
    &rule_575::RULE,
    &rule_576::RULE,
    &rule_577::RULE,
    &rule_578::RULE,
    &rule_580::RULE,
    &rule_581::RULE,
    &rule_586::RULE,
];
