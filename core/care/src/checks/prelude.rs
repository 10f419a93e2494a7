//! What nearly every rule's file uses.

pub(super) use super::index::Checked;
pub(super) use super::rule::{Found, Rule, Table::*, Years};
pub(super) use definitions::{Weight, birthday, said};
