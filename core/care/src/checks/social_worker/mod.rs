//! Social worker episodes, from 2023-24.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
