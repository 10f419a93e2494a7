//! Before and after, as pairs: the same informant about the same case, never two averages of
//! different people. How many pairs there are out of how many there should be stands beside every
//! figure, and the share abnormal has bounds that suppose nothing of those who are missing.

use crate::asked::{Asked, answered, asked};
use crate::due::{Occasion, Standing, by_case, standing};
use crate::sdq::{Measure, ThreeBands, three_bands};
use crate::{Informant, Mean, Questionnaire, Share, Terms};
use care::Case;
use definitions::{Date, Exact};
use serde::Serialize;

/// One score before and after, by one informant about one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The case number.
    pub case: String,
    /// The day of the first.
    pub before_on: Date,
    /// The day of the second.
    pub after_on: Date,
    /// The score before.
    pub before: u8,
    /// The score after.
    pub after: u8,
}

/// What changed by one informant in one score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// By whom.
    pub informant: Informant,
    /// In what.
    pub measure: Measure,
    /// Cases that opened and closed, were asked both times, and whose time to answer is over or who
    /// have answered: the pairs there should be.
    pub asked: usize,
    /// Cases that closed and can still answer.
    pub waiting: usize,
    /// Cases that closed and were not asked one of the two: no form for that age, or a death.
    pub not_asked: usize,
    /// The pairs there are.
    pub pairs: Vec<Pair>,
    /// Of those asked, how many have only the score before.
    pub before_only: usize,
    /// Of those asked, how many have only the score after.
    pub after_only: usize,
    /// Of those asked, how many have neither.
    pub neither: usize,
    /// The mean before, of the pairs.
    pub mean_before: Mean,
    /// The mean after, of the pairs.
    pub mean_after: Mean,
    /// The mean of after less before.
    pub mean_change: Mean,
    /// Pairs that changed for the better.
    pub better: usize,
    /// Pairs that stayed the same.
    pub same: usize,
    /// Pairs that changed for the worse.
    pub worse: usize,
    /// How many are abnormal; none for a score without bands.
    pub abnormal: Option<Abnormal>,
}

/// How many are in the abnormal one of the three bands, each time out of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Abnormal {
    /// Of every opened case with a score before, paired or not.
    pub at_opening: Share,
    /// Of the pairs, before.
    pub before: Share,
    /// Of the pairs, after.
    pub after: Share,
    /// Of all asked, were everyone without a score after not abnormal.
    pub after_at_least: Share,
    /// Of all asked, were everyone without a score after abnormal.
    pub after_at_most: Share,
}

/// The change in one score by one informant over these cases, as things stand today.
pub fn change(
    terms: &Terms,
    cases: &[Case],
    held: &[Questionnaire],
    informant: Informant,
    measure: Measure,
    today: Date,
) -> Change {
    let by_case = by_case(held);
    let (mut pairs, mut at_opening, mut after_known) = (Vec::new(), Vec::new(), Vec::new());
    let (mut expected, mut waiting, mut not_asked) = (0, 0, 0);
    let (mut before_only, mut after_only, mut neither) = (0, 0, 0);
    for case in cases {
        let held = by_case.get(case.case.as_str()).map_or(&[][..], Vec::as_slice);
        let asked = asked(terms, case);
        let answers = answered(&asked, held);
        let at = |occasion| {
            let is =
                |one: &Asked<'_>| one.rule.informant == informant && one.rule.occasion == occasion;
            asked.iter().position(is)
        };
        let score = |at: usize| {
            answers[at].and_then(|held| Some((held.scores.of(measure)?, held.completed)))
        };
        let before = at(Occasion::Before);
        at_opening.extend(before.and_then(score).map(|(score, _)| score));
        let (Some(before), Some(after)) = (before, at(Occasion::After)) else { continue };
        let stands = |at: usize| standing(terms, case, &asked[at], answers[at], today);
        match (stands(before), stands(after)) {
            (Standing::NotAsked { .. }, _) | (_, Standing::NotAsked { .. }) => {
                not_asked += 1;
                continue;
            }
            (_, Standing::Overdue | Standing::Due | Standing::NotYet) => {
                waiting += 1;
                continue;
            }
            _ => expected += 1,
        }
        let (before, after) = (score(before), score(after));
        after_known.extend(after.map(|(score, _)| score));
        match (before, after) {
            (Some((before, before_on)), Some((after, after_on))) => {
                let case = case.case.clone();
                pairs.push(Pair { case, before_on, after_on, before, after });
            }
            (Some(_), None) => before_only += 1,
            (None, Some(_)) => after_only += 1,
            (None, None) => neither += 1,
        }
    }
    let missing = expected - pairs.len();
    let mean =
        |of: fn(&Pair) -> i64| Mean::of(pairs.iter().map(|pair| Exact::whole(of(pair))), missing);
    let gain = |pair: &Pair| match measure.more_is_better() {
        true => pair.after.cmp(&pair.before),
        false => pair.before.cmp(&pair.after),
    };
    let gained = |how| pairs.iter().filter(|pair| gain(pair) == how).count();
    let abnormal = Measure::BANDED.contains(&measure).then(|| {
        let counted = Counted { informant, measure };
        let after_at_least = Share { base: expected, ..counted.share(after_known.iter().copied()) };
        let unknown = expected - after_known.len();
        Abnormal {
            at_opening: counted.share(at_opening.iter().copied()),
            before: counted.share(pairs.iter().map(|pair| pair.before)),
            after: counted.share(pairs.iter().map(|pair| pair.after)),
            after_at_least,
            after_at_most: Share { number: after_at_least.number + unknown, base: expected },
        }
    });
    Change {
        informant,
        measure,
        asked: expected,
        waiting,
        not_asked,
        before_only,
        after_only,
        neither,
        mean_before: mean(|pair| i64::from(pair.before)),
        mean_after: mean(|pair| i64::from(pair.after)),
        mean_change: mean(|pair| i64::from(pair.after) - i64::from(pair.before)),
        better: gained(std::cmp::Ordering::Greater),
        same: gained(std::cmp::Ordering::Equal),
        worse: gained(std::cmp::Ordering::Less),
        abnormal,
        pairs,
    }
}

/// Whose scores of what are counted.
struct Counted {
    informant: Informant,
    measure: Measure,
}

impl Counted {
    /// How many of these scores are abnormal.
    fn share(&self, scores: impl Iterator<Item = u8>) -> Share {
        scores.fold(Share::default(), |share, score| {
            let band = three_bands(self.informant, self.measure, score);
            let number = share.number + usize::from(band == Some(ThreeBands::Abnormal));
            Share { number, base: share.base + 1 }
        })
    }
}
