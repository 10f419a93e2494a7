//! What a score is called: three bands, as the Review's "90% abnormal" is counted, or the newer
//! four. The two schemes are never mixed: each has a type of its own.
//! Source: "Scoring the SDQ for age 4-17" (sdqinfo.org), for parents, teachers and young people.

use super::measure::Measure;
use crate::Informant;
use serde::{Deserialize, Serialize};

/// The three bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThreeBands {
    /// As about eight in ten of all children.
    Normal,
    /// As about one in ten.
    Borderline,
    /// As about one in ten.
    Abnormal,
}

/// The four bands. On the prosocial scale, where more is better, the words are lowered and low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FourBands {
    /// As about eight in ten of all children.
    CloseToAverage,
    /// Slightly raised, or slightly lowered.
    SlightlyRaised,
    /// High, or low.
    High,
    /// Very high, or very low.
    VeryHigh,
}

impl ThreeBands {
    /// Its name.
    pub const fn said(self) -> &'static str {
        match self {
            ThreeBands::Normal => "normal",
            ThreeBands::Borderline => "borderline",
            ThreeBands::Abnormal => "abnormal",
        }
    }
}

impl FourBands {
    /// Its name, for this score.
    pub const fn said(self, measure: Measure) -> &'static str {
        match (self, measure.more_is_better()) {
            (FourBands::CloseToAverage, _) => "close to average",
            (FourBands::SlightlyRaised, false) => "slightly raised",
            (FourBands::SlightlyRaised, true) => "slightly lowered",
            (FourBands::High, false) => "high",
            (FourBands::High, true) => "low",
            (FourBands::VeryHigh, false) => "very high",
            (FourBands::VeryHigh, true) => "very low",
        }
    }
}

/// The band of a score in three. `None` for a score that is not banded or that is out of range.
pub fn three_bands(informant: Informant, measure: Measure, score: u8) -> Option<ThreeBands> {
    let cuts = match measure {
        Measure::Total => [[14, 17], [12, 16], [16, 20]],
        Measure::Emotional => [[4, 5], [5, 6], [6, 7]],
        Measure::Conduct => [[3, 4], [3, 4], [4, 5]],
        Measure::Hyperactivity => [[6, 7], [6, 7], [6, 7]],
        Measure::Peer => [[3, 4], [4, 5], [4, 6]],
        Measure::Prosocial => [[5, 4], [5, 4], [5, 4]],
        Measure::Impact => [[1, 2], [1, 2], [1, 2]],
        Measure::Internalising | Measure::Externalising => return None,
    };
    match steps(informant, measure, &cuts, score)? {
        0 => Some(ThreeBands::Normal),
        1 => Some(ThreeBands::Borderline),
        _ => Some(ThreeBands::Abnormal),
    }
}

/// The band of a score in four. `None` for a score that is not banded or that is out of range.
pub fn four_bands(informant: Informant, measure: Measure, score: u8) -> Option<FourBands> {
    let cuts = match measure {
        Measure::Total => [[14, 17, 20], [12, 16, 19], [15, 18, 20]],
        Measure::Emotional => [[4, 5, 7], [4, 5, 6], [5, 6, 7]],
        Measure::Conduct => [[3, 4, 6], [3, 4, 5], [4, 5, 6]],
        Measure::Hyperactivity => [[6, 8, 9], [6, 8, 9], [6, 7, 8]],
        Measure::Peer => [[3, 4, 5], [3, 5, 6], [3, 4, 5]],
        Measure::Prosocial => [[7, 6, 5], [5, 4, 3], [6, 5, 4]],
        Measure::Impact => [[1, 2, 3], [1, 2, 3], [1, 2, 3]],
        Measure::Internalising | Measure::Externalising => return None,
    };
    match steps(informant, measure, &cuts, score)? {
        0 => Some(FourBands::CloseToAverage),
        1 => Some(FourBands::SlightlyRaised),
        2 => Some(FourBands::High),
        _ => Some(FourBands::VeryHigh),
    }
}

/// How many bands from the best a score is. The cuts stand by informant (parent, teacher, young
/// person); each is the first score of its band, coming from the best.
fn steps<const N: usize>(
    informant: Informant,
    measure: Measure,
    cuts: &[[u8; N]; 3],
    score: u8,
) -> Option<usize> {
    if score > measure.highest(informant) {
        return None;
    }
    let [parent, teacher, young_person] = cuts;
    let cuts = match informant {
        Informant::Parent => parent,
        Informant::Teacher => teacher,
        Informant::YoungPerson => young_person,
    };
    let reached = |cut: &&u8| match measure.more_is_better() {
        true => score <= **cut,
        false => score >= **cut,
    };
    Some(cuts.iter().filter(reached).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_has_its_informants_band() {
        let bands = |score| {
            Informant::ALL.map(|who| three_bands(who, Measure::Total, score).unwrap().said())
        };
        assert_eq!(bands(13), ["normal", "borderline", "normal"]);
        assert_eq!(bands(16), ["borderline", "abnormal", "borderline"]);
        assert_eq!(bands(17), ["abnormal", "abnormal", "borderline"]);
        assert_eq!(bands(20), ["abnormal", "abnormal", "abnormal"]);
    }

    #[test]
    fn more_is_better_on_the_prosocial_scale_alone() {
        let four = |score| {
            let band = four_bands(Informant::Parent, Measure::Prosocial, score).unwrap();
            band.said(Measure::Prosocial)
        };
        assert_eq!(
            [8, 7, 6, 5].map(four),
            ["close to average", "slightly lowered", "low", "very low"]
        );
    }

    #[test]
    fn what_is_not_banded_or_out_of_range_has_no_band() {
        assert_eq!(three_bands(Informant::Parent, Measure::Internalising, 3), None);
        assert_eq!(four_bands(Informant::Teacher, Measure::Impact, 7), None);
        assert_eq!(three_bands(Informant::Parent, Measure::Total, 41), None);
    }
}
