//! A child’s social worker episodes in their order.

use crate::checks::index::{in_order, or_last};
use crate::report::SocialWorkerRow;
use std::borrow::Cow;

/// In the order they began, those whose start cannot be read last; as sent where two began on one
/// day.
pub(super) fn as_begun<'r, 'a>(rows: &'r [&'a SocialWorkerRow]) -> Cow<'r, [&'a SocialWorkerRow]> {
    in_order(rows, |row| or_last(row.sw_decom.date()))
}
