//! Children and facts that stand in several tables and must agree.

mod compared;
mod epi;
mod int_01;
mod int_02;
mod int_03;
mod int_04;
mod int_05;
mod int_06;
mod int_07;
mod int_08;
mod int_09;
mod int_11;
mod int_12;
mod int_13;
mod int_14;
mod int_15;
mod int_16;
mod int_17;
mod int_18;
mod int_21;
mod int_31;
mod int_32;
mod int_33;
mod int_34;
mod int_35;
mod int_36;
mod rule_1012;
mod rule_134;
mod rule_187;
mod rule_215;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &epi::RULE,
    &int_01::RULE,
    &int_02::RULE,
    &int_03::RULE,
    &int_04::RULE,
    &int_05::RULE,
    &int_06::RULE,
    &int_07::RULE,
    &int_08::RULE,
    &int_09::RULE,
    &int_11::RULE,
    &int_12::RULE,
    &int_13::RULE,
    &int_14::RULE,
    &int_15::RULE,
    &int_16::RULE,
    &int_17::RULE,
    &int_18::RULE,
    &int_21::RULE,
    &int_31::RULE,
    &int_32::RULE,
    &int_33::RULE,
    &int_34::RULE,
    &int_35::RULE,
    &int_36::RULE,
    &rule_1012::RULE,
    &rule_134::RULE,
    &rule_187::RULE,
    &rule_215::RULE,
];
