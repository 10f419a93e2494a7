//! How many referrals are needed now to open a number of cases: from what became of those whose
//! path is over, and what those under way may still bring. Counts only; a share is never taken of
//! fewer than ten. Source: the Review's foreword; `docs/contract.md` 10.

use crate::case::Case;
use definitions::{Date, days_between};

/// The fewest referrals with a known outcome from which a share is taken.
pub const BASE: usize = 10;

/// What is needed, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// New referrals needed, rounded up.
    pub referrals: u64,
    /// Referrals under way: neither opened nor refused.
    pub under_way: usize,
    /// Of those whose outcome is known, how many opened.
    pub opened: usize,
    /// Those whose outcome is known.
    pub decided: usize,
    /// Half of those opened waited no longer than this, in days from referral.
    pub days_to_open: i64,
}

/// How many referrals are needed on a day so that `target` more cases open.
///
/// `None` while fewer than ten referrals have a known outcome, or none of them opened.
pub fn needed(cases: &[Case], today: Date, target: u32) -> Option<Needed> {
    let by = |day: Option<Date>| day.is_some_and(|day| day <= today);
    let mut waits: Vec<i64> = cases
        .iter()
        .filter(|case| by(case.opened))
        .filter_map(|case| Some(days_between(case.referred?, case.opened?)))
        .collect();
    waits.sort_unstable();
    let opened = cases.iter().filter(|case| by(case.opened)).count();
    let refused = cases.iter().filter(|case| !by(case.opened) && by(case.refused)).count();
    let under_way = cases
        .iter()
        .filter(|case| by(case.referred) && !by(case.opened) && !by(case.refused))
        .count();
    let decided = opened + refused;
    if decided < BASE || opened == 0 {
        return None;
    }
    // referrals × opened ÷ decided ≥ target − under way × opened ÷ decided, in whole numbers.
    let wanted = u64::from(target) * decided as u64;
    let expected = (under_way * opened) as u64;
    let referrals = wanted.saturating_sub(expected).div_ceil(opened as u64);
    let days_to_open = waits.get(waits.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    Some(Needed { referrals, under_way, opened, decided, days_to_open })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2014, 3, 31);

    fn cases(opened: usize, refused: usize, waiting: usize) -> Vec<Case> {
        let referred = Some(Date::constant(2014, 1, 1));
        let of = |case: Case, n| std::iter::repeat_n(Case { referred, ..case }, n);
        let open = Case { opened: Some(Date::constant(2014, 1, 31)), ..Case::default() };
        let not = Case { refused: Some(Date::constant(2014, 1, 15)), ..Case::default() };
        of(open, opened).chain(of(not, refused)).chain(of(Case::default(), waiting)).collect()
    }

    #[test]
    fn fifty_of_sixty_six_opened_so_ten_more_openings_need_five_beside_the_nine_under_way() {
        let needed = needed(&cases(50, 16, 9), TODAY, 10).unwrap();
        assert_eq!((needed.referrals, needed.under_way, needed.days_to_open), (5, 9, 30));
    }

    #[test]
    fn no_share_is_taken_of_nine() {
        assert_eq!(needed(&cases(8, 1, 0), TODAY, 10), None);
        assert_eq!(needed(&cases(0, 12, 0), TODAY, 10), None);
    }
}
