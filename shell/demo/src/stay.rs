//! A stay in care: episodes joined end to end, as the statutory return chains them.
//! The rule is the return's own: `X1` ends on the day the next episode begins, and the reason
//! for a new episode says what changed.

use crate::chance::Chance;
use crate::people::postcode;
use definitions::Date;

/// The legal status a child is looked after under, and where and with whom the child lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Legal status.
    pub ls: &'static str,
    /// Placement code.
    pub place: &'static str,
    /// Placement provider.
    pub provider: &'static str,
    /// The placement's postcode.
    pub post: String,
    /// The inspectorate's number for the placement.
    pub urn: String,
}

/// One episode of a stay.
#[derive(Clone, Debug)]
pub struct Episode {
    /// The day it began.
    pub decom: Date,
    /// The day it ceased, exclusive.
    pub dec: Date,
    /// Reason for new episode.
    pub rne: &'static str,
    /// Legal status and placement.
    pub placement: Placement,
    /// Reason the episode ceased.
    pub rec: &'static str,
    /// Reason for placement change.
    pub reason: &'static str,
}

/// A child missing from a placement.
#[derive(Clone, Copy, Debug)]
pub struct Away {
    /// The day it began.
    pub began: Date,
    /// The day the child was found or returned.
    pub ended: Date,
}

/// One unbroken stay in care, and when the council knew of it.
#[derive(Clone, Debug)]
pub struct Stay {
    /// Category of need: the same throughout a stay.
    pub cin: &'static str,
    /// Its episodes, joined end to end.
    pub episodes: Vec<Episode>,
    /// Times missing from it.
    pub missing: Vec<Away>,
    /// The first day on which a return prepared then reports it.
    pub told: Date,
    /// From this day returns no longer report it, because it was wrong.
    pub retold: Date,
}

/// What changes during a stay: the day, the new placement, and why the placement changed.
/// `PLACE` as the reason means the same carer under another placement code.
pub type Change = (Date, Placement, &'static str);

impl Stay {
    /// A stay that begins in a placement, changes, and ends on a day for a reason.
    pub fn new(
        cin: &'static str,
        began: Date,
        first: Placement,
        changes: Vec<Change>,
        ended: (Date, &'static str),
    ) -> Stay {
        let mut episodes: Vec<Episode> = Vec::with_capacity(changes.len() + 1);
        let open = |decom, rne, placement| Episode {
            decom,
            dec: ended.0,
            rne,
            placement,
            rec: ended.1,
            reason: "",
        };
        episodes.push(open(began, "S", first));
        for (day, placement, why) in changes {
            let Some(before) = episodes.last_mut() else { break };
            let rne = reason_for_new_episode(&before.placement, &placement, why);
            (before.dec, before.rec) = (day, "X1");
            if rne != "L" && asked_why(day, before, &placement) {
                before.reason = why;
            }
            episodes.push(open(day, rne, placement));
        }
        let episodes = episodes.into_iter().flat_map(coded_in_its_time).collect();
        Stay { cin, episodes, missing: Vec::new(), told: Date::MIN, retold: Date::MAX }
    }

    /// The first day in care.
    pub fn began(&self) -> Date {
        self.episodes.first().map_or(Date::MAX, |episode| episode.decom)
    }

    /// The day care ended, exclusive.
    pub fn ended(&self) -> Date {
        self.episodes.last().map_or(Date::MIN, |episode| episode.dec)
    }

    /// Whether it is one of a series of short breaks.
    pub fn short_break(&self) -> bool {
        self.episodes.first().is_some_and(|episode| episode.placement.ls == "V3")
    }

    /// Whether the child was in care on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.began() <= day && day < self.ended()
    }
}

fn reason_for_new_episode(before: &Placement, after: &Placement, why: &str) -> &'static str {
    let status = before.ls != after.ls;
    let moved = (before.place, &before.post) != (after.place, &after.post);
    match (status, moved, why == "PLACE") {
        (_, false, _) => "L",
        (false, true, true) => "T",
        (false, true, false) => "P",
        (true, true, true) => "U",
        (true, true, false) => "B",
    }
}

/// Foster placements were Q1 and Q2 until the codes U1 to U6 took their place: what was running
/// on 1 April 2014 continues from that day as a new episode under the new code.
fn coded_in_its_time(episode: Episode) -> Vec<Episode> {
    const RECODED: Date = Date::constant(2014, 4, 1);
    let place = match episode.placement.place {
        "U1" | "U2" | "U3" => "Q1",
        "U4" | "U5" | "U6" => "Q2",
        _ => return vec![episode],
    };
    if episode.decom >= RECODED {
        return vec![episode];
    }
    let mut old = episode.clone();
    old.placement.place = place;
    if episode.dec <= RECODED {
        return vec![old];
    }
    (old.dec, old.rec, old.reason) = (RECODED, "X1", "");
    vec![old, Episode { decom: RECODED, rne: "P", ..episode }]
}

/// The reason for a change of placement is asked from 2015-16, and never about temporary ones.
fn asked_why(day: Date, before: &Episode, after: &Placement) -> bool {
    let temporary = |place: &str| place.starts_with('T');
    day >= Date::constant(2015, 4, 1)
        && !temporary(before.placement.place)
        && !temporary(after.place)
}

/// A new placement of a kind, with a provider and a place that fit it.
pub fn placement(chance: &mut Chance, ls: &'static str, place: &'static str) -> Placement {
    let provider = match place.as_bytes()[0] {
        b'T' => "",
        b'R' => "PR3",
        b'H' => "PR4",
        b'K' if place == "K1" => "PR2",
        b'K' => chance.weighted(&[(2, "PR1"), (5, "PR4")]),
        _ => chance.weighted(&[(5, "PR1"), (4, "PR4"), (1, "PR5")]),
    };
    let break_only = ls == "V3";
    let inspected = matches!(place.as_bytes()[0], b'U' | b'K' | b'S') && !break_only;
    let (post, number) = (postcode(chance), chance.between(0, 899));
    Placement {
        ls,
        place,
        provider,
        post: if break_only { String::new() } else { post },
        urn: if inspected { format!("99{:05}", 100 + number) } else { String::new() },
    }
}
