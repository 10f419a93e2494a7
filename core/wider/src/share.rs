//! Counts that travel with what they are out of, and means with how many they rest on.

use definitions::Exact;
use serde::Serialize;

/// A number out of a base. Never shown as a percentage without both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many.
    pub number: usize,
    /// Out of how many.
    pub base: usize,
}

impl Share {
    /// The share, from 0 to 1; none of a base of nothing.
    pub fn value(self) -> Option<Exact> {
        Exact::share(self.number as i64, self.base as i64)
    }
}

/// A mean, with how many it rests on and how many are missing from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mean {
    /// The sum.
    pub sum: Exact,
    /// Of how many.
    pub n: usize,
    /// How many more were to be had.
    pub missing: usize,
}

impl Mean {
    /// The mean of these, with how many more were to be had.
    pub fn of(numbers: impl IntoIterator<Item = Exact>, missing: usize) -> Mean {
        let mut mean = Mean { missing, ..Mean::default() };
        for number in numbers {
            mean.sum += number;
            mean.n += 1;
        }
        mean
    }

    /// The mean, to ten places; none of nothing.
    pub fn value(self) -> Option<Exact> {
        self.sum.divided_by(Exact::whole(self.n as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_share_and_no_mean() {
        assert_eq!(Share { number: 0, base: 0 }.value(), None);
        assert_eq!(Mean::of([], 3).value(), None);
    }

    #[test]
    fn a_mean_may_be_below_zero() {
        let mean = Mean::of([Exact::whole(-3), Exact::whole(2)], 1);
        assert_eq!((mean.value().unwrap().to_string().as_str(), mean.n), ("-0.5", 2));
    }
}
