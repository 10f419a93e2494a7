//! The scores of the questionnaire by name: five scales of five items each, and what is added up
//! from them.

use crate::Informant;
use serde::{Deserialize, Serialize};

/// One score of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Total difficulties: the first four scales together, 0 to 40.
    Total,
    /// The emotional scale, 0 to 10.
    Emotional,
    /// The conduct scale, 0 to 10.
    Conduct,
    /// The hyperactivity scale, 0 to 10.
    Hyperactivity,
    /// The peer scale, 0 to 10.
    Peer,
    /// The prosocial scale, 0 to 10: the one where more is better.
    Prosocial,
    /// Emotional and peer together, 0 to 20; not banded.
    Internalising,
    /// Conduct and hyperactivity together, 0 to 20; not banded.
    Externalising,
    /// What the difficulties weigh, 0 to 10; on the teacher's form 0 to 6.
    Impact,
}

/// The items whose answers count from the other end: 2 less the answer.
pub const REVERSED: [u8; 5] = [7, 11, 14, 21, 25];

impl Measure {
    /// Every score, in the order they are printed.
    pub const ALL: [Measure; 9] = [
        Measure::Total,
        Measure::Emotional,
        Measure::Conduct,
        Measure::Hyperactivity,
        Measure::Peer,
        Measure::Prosocial,
        Measure::Internalising,
        Measure::Externalising,
        Measure::Impact,
    ];

    /// Those with published bands, in the order they are printed.
    pub const BANDED: [Measure; 7] = [
        Measure::Total,
        Measure::Emotional,
        Measure::Conduct,
        Measure::Hyperactivity,
        Measure::Peer,
        Measure::Prosocial,
        Measure::Impact,
    ];

    /// The item numbers of a scale; none for what is added up from scales, or for impact.
    pub const fn items(self) -> Option<[u8; 5]> {
        match self {
            Measure::Emotional => Some([3, 8, 13, 16, 24]),
            Measure::Conduct => Some([5, 7, 12, 18, 22]),
            Measure::Hyperactivity => Some([2, 10, 15, 21, 25]),
            Measure::Peer => Some([6, 11, 14, 19, 23]),
            Measure::Prosocial => Some([1, 4, 9, 17, 20]),
            _ => None,
        }
    }

    /// The highest it can be, by who answered.
    pub const fn highest(self, informant: Informant) -> u8 {
        match (self, informant) {
            (Measure::Total, _) => 40,
            (Measure::Internalising | Measure::Externalising, _) => 20,
            (Measure::Impact, Informant::Teacher) => 6,
            _ => 10,
        }
    }

    /// Whether a higher score is the better one.
    pub const fn more_is_better(self) -> bool {
        matches!(self, Measure::Prosocial)
    }

    /// Its name in a file.
    pub const fn key(self) -> &'static str {
        match self {
            Measure::Total => "total",
            Measure::Emotional => "emotional",
            Measure::Conduct => "conduct",
            Measure::Hyperactivity => "hyperactivity",
            Measure::Peer => "peer",
            Measure::Prosocial => "prosocial",
            Measure::Internalising => "internalising",
            Measure::Externalising => "externalising",
            Measure::Impact => "impact",
        }
    }

    /// Its name for people.
    pub const fn said(self) -> &'static str {
        match self {
            Measure::Total => "Total difficulties",
            Measure::Emotional => "Emotional",
            Measure::Conduct => "Conduct",
            Measure::Hyperactivity => "Hyperactivity",
            Measure::Peer => "Peer",
            Measure::Prosocial => "Prosocial",
            Measure::Internalising => "Internalising",
            Measure::Externalising => "Externalising",
            Measure::Impact => "Impact",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_in_one_scale_and_each_reversed_item_in_a_scale_of_difficulties() {
        let mut items: Vec<u8> = Measure::ALL.iter().filter_map(|m| m.items()).flatten().collect();
        items.sort_unstable();
        assert_eq!(items, (1..=25).collect::<Vec<u8>>());
        let prosocial = Measure::Prosocial.items().unwrap();
        assert!(REVERSED.iter().all(|item| !prosocial.contains(item)));
    }
}
