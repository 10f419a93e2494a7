//! What nearly every rule's file uses.

pub(crate) use super::index::{Checked, Child, Dated};
pub(crate) use super::rule::{Found, Rule, Source::*, Years};
pub(crate) use definitions::{Weight, birthday, said};
