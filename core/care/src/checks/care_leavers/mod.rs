//! Care leavers: contact, activity and accommodation (the OC3 table).

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
