//! Scoring one questionnaire, exactly as its owner publishes it: whole numbers, halves upward.
//! Source: "Scoring the SDQ for age 4-17" (sdqinfo.org, 19 August 2014), with the official syntax
//! for blanks.

use super::answers::{Answers, Degree};
use super::measure::{Measure, REVERSED};
use crate::Informant;
use serde::{Deserialize, Serialize};

/// The fewest answers by which a scale of five is scored.
pub const FEWEST: u32 = 3;

/// What one questionnaire scored. A score that cannot be known is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Scores {
    /// Total difficulties, 0 to 40.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u8>,
    /// The emotional scale, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emotional: Option<u8>,
    /// The conduct scale, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conduct: Option<u8>,
    /// The hyperactivity scale, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyperactivity: Option<u8>,
    /// The peer scale, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peer: Option<u8>,
    /// The prosocial scale, 0 to 10; more is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prosocial: Option<u8>,
    /// Impact, 0 to 10, on the teacher's form 0 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<u8>,
}

impl Scores {
    /// One score by its name.
    pub fn of(&self, measure: Measure) -> Option<u8> {
        match measure {
            Measure::Total => self.total,
            Measure::Emotional => self.emotional,
            Measure::Conduct => self.conduct,
            Measure::Hyperactivity => self.hyperactivity,
            Measure::Peer => self.peer,
            Measure::Prosocial => self.prosocial,
            Measure::Internalising => Some(self.emotional? + self.peer?),
            Measure::Externalising => Some(self.conduct? + self.hyperactivity?),
            Measure::Impact => self.impact,
        }
    }
}

/// Scores a questionnaire from its answers.
///
/// The total is missing when any of its four scales is.
pub fn score(answers: &Answers) -> Scores {
    let emotional = scale(answers, Measure::Emotional);
    let conduct = scale(answers, Measure::Conduct);
    let hyperactivity = scale(answers, Measure::Hyperactivity);
    let peer = scale(answers, Measure::Peer);
    let prosocial = scale(answers, Measure::Prosocial);
    let total = total(emotional, conduct, hyperactivity, peer);
    let impact = impact(answers);
    Scores { total, emotional, conduct, hyperactivity, peer, prosocial, impact }
}

/// Total difficulties: the four scales together, where all four are known.
pub(super) fn total(
    emotional: Option<u8>,
    conduct: Option<u8>,
    hyperactivity: Option<u8>,
    peer: Option<u8>,
) -> Option<u8> {
    Some(emotional? + conduct? + hyperactivity? + peer?)
}

/// A scale of five: the mean of the items answered, times five, halves upward. Missing with fewer
/// than three answers.
fn scale(answers: &Answers, measure: Measure) -> Option<u8> {
    let (mut sum, mut answered) = (0_u32, 0_u32);
    for item in measure.items()? {
        let Some(answer) = answers.item(item) else { continue };
        let number = answer.number();
        sum += u32::from(if REVERSED.contains(&item) { 2 - number } else { number });
        answered += 1;
    }
    // floor(5 sum / answered + 1/2), in whole numbers.
    (answered >= FEWEST).then(|| ((10 * sum + answered) / (2 * answered)) as u8)
}

/// Impact: 0 where there are no difficulties. Otherwise each item counts one less than its number,
/// never below nothing, and a blank one counts nothing; missing when every one is blank.
fn impact(answers: &Answers) -> Option<u8> {
    if answers.difficulties == Some(false) {
        return Some(0);
    }
    let asked: &[Option<Degree>] = match answers.informant {
        Informant::Teacher => &[answers.distress, answers.friends, answers.classroom],
        Informant::Parent | Informant::YoungPerson => {
            &[answers.distress, answers.home, answers.friends, answers.classroom, answers.leisure]
        }
    };
    if asked.iter().all(Option::is_none) {
        return None;
    }
    Some(asked.iter().flatten().map(|degree| degree.number().saturating_sub(1)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sdq::Answer;

    /// Answers to the five items of a scale, `-` where blank.
    fn answered(measure: Measure, ticks: &str) -> Option<u8> {
        let mut answers = Answers::blank(Informant::Parent);
        for (item, tick) in measure.items().unwrap().into_iter().zip(ticks.bytes()) {
            answers.items[usize::from(item) - 1] = Answer::new(tick.wrapping_sub(b'0'));
        }
        score(&answers).of(measure)
    }

    #[test]
    fn a_half_is_rounded_upward() {
        // Four answers that sum to 2: 2.5.
        assert_eq!(answered(Measure::Emotional, "1100-"), Some(3));
        // Four that sum to 6: 7.5.
        assert_eq!(answered(Measure::Prosocial, "2220-"), Some(8));
        // Three that sum to 1: 1.67; to 2: 3.33.
        assert_eq!(answered(Measure::Emotional, "100--"), Some(2));
        assert_eq!(answered(Measure::Emotional, "110--"), Some(3));
    }

    #[test]
    fn two_answers_make_no_scale() {
        assert_eq!(answered(Measure::Emotional, "22---"), None);
        assert_eq!(answered(Measure::Emotional, "222--"), Some(10));
    }

    #[test]
    fn reversed_items_count_from_the_other_end() {
        // 5, 7*, 12, 18, 22
        assert_eq!(answered(Measure::Conduct, "02000"), Some(0));
        assert_eq!(answered(Measure::Conduct, "00000"), Some(2));
        // 2, 10, 15, 21*, 25*
        assert_eq!(answered(Measure::Hyperactivity, "22200"), Some(10));
        // 6, 11*, 14*, 19, 23
        assert_eq!(answered(Measure::Peer, "02200"), Some(0));
    }

    #[test]
    fn one_scale_missing_leaves_no_total() {
        let mut answers = Answers::blank(Informant::Parent);
        answers.items = [Answer::new(1); 25];
        assert_eq!(score(&answers).total, Some(20));
        for item in [3, 8, 13] {
            answers.items[item - 1] = None;
        }
        let scores = score(&answers);
        assert_eq!((scores.total, scores.emotional, scores.peer), (None, None, Some(5)));
        assert_eq!(scores.of(Measure::Internalising), None);
        assert_eq!(scores.of(Measure::Externalising), Some(10));
    }

    #[test]
    fn no_difficulties_no_impact_and_nothing_said_is_nothing_known() {
        let mut answers = Answers::blank(Informant::Parent);
        assert_eq!(score(&answers).impact, None);
        answers.difficulties = Some(false);
        assert_eq!(score(&answers).impact, Some(0));
        answers.difficulties = Some(true);
        assert_eq!(score(&answers).impact, None);
        answers.home = Degree::new(3);
        assert_eq!(score(&answers).impact, Some(2));
        answers.difficulties = None;
        assert_eq!(score(&answers).impact, Some(2));
    }

    #[test]
    fn a_teacher_is_asked_three_items_of_impact() {
        let mut answers = Answers::blank(Informant::Teacher);
        let most = Degree::new(3);
        (answers.home, answers.leisure) = (most, most);
        assert_eq!(score(&answers).impact, None);
        (answers.distress, answers.friends, answers.classroom) = (most, most, most);
        assert_eq!(score(&answers).impact, Some(6));
        answers.informant = Informant::YoungPerson;
        assert_eq!(score(&answers).impact, Some(10));
    }
}
