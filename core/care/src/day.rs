//! What each day of a child's window is: care, home, excluded or unknown, and the clause that
//! says so. Every day is exactly one of the four. Source: `docs/contract.md` 2; the
//! choices are the contract's page `days.toml`.

use crate::case::Custody;
use crate::clause::Clause;
use crate::episode::Episode;
use crate::layers::layers;
use crate::terms::{DayRules, NoData};
use definitions::{Date, Days, Interval};
use serde::{Deserialize, Serialize};

/// What a day is. Where reports overlap the later of these rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// At home, or wherever is not care.
    Home,
    /// In care: an observed care day.
    Care,
    /// Neither: in no numerator and no denominator.
    Excluded,
    /// Not known: nobody has told us yet.
    Unknown,
}

impl State {
    /// The word for it.
    pub fn said(self) -> &'static str {
        match self {
            State::Home => "home",
            State::Care => "care",
            State::Excluded => "excluded",
            State::Unknown => "unknown",
        }
    }
}

/// What is known about one child, from which days are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Episodes of care after the merge of years, in order of their first day.
    pub episodes: Vec<Episode>,
    /// Spells missing or away: the first day, and the day found where known.
    pub missing: Vec<(Date, Option<Date>)>,
    /// Sentenced custody, from the case list.
    pub custody: Vec<Custody>,
    /// The days some return answers for, sorted and merged.
    pub covered: Vec<Interval>,
}

/// A run of days of one state, decided by one clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The days.
    #[serde(flatten)]
    pub days: Interval,
    /// What they are.
    pub state: State,
    /// The clause that decided.
    pub clause: Clause,
    /// The episode it rests on: an index into [`Known::episodes`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<usize>,
}

/// The whole window as runs: sorted, touching, covering every day once.
pub fn runs(known: &Known, rules: &DayRules, window: Interval) -> Vec<Run> {
    let layers = layers(known, rules, window);
    let mut edges: Vec<Date> = vec![window.began, window.ended];
    for layer in &layers {
        for edge in [layer.days.began, layer.days.ended] {
            if window.began < edge && edge < window.ended {
                edges.push(edge);
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let mut runs: Vec<Run> = Vec::with_capacity(edges.len());
    for pair in edges.windows(2) {
        let days = Interval { began: pair[0], ended: pair[1] };
        let top = layers
            .iter()
            .filter(|layer| layer.days.contains(days.began))
            .reduce(|best, layer| if layer.rank() > best.rank() { layer } else { best });
        let run = match top {
            Some(layer) => Run { days, ..*layer },
            None => Run { days, state: State::Home, clause: Clause::NoEpisode, episode: None },
        };
        match runs.last_mut() {
            Some(last) if last.same_cause(&run) => last.days.ended = days.ended,
            _ => runs.push(run),
        }
    }
    runs
}

impl Run {
    /// Which of two overlapping layers decides: unknown, then excluded, then care, then home;
    /// among equals the one reported first.
    fn rank(&self) -> State {
        self.state
    }

    fn same_cause(&self, next: &Run) -> bool {
        (self.state, self.clause, self.episode) == (next.state, next.clause, next.episode)
    }
}

/// The days of one tracking quarter, told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Days in care.
    pub care: Days,
    /// Days at home.
    pub home: Days,
    /// Days excluded.
    pub excluded: Days,
    /// Days nobody has answered for.
    pub unknown: Days,
}

impl Count {
    /// Care days + home days: the denominator.
    pub fn child_days(self) -> Days {
        self.care + self.home
    }
}

/// Counts the days of `quarter` by state.
pub fn count(runs: &[Run], quarter: Interval) -> Count {
    let mut count = Count::default();
    for run in runs {
        if run.days.began >= quarter.ended {
            break;
        }
        if let Some(days) = run.days.and(quarter) {
            let kind = match run.state {
                State::Home => &mut count.home,
                State::Care => &mut count.care,
                State::Excluded => &mut count.excluded,
                State::Unknown => &mut count.unknown,
            };
            *kind += days.days();
        }
    }
    count
}

/// Whether the child was in care when the window began: the first day is care and care began
/// before it. Care that began that day is an entry; care that ended that day is over.
pub fn in_care_at_start(known: &Known, rules: &DayRules, start: Date) -> bool {
    let (Ok(before), Ok(after)) = (start.yesterday(), start.tomorrow()) else { return false };
    let reported = DayRules { no_data: NoData::Home, ..*rules };
    let around = runs(known, &reported, Interval { began: before, ended: after });
    around.iter().all(|run| run.state == State::Care)
}
