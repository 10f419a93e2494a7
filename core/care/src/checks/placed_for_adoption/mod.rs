//! Decisions that a child should be placed for adoption, and their reversal.

mod decisions;
mod rule_1003;
mod rule_115;
mod rule_116;
mod rule_117;
mod rule_118;
mod rule_119;
mod rule_120;
mod rule_184;
mod rule_522;
mod rule_523;
mod rule_525;
mod rule_551;
mod rule_552;
mod rule_553;
mod rule_554;
mod rule_555;
mod rule_556;
mod rule_557;
mod rule_558;
mod rule_559;
mod rule_560;
mod rule_561;
mod rule_563;
mod rule_579;
mod rule_583;
mod rule_584;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_1003::RULE,
    &rule_115::RULE,
    &rule_116::RULE,
    &rule_117::RULE,
    &rule_118::RULE,
    &rule_119::RULE,
    &rule_120::RULE,
    &rule_184::RULE,
    &rule_522::RULE,
    &rule_523::RULE,
    &rule_525::RULE,
    &rule_551::RULE,
    &rule_552::RULE,
    &rule_553::RULE,
    &rule_554::RULE,
    &rule_555::RULE,
    &rule_556::RULE,
    &rule_557::RULE,
    &rule_558::RULE,
    &rule_559::RULE,
    &rule_560::RULE,
    &rule_561::RULE,
    &rule_563::RULE,
    &rule_579::RULE,
    &rule_583::RULE,
    &rule_584::RULE,
];
