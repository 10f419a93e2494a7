//! Half-open runs of days: the first day counts, the last does not.

use crate::clock::days_between;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// A whole number of days.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Days(pub i64);

impl Add for Days {
    type Output = Days;
    fn add(self, other: Days) -> Days {
        Days(self.0 + other.0)
    }
}

impl AddAssign for Days {
    fn add_assign(&mut self, other: Days) {
        self.0 += other.0;
    }
}

impl Sub for Days {
    type Output = Days;
    fn sub(self, other: Days) -> Days {
        Days(self.0 - other.0)
    }
}

impl Sum for Days {
    fn sum<I: Iterator<Item = Days>>(days: I) -> Days {
        days.fold(Days(0), Add::add)
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

/// The days from `began` up to, but not including, `ended`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The first day that counts.
    pub began: Date,
    /// The first day that no longer counts.
    pub ended: Date,
}

impl Interval {
    /// The days `began <= day < ended`; `None` when that is no day at all.
    pub fn new(began: Date, ended: Date) -> Option<Interval> {
        (began < ended).then_some(Interval { began, ended })
    }

    /// How many days it holds.
    pub fn days(self) -> Days {
        Days(days_between(self.began, self.ended))
    }

    /// Whether the day is one of them.
    pub fn contains(self, day: Date) -> bool {
        self.began <= day && day < self.ended
    }

    /// The days both have, if any.
    pub fn and(self, other: Interval) -> Option<Interval> {
        Interval::new(self.began.max(other.began), self.ended.min(other.ended))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.began, self.ended)
    }
}

/// Sorted, merged intervals covering exactly the same days: overlapping and touching runs
/// become one, so that a day covered twice counts once.
pub fn union(mut runs: Vec<Interval>) -> Vec<Interval> {
    runs.sort_unstable();
    let mut merged: Vec<Interval> = Vec::with_capacity(runs.len());
    for run in runs {
        match merged.last_mut() {
            Some(last) if run.began <= last.ended => last.ended = last.ended.max(run.ended),
            _ => merged.push(run),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn run(a: (i8, i8), b: (i8, i8)) -> Interval {
        Interval::new(date(2014, a.0, a.1), date(2014, b.0, b.1)).unwrap()
    }

    #[test]
    fn a_day_covered_twice_counts_once() {
        let merged = union(vec![run((1, 15), (1, 25)), run((1, 10), (1, 20))]);
        assert_eq!(merged, vec![run((1, 10), (1, 25))]);
        assert_eq!(merged[0].days(), Days(15));
    }

    #[test]
    fn in_and_out_on_one_day_is_no_day() {
        assert_eq!(Interval::new(date(2014, 1, 1), date(2014, 1, 1)), None);
    }
}
