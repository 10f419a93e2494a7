//! Social worker episodes, from 2023-24.

mod order;
mod sw_01_stg1;
mod sw_01a_stg1;
mod sw_01b_stg1;
mod sw_02_stg1;
mod sw_03_stg1;
mod sw_04_stg1;
mod sw_05_stg1;
mod sw_06_stg2;
mod sw_07_stg2;
mod sw_08_stg2;
mod sw_09_stg2;
mod sw_10_stg2;
mod sw_11a_stg2;
mod sw_11b_stg2;
mod sw_12_stg2;
mod sw_13_stg1;
mod sw_14_stg2;
mod sw_17_stg2;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &sw_01_stg1::RULE,
    &sw_01a_stg1::RULE,
    &sw_01b_stg1::RULE,
    &sw_02_stg1::RULE,
    &sw_03_stg1::RULE,
    &sw_04_stg1::RULE,
    &sw_05_stg1::RULE,
    &sw_06_stg2::RULE,
    &sw_07_stg2::RULE,
    &sw_08_stg2::RULE,
    &sw_09_stg2::RULE,
    &sw_10_stg2::RULE,
    &sw_11a_stg2::RULE,
    &sw_11b_stg2::RULE,
    &sw_12_stg2::RULE,
    &sw_13_stg1::RULE,
    &sw_14_stg2::RULE,
    &sw_17_stg2::RULE,
];
