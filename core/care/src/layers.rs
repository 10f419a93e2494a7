//! The reports that say something about a child's days, each turned into days of one state.
//! They may overlap; `day.rs` lets the strongest decide.

use crate::clause::Clause;
use crate::day::{Known, Run, State};
use crate::episode::Episode;
use crate::terms::{CountsAs, DayRules, Missing, NoData, Temporary};
use definitions::interval::union;
use definitions::{Date, Interval};

/// Everything the record says about the days of a window, in the order of the reports.
pub fn layers(known: &Known, rules: &DayRules, window: Interval) -> Vec<Run> {
    let mut layers = Vec::with_capacity(known.episodes.len() * 2 + 4);
    let mut add = |from: Date, to: Option<Date>, state: State, clause: Clause, episode| {
        if let Some(days) = Interval::new(from, to.unwrap_or(Date::MAX)) {
            layers.push(Run { days, state, clause, episode });
        }
    };
    let mut placements: Vec<(State, Clause)> = Vec::with_capacity(known.episodes.len());
    for (i, episode) in known.episodes.iter().enumerate() {
        let follows = known.episodes[..i].iter().rposition(|e| e.dec == Some(episode.decom));
        let (state, clause) = placed(known, rules, i, follows.map(|at| placements[at]));
        placements.push((state, clause));
        add(episode.decom, Some(end(known, episode)), state, clause, Some(i));
        if let Some(dec) = episode.dec {
            let next = known.episodes.iter().map(|e| e.decom).find(|decom| *decom >= dec);
            if let Some((to, state, clause)) = after_care(known, rules, episode, dec, next) {
                add(dec, to, state, clause, Some(i));
            }
        }
    }
    if rules.missing == Missing::Excluded {
        for (from, found) in &known.missing {
            for (i, episode) in known.episodes.iter().enumerate() {
                let to = found.unwrap_or(Date::MAX).min(end(known, episode));
                add(
                    (*from).max(episode.decom),
                    Some(to),
                    State::Excluded,
                    Clause::Missing,
                    Some(i),
                );
            }
        }
    }
    for spell in &known.custody {
        match spell.released {
            Some(_) => {
                add(
                    spell.from,
                    spell.released,
                    state_of(rules.sentenced_custody),
                    Clause::Custody,
                    None,
                );
            }
            None => {
                let next = known.episodes.iter().map(|e| e.decom).find(|decom| *decom > spell.from);
                add(spell.from, next, release_unknown(rules), Clause::ReleaseUnknown, None);
            }
        }
    }
    if rules.no_data == NoData::Waits {
        let mut from = window.began;
        for covered in &known.covered {
            add(from, Some(covered.began), State::Unknown, Clause::NotCovered, None);
            from = from.max(covered.ended);
        }
        add(from, Some(window.ended), State::Unknown, Clause::NotCovered, None);
    }
    layers
}

/// What the days of one episode are. `before` is what the episode it follows without a gap was.
fn placed(
    known: &Known,
    rules: &DayRules,
    i: usize,
    before: Option<(State, Clause)>,
) -> (State, Clause) {
    let episode = &known.episodes[i];
    if episode.ls.is_any(&["J1", "J2", "J3"]) {
        return (state_of(rules.remand), Clause::Remand);
    }
    if episode.place.as_str() == "R5" {
        return (state_of(rules.sentenced_custody), Clause::YoungOffender);
    }
    if episode.ls.is_any(&["V3", "V4"]) {
        let long =
            episode.ls.as_str() == "V3" && break_length(known, episode) > rules.short_break_limit;
        return match long {
            true => (State::Care, Clause::LongBreak),
            false => (state_of(rules.short_breaks), Clause::ShortBreak),
        };
    }
    match episode.place.as_str() {
        "P1" => (state_of(rules.placed_with_parents), Clause::PlacedWithParents),
        "U1" | "U2" | "U3" | "Q1" => (state_of(rules.kinship), Clause::Kinship),
        "P2" | "H5" | "K3" => (state_of(rules.independent_living), Clause::IndependentLiving),
        "T0" | "T1" | "T2" | "T3" | "T4" => match (rules.temporary, before) {
            (Temporary::Ignored, Some((state, Clause::TemporaryFirst))) => {
                (state, Clause::TemporaryFirst)
            }
            (Temporary::Ignored, Some((state, _))) => (state, Clause::Temporary),
            (Temporary::Ignored, None) => (State::Care, Clause::TemporaryFirst),
            (Temporary::Care, _) => (State::Care, Clause::Episode),
        },
        _ => (State::Care, Clause::Episode),
    }
}

/// What the days after an episode are, where its ending says something about them.
fn after_care(
    known: &Known,
    rules: &DayRules,
    episode: &Episode,
    dec: Date,
    next: Option<Date>,
) -> Option<(Option<Date>, State, Clause)> {
    let until = |end: Option<Date>| match (end, next) {
        (Some(end), Some(next)) => Some(end.min(next)),
        (end, next) => end.or(next),
    };
    match episode.rec.as_str() {
        "E3" => Some((next, state_of(rules.other_authority), Clause::OtherAuthority)),
        "E9" => {
            let spell = known.custody.iter().filter(|spell| {
                spell.released.is_none_or(|released| dec < released)
                    && next.is_none_or(|next| spell.from < next)
            });
            match spell.min_by_key(|spell| spell.from).and_then(|spell| spell.released) {
                Some(released) => Some((
                    until(Some(released)),
                    state_of(rules.sentenced_custody),
                    Clause::CustodyAfterCare,
                )),
                None => Some((next, release_unknown(rules), Clause::ReleaseUnknown)),
            }
        }
        "E8" => {
            let missing = |(from, found): &&(Date, Option<Date>)| {
                *from <= dec && found.is_none_or(|found| dec < found)
            };
            let spells = known.missing.iter().filter(missing);
            let found = spells.map(|(_, found)| found.unwrap_or(Date::MAX)).max()?;
            let state = state_of(rules.missing_when_ceased);
            Some((until(Some(found)), state, Clause::MissingWhenCeased))
        }
        "E41" | "E43" | "E44" | "E45" | "E46" | "E47" | "E48" => {
            Some((next, state_of(rules.guardianship), Clause::Guardianship))
        }
        "E11" | "E12" => Some((next, state_of(rules.adoption), Clause::Adoption)),
        _ => None,
    }
}

/// The length of the V3 break an episode belongs to: V3 rows that follow one another without a
/// gap are one break. An open break is as long as it is known to be.
fn break_length(known: &Known, episode: &Episode) -> i64 {
    let rows = known.episodes.iter().filter(|row| row.ls.as_str() == "V3");
    let breaks = union(
        rows.map(|row| Interval { began: row.decom, ended: end(known, row).max(row.decom) })
            .collect(),
    );
    let its = breaks.iter().find(|run| run.began <= episode.decom && episode.decom <= run.ended);
    its.map_or(0, |run| run.days().0)
}

/// The day an episode ended. An open one stays open only to the last day a return covers.
fn end(known: &Known, episode: &Episode) -> Date {
    let covered_to = known.covered.last().map_or(episode.decom, |covered| covered.ended);
    episode.dec.unwrap_or(covered_to)
}

/// Days after a sentence began whose release nobody has told us. Where the contract counts
/// custody as home the release changes nothing; otherwise the days wait.
fn release_unknown(rules: &DayRules) -> State {
    match rules.sentenced_custody {
        CountsAs::Home => State::Home,
        CountsAs::Care | CountsAs::Excluded => State::Unknown,
    }
}

fn state_of(counts_as: CountsAs) -> State {
    match counts_as {
        CountsAs::Care => State::Care,
        CountsAs::Home => State::Home,
        CountsAs::Excluded => State::Excluded,
    }
}
