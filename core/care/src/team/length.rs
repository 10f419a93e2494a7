//! How long treatment lasts. A case still open counts as unfinished, not left out: leaving it out
//! would make treatment look shorter than it is. By the product-limit estimate (Kaplan and Meier,
//! 1958), in whole days and exact numbers.

use super::product::Product;
use definitions::{Date, Exact, Quarter, days_between};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One case's time in treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell {
    /// Days from opening to close, or to the day it is looked at.
    pub days: i64,
    /// Whether it has closed.
    pub closed: bool,
}

/// Treatment length over a number of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Cases.
    pub cases: usize,
    /// Those still open.
    pub open: usize,
    /// Days by which half the cases have closed; none while fewer have.
    pub median: Option<i64>,
    /// Mean days, counted up to `up_to`.
    pub mean: Option<Exact>,
    /// Days the mean is counted up to: the longest case seen.
    pub up_to: i64,
    /// The share still in treatment after so many days, at each day on which a case closed.
    pub curve: Vec<(i64, Exact)>,
}

/// The spells of cases, each with the days it opened and closed, as they stand on `today`. One that
/// opened after today is left out.
pub fn spells(cases: impl IntoIterator<Item = (Date, Option<Date>)>, today: Date) -> Vec<Spell> {
    let opened = cases.into_iter().filter(|(opened, _)| *opened <= today);
    let spell = |(opened, closed): (Date, Option<Date>)| {
        let closed = closed.filter(|closed| *closed <= today);
        let days = days_between(opened, closed.unwrap_or(today)).max(0);
        Spell { days, closed: closed.is_some() }
    };
    opened.map(spell).collect()
}

/// Treatment length over spells. Shares are kept to ten places, half even at each step; the median
/// is decided without rounding.
pub fn length(spells: &[Spell]) -> Length {
    let mut days: BTreeMap<i64, (u32, u32)> = BTreeMap::new();
    for spell in spells {
        let (closed, open) = days.entry(spell.days).or_default();
        *(if spell.closed { closed } else { open }) += 1;
    }
    let up_to = days.keys().next_back().copied().unwrap_or(0);
    let mut at_risk = u32::try_from(spells.len()).unwrap_or(u32::MAX);
    let (mut left, mut of) = (Product::one(), Product::one());
    let (mut share, mut mean, mut from) = (Exact::whole(1), Exact::ZERO, 0);
    let mut told = Length {
        cases: spells.len(),
        open: spells.iter().filter(|spell| !spell.closed).count(),
        up_to,
        ..Length::default()
    };
    for (day, (closed, open)) in days {
        if closed > 0 {
            mean += share.times(day - from);
            from = day;
            share = share
                .times(i64::from(at_risk - closed))
                .divided_by(Exact::whole(i64::from(at_risk)))
                .unwrap_or(Exact::ZERO);
            left.by(at_risk - closed);
            of.by(at_risk);
            told.curve.push((day, share));
            let mut twice = left.clone();
            twice.by(2);
            if told.median.is_none() && twice.against(&of) != Ordering::Greater {
                told.median = Some(day);
            }
        }
        at_risk -= closed + open;
    }
    mean += share.times(up_to - from);
    told.mean = (!spells.is_empty()).then_some(mean);
    told
}

/// Treatment length by the quarter in which cases opened, on `today`. Each mean is counted up to
/// the quarter's own longest case: medians are what is compared.
pub fn drift(cases: &[(Date, Option<Date>)], today: Date) -> Vec<(Quarter, Length)> {
    let mut by_quarter: BTreeMap<Quarter, Vec<(Date, Option<Date>)>> = BTreeMap::new();
    for case in cases.iter().filter(|(opened, _)| *opened <= today) {
        by_quarter.entry(Quarter::of(case.0)).or_default().push(*case);
    }
    by_quarter
        .into_iter()
        .map(|(quarter, cases)| (quarter, length(&spells(cases, today))))
        .collect()
}

#[cfg(test)]
mod tests;
