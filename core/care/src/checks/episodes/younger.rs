//! Children who left care for something that asks for an age they had not reached.

use crate::checks::prelude::*;

/// Finds the episodes that ceased for such a reason before a birthday. `what` says what the child
/// left for.
pub(super) fn left_younger_than(
    checked: &Checked,
    found: &mut Found,
    age: i16,
    what: &str,
    such: fn(&str) -> bool,
) {
    for row in checked.this.episodes.iter().filter(|row| such(&row.rec)) {
        let (Some(ceased), Some(born)) = (row.dec.date(), checked.born(&row.child)) else {
            continue;
        };
        let reached = birthday(born, age);
        if ceased < reached {
            let (ceased, reached) = (said(ceased), said(reached));
            let title = format!("{what} ({}) on {ceased}, but is {age} only on {reached}", row.rec);
            found.at(row, title);
        }
    }
}
