//! Care days split by placement or legal status: the same days, told apart, so the parts always
//! sum to the whole. Beside them, how many children had any: shown, never paid for.

use crate::quarter::calculate::Calculation;
use care::day::State;
use definitions::{Cell, Days, Exact, Kind, Table};
use std::collections::{BTreeMap, BTreeSet};

/// What care days are split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The return's placement code.
    Placement,
    /// The return's legal status code.
    LegalStatus,
}

/// Care days of every child-quarter in the statement, by code.
pub fn split(calculation: &Calculation, by: By) -> Table {
    let mut codes: BTreeMap<String, (Days, BTreeSet<u32>)> = BTreeMap::new();
    let (mut total, mut with_care, mut tracked) = (Days(0), BTreeSet::new(), BTreeSet::new());
    for line in calculation.measured.iter().filter(|line| line.in_statement()) {
        let at = line.child as usize;
        let episodes = &calculation.children.tracked[at].known.episodes;
        tracked.insert(line.child);
        total += line.count.care;
        let mut placed = Days(0);
        for run in calculation.runs[at].iter().filter(|run| run.state == State::Care) {
            let Some(days) = run.days.and(line.days) else { continue };
            let episode = run.episode.and_then(|i| episodes.get(i));
            let code = episode.map_or("none", |episode| match by {
                By::Placement => episode.place.as_str(),
                By::LegalStatus => episode.ls.as_str(),
            });
            let entry = codes.entry(code.to_owned()).or_default();
            entry.0 += days.days();
            entry.1.insert(line.child);
            placed += days.days();
        }
        if placed != line.count.care {
            let entry = codes.entry("as agreed or determined".to_owned()).or_default();
            entry.0 += line.count.care - placed;
            entry.1.insert(line.child);
        }
        if line.count.care > Days(0) {
            with_care.insert(line.child);
        }
    }
    let what = if by == By::Placement { "placement" } else { "legal status" };
    let mut table = Table::new(
        format!("Care days by {what}, to {}", calculation.statement.quarter),
        &[
            ("code", "Code", Kind::Text),
            ("children", "Children", Kind::Number),
            ("care_days", "Care days", Kind::Number),
            ("share", "Share, %", Kind::Number),
        ],
    );
    let share = |days: Days| {
        Exact::share(days.0 * 100, total.0).map_or(Cell::Blank, |share| Cell::Exact(share, 1))
    };
    for (code, (days, children)) in codes {
        table.push([code.into(), children.len().into(), days.into(), share(days)]);
    }
    table.push(["All".into(), with_care.len().into(), total.into(), share(total)]);
    table.note(format!(
        "{} of {} children had any care day. Only days are paid for; whether a child entered care is shown beside them.",
        with_care.len(),
        tracked.len()
    ))
}
