//! What rules 370 to 374 share: a child is old enough for the placement on the day it begins. Born
//! on 29 February, the birthday is 1 March. The public validator looks only at episodes that have
//! ceased; nothing in the wording excuses an open one, so both are looked at here.

use super::kinds::named;
use crate::checks::codes::List;
use crate::checks::prelude::*;

/// Finds episodes in a placement that began before the child reached an age.
pub fn too_young(checked: &Checked, found: &mut Found, place: &str, age: i16) {
    for child in checked.children() {
        let Some(born) = child.born() else { continue };
        let old_enough = birthday(born, age);
        let early = child.episodes.iter().take_while(|episode| episode.began < old_enough);
        for episode in early.filter(|episode| episode.place == place) {
            let title = format!(
                "This episode in {} began on {}, but the child turns {age} only on {}",
                named(List::Place, place),
                said(episode.began),
                said(old_enough),
            );
            found.at(episode.row, title);
        }
    }
}
