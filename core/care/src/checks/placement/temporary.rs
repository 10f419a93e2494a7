//! How long a temporary placement may last, from its start to its end.

use crate::checks::prelude::*;
use definitions::days_between;

/// Finds the episodes in a temporary placement that last more than `most` days. `why` says what
/// the placement is for, after “A temporary placement”.
pub(super) fn longer_than(checked: &Checked, found: &mut Found, place: &str, why: &str, most: i64) {
    for row in checked.this.episodes.iter().filter(|row| row.place == place) {
        let (Some(began), Some(ceased)) = (row.decom.date(), row.dec.date()) else { continue };
        let days = days_between(began, ceased);
        if days > most {
            let title = format!(
                "A temporary placement {why} ({place}) from {} to {} is {days} days; {most} is \
                 the most",
                said(began),
                said(ceased),
            );
            found.at(row, title);
        }
    }
}
