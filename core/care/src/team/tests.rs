//! Posts, absences and turns on call; caseloads and places; and the same told slowly, a day at a
//! time.

use super::Team;
use super::capacity::{Standing, caseload};
use super::event::{AwayFor, Ending, Event, Job};
use super::hands::{Hands, hands};
use super::hours::{Time, out_of_hours};
use super::places::places;
use crate::service::tests::essex;
use crate::work::Answer;
use crate::work::event::{Contact, ContactKind, When};
use definitions::{Date, Interval, iso};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    iso(text).unwrap()
}

fn on(days: i64) -> Date {
    day("2014-01-06").saturating_add(jiff::Span::new().days(days))
}

fn formed(name: &str) -> Event {
    let (team, site) = (name.to_owned(), "an office".to_owned());
    Event::TeamFormed { team, site, therapists: 4, from: day("2013-04-01") }
}

fn began(staff: &str, from: Date) -> Event {
    let (staff, team) = (staff.to_owned(), "North".to_owned());
    Event::PostBegan { staff, job: Job::Therapist, team, from }
}

fn ended(staff: &str, on: Date) -> Event {
    Event::PostEnded { staff: staff.to_owned(), on, why: Ending::Left }
}

fn away(id: &str, staff: &str, from: Date, until: Option<Date>) -> Event {
    let (id, staff) = (id.to_owned(), staff.to_owned());
    Event::AwayNoted { id, staff, why: AwayFor::Sickness, from, until }
}

fn on_call(id: &str, staff: &str, from: Date, until: Date) -> Event {
    Event::OnCallSet { id: id.to_owned(), staff: staff.to_owned(), from, until }
}

/// A team after these events, each of which may be recorded.
fn team(events: &[Event]) -> Team {
    let mut team = Team::default();
    for event in events {
        assert_eq!(team.may(event), Ok(Answer::New), "{event:?}");
        team.apply(event.clone());
        assert_eq!(team.may(event), Ok(Answer::Already), "sent again: {event:?}");
    }
    team
}

fn held(case: &str, staff: &str, from: Date, until: Option<Date>) -> Hands {
    Hands { case: case.to_owned(), staff: staff.to_owned(), opened: from, from, until }
}

#[test]
fn somebody_has_one_post_on_one_day_and_in_a_team_that_is_there() {
    let mut north = team(&[formed("North"), began("T01", on(0))]);
    let refused = |team: &Team, event: &Event| team.may(event).unwrap_err().title;
    assert_eq!(
        refused(&north, &began("T01", on(9))),
        "T01 is in a post then, since 6 January 2014"
    );
    let nowhere = Event::PostBegan {
        staff: "T02".to_owned(),
        job: Job::Therapist,
        team: "Nowhere".to_owned(),
        from: on(0),
    };
    assert_eq!(refused(&north, &nowhere), "There is no team Nowhere on 6 January 2014");
    assert_eq!(refused(&north, &ended("T02", on(5))), "T02 is in no post on that day");
    north.apply(ended("T01", on(10)));
    assert_eq!(
        refused(&north, &began("T01", on(9))),
        "T01 is in a post then, since 6 January 2014"
    );
    assert_eq!(north.may(&began("T01", on(10))), Ok(Answer::New));
    let name = Event::PostBegan {
        staff: "An Invented Name".to_owned(),
        job: Job::Therapist,
        team: "North".to_owned(),
        from: on(0),
    };
    assert_eq!(refused(&north, &name), "That is not a staff number");
}

#[test]
fn nobody_is_away_twice_at_once_or_on_call_while_away() {
    let north = team(&[
        formed("North"),
        began("T01", on(0)),
        away("a", "T01", on(10), Some(on(14))),
        on_call("c", "T01", on(14), on(21)),
    ]);
    let refused = |event: &Event| north.may(event).unwrap_err().title;
    for (from, until) in [(9, 11), (13, 20), (11, 12), (5, 40)] {
        let again = away("b", "T01", on(from), Some(on(until)));
        assert_eq!(refused(&again), "They are away already, from 16 January 2014");
    }
    assert_eq!(north.may(&away("b", "T01", on(14), None)), Ok(Answer::New));
    assert_eq!(north.may(&away("b", "T01", on(8), Some(on(10)))), Ok(Answer::New));
    let turn = on_call("d", "T01", on(9), on(11));
    assert_eq!(refused(&turn), "They are away then, from 16 January 2014");
    assert_eq!(refused(&on_call("d", "T09", on(9), on(11))), "T09 is in no post on that day");
    assert_eq!(north.away_on("T01", on(13)), Some(AwayFor::Sickness));
    assert_eq!(north.away_on("T01", on(14)), None);
    assert_eq!(
        [13, 14, 20, 21].map(|at| north.on_call_on("T01", on(at))),
        [false, true, true, false]
    );
}

#[test]
fn a_caseload_is_held_against_four_to_six_and_training_and_absence_explain_a_small_one() {
    let north = team(&[
        formed("North"),
        began("T01", on(0)),
        began("T02", on(0)),
        began("T03", on(100)),
        began("T04", on(0)),
        away("a", "T04", on(120), None),
    ]);
    let mut cases: Vec<Hands> =
        (0..7).map(|n| held(&format!("C1{n}"), "T01", on(60), None)).collect();
    cases.extend((0..3).map(|n| held(&format!("C2{n}"), "T02", on(60), None)));
    cases.push(held("C30", "T03", on(110), None));
    cases.push(held("C40", "T04", on(60), None));
    cases.push(held("C50", "T99", on(60), None));
    let told = caseload(&north, &cases, &essex(), on(130));
    let rows: Vec<_> = told
        .loads
        .iter()
        .map(|load| (load.staff.as_str(), load.cases.len(), load.standing, load.free))
        .collect();
    assert_eq!(
        rows,
        [
            ("T01", 7, Standing::Over, 0),
            ("T02", 3, Standing::Under, 3),
            ("T03", 1, Standing::Within, 2),
            ("T04", 1, Standing::Within, 0),
        ]
    );
    assert_eq!(told.unheld.iter().map(|one| one.case.as_str()).collect::<Vec<_>>(), ["C50"]);
    assert_eq!((told.cases(), told.free(None), told.free(Some("South"))), (13, 5, 0));
    assert_eq!(told.vacancies, [("North".to_owned(), 0)]);
}

#[test]
fn a_therapist_leaves_mid_month_and_each_case_has_one_therapist_on_every_day() {
    let moved = hands("C1", on(0), Some(on(60)), &[(on(0), "T01"), (on(30), "T02")]);
    let north =
        team(&[formed("North"), began("T01", on(0)), began("T02", on(0)), ended("T01", on(30))]);
    for at in 0..60 {
        let told = caseload(&north, &moved, &essex(), on(at));
        assert_eq!((told.cases(), told.unheld.len()), (1, 0), "day {at}");
        let with = told.loads.iter().find(|load| !load.cases.is_empty()).unwrap();
        assert_eq!(with.staff, if at < 30 { "T01" } else { "T02" });
    }
    assert_eq!(caseload(&north, &moved, &essex(), on(60)).cases(), 0);
    assert_eq!(north.vacancies("North", on(29)), 2);
    assert_eq!(north.vacancies("North", on(30)), 3);
    assert_eq!(north.left(on(0), on(30)), 0);
    assert_eq!(north.left(on(30), on(31)), 1);
}

#[test]
fn hands_that_a_list_names_late_or_after_the_close_change_nothing_before_or_after() {
    let told = |closed, named: &[(Date, &str)]| -> Vec<(String, Date, Option<Date>)> {
        let hands = hands("C1", on(10), closed, named);
        hands.into_iter().map(|held| (held.staff, held.from, held.until)).collect()
    };
    let of = |staff: &str, from, until| (staff.to_owned(), from, until);
    assert_eq!(told(None, &[]), [of("", on(10), None)]);
    assert_eq!(told(None, &[(on(5), "T01"), (on(20), "T01")]), [of("T01", on(10), None)]);
    assert_eq!(
        told(Some(on(20)), &[(on(30), "T01"), (on(40), "T02")]),
        [of("T01", on(10), Some(on(20)))]
    );
    assert_eq!(told(Some(on(10)), &[(on(10), "T01")]), []);
}

#[test]
fn places_expected_follow_who_will_be_there_and_when_cases_usually_close() {
    let north = team(&[
        formed("North"),
        began("T01", on(-200)),
        began("T02", on(-200)),
        ended("T02", on(14)),
    ]);
    let opened = |case: &str, days: i64| held(case, "T01", on(days), None);
    let cases = [opened("soon", -130), opened("late", -150), opened("new", -10)];
    let told = places(&north, &cases, &essex(), ("North", on(2)), 3);
    assert_eq!(told.free, 3 + 6);
    assert_eq!(told.overdue_to_close, 1);
    let weeks: Vec<_> =
        told.weeks.iter().map(|week| (week.week, week.therapists, week.held, week.free)).collect();
    // “soon” reaches 137 days on day 7; T02 is in post up to day 14, “late” stays.
    assert_eq!(told.openings(), [10, 0, 0], "T02's places go, and nothing comes free for them");
    assert_eq!(weeks, [(on(7), 2, 2, 10), (on(14), 1, 2, 4), (on(21), 1, 2, 4)]);
}

#[test]
fn the_rota_says_on_which_days_nobody_is_there() {
    let north = team(&[
        formed("North"),
        began("T01", on(-10)),
        began("T02", on(-10)),
        on_call("a", "T01", on(0), on(7)),
        on_call("b", "T02", on(5), on(10)),
        on_call("c", "T01", on(6), on(8)),
        on_call("d", "T02", on(12), on(30)),
        ended("T02", on(20)),
    ]);
    let run = |from, until| Interval::new(on(from), on(until)).unwrap();
    let gaps = north.uncovered("North", run(-3, 25));
    assert_eq!(gaps, [run(-3, 0), run(10, 12), run(20, 25)]);
    assert_eq!(north.uncovered("North", run(1, 9)), []);
    assert_eq!(north.uncovered("South", run(1, 9)), [run(1, 9)]);
    assert_eq!(north.days_on_call("T01", run(0, 30)).0, 8, "a day of two turns is one");
    assert_eq!(north.turns(run(7, 8)).len(), 2);
    let mut walked = run(-3, 25).began;
    while walked < on(25) {
        let covered = ["T01", "T02"].iter().any(|staff| north.on_call_on(staff, walked));
        assert_eq!(covered, !gaps.iter().any(|gap| gap.contains(walked)), "{walked}");
        walked = walked.tomorrow().unwrap();
    }
}

#[test]
fn a_night_on_call_counts_in_the_month_it_began() {
    let contact = |kind, at: &str, minute, minutes| Contact {
        kind,
        at: When { day: day(at), minute },
        minutes,
        staff: "T01".to_owned(),
    };
    let contacts = [
        contact(ContactKind::OutOfHours, "2014-04-30", 1_430, 90),
        contact(ContactKind::OutOfHours, "2014-04-02", 60, 30),
        contact(ContactKind::Visit, "2014-04-30", 600, 60),
        contact(ContactKind::OutOfHours, "2014-05-01", 0, 15),
    ];
    let told = out_of_hours(&contacts);
    let at = |month: &str| told[&(day(month), "T01")];
    assert_eq!(at("2014-04-01"), Time { contacts: 2, minutes: 120 });
    assert_eq!(at("2014-05-01"), Time { contacts: 1, minutes: 15 });
    assert_eq!(told.len(), 2);
}

/// A random history: posts, absences and cases of up to six therapists over 300 days.
fn histories() -> impl Strategy<Value = (Team, Vec<Hands>)> {
    let post = (0_i64..100, proptest::option::of(0_i64..250));
    let absence = (0_usize..6, 0_i64..250, proptest::option::of(1_i64..60));
    let case = (
        0_i64..250,
        proptest::option::of(0_i64..200),
        proptest::collection::vec((0_i64..250, 0_usize..7), 0..4),
    );
    let lists = (
        proptest::collection::vec(post, 1..6),
        proptest::collection::vec(absence, 0..6),
        proptest::collection::vec(case, 0..40),
    );
    lists.prop_map(|(posts, absences, cases)| {
        let mut team = Team::default();
        team.apply(formed("North"));
        let mut add = |event: Event| {
            if team.may(&event) == Ok(Answer::New) {
                team.apply(event);
            }
        };
        let name = |at: usize| format!("T0{at}");
        for (at, (from, length)) in posts.iter().enumerate() {
            add(began(&name(at), on(*from)));
            if let Some(length) = length {
                add(ended(&name(at), on(from + length)));
            }
        }
        for (at, (who, from, length)) in absences.iter().enumerate() {
            add(away(&at.to_string(), &name(*who), on(*from), length.map(|l| on(from + l))));
        }
        let mut all = Vec::new();
        for (at, (opened, length, named)) in cases.iter().enumerate() {
            let mut named: Vec<(Date, String)> =
                named.iter().map(|(from, who)| (on(*from), name(*who))).collect();
            named.sort();
            named.dedup_by_key(|(from, _)| *from);
            let named: Vec<(Date, &str)> =
                named.iter().map(|(from, who)| (*from, who.as_str())).collect();
            let closed = length.map(|length| on(opened + length));
            all.extend(hands(&format!("C{at:02}"), on(*opened), closed, &named));
        }
        (team, all)
    })
}

/// One day told slowly: each case in turn, each event in turn.
fn slowly(team: &Team, held: &[Hands], at: Date) -> (BTreeMap<String, usize>, usize, usize) {
    let mut in_post = BTreeMap::new();
    for (staff, posts) in &team.posts {
        for post in posts {
            let mut walked = post.from;
            while walked < at && post.ended.is_none_or(|(ended, _)| walked < ended) {
                walked = walked.tomorrow().unwrap();
            }
            if walked == at && post.ended.is_none_or(|(ended, _)| at < ended) {
                in_post.insert(staff.clone(), 0);
            }
        }
    }
    let (mut nobody, mut free) = (0, 0);
    for one in held {
        let begun = one.from <= at;
        let gone = one.until.is_some_and(|until| until <= at);
        if begun && !gone {
            match in_post.get_mut(&one.staff) {
                Some(cases) => *cases += 1,
                None => nobody += 1,
            }
        }
    }
    for (staff, cases) in &in_post {
        let began = team.posts[staff].iter().filter(|post| post.from <= at).map(|post| post.from);
        let days = definitions::days_between(began.max().unwrap(), at);
        let most = if days < 56 { 3 } else { 6 };
        let away = team.away.values().any(|away| {
            away.staff == *staff && away.from <= at && away.until.is_none_or(|back| at < back)
        });
        if !away && *cases < most {
            free += most - cases;
        }
    }
    (in_post, nobody, free)
}

proptest! {
    #[test]
    fn on_every_day_of_a_random_history_the_caseload_is_as_told_slowly(
        (team, held) in histories(),
    ) {
        for at in (0..300).step_by(7).map(on) {
            let told = caseload(&team, &held, &essex(), at);
            let (cases, nobody, free) = slowly(&team, &held, at);
            let loads: BTreeMap<String, usize> =
                told.loads.iter().map(|load| (load.staff.clone(), load.cases.len())).collect();
            prop_assert_eq!(&loads, &cases);
            prop_assert_eq!(told.unheld.len(), nobody);
            prop_assert_eq!(told.free(None) as usize, free);
        }
    }

    #[test]
    fn every_open_case_is_in_one_pair_of_hands_on_every_day((_, held) in histories()) {
        let mut by_case: BTreeMap<&str, Vec<&Hands>> = BTreeMap::new();
        for one in &held {
            by_case.entry(&one.case).or_default().push(one);
        }
        for hands in by_case.values() {
            for (one, next) in hands.iter().zip(&hands[1..]) {
                prop_assert_eq!(one.until, Some(next.from));
            }
            prop_assert_eq!(hands[0].from, hands[0].opened);
        }
    }
}
