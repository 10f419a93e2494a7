//! How long a legal status may last, counted over episodes that follow one another without a
//! break; an open one is counted to 31 March.

use crate::checks::prelude::*;
use definitions::days_between;

/// Finds the episodes of every run in a status that lasts more than `most` days. `what` is the
/// status in words, as a sentence begins.
pub(super) fn longer_than(
    checked: &Checked,
    found: &mut Found,
    status: &str,
    what: &str,
    most: i64,
) {
    for run in checked.unbroken_in(status) {
        let Some(first) = run.first() else { continue };
        let ends = run.iter().filter_map(|episode| checked.ceased_or_collected(episode));
        let Some(ceased) = ends.max() else { continue };
        let days = days_between(first.began, ceased);
        if days <= most {
            continue;
        }
        for episode in &run {
            let title = format!(
                "{what} ({status}) from {} to {} is {days} days; {most} is the most",
                said(first.began),
                said(ceased),
            );
            found.at(episode.row, title);
        }
    }
}
