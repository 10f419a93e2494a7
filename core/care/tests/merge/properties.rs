//! What holds of every history, on random ones: tidy, untidy and impossible.

use super::retold;
use care::merge::{Filed, MergeRule, Merged, Steps, merge};
use care::{Code, Episode, ReturnYear, RowRef, Submission};
use definitions::{Date, Interval, interval::union, months_after};
use proptest::prelude::*;
use std::collections::BTreeSet;

const UNTIL: Date = Date::constant(2016, 1, 1);

proptest! {
    #[test]
    fn the_days_are_those_of_the_rule_told_a_second_time(
        filed in filed(), latest in latest_year(), rule in rule(),
    ) {
        let merged = merge(&filed, latest, &rule);
        let retold = retold::days(&filed, latest.starts_in(), &rule, UNTIL);
        prop_assert_eq!(days(&merged), retold);
    }

    #[test]
    fn the_order_things_are_handed_over_in_does_not_matter(
        (filed, shuffled) in filed().prop_flat_map(|filed| (Just(filed.clone()), shuffled(filed))),
        latest in latest_year(),
        rule in rule(),
    ) {
        prop_assert_eq!(merge(&filed, latest, &rule), merge(&shuffled, latest, &rule));
    }

    #[test]
    fn merging_twice_changes_nothing(
        filed in filed(), latest in latest_year(), rule in rule(),
    ) {
        let once = merge(&filed, latest, &rule);
        let twice = merge(&filed_again(&once.episodes), latest, &rule);
        prop_assert_eq!(&twice.episodes, &once.episodes);
        prop_assert_eq!(twice.repairs, Vec::new());
        prop_assert_eq!(twice.withdrawn, Vec::new());
    }

    #[test]
    fn every_row_of_the_history_says_what_a_return_said_or_is_listed(
        filed in filed(), latest in latest_year(), rule in rule(),
    ) {
        let merged = merge(&filed, latest, &rule);
        let sent: Vec<&Episode> = filed.iter().flat_map(|filed| &filed.episodes).collect();
        for episode in &merged.episodes {
            let listed = merged.repairs.iter()
                .any(|note| note.reported == episode.reported && !note.left_out);
            prop_assert_eq!(listed, episode.repair.is_some());
            prop_assert_eq!(listed, !sent.contains(&episode));
        }
    }

    #[test]
    fn after_the_steps_only_rows_of_the_latest_return_are_open(
        filed in filed(), latest in latest_year(), gap in any::<bool>(), at_once in any::<bool>(),
    ) {
        let steps = if at_once { Steps::AllAtOnce } else { Steps::InTurn };
        let merged = merge(&filed, latest, &MergeRule { steps, gap_before_new_period: gap });
        for episode in merged.episodes.iter().filter(|episode| episode.dec.is_none()) {
            prop_assert!(episode.reported.year >= latest);
        }
    }

    #[test]
    fn what_is_withdrawn_is_in_no_ruling_submission_and_was_in_an_overruled_one(
        filed in filed(), latest in latest_year(),
    ) {
        let merged = merge(&filed, latest, &MergeRule::default());
        for gone in &merged.withdrawn {
            let year = filed.iter().filter(|f| f.submission.year == gone.reported.year);
            let ruling = year.clone().map(|f| f.submission).max().unwrap();
            for filed in year {
                let said = filed.episodes.iter().any(|row| same(row, gone));
                prop_assert!(!(filed.submission == ruling && said));
            }
            prop_assert!(filed.iter().any(|f| f.episodes.contains(gone)));
        }
        let years: BTreeSet<ReturnYear> = filed.iter().map(|f| f.submission.year).collect();
        if years.len() == filed.len() {
            prop_assert_eq!(merged.withdrawn, Vec::new());
        }
    }

    #[test]
    fn one_well_formed_return_passes_unchanged(sent in well_formed(), rule in rule()) {
        let year: ReturnYear = "2013-14".parse().unwrap();
        let submission = submission(year, 0, 1);
        let filed = [Filed { submission, episodes: sent.clone() }];
        let merged = merge(&filed, year, &rule);
        prop_assert_eq!(merged, Merged { episodes: sent, ..Merged::default() });
    }
}

fn days(merged: &Merged) -> BTreeSet<Date> {
    let runs = merged.episodes.iter();
    let runs = union(runs.filter_map(|e| Interval::new(e.decom, e.dec.unwrap_or(UNTIL))).collect());
    runs.into_iter()
        .flat_map(|run| run.began.series(jiff::ToSpan::day(1)).take_while(move |d| *d < run.ended))
        .collect()
}

fn same(a: &Episode, b: &Episode) -> bool {
    Episode { reported: b.reported.clone(), ..a.clone() } == *b
}

fn filed_again(episodes: &[Episode]) -> Vec<Filed> {
    let years: BTreeSet<ReturnYear> = episodes.iter().map(|e| e.reported.year).collect();
    let of = |year| episodes.iter().filter(move |e| e.reported.year == year).cloned().collect();
    let filed = |year| Filed { submission: submission(year, 0, 1), episodes: of(year) };
    years.into_iter().map(filed).collect()
}

/// Up to six submissions of four years, with few enough days and codes that rows collide.
fn filed() -> impl Strategy<Value = Vec<Filed>> {
    let row = (day(), prop_oneof![1 => Just(None), 1 => day().prop_map(Some)], code_set());
    let one = (2010_i16..=2013, 0..3_i32, prop::collection::vec(row, 0..5));
    prop::collection::vec(one, 0..7).prop_map(|submissions| {
        let with_number = submissions.into_iter().zip(1..);
        with_number
            .map(|((year, months_short, rows), number)| {
                let year = ReturnYear::beginning(year).unwrap();
                let rows = rows.into_iter().zip(1..);
                let episodes = rows
                    .map(|((decom, dec, codes), row)| {
                        episode(year, u64::from(number) * 100 + row, decom, dec, codes)
                    })
                    .collect();
                Filed { submission: submission(year, months_short * 3, number), episodes }
            })
            .collect()
    })
}

fn submission(year: ReturnYear, months_short: i32, number: u32) -> Submission {
    let covered_until = months_after(year.ended(), -months_short);
    Submission { year, covered_until, prepared: months_after(year.ended(), 2), number }
}

/// A day near the start, the middle or the end of a return year.
fn day() -> impl Strategy<Value = Date> {
    (2010_i16..=2014, prop_oneof![Just((3, 30)), Just((4, 1)), Just((9, 14))], 0..4_i32).prop_map(
        |(year, (month, day), more)| {
            let day = Date::constant(year, month, day);
            day.saturating_add(jiff::ToSpan::days(more))
        },
    )
}

fn code_set() -> impl Strategy<Value = [Code; 3]> {
    let code = |codes: &'static [&'static str]| {
        prop::sample::select(codes).prop_map(|code| Code::new(code).unwrap())
    };
    [code(&["S", "S", "P", "L"]).boxed(), code(&["U4", "K2"]).boxed(), code(&["X1", "E4A"]).boxed()]
}

fn episode(
    year: ReturnYear,
    row: u64,
    decom: Date,
    dec: Option<Date>,
    [rne, place, rec]: [Code; 3],
) -> Episode {
    Episode {
        decom,
        dec,
        rne,
        ls: Code::known("V2"),
        cin: Code::known("N1"),
        place,
        place_provider: Code::BLANK,
        rec: if dec.is_some() { rec } else { Code::BLANK },
        reason_place_change: Code::BLANK,
        reported: RowRef { year, file: "episodes.csv".to_owned(), row },
        repair: None,
    }
}

fn latest_year() -> impl Strategy<Value = ReturnYear> {
    (2012_i16..=2014).prop_map(|year| ReturnYear::beginning(year).unwrap())
}

fn rule() -> impl Strategy<Value = MergeRule> {
    let steps = prop::sample::select(&[Steps::InTurn, Steps::AllAtOnce, Steps::None]);
    (steps, any::<bool>()).prop_map(|(steps, gap)| MergeRule { steps, gap_before_new_period: gap })
}

fn shuffled(filed: Vec<Filed>) -> impl Strategy<Value = Vec<Filed>> {
    let rows: Vec<_> = filed
        .into_iter()
        .map(|filed| {
            let submission = filed.submission;
            let rows = Just(filed.episodes).prop_shuffle();
            rows.prop_map(move |episodes| Filed { submission, episodes })
        })
        .collect();
    rows.prop_flat_map(|filed| Just(filed).prop_shuffle())
}

/// Periods of care in 2013-14: episodes that meet with X1, periods apart, the last perhaps open.
fn well_formed() -> impl Strategy<Value = Vec<Episode>> {
    let year: ReturnYear = "2013-14".parse().unwrap();
    let step = (1..40_i32, any::<bool>(), 1..20_i32);
    (prop::collection::vec(step, 0..8), any::<bool>()).prop_map(move |(steps, open)| {
        let last = steps.len();
        let (mut begins, mut rne) = (year.began(), Code::known("S"));
        let mut episodes = Vec::new();
        for (at, (length, ends, gap)) in steps.into_iter().enumerate() {
            let ended = begins.saturating_add(jiff::ToSpan::days(length));
            let rec = Code::known(if ends { "E4A" } else { "X1" });
            let dec = (!open || at + 1 < last).then_some(ended);
            let codes = [rne, Code::known("U4"), rec];
            episodes.push(episode(year, at as u64 + 1, begins, dec, codes));
            rne = Code::known(if ends { "S" } else { "P" });
            begins = if ends { ended.saturating_add(jiff::ToSpan::days(gap)) } else { ended };
        }
        episodes
    })
}
