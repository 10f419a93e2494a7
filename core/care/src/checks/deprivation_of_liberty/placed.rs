//! Where a child is placed while a deprivation of liberty order is in force, as rules 709 and 710
//! ask it of orders that have ended: both dates are there. An order and an episode meet when they
//! share a day, each from its first day up to the day it ended, that day not included; so a child
//! moved on the day the order began or ended is not found for where they were before or after.

use crate::checks::prelude::*;
use crate::report::EpisodeRow;

/// Finds each order, and each episode, of which a placement is wrong while an order is in force.
pub(super) fn wrong_under_an_order(
    checked: &Checked,
    found: &mut Found,
    wrong: fn(&EpisodeRow) -> bool,
) {
    for child in checked.children().iter().filter(|c| !c.deprivation_of_liberty.is_empty()) {
        let orders = || {
            child
                .deprivation_of_liberty
                .iter()
                .filter_map(|&row| Some((row, row.dolo_start.date()?, row.dolo_end.date()?)))
        };
        let episodes = || child.episodes.iter().filter(|episode| wrong(episode.row));
        let meet = |episode: &Dated, began, ended| {
            episode.began < ended && episode.ceased.is_none_or(|ceased| began < ceased)
        };
        for (row, began, ended) in orders() {
            if let Some(episode) = episodes().find(|episode| meet(episode, began, ended)) {
                let (place, day) = (placed(episode), said(episode.began));
                found.at(row, format!("This order was in force in {place}, begun on {day}"));
            }
        }
        for episode in episodes() {
            let mut orders = orders();
            if let Some((_, began, _)) = orders.find(|o| meet(episode, o.1, o.2)) {
                let (place, day) = (placed(episode), said(began));
                let title = format!("An order of {day} was in force in {place}");
                found.at(episode.row, title);
            }
        }
    }
}

fn placed(row: &EpisodeRow) -> String {
    match row.place.is_empty() {
        true => "an episode with no placement".to_owned(),
        false => format!("placement {}", row.place),
    }
}
