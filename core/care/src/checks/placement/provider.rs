//! What rules 527 to 531 and 550 share: providers that some placements cannot have.

use super::kinds::{named, placement_named};
use crate::checks::codes::List;
use crate::checks::prelude::*;

/// Finds rows of a provider in a placement that it cannot provide.
pub fn cannot_provide(
    checked: &Checked,
    found: &mut Found,
    provider: &str,
    cannot: fn(&str) -> bool,
) {
    for row in checked.this.episodes.iter().filter(|row| row.place_provider == provider) {
        if cannot(&row.place) {
            let title = format!(
                "The provider is {}, but the placement is {}",
                named(List::PlaceProvider, provider),
                placement_named(&row.place),
            );
            found.at(row, title);
        }
    }
}
