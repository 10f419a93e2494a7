//! The scoring of the SDQ told a second time, slowly: item by item from the published tables as they
//! are printed, with none of the crate's own counting. Every scale, every impact and every cut is
//! gone through whole; whole questionnaires are tried at random.

#![allow(clippy::unwrap_used, reason = "a test may")]

use proptest::prelude::*;
use wider::Informant;
use wider::sdq::{Answer, Answers, Degree, Measure, four_bands, score, three_bands};

/// The scales as printed; a star marks an item that counts from the other end.
const SCALES: [(Measure, &str); 5] = [
    (Measure::Emotional, "3, 8, 13, 16, 24"),
    (Measure::Conduct, "5, 7*, 12, 18, 22"),
    (Measure::Hyperactivity, "2, 10, 15, 21*, 25*"),
    (Measure::Peer, "6, 11*, 14*, 19, 23"),
    (Measure::Prosocial, "1, 4, 9, 17, 20"),
];

/// The three bands as printed: parent, teacher, self.
const THREE: [(Measure, [&str; 3]); 7] = [
    (Measure::Total, ["0-13 / 14-16 / 17-40", "0-11 / 12-15 / 16-40", "0-15 / 16-19 / 20-40"]),
    (Measure::Emotional, ["0-3 / 4 / 5-10", "0-4 / 5 / 6-10", "0-5 / 6 / 7-10"]),
    (Measure::Conduct, ["0-2 / 3 / 4-10", "0-2 / 3 / 4-10", "0-3 / 4 / 5-10"]),
    (Measure::Hyperactivity, ["0-5 / 6 / 7-10", "0-5 / 6 / 7-10", "0-5 / 6 / 7-10"]),
    (Measure::Peer, ["0-2 / 3 / 4-10", "0-3 / 4 / 5-10", "0-3 / 4-5 / 6-10"]),
    (Measure::Prosocial, ["6-10 / 5 / 0-4", "6-10 / 5 / 0-4", "6-10 / 5 / 0-4"]),
    (Measure::Impact, ["0 / 1 / 2-10", "0 / 1 / 2-6", "0 / 1 / 2-10"]),
];

/// The four bands as printed: parent, teacher, self.
const FOUR: [(Measure, [&str; 3]); 7] = [
    (
        Measure::Total,
        [
            "0-13 / 14-16 / 17-19 / 20-40",
            "0-11 / 12-15 / 16-18 / 19-40",
            "0-14 / 15-17 / 18-19 / 20-40",
        ],
    ),
    (Measure::Emotional, ["0-3 / 4 / 5-6 / 7-10", "0-3 / 4 / 5 / 6-10", "0-4 / 5 / 6 / 7-10"]),
    (Measure::Conduct, ["0-2 / 3 / 4-5 / 6-10", "0-2 / 3 / 4 / 5-10", "0-3 / 4 / 5 / 6-10"]),
    (
        Measure::Hyperactivity,
        ["0-5 / 6-7 / 8 / 9-10", "0-5 / 6-7 / 8 / 9-10", "0-5 / 6 / 7 / 8-10"],
    ),
    (Measure::Peer, ["0-2 / 3 / 4 / 5-10", "0-2 / 3-4 / 5 / 6-10", "0-2 / 3 / 4 / 5-10"]),
    (Measure::Prosocial, ["8-10 / 7 / 6 / 0-5", "6-10 / 5 / 4 / 0-3", "7-10 / 6 / 5 / 0-4"]),
    (Measure::Impact, ["0 / 1 / 2 / 3-10", "0 / 1 / 2 / 3-6", "0 / 1 / 2 / 3-10"]),
];

/// Which of the printed ranges holds a score.
fn range(printed: &str, score: u8) -> Option<usize> {
    printed.split(" / ").position(|range| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        (from.parse::<u8>().unwrap()..=to.parse().unwrap()).contains(&score)
    })
}

/// The words of the bands from the best, as they are printed above the tables.
fn words(measure: Measure) -> ([&'static str; 3], [&'static str; 4]) {
    let four = match measure {
        Measure::Prosocial => ["close to average", "slightly lowered", "low", "very low"],
        _ => ["close to average", "slightly raised", "high", "very high"],
    };
    (["normal", "borderline", "abnormal"], four)
}

#[test]
fn every_score_has_the_band_of_the_printed_table() {
    let mut looked_at = 0;
    for (at, informant) in Informant::ALL.into_iter().enumerate() {
        for ((measure, three), (same, four)) in THREE.iter().zip(&FOUR) {
            assert_eq!(measure, same);
            let (three_words, four_words) = words(*measure);
            for score in 0..=u8::MAX {
                let expected = range(three[at], score).map(|at| three_words[at]);
                let told = three_bands(informant, *measure, score).map(|band| band.said());
                assert_eq!(told, expected, "three: {informant:?} {measure:?} {score}");
                let expected = range(four[at], score).map(|at| four_words[at]);
                let told = four_bands(informant, *measure, score).map(|band| band.said(*measure));
                assert_eq!(told, expected, "four: {informant:?} {measure:?} {score}");
                looked_at += usize::from(expected.is_some());
            }
        }
    }
    // 41 totals, five scales of 11 and the impact of each informant.
    assert_eq!(looked_at, 3 * (41 + 5 * 11) + 11 + 7 + 11);
}

/// A scale told slowly: each answer turned where it is starred, their mean times five, and the whole
/// number nearest to it, the higher of two as near.
fn scale(printed: &str, items: &[Option<u8>; 25]) -> Option<u8> {
    let mut counted: Vec<u8> = Vec::new();
    for item in printed.split(", ") {
        let number: usize = item.trim_end_matches('*').parse().unwrap();
        match (items[number - 1], item.ends_with('*')) {
            (Some(answer), false) => counted.push(answer),
            (Some(0), true) => counted.push(2),
            (Some(1), true) => counted.push(1),
            (Some(_), true) => counted.push(0),
            (None, _) => {}
        }
    }
    if counted.len() < 3 {
        return None;
    }
    let times_five = counted.iter().map(|answer| i32::from(*answer)).sum::<i32>() * 5;
    let answered = counted.len() as i32;
    let mut nearest = 0;
    for whole in 1..=10 {
        let (far, near) =
            ((nearest * answered - times_five).abs(), (whole * answered - times_five).abs());
        if near <= far {
            nearest = whole;
        }
    }
    Some(nearest as u8)
}

fn answers(informant: Informant, items: &[Option<u8>; 25]) -> Answers {
    Answers { items: items.map(|item| item.and_then(Answer::new)), ..Answers::blank(informant) }
}

#[test]
fn every_way_to_answer_a_scale_is_scored_the_same_twice() {
    let ticks = [None, Some(0), Some(1), Some(2)];
    let mut ways = 0;
    for (measure, printed) in SCALES {
        for way in 0..4_usize.pow(5) {
            let mut items = [None; 25];
            for (at, item) in measure.items().unwrap().into_iter().enumerate() {
                items[usize::from(item) - 1] = ticks[way / 4_usize.pow(at as u32) % 4];
            }
            let told = score(&answers(Informant::Parent, &items)).of(measure);
            assert_eq!(told, scale(printed, &items), "{measure:?} {items:?}");
            ways += 1;
        }
    }
    assert_eq!(ways, 5 * 1024);
}

/// Impact told slowly, from the answers in the order distress, home, friends, classroom, leisure.
fn impact(informant: Informant, difficulties: Option<bool>, given: [Option<u8>; 5]) -> Option<u8> {
    if difficulties == Some(false) {
        return Some(0);
    }
    let asked: &[usize] =
        if informant == Informant::Teacher { &[0, 2, 3] } else { &[0, 1, 2, 3, 4] };
    let (mut sum, mut any) = (0, false);
    for at in asked {
        any |= given[*at].is_some();
        sum += match given[*at] {
            Some(2) => 1,
            Some(3) => 2,
            _ => 0,
        };
    }
    any.then_some(sum)
}

#[test]
fn every_way_to_answer_about_impact_is_scored_the_same_twice() {
    let ticks = [None, Some(0), Some(1), Some(2), Some(3)];
    for informant in Informant::ALL {
        for difficulties in [None, Some(false), Some(true)] {
            for way in 0..5_usize.pow(5) {
                let given: [Option<u8>; 5] =
                    std::array::from_fn(|at| ticks[way / 5_usize.pow(at as u32) % 5]);
                let [distress, home, friends, classroom, leisure] =
                    given.map(|one| one.and_then(Degree::new));
                let answers = Answers {
                    difficulties,
                    distress,
                    home,
                    friends,
                    classroom,
                    leisure,
                    ..Answers::blank(informant)
                };
                let told = score(&answers).impact;
                assert_eq!(told, impact(informant, difficulties, given), "{answers:?}");
            }
        }
    }
}

fn item() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![1 => Just(None), 5 => (0_u8..3).prop_map(Some)]
}

proptest! {
    #[test]
    fn a_whole_questionnaire_is_scored_the_same_twice(
        who in 0_usize..3,
        items in proptest::array::uniform25(item()),
    ) {
        let informant = Informant::ALL[who];
        let scores = score(&answers(informant, &items));
        let slow: Vec<Option<u8>> = SCALES.iter().map(|(_, printed)| scale(printed, &items)).collect();
        for ((measure, _), expected) in SCALES.iter().zip(&slow) {
            prop_assert_eq!(scores.of(*measure), *expected);
        }
        let [emotional, conduct, hyperactivity, peer, _] = slow[..] else { unreachable!() };
        let sum = |parts: &[Option<u8>]| parts.iter().copied().sum::<Option<u8>>();
        prop_assert_eq!(scores.total, sum(&[emotional, conduct, hyperactivity, peer]));
        prop_assert_eq!(scores.of(Measure::Internalising), sum(&[emotional, peer]));
        prop_assert_eq!(scores.of(Measure::Externalising), sum(&[conduct, hyperactivity]));
        for measure in Measure::ALL {
            if let Some(score) = scores.of(measure) {
                prop_assert!(score <= measure.highest(informant));
            }
        }
    }

    #[test]
    fn a_worse_answer_never_lowers_a_score(
        items in proptest::array::uniform25(item()),
        at in 0_usize..25,
    ) {
        let reversed = [7, 11, 14, 21, 25].contains(&(at + 1));
        let prosocial = [1, 4, 9, 17, 20].contains(&(at + 1));
        let Some(now) = items[at] else { return Ok(()) };
        let mut worse = items;
        worse[at] = Some(if reversed != prosocial { now.saturating_sub(1) } else { (now + 1).min(2) });
        let (before, after) =
            (score(&answers(Informant::Parent, &items)), score(&answers(Informant::Parent, &worse)));
        prop_assert!(after.total >= before.total);
        prop_assert!(after.prosocial <= before.prosocial);
    }
}
