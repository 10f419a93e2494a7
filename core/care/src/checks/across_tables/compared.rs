//! What the DfE's internal checks have in common: every child of every table is in the Header,
//! with one date of birth throughout, and once where once is enough.

use crate::checks::prelude::*;
use crate::report::{DateField, Row};

/// Finds each row whose child has no Header row. `all` are the table's rows, `of` a child's own.
pub(super) fn without_header<'a, R: Row>(
    checked: &Checked<'a>,
    found: &mut Found,
    all: &[R],
    of: for<'c> fn(&'c Child<'a>) -> &'c [&'a R],
) {
    let table = R::TABLE;
    for child in checked.children().iter().filter(|child| child.headers.is_empty()) {
        for row in of(child) {
            found.at(*row, format!("This child is in the {table} table and not in the Header"));
        }
    }
    for row in all.iter().filter(|row| row.child().is_empty()) {
        found.at(row, format!("This {table} row names no child, so the Header cannot have it"));
    }
}

/// Finds each row with another date of birth than the Header's, where both can be read.
pub(super) fn born_otherwise<'a, R: Row>(
    checked: &Checked<'a>,
    found: &mut Found,
    of: for<'c> fn(&'c Child<'a>) -> &'c [&'a R],
    born: fn(&R) -> &DateField,
) {
    for child in checked.children() {
        for row in of(child) {
            let Some(here) = born(row).date() else { continue };
            let in_header = child.headers.iter().filter_map(|header| header.dob.date());
            if let Some(other) = in_header.into_iter().find(|other| *other != here) {
                let title =
                    format!("Born on {} here, and on {} in the Header", said(here), said(other));
                found.at(*row, title);
            }
        }
    }
}

/// Finds every row of a child with more than one.
pub(super) fn more_than_once<'a, R: Row>(
    checked: &Checked<'a>,
    found: &mut Found,
    of: for<'c> fn(&'c Child<'a>) -> &'c [&'a R],
) {
    for rows in checked.children().iter().map(of).filter(|rows| rows.len() > 1) {
        for row in rows {
            let title = format!("This child has {} rows in the {} table", rows.len(), R::TABLE);
            found.at(*row, title);
        }
    }
}
