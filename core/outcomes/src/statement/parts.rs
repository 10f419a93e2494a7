//! The parts of a statement, each from the same workings: the sum, the adjustments, the cells,
//! the headline, and what a reader should look at.

use super::{Adjustment, CellLine, Flag, Headline, Late, SumLine, Waiting, Workings, forgotten};
use crate::measurement::{Frozen, Measured, Standing, Wait};
use care::clause::Clause;
use care::window::EndsBecause;
use definitions::{Days, Exact, Interval, Money, Quarter, largest_remainder};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn sum(w: &Workings<'_>, adjustments: &[Adjustment]) -> Vec<SumLine> {
    let before: Exact = w
        .frozen
        .values()
        .filter(|line| !line.void)
        .filter_map(|line| line.saving)
        .map(|saving| saving.earned)
        .sum();
    let adjusted: Exact = adjustments.iter().map(|line| line.difference).sum();
    let new: Exact = w.measured.iter().filter(|line| is_new(w, line)).map(Measured::earned).sum();
    let netting = w.settlement.earned - before - adjusted - new;
    let mut lines = vec![
        ("Days saved in quarters settled before, as agreed then", before),
        ("Adjustments to those quarters", adjusted),
        ("Days saved in quarters settled now", new),
    ];
    if netting != Exact::ZERO {
        lines.push(("Effect of netting, dispute and personal caps", netting));
    }
    let exact: Vec<Exact> = lines.iter().map(|line| line.1).collect();
    let shown = largest_remainder(w.settlement.rounded, &exact);
    let with_pence = lines.into_iter().zip(shown);
    with_pence
        .map(|((what, exact), shown)| SumLine { what: what.to_owned(), exact, shown })
        .collect()
}

fn is_new(w: &Workings<'_>, line: &Measured) -> bool {
    line.in_statement() && line.settled == Some(w.quarter) && was(w, line).is_none()
}

fn was<'a>(w: &Workings<'a>, line: &Measured) -> Option<&'a Frozen> {
    if w.frozen.is_empty() {
        return None;
    }
    let key = w.tracked[line.child as usize].key.clone();
    w.frozen.get(&(key, line.k)).filter(|line| !line.void)
}

pub(super) fn adjustments(
    w: &Workings<'_>,
    reason: impl Fn(&str, u8) -> String,
) -> Vec<Adjustment> {
    let mut adjustments = Vec::new();
    for line in w.measured {
        let Some(was) = was(w, line) else { continue };
        let before = was.saving.map_or(Exact::ZERO, |saving| saving.earned);
        let difference = line.earned() - before;
        if difference != Exact::ZERO
            || (line.standing == Standing::Settled && was.count != line.count)
        {
            adjustments.push(Adjustment {
                key: was.key.clone(),
                k: line.k,
                care_before: was.count.care,
                care_now: line.count.care,
                difference,
                reason: reason(&was.key, line.k),
            });
        }
    }
    adjustments
}

pub(super) fn cells(w: &Workings<'_>) -> Vec<CellLine> {
    let mut cells: BTreeMap<(Quarter, u8), CellLine> = BTreeMap::new();
    let mut add = |cohort, k, count: care::day::Count, saving: crate::saving::Saving, new| {
        let cell = cells.entry((cohort, k)).or_insert(CellLine {
            cohort,
            k,
            children: 0,
            child_days: Days(0),
            days_expected: Exact::ZERO,
            days_observed: Days(0),
            days_saved: Exact::ZERO,
            earned: Exact::ZERO,
            shown: Money::ZERO,
            new: false,
        });
        cell.children += 1;
        cell.child_days += count.child_days();
        cell.days_expected += saving.days_expected;
        cell.days_observed += count.care;
        cell.days_saved += saving.days_saved;
        cell.earned += saving.earned;
        cell.new |= new;
    };
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        if let Some(saving) = line.saving {
            add(line.cohort, line.k, line.count, saving, is_new(w, line));
        }
    }
    for line in forgotten(w.tracked, w.frozen) {
        if let Some(saving) = line.saving {
            add(line.cohort, line.k, line.count, saving, false);
        }
    }
    cells.into_values().collect()
}

pub(super) fn headline(w: &Workings<'_>) -> Headline {
    let mut headline = Headline::default();
    let (mut priced, mut not_priced) = (BTreeSet::new(), BTreeSet::new());
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        let (care, child_days) = (line.count.care, line.count.child_days());
        headline.care_days_with += care;
        headline.child_days_with += child_days;
        headline.excluded_days += line.count.excluded;
        if line.saving.is_some() {
            headline.care_days += care;
            headline.child_days += child_days;
            priced.insert(line.child);
        } else {
            not_priced.insert(line.child);
        }
    }
    let gone: BTreeSet<&str> = forgotten(w.tracked, w.frozen)
        .map(|line| {
            headline.care_days_with += line.count.care;
            headline.child_days_with += line.count.child_days();
            headline.excluded_days += line.count.excluded;
            if line.saving.is_some() {
                headline.care_days += line.count.care;
                headline.child_days += line.count.child_days();
            }
            line.key.as_str()
        })
        .collect();
    headline.children = priced.len() + gone.len();
    headline.children_not_priced = not_priced.difference(&priced).count();
    headline
}

pub(super) fn waiting(w: &Workings<'_>) -> Vec<Waiting> {
    let mut waits: BTreeMap<Wait, (BTreeSet<u32>, usize)> = BTreeMap::new();
    for line in w.measured {
        if let Standing::Waits(why) = line.standing {
            let entry = waits.entry(why).or_default();
            entry.0.insert(line.child);
            entry.1 += 1;
        }
    }
    waits
        .into_iter()
        .map(|(why, (children, quarters))| Waiting {
            why,
            children: children.len(),
            child_quarters: quarters,
        })
        .collect()
}

pub(super) fn late(w: &Workings<'_>) -> Vec<Late> {
    let mut late: BTreeMap<(Quarter, u8, Quarter), usize> = BTreeMap::new();
    for line in w.measured.iter().filter(|line| is_new(w, line) && line.due < w.quarter) {
        *late.entry((line.cohort, line.k, line.due)).or_default() += 1;
    }
    late.into_iter().map(|((cohort, k, due), children)| Late { cohort, k, due, children }).collect()
}

pub(super) fn flags(w: &Workings<'_>) -> Vec<Flag> {
    let mut flags: BTreeMap<Clause, (Days, BTreeSet<u32>)> = BTreeMap::new();
    for line in w.measured.iter().filter(|line| line.in_statement()) {
        for run in &w.runs[line.child as usize] {
            let days: Option<Interval> = run.days.and(line.days);
            if let (true, Some(days)) = (run.clause.flagged(), days) {
                let flag = flags.entry(run.clause).or_default();
                flag.0 += days.days();
                flag.1.insert(line.child);
            }
        }
    }
    flags
        .into_iter()
        .map(|(clause, (days, children))| Flag { clause, days, children: children.len() })
        .collect()
}

pub(super) fn ended_early(w: &Workings<'_>) -> Vec<(EndsBecause, usize)> {
    let mut ended: BTreeMap<&'static str, (EndsBecause, usize)> = BTreeMap::new();
    for child in w.tracked {
        let window = &child.window;
        if window.because != EndsBecause::Months && window.end <= w.quarter.ended() {
            ended.entry(window.because.said()).or_insert((window.because, 0)).1 += 1;
        }
    }
    ended.into_values().collect()
}
