//! What rules 503A to 503F share: the first episode of a year repeats the one last year's
//! return left open, column by column.

use crate::checks::prelude::*;
use crate::report::EpisodeRow;

/// Finds first episodes whose value differs from the open episode's, where `same` does not
/// excuse it.
pub fn differs(
    checked: &Checked,
    found: &mut Found,
    value: fn(&EpisodeRow) -> &str,
    same: impl Fn(&str, &str) -> bool,
) {
    let told = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    for (first, open) in checked.children().iter().filter_map(|child| child.carried()) {
        let (old, new) = (value(&open), value(&first));
        if old != new && !same(old, new) {
            let title = format!(
                "The episode open at the end of last year, begun {}, had {}; the first of this \
                 year, begun {}, has {}",
                said(open.began),
                told(old),
                said(first.began),
                told(new),
            );
            found.at(first.row, title);
        }
    }
}
