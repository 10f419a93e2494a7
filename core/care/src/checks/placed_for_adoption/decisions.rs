//! Decisions that a child should be placed for adoption, and what several rules ask of them.

use crate::checks::prelude::*;
use crate::report::{DateField, PlacedRow};

/// Whether the decision is recorded as reversed: the day or the reason is given.
pub(super) fn reversed(row: &PlacedRow) -> bool {
    !row.date_placed_ceased.is_blank() || !row.reason_placed_ceased.is_empty()
}

/// A day as it was sent, for a title.
pub(super) fn day_sent(day: &DateField) -> String {
    match day {
        DateField::Blank => "an unknown day".to_owned(),
        DateField::Read(day) => said(*day),
        DateField::Unreadable(text) => format!("“{text}”"),
    }
}

/// Finds the episodes under an order (this legal status) of children with no decision at all, and
/// the decisions reversed while an episode under the order is open.
pub(super) fn order_without_decision(
    status: &str,
    order: &str,
    checked: &Checked,
    found: &mut Found,
) {
    for child in checked.children() {
        let under_order = || child.episode_rows.iter().filter(|row| row.ls == status);
        if child.placed_for_adoption.is_empty() {
            for row in under_order() {
                let title = format!(
                    "{order} ({status}) was made, but no decision to place the child for \
                     adoption is recorded"
                );
                found.at(*row, title);
            }
        } else if under_order().any(|row| row.dec.is_blank()) {
            for row in child.placed_for_adoption.iter().filter(|row| reversed(row)) {
                let title = format!(
                    "This decision is recorded as reversed, but {} ({status}) is still in force",
                    order.to_lowercase(),
                );
                found.at(*row, title);
            }
        }
    }
}
