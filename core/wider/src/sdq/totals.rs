//! Scores taken from a paper form that someone else has added up, where the answers are not sent.

use super::measure::Measure;
use super::score::{Scores, total};
use crate::{Beside, Informant};

/// Scores as typed; each may be left out. At least one must be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Total difficulties, 0 to 40.
    pub total: Option<u32>,
    /// The emotional scale, 0 to 10.
    pub emotional: Option<u32>,
    /// The conduct scale, 0 to 10.
    pub conduct: Option<u32>,
    /// The hyperactivity scale, 0 to 10.
    pub hyperactivity: Option<u32>,
    /// The peer scale, 0 to 10.
    pub peer: Option<u32>,
    /// The prosocial scale, 0 to 10.
    pub prosocial: Option<u32>,
    /// Impact, 0 to 10, on the teacher's form 0 to 6.
    pub impact: Option<u32>,
}

impl Totals {
    /// The scores, once each is in range and the total is what its scales add up to. A total left
    /// out is added up where its four scales are there.
    ///
    /// # Errors
    /// Words beside every field that is wrong.
    pub fn scores(&self, informant: Informant) -> Result<Scores, Vec<Beside>> {
        let mut wrong = Vec::new();
        let mut read = |measure: Measure, typed: Option<u32>| {
            let typed = typed?;
            let highest = measure.highest(informant);
            let score = u8::try_from(typed).ok().filter(|score| *score <= highest);
            if score.is_none() {
                let title = format!("{} is not a score from 0 to {highest}", typed);
                wrong.push(Beside::new(measure.key(), title, "Copy the score again from the form"));
            }
            score
        };
        let mut scores = Scores {
            total: read(Measure::Total, self.total),
            emotional: read(Measure::Emotional, self.emotional),
            conduct: read(Measure::Conduct, self.conduct),
            hyperactivity: read(Measure::Hyperactivity, self.hyperactivity),
            peer: read(Measure::Peer, self.peer),
            prosocial: read(Measure::Prosocial, self.prosocial),
            impact: read(Measure::Impact, self.impact),
        };
        if wrong.is_empty() {
            wrong.extend(self.adds_up(&scores));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let Scores { emotional, conduct, hyperactivity, peer, .. } = scores;
        scores.total = scores.total.or(total(emotional, conduct, hyperactivity, peer));
        Ok(scores)
    }

    /// Whether the total lies between the scales given and the most the others can add.
    fn adds_up(&self, scores: &Scores) -> Option<Beside> {
        if *self == Totals::default() {
            let hint = "Type the total, or the scales";
            return Some(Beside::new("total", "No score has been typed", hint));
        }
        let total = scores.total?;
        let scales = [scores.emotional, scores.conduct, scores.hyperactivity, scores.peer];
        let least: u8 = scales.iter().flatten().sum();
        let most = least + 10 * scales.iter().filter(|scale| scale.is_none()).count() as u8;
        if (least..=most).contains(&total) {
            return None;
        }
        let title = match least == most {
            true => format!("The total is {total}, and the four scales add up to {least}"),
            false => {
                format!("The total is {total}, and with these scales is from {least} to {most}")
            }
        };
        Some(Beside::new(
            "total",
            title,
            "Add up the emotional, conduct, hyperactivity and peer \
                                          scales again; the prosocial scale is not in the total",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: Informant = Informant::Parent;

    #[track_caller]
    fn wrong(totals: Totals, informant: Informant) -> Vec<String> {
        let told = totals.scores(informant).unwrap_err();
        told.iter().map(|one| format!("{}: {}", one.field, one.refusal.title)).collect()
    }

    #[test]
    fn a_total_alone_is_enough() {
        let scores = Totals { total: Some(21), ..Totals::default() }.scores(PARENT).unwrap();
        assert_eq!((scores.total, scores.emotional), (Some(21), None));
    }

    #[test]
    fn four_scales_make_a_total_and_three_do_not() {
        let mut totals = Totals {
            emotional: Some(4),
            conduct: Some(7),
            hyperactivity: Some(8),
            peer: Some(2),
            ..Totals::default()
        };
        assert_eq!(totals.scores(PARENT).unwrap().total, Some(21));
        totals.peer = None;
        assert_eq!(totals.scores(PARENT).unwrap().total, None);
    }

    #[test]
    fn every_score_out_of_range_is_told_beside_its_field() {
        let totals =
            Totals { total: Some(41), peer: Some(300), impact: Some(7), ..Totals::default() };
        assert_eq!(
            wrong(totals, Informant::Teacher),
            [
                "total: 41 is not a score from 0 to 40",
                "peer: 300 is not a score from 0 to 10",
                "impact: 7 is not a score from 0 to 6",
            ]
        );
    }

    #[test]
    fn a_total_that_its_scales_cannot_make_is_told() {
        let mut totals = Totals { total: Some(12), conduct: Some(9), ..Totals::default() };
        assert!(totals.scores(PARENT).is_ok());
        totals.total = Some(8);
        assert_eq!(
            wrong(totals, PARENT),
            ["total: The total is 8, and with these scales is from 9 to 39"]
        );
        let scales = Totals {
            total: Some(20),
            emotional: Some(4),
            conduct: Some(7),
            hyperactivity: Some(8),
            peer: Some(2),
            ..Totals::default()
        };
        assert_eq!(
            wrong(scales, PARENT),
            ["total: The total is 20, and the four scales add up to 21"]
        );
        assert_eq!(wrong(Totals::default(), PARENT), ["total: No score has been typed"]);
    }
}
