//! What the rules of this group share: rows whose provider is looked up, and the episode two years
//! both report.

use crate::checks::index::{Checked, Dated};
use crate::checks::lists::{Miles, Provider};
use crate::checks::rule::Found;
use crate::report::EpisodeRow;
use definitions::said;
use std::fmt::Display;

/// The rows with a provider’s number, each with the provider if it is on the list. `XXXXXXX`
/// stands where there is a provider but no number, and is not looked up.
pub fn numbered<'a>(
    checked: &Checked<'a>,
) -> impl Iterator<Item = (&'a EpisodeRow, Option<&'a Provider>)> {
    let list = checked.lists.providers.as_ref();
    let rows = checked.this.episodes.iter();
    let rows = rows.filter(|row| !matches!(row.urn.as_str(), "" | "XXXXXXX"));
    rows.map(move |row| (row, list.and_then(|list| list.of(&row.urn))))
}

/// `E10000012`, or `nothing`.
pub fn told(value: Option<impl Display>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| value.to_string())
}

/// Whether two distances contradict each other: by two tenths of a mile or more, or because one
/// alone is known.
pub fn apart(old: Option<Miles>, new: Option<Miles>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => 2 <= old.tenths.abs_diff(new.tenths),
        (old, new) => old != new,
    }
}

/// A distance as a finding says it.
pub fn miles(miles: Option<Miles>) -> Option<String> {
    miles.map(|miles| format!("{miles} miles from home"))
}

/// Finds first episodes for which something worked out from the postcodes differs from what it
/// is for the episode last year’s return left open.
pub fn differs<T: PartialEq + Display>(
    checked: &Checked,
    found: &mut Found,
    value: impl Fn(&EpisodeRow) -> Option<T>,
) {
    for (first, open) in checked.children().iter().filter_map(|child| child.carried()) {
        let (old, new) = (value(&open), value(&first));
        if old != new {
            at(found, &first, &open, old, new);
        }
    }
}

/// Finds a first episode for which `new` stands where `old` stood last year.
pub fn at(
    found: &mut Found,
    first: &Dated,
    open: &Dated,
    old: Option<impl Display>,
    new: Option<impl Display>,
) {
    let title = format!(
        "The postcodes of the episode open at the end of last year, begun {}, give {}; those of \
         the first of this year, begun {}, give {}",
        said(open.began),
        told(old),
        said(first.began),
        told(new),
    );
    found.at(first.row, title);
}
