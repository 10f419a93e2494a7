//! Whether a child was adopted in the year.

use crate::checks::index::adopted;
use crate::checks::prelude::*;
use crate::report::EpisodeRow;

/// Whether the episode ended in adoption (REC E11 or E12) on a day of the collection, its first
/// and last day included.
pub(super) fn adopted_in_year(checked: &Checked, row: &EpisodeRow) -> bool {
    let year = checked.collection_begins()..=checked.collection_ends();
    adopted(row) && row.dec.date().is_some_and(|ceased| year.contains(&ceased))
}
