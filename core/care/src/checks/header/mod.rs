//! What the Header table says of each child: sex, birth, ethnicity, pupil number, motherhood.

mod rule_101;
mod rule_102;
mod rule_103;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[&rule_101::RULE, &rule_102::RULE, &rule_103::RULE];
