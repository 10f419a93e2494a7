//! How far a rate could have come out otherwise, had other families been in the group: the
//! percentile bootstrap by family. Source: `docs/contract.md` 9 ("the interval and its method").

use definitions::Exact;
use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;
use std::ops::Add;

/// Care days and child days, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub care: i64,
    pub child_days: i64,
}

impl Sum {
    /// The share of the days in care; none when there is no day.
    pub fn share(self) -> Option<Exact> {
        Exact::share(self.care, self.child_days)
    }
}

impl Add for Sum {
    type Output = Sum;
    fn add(self, other: Sum) -> Sum {
        Sum { care: self.care + other.care, child_days: self.child_days + other.child_days }
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Sum>>(sums: I) -> Sum {
        sums.fold(Sum::default(), Add::add)
    }
}

/// The 95% interval of a rate: as many units as there are, drawn with replacement, `resamples`
/// times over; then the middle 95 in a hundred of the shares, ranks rounded outward. One seed
/// draws the same units for every rate, so the rates of a curve move together as they should. A
/// resample that happens to hold no child day says nothing and is passed over.
pub fn interval(units: &[Sum], seed: u64, resamples: u32) -> Option<(Exact, Exact)> {
    let mut chance = Pcg64::seed_from_u64(seed);
    let mut one_of = || {
        let draw = (u128::from(chance.next_u64()) * units.len() as u128) >> 64;
        units[draw as usize]
    };
    let mut shares: Vec<Exact> = (0..resamples)
        .filter_map(|_| (0..units.len()).map(|_| one_of()).sum::<Sum>().share())
        .collect();
    shares.sort_unstable();
    let outside = (shares.len() * 25 / 1000).max(1);
    Some((*shares.get(outside - 1)?, shares[shares.len() - outside]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_are_all_alike_leave_no_doubt() {
        let alike = [Sum { care: 30, child_days: 90 }; 25];
        let third = Exact::share(1, 3).unwrap();
        assert_eq!(interval(&alike, 7, 200), Some((third, third)));
    }

    #[test]
    fn the_interval_of_a_half_of_a_hundred_is_about_ten_points_each_way() {
        let half: Vec<Sum> = (0..100).map(|i| Sum { care: 90 * (i % 2), child_days: 90 }).collect();
        let (low, high) = interval(&half, 7, 4_000).unwrap();
        // The normal interval is 0.402 to 0.598.
        assert!((low.approximate() - 0.40).abs() < 0.02, "{low}");
        assert!((high.approximate() - 0.60).abs() < 0.02, "{high}");
    }

    #[test]
    fn no_day_no_interval() {
        assert_eq!(interval(&[], 7, 200), None);
        assert_eq!(interval(&[Sum::default(); 3], 7, 200), None);
    }
}
