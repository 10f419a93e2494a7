//! What the Header table says of each child: sex, birth, ethnicity, pupil number, motherhood.

mod codes_of_sex;
mod rule_101;
mod rule_102;
mod rule_103;
mod rule_168;
mod rule_171;
mod rule_174;
mod rule_202;
mod rule_203;
mod rule_204;
mod rule_207;
mod rule_208;
mod rule_209;
mod rule_210;
mod rule_231;
mod rule_232;
mod rule_301;
mod rule_351;
mod rule_393;
mod rule_442;
mod rule_444;
mod rule_607;
mod rule_611;
mod rule_612;
mod rule_620;
mod rule_621;
mod rule_624;
mod rule_625;
mod rule_626;
mod rule_628;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &rule_101::RULE,
    &rule_102::RULE,
    &rule_103::RULE,
    &rule_168::RULE,
    &rule_171::RULE,
    &rule_174::RULE,
    &rule_202::RULE,
    &rule_203::RULE,
    &rule_204::RULE,
    &rule_207::RULE,
    &rule_208::RULE,
    &rule_209::RULE,
    &rule_210::RULE,
    &rule_231::RULE,
    &rule_232::RULE,
    &rule_301::RULE,
    &rule_351::RULE,
    &rule_393::RULE,
    &rule_442::RULE,
    &rule_444::RULE,
    &rule_607::RULE,
    &rule_611::RULE,
    &rule_612::RULE,
    &rule_620::RULE,
    &rule_621::RULE,
    &rule_624::RULE,
    &rule_625::RULE,
    &rule_626::RULE,
    &rule_628::RULE,
];
