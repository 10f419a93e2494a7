//! Children looked after for twelve months: health, convictions and the SDQ (the OC2 table).

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
