//! Deprivation of liberty orders, from 2026-27.

use crate::checks::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
