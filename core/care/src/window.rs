//! A child's tracking window: thirty months from the start in ten quarters, each counted from
//! the start, and the day on which it ends early. Source: `docs/contract.md` 1 and 2.

use crate::case::Case;
use crate::episode::Episode;
use crate::terms::{Clock, Event, Stop, TrackingRules};
use definitions::{Date, Interval, Quarter, birthday, months_after};
use serde::{Deserialize, Serialize};

/// Why a window ends when it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndsBecause {
    /// The thirty months are over.
    Months,
    /// The eighteenth birthday.
    Eighteen,
    /// The young person died.
    Died,
    /// The young person moved out of the area or abroad.
    Moved,
}

impl EndsBecause {
    /// The reason in words.
    pub fn said(self) -> &'static str {
        match self {
            EndsBecause::Months => "the tracking window is over",
            EndsBecause::Eighteen => "eighteenth birthday",
            EndsBecause::Died => "death",
            EndsBecause::Moved => "moved away",
        }
    }
}

/// A child's window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub start: Date,
    /// The first day after it, early end included.
    pub end: Date,
    /// Why it ends then.
    pub because: EndsBecause,
    /// The tracking quarters as counted from the start, before any early end.
    pub quarters: Vec<Interval>,
}

impl Window {
    /// Tracking quarter `k` (from 1), cut at the window's end; `None` when nothing is left of it.
    pub fn quarter(&self, k: u8) -> Option<Interval> {
        let nominal = self.quarters.get(usize::from(k).checked_sub(1)?)?;
        Interval::new(nominal.began, nominal.ended.min(self.end))
    }

    /// All its days.
    pub fn days(&self) -> Option<Interval> {
        Interval::new(self.start, self.end)
    }
}

/// What may end a window early.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Date of birth.
    pub born: Option<Date>,
    /// The day of death.
    pub died: Option<Date>,
    /// The day of the move.
    pub moved: Option<Date>,
}

impl Ends {
    /// The ends of a child who starts on `start`: as the child's list says, else as the record of
    /// care does, by an episode that ceased with death (E2) or a move abroad (E16) since then.
    pub fn of(
        born: Option<Date>,
        died: Option<Date>,
        moved: Option<Date>,
        episodes: &[Episode],
        start: Date,
    ) -> Ends {
        let ceased = |rec: &str| {
            let with = episodes.iter().filter(|episode| episode.rec.as_str() == rec);
            with.filter_map(|episode| episode.dec).find(|dec| *dec >= start)
        };
        Ends { born, died: died.or_else(|| ceased("E2")), moved: moved.or_else(|| ceased("E16")) }
    }
}

/// The window of a child who starts on `start`, by the terms in force that day.
pub fn window(rules: &TrackingRules, start: Date, ends: Ends) -> Window {
    let first = match rules.quarter_clock {
        Clock::Own => start,
        Clock::Calendar => Quarter::of(start).began(),
    };
    let months_each = rules.months / i32::from(rules.quarters.max(1));
    let quarters: Vec<Interval> = (0..i32::from(rules.quarters))
        .map(|k| Interval {
            began: months_after(first, months_each * k).max(start),
            ended: months_after(first, months_each * (k + 1)),
        })
        .collect();
    let (mut end, mut because) = (months_after(first, rules.months), EndsBecause::Months);
    let early = [
        (
            rules.eighteenth_birthday,
            ends.born.map(|born| birthday(born, 18)),
            EndsBecause::Eighteen,
        ),
        (rules.death, ends.died, EndsBecause::Died),
        (rules.move_away, ends.moved, EndsBecause::Moved),
    ];
    for (stop, day, why) in early {
        if let (Stop::Ends, Some(day)) = (stop, day)
            && day < end
        {
            (end, because) = (day.max(start), why);
        }
    }
    Window { start, end, because, quarters }
}

/// The day of an event of a case, where it has happened.
pub fn day_of(event: Event, case: &Case) -> Option<Date> {
    match event {
        Event::Referral => case.referred,
        Event::Acceptance => case.accepted,
        Event::Opening => case.opened,
        Event::FirstVisit => case.first_visit,
    }
}
