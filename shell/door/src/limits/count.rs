//! How tries are counted: freely up to a number, then with a wait that doubles. The count halves
//! as time passes, so that it is never for good and never starts afresh for whoever persists.

use super::{Allowed, Rule};
use crate::micros;

/// The tries counted under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// When the window began that is counted now.
    pub began: i64,
    /// How many tries, those of earlier windows halved.
    pub n: i64,
    /// No try before then.
    pub until: i64,
}

impl Count {
    pub(super) fn begin(now: i64) -> Count {
        Count { began: now, n: 0, until: 0 }
    }

    /// The count with one more try, or how long to wait for it.
    pub(super) fn next(self, rule: &Rule, now: i64) -> Result<Count, Allowed> {
        if now < self.until {
            let seconds = (self.until - now).cast_unsigned().div_ceil(1_000_000);
            return Err(Allowed::Wait { seconds });
        }
        let count = self.halved(rule, now);
        let n = count.n.saturating_add(1);
        Ok(Count { n, until: until(rule, n, now), ..count })
    }

    /// The count with one try given back, and the wait it brought about.
    pub(super) fn less_one(self, rule: &Rule, now: i64) -> Count {
        let count = self.halved(rule, now);
        let n = (count.n - 1).max(0);
        let until = if n < i64::from(rule.allowed) { 0 } else { count.until };
        Count { n, until, ..count }
    }

    /// When nothing is counted any more.
    pub(super) fn ends(&self, rule: &Rule) -> i64 {
        let halvings = i64::from(i64::BITS - self.n.leading_zeros());
        let counted = micros(rule.window).saturating_mul(halvings).saturating_add(self.began);
        counted.max(self.until)
    }

    /// When it was last heard of, nearly enough for forgetting.
    pub(super) fn heard(&self) -> i64 {
        self.began.max(self.until)
    }

    fn halved(self, rule: &Rule, now: i64) -> Count {
        let window = micros(rule.window).max(1);
        let windows = now.saturating_sub(self.began).max(0) / window;
        let n = self.n >> windows.min(63);
        Count { began: self.began + windows * window, n, ..self }
    }
}

/// When the try after the `n`th may be made.
fn until(rule: &Rule, n: i64, now: i64) -> i64 {
    let excess = n - i64::from(rule.allowed);
    if excess < 0 {
        return 0;
    }
    let doubled = micros(rule.first_wait).saturating_mul(1 << excess.min(40));
    now.saturating_add(doubled.min(micros(rule.longest_wait)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::super::rules::SIGN_IN_ACCOUNT as RULE;
    use super::*;

    const SECOND: i64 = 1_000_000;

    /// The waits between tries that are made as soon as each is allowed.
    fn waits(tries: usize) -> Vec<u64> {
        let (mut count, mut now, mut waits) = (Count::begin(0), 0, Vec::new());
        for _ in 0..tries {
            match count.next(&RULE, now) {
                Ok(next) => {
                    waits.push(0);
                    count = next;
                }
                Err(Allowed::Wait { seconds }) => {
                    waits.push(seconds);
                    now += seconds.cast_signed() * SECOND;
                    count = count.next(&RULE, now).unwrap();
                }
                Err(Allowed::Yes) => unreachable!("an answer is yes or a wait"),
            }
        }
        waits
    }

    #[test]
    fn five_tries_pass_then_each_waits_twice_as_long() {
        assert_eq!(waits(9), [0, 0, 0, 0, 0, 30, 60, 120, 240]);
    }

    #[test]
    fn whoever_persists_gets_a_hundredth_of_a_try_a_second_and_never_waits_for_ever() {
        let waits = waits(200);
        assert!(waits.iter().all(|wait| *wait <= 15 * 60));
        let late: u64 = waits[100..].iter().sum();
        assert!(late > 100 * 100, "a hundred late tries took {late} seconds");
    }

    #[test]
    fn a_few_mistakes_are_forgotten_as_time_passes() {
        let mut count = Count::begin(0);
        for _ in 0..4 {
            count = count.next(&RULE, 0).unwrap();
        }
        let later = micros(RULE.window) * 3;
        assert_eq!(count.next(&RULE, later).unwrap().n, 1);
        assert!(count.ends(&RULE) <= later);
    }

    #[test]
    fn a_try_given_back_takes_its_wait_with_it() {
        let mut count = Count::begin(0);
        for _ in 0..5 {
            count = count.next(&RULE, 0).unwrap();
        }
        assert!(count.next(&RULE, 0).is_err());
        assert!(count.less_one(&RULE, 0).next(&RULE, 0).is_ok());
        assert_eq!(Count::begin(0).less_one(&RULE, 0).n, 0);
    }

    #[test]
    fn a_clock_set_back_does_no_harm() {
        let count = Count::begin(SECOND).next(&RULE, SECOND).unwrap();
        assert_eq!(count.next(&RULE, 0).unwrap().n, 2);
    }
}
