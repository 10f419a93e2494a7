//! Random histories: children with every kind of row, told again and again as the record is
//! corrected, disputed, determined, voided and forgotten.

use super::quarters::Story;
use crate::common::{Told, day, episode};
use care::case::Custody;
use definitions::{Date, Interval};
use outcomes::measurement::Wait;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;

/// A day so many days after another.
pub fn later(from: Date, days: i64) -> Date {
    from.saturating_add(jiff::Span::new().days(days))
}

fn start() -> impl Strategy<Value = Date> {
    prop_oneof![
        3 => (0_i64..430).prop_map(|days| later(day("2013-11-01"), days)),
        2 => select(vec![
            "2014-01-31", "2014-03-31", "2014-08-31", "2012-02-29", "2013-11-30", "2014-02-28",
            "2014-04-01", "2013-12-31",
        ]).prop_map(day),
    ]
}

/// Some turn 18 within the window, some were born on 29 February, a few are 18 already.
fn born(start: Date) -> impl Strategy<Value = Date> {
    prop_oneof![
        3 => Just(day("2000-01-01")),
        1 => select(vec!["1996-02-29", "2000-02-29", "1998-02-28"]).prop_map(day),
        2 => (-40_i64..920).prop_map(move |days| {
            let eighteen = later(start, days);
            Date::new(eighteen.year() - 18, eighteen.month(), eighteen.day().min(28)).unwrap()
        }),
    ]
}

const PLACES: &[&str] = &[
    "V2 U4", "V2 U4", "V2 K2", "C2 P1", "C2 P1", "C2 U1", "V2 U3", "C1 Q1", "C2 R5", "V2 R5",
    "J1 R5", "J1 K1", "J2 P1", "J3 T1", "V3 U4", "V3 U4", "V3 U4", "V3 T3", "V3 R5", "V3 P1",
    "V4 K2", "V2 T1", "C2 T4", "C2 T0", "V2 T3", "V2 P2", "C2 H5", "V2 K3", "E1 A5", "L1 U6",
];

const ENDINGS: &[&str] = &[
    "E4A", "E4B", "E3", "E9", "E9", "E8", "E8", "E11", "E12", "E41", "E43", "E44", "E45", "E46",
    "E47", "E48", "E13", "E14", "E2", "E5", "E17",
];

fn length() -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => 1_i64..12,
        2 => 15_i64..20,
        3 => 1_i64..130,
        1 => 100_i64..500,
    ]
}

/// How one row goes on to the next.
#[derive(Clone, Debug)]
enum Then {
    /// The next follows the same day.
    Continues,
    /// Care ends with this reason; the next begins so many days later.
    Ends(&'static str, i64),
    /// The next begins before this one ends: an overlap.
    Overlaps(&'static str, i64),
    /// It stays open; the next is counted from so many days on, if there is one.
    StaysOpen(i64),
}

fn then() -> impl Strategy<Value = Then> {
    prop_oneof![
        6 => Just(Then::Continues),
        5 => (select(ENDINGS), prop_oneof![1 => Just(0_i64), 1 => Just(1), 6 => 1_i64..150])
            .prop_map(|(ending, gap)| Then::Ends(ending, gap)),
        2 => (select(ENDINGS), 1_i64..40).prop_map(|(e, days)| Then::Overlaps(e, days)),
        1 => (1_i64..100).prop_map(Then::StaysOpen),
    ]
}

fn episodes(start: Date) -> impl Strategy<Value = Vec<care::Episode>> {
    let first = prop_oneof![
        1 => Just(0_i64), 1 => -3_i64..3, 2 => -200_i64..0, 6 => 0_i64..800,
    ];
    let rows = prop::collection::vec((select(PLACES), length(), then()), 0..7);
    (first, rows).prop_map(move |(first, rows)| {
        let mut from = later(start, first);
        let mut episodes = Vec::new();
        for (codes, length, then) in rows {
            let dec = later(from, length);
            let (dec, rec, next) = match then {
                Then::Continues => (dec.to_string(), "X1", dec),
                Then::Ends(rec, gap) => (dec.to_string(), rec, later(dec, gap)),
                Then::Overlaps(rec, days) => {
                    (dec.to_string(), rec, later(dec, -days).max(later(from, 1)))
                }
                Then::StaysOpen(days) => ("..".to_owned(), "", later(from, days)),
            };
            episodes.push(episode(&format!("{codes} {from} {dec} {rec}")));
            from = next;
        }
        episodes
    })
}

/// Spells that do not begin on one day: the first day, and how long each lasts where known.
fn spells(start: Date) -> impl Strategy<Value = Vec<(Date, Option<Date>)>> {
    let lasts = prop_oneof![1 => Just(None), 3 => (1_i64..200).prop_map(Some)];
    prop::collection::btree_map(-60_i64..800, lasts, 0..3).prop_map(move |spells| {
        let dated = spells.into_iter();
        dated
            .map(|(after, lasts)| {
                let from = later(start, after);
                (from, lasts.map(|days| later(from, days)))
            })
            .collect()
    })
}

/// Spells that are apt to explain an ending: they begin within days of it.
fn spells_near(
    episodes: Vec<care::Episode>,
) -> impl Strategy<Value = (Vec<care::Episode>, Vec<(Date, Option<Date>)>)> {
    let near = prop::collection::vec((any::<Index>(), -10_i64..4, length(), 0..4), 0..3);
    near.prop_map(move |near| {
        let ends: Vec<Date> = episodes.iter().filter_map(|row| row.dec).collect();
        let mut spells = BTreeMap::new();
        for (at, days, lasts, open) in near {
            if !ends.is_empty() {
                let from = later(*at.get(&ends), days);
                spells.insert(from, (open > 0).then(|| later(from, lasts)));
            }
        }
        (episodes.clone(), spells.into_iter().collect())
    })
}

fn covered(start: Date) -> impl Strategy<Value = Vec<Interval>> {
    let always = Interval { began: day("2005-04-01"), ended: day("2030-04-01") };
    prop_oneof![
        5 => Just(vec![always]),
        2 => (0_i64..950).prop_map(move |to| vec![Interval { ended: later(start, to), ..always }]),
        1 => (-20_i64..500, 1_i64..200).prop_map(move |(hole, days)| vec![
            Interval { ended: later(start, hole), ..always },
            Interval { began: later(start, hole + days), ..always },
        ]),
        1 => Just(vec![]),
    ]
}

/// A child: one who starts on some day, and everything the record says of them today.
pub fn story() -> impl Strategy<Value = Story> {
    start().prop_flat_map(told_of)
}

/// The story of a child who starts on this day.
fn told_of(start: Date) -> impl Strategy<Value = Story> {
    let rarely = |days: std::ops::Range<i64>| {
        let some = days.prop_map(move |days| Some(later(start, days)));
        prop_oneof![7 => Just(None), 1 => some]
    };
    let waits = prop_oneof![
        12 => Just(None),
        1 => Just(Some(Wait::Unlinked)),
        1 => Just(Some(Wait::NumberNotFound)),
    ];
    let completed = prop_oneof![1 => Just(None), 1 => Just(Some(false)), 3 => Just(Some(true))];
    let rows = episodes(start).prop_flat_map(spells_near).prop_flat_map(move |(rows, near)| {
        (Just(rows), Just(near.clone()), prop_oneof![1 => Just(near), 1 => spells(start)])
    });
    (
        born(start),
        rarely(-5..900),
        rarely(-5..900),
        rows,
        spells(start),
        any::<bool>(),
        covered(start),
        completed,
        waits,
    )
        .prop_map(
            move |(
                born,
                died,
                moved,
                (rows, near, custody),
                far,
                swap,
                covered,
                completed,
                waits,
            )| {
                let missing = if swap { near } else { far };
                let custody =
                    custody.into_iter().map(|(from, released)| Custody { from, released });
                let mut told = Told::starting(&start.to_string());
                told.born = born;
                (told.died, told.moved, told.completed) = (died, moved, completed);
                told.episodes = rows;
                told.episodes.sort_by_key(|row| row.decom);
                (told.missing, told.custody, told.covered) = (missing, custody.collect(), covered);
                Story { told, waits, voided: false }
            },
        )
}

/// What may happen between two statements.
#[derive(Clone, Debug)]
pub enum Event {
    /// The record of a child is another now: late rows, a corrected start, a death, a move,
    /// coverage come or gone.
    Corrected(Index, Box<Story>),
    /// As corrected, but the child's start stays.
    Restated(Index, Box<Story>),
    /// The record answers for every day again and nothing of it waits.
    Completed(Index),
    /// The payer says a child-quarter had so many care days.
    Disputed(Index, u8, i64),
    /// The dispute ends.
    Withdrawn,
    /// An expert says how many care days a child-quarter had; it is in dispute no more.
    Determined(Index, u8, i64),
    /// The child's link is voided.
    Voided(Index),
    /// The child is forgotten: what was frozen stays.
    Forgotten(Index),
}

fn event() -> impl Strategy<Value = Event> {
    let child = any::<Index>;
    let days = prop_oneof![4 => 0_i64..40, 1 => 0_i64..120];
    prop_oneof![
        2 => (child(), story()).prop_map(|(i, s)| Event::Corrected(i, Box::new(s))),
        3 => (child(), story()).prop_map(|(i, s)| Event::Restated(i, Box::new(s))),
        1 => child().prop_map(Event::Completed),
        3 => (child(), 1_u8..5, days.clone()).prop_map(|(i, k, d)| Event::Disputed(i, k, d)),
        1 => Just(Event::Withdrawn),
        2 => (child(), 1_u8..5, days).prop_map(|(i, k, d)| Event::Determined(i, k, d)),
        1 => child().prop_map(Event::Voided),
        1 => child().prop_map(Event::Forgotten),
    ]
}

/// Children as first told, and what happens before each of several statements.
#[derive(Clone, Debug)]
pub struct History {
    pub children: Vec<Story>,
    pub before_each: Vec<Vec<Event>>,
}

pub fn history() -> impl Strategy<Value = History> {
    let events = prop_oneof![
        2 => Just(vec![]),
        3 => prop::collection::vec(event(), 1..3),
    ];
    (prop::collection::vec(story(), 1..4), prop::collection::vec(events, 3..9))
        .prop_map(|(children, before_each)| History { children, before_each })
}

impl std::fmt::Debug for Story {
    /// A child as a few lines of text, so that a failing history can be read.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Told { start, born, died, moved, covered, completed, .. } = &self.told;
        writeln!(f, "start {start} born {born} died {died:?} moved {moved:?}")?;
        for row in &self.told.episodes {
            let dec = row.dec.map_or("..".to_owned(), |dec| dec.to_string());
            writeln!(f, "  {} {} {} {dec} {}", row.ls, row.place, row.decom, row.rec)?;
        }
        writeln!(f, "  custody {:?} missing {:?}", self.told.custody, self.told.missing)?;
        writeln!(f, "  covered {covered:?} completed {completed:?}")?;
        write!(f, "  waits {:?} voided {}", self.waits, self.voided)
    }
}

impl Story {
    /// The day the window began, kept while the rest of the record is another.
    pub fn restated(&self, by: &Story) -> Story {
        let days = definitions::days_between(by.told.start, self.told.start);
        let moved = |date: Date| later(date, days);
        let mut story = by.clone();
        story.told.start = self.told.start;
        story.told.born = self.told.born;
        for row in &mut story.told.episodes {
            (row.decom, row.dec) = (moved(row.decom), row.dec.map(moved));
        }
        story
    }

    pub fn answered(&self) -> Story {
        let mut story = self.clone();
        story.waits = None;
        story.told.covered = Told::starting("2014-01-01").covered;
        story
    }
}
