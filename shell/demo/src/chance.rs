//! All the chance there is in an invented programme: one seeded generator, so that the same
//! seed always gives the same files, on every machine.

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;

/// The generator, with the few ways of drawing that the invention needs.
pub struct Chance(Pcg64);

impl Chance {
    /// The generator for a seed.
    pub fn seeded(seed: u64) -> Chance {
        Chance(Pcg64::seed_from_u64(seed))
    }

    /// A whole number from nought up to, not including, `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.0.next_u64()) * limit as u128) >> 64) as usize
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(0) as usize + 1) as i64
    }

    /// True this many times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of these, some likelier than others.
    pub fn weighted<T: Copy>(&mut self, choices: &[(usize, T)]) -> T {
        let mut drawn = self.below(choices.iter().map(|choice| choice.0).sum());
        for (weight, choice) in choices {
            if drawn < *weight {
                return *choice;
            }
            drawn -= weight;
        }
        unreachable!("the weights sum to more than what was drawn")
    }

    /// Puts the items in any order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Splits `total` into this many uneven whole parts, each at least one.
    pub fn shares(&mut self, total: u32, parts: usize) -> Vec<u32> {
        let weights: Vec<u64> = (0..parts).map(|_| self.between(30, 170) as u64).collect();
        let (spare, all) = (u64::from(total) - parts as u64, weights.iter().sum::<u64>());
        let mut shares: Vec<u32> = weights.iter().map(|w| 1 + (spare * w / all) as u32).collect();
        let left = total - shares.iter().sum::<u32>();
        for share in shares.iter_mut().take(left as usize) {
            *share += 1;
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_uneven_and_sum_to_the_total() {
        let shares = Chance::seeded(7).shares(101, 23);
        assert_eq!(shares.iter().sum::<u32>(), 101);
        assert!(shares.iter().all(|share| *share >= 1));
        assert!(shares.iter().min() < shares.iter().max());
    }

    #[test]
    fn a_draw_stays_within_its_bounds_and_reaches_both() {
        let mut chance = Chance::seeded(1);
        let drawn: Vec<i64> = (0..200).map(|_| chance.between(3, 5)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&5)));
    }
}
