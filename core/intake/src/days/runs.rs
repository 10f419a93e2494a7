//! Runs of days in care of many children, eight bytes each: their union, and the days counted
//! per child, per day and per month.

use super::Month;
use definitions::{Interval, days_between};

/// One child's days from one to another within the period, first day in, last day out. Packed so
/// that runs compare by child, then by first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run(u64);

impl Run {
    pub(super) fn new(child: u32, from: u16, to: u16) -> Run {
        Run(u64::from(child) << 32 | u64::from(from) << 16 | u64::from(to))
    }

    pub(super) fn child(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(super) fn from(self) -> u16 {
        (self.0 >> 16) as u16
    }

    pub(super) fn to(self) -> u16 {
        self.0 as u16
    }

    pub(super) fn days(self) -> u32 {
        u32::from(self.to() - self.from())
    }

    /// This and a run that does not begin before it as one, when they are the same child's and
    /// overlap or touch.
    pub(super) fn joined(self, later: Run) -> Option<Run> {
        let joins = self.child() == later.child() && later.from() <= self.to();
        joins.then(|| Run::new(self.child(), self.from(), self.to().max(later.to())))
    }
}

/// The same days with every child's runs in order and apart, so that no day is in two of them.
pub(super) fn union(mut runs: Vec<Run>) -> Vec<Run> {
    if !runs.is_sorted() {
        runs.sort_unstable();
    }
    runs.dedup_by(|next, last| match last.joined(*next) {
        Some(both) => {
            *last = both;
            true
        }
        None => false,
    });
    runs.shrink_to_fit();
    runs
}

/// The days of each child, by the child's place.
pub(super) fn per_child(runs: &[Run], children: usize) -> Vec<u32> {
    let mut days = vec![0; children];
    for run in runs {
        days[run.child() as usize] += run.days();
    }
    days
}

/// The children in care on each day of a period of `length` days.
pub(super) fn by_day(runs: &[Run], length: usize) -> Vec<u32> {
    let mut changes = vec![0_i64; length + 1];
    for run in runs {
        changes[usize::from(run.from())] += 1;
        changes[usize::from(run.to())] -= 1;
    }
    running_totals(&changes[..length])
}

/// The children in care in each month of the period, and their days.
pub(super) fn by_month(runs: &[Run], period: Interval) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut month_of: Vec<usize> = Vec::new();
    let daily = by_day(runs, days_between(period.began, period.ended) as usize);
    for (day, children) in period.began.series(jiff::Span::new().days(1)).zip(daily) {
        let first = day.first_of_month();
        match months.last_mut() {
            Some(month) if month.first == first => month.child_days += u64::from(children),
            _ => months.push(Month { first, children: 0, child_days: u64::from(children) }),
        }
        month_of.push(months.len() - 1);
    }
    for (month, children) in months.iter_mut().zip(children_by_month(runs, &month_of)) {
        month.children = children;
    }
    months
}

/// How many children each month holds, a child with two runs in one month counted once.
fn children_by_month(runs: &[Run], month_of: &[usize]) -> Vec<u32> {
    let mut changes = vec![0_i64; month_of.last().map_or(0, |last| last + 2)];
    let mut before: Option<(u32, usize)> = None;
    for run in runs {
        let (first, last) =
            (month_of[usize::from(run.from())], month_of[usize::from(run.to()) - 1]);
        let first = match before {
            Some((child, counted)) if child == run.child() => first.max(counted + 1),
            _ => first,
        };
        if first <= last {
            changes[first] += 1;
            changes[last + 1] -= 1;
        }
        before = Some((run.child(), last));
    }
    running_totals(&changes)
}

fn running_totals(changes: &[i64]) -> Vec<u32> {
    let mut total = 0;
    let totals = changes.iter().map(|change| {
        total += change;
        total as u32
    });
    totals.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_child_that_overlap_or_touch_become_one() {
        let runs =
            vec![Run::new(1, 5, 9), Run::new(0, 9, 12), Run::new(0, 1, 9), Run::new(1, 0, 4)];
        let apart = vec![Run::new(0, 1, 12), Run::new(1, 0, 4), Run::new(1, 5, 9)];
        assert_eq!(union(runs), apart);
        assert_eq!(per_child(&apart, 2), [11, 8]);
        assert_eq!(by_day(&apart, 12), [1, 2, 2, 2, 1, 2, 2, 2, 2, 1, 1, 1]);
    }
}
