//! Our own checks, which no year publishes.

mod code_from_another_year;
mod episode_runs_past_eighteen;
mod needed_value_is_blank;
mod temporary_placement_still_open;

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &code_from_another_year::RULE,
    &episode_runs_past_eighteen::RULE,
    &needed_value_is_blank::RULE,
    &temporary_placement_still_open::RULE,
];
