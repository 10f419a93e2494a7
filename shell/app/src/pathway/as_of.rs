//! Cases as they stood at the end of a day: what happened later had not happened.

use care::Case;
use definitions::{Date, Interval};

/// The cases referred within a period, as they stood at the end of a day. A case with no day of
/// referral belongs to no period, and is counted apart by whoever lists them.
pub fn referred_within(cases: &[Case], period: Interval, on: Date) -> Vec<Case> {
    let within = |case: &&Case| case.referred.is_some_and(|day| period.contains(day) && day <= on);
    cases.iter().filter(within).map(|case| as_of(case, on)).collect()
}

/// A case as it stood at the end of a day.
pub fn as_of(case: &Case, on: Date) -> Case {
    let by = |day: Option<Date>| day.filter(|day| *day <= on);
    let mut then = case.clone();
    then.endorsed = by(case.endorsed);
    then.accepted = by(case.accepted);
    then.opened = by(case.opened);
    then.first_visit = by(case.first_visit);
    then.refused = by(case.refused);
    if then.refused.is_none() {
        then.refusal_reason = None;
    }
    then.closed = by(case.closed);
    if then.closed.is_none() {
        (then.closure_reason, then.completed, then.living_at_close) = (None, None, None);
    }
    then
}
