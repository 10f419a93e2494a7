//! The payment of one statement, told a second time from the formula of `docs/contract.md` 1: E by
//! group, what is kept of it, the target, the payment, and what is held, above the cap or short.

use super::calendar::QuarterNumber;
use super::fraction::{Fraction, NOTHING, over};
use definitions::Rounding;
use outcomes::tariff::{Cap, Floor, Group, Keep, Netting, Overpayment};

/// One child-quarter in the statement: whose, which, when it settled and what it earned, pence.
#[derive(Clone, Debug)]
pub struct Line {
    pub child: usize,
    pub k: u8,
    pub cohort: QuarterNumber,
    pub settled: QuarterNumber,
    pub earned: Fraction,
}

/// The terms of a statement.
pub struct StatementTerms {
    pub netting: Netting,
    pub floor: Floor,
    pub cap: Cap,
    pub rounding: Rounding,
    pub overpayment: Overpayment,
    pub last: bool,
}

/// What a statement says, in pence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub earned: Fraction,
    pub rounded: i128,
    pub target: i128,
    pub payment: i128,
    pub agreed: i128,
    pub held: i128,
    pub above_cap: i128,
    pub shortfall: i128,
    pub by_error: i128,
    pub by_performance: i128,
    pub most_ever_earned: i128,
    pub carried: i128,
    pub room: Option<i128>,
}

/// E(s): what all groups together keep of what is settled by statement `s`.
fn earned_by(s: QuarterNumber, lines: &[Line], terms: &StatementTerms) -> Fraction {
    let group = |line: &Line| match terms.netting.group {
        Group::Programme => (0, 0),
        Group::Cohort => (line.cohort, 0),
        Group::CohortQuarter => (line.cohort, line.k),
    };
    let mut groups: Vec<_> = lines.iter().map(group).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut sum = NOTHING;
    for g in groups {
        let of_the_group = |s: QuarterNumber| {
            let settled: Vec<Line> = lines.iter().filter(|l| l.settled <= s).cloned().collect();
            let lines = under_the_person_cap(settled, terms);
            let ours = lines.iter().filter(|line| group(line) == g);
            ours.fold(NOTHING, |sum, line| sum.plus(line.earned))
        };
        sum = sum.plus(match terms.netting.keep {
            Keep::Signed => of_the_group(s),
            Keep::Positive => of_the_group(s).at_least_nothing(),
            Keep::HighWater => statements_up_to(s, lines)
                .map(|earlier| of_the_group(earlier).at_least_nothing())
                .max()
                .unwrap_or(NOTHING),
        });
    }
    sum
}

/// Every statement up to `s`, from the first in which anything settled.
fn statements_up_to(s: QuarterNumber, lines: &[Line]) -> impl Iterator<Item = QuarterNumber> {
    let first = lines.iter().map(|line| line.settled).min().unwrap_or(s);
    first..=s
}

/// The person cap cuts a child's sum so far, in order of tracking quarter; each line keeps what
/// it adds to the sum as cut.
fn under_the_person_cap(mut lines: Vec<Line>, terms: &StatementTerms) -> Vec<Line> {
    let Some(cap) = terms.cap.person.map(|pounds| over(i128::from(pounds.0.0), 1)) else {
        return lines;
    };
    lines.sort_by_key(|line| (line.child, line.k));
    let (mut child, mut sum) = (None, NOTHING);
    for line in &mut lines {
        if child != Some(line.child) {
            (child, sum) = (Some(line.child), NOTHING);
        }
        let before = sum.min(cap);
        sum = sum.plus(line.earned);
        line.earned = sum.min(cap).minus(before);
    }
    lines
}

/// The statement of quarter `q`: the proposer's calculation, and the other side's where they
/// differ.
pub fn statement(
    q: QuarterNumber,
    proposed: &[Line],
    answered: Option<&[Line]>,
    terms: &StatementTerms,
    agreed_before: i128,
) -> Said {
    let pence = |pounds: Option<outcomes::tariff::Pounds>| pounds.map(|p| i128::from(p.0.0));
    // Essex has one metric, so the contract's cap and the metric's are two ceilings on one sum.
    let cap = match (pence(terms.cap.contract), pence(terms.cap.metric)) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    };
    let capped = |amount: i128| cap.map_or(amount, |cap| amount.min(cap));
    let rounded_at =
        |lines: &[Line], s: QuarterNumber| earned_by(s, lines, terms).rounded(terms.rounding);

    // Two full calculations; the lower is paid, the higher is what may still turn out earned.
    let answered = answered.unwrap_or(proposed);
    let ours_is_lower = earned_by(q, proposed, terms) <= earned_by(q, answered, terms);
    let (low, high) = if ours_is_lower { (proposed, answered) } else { (answered, proposed) };
    let (lower, higher) = (capped(rounded_at(low, q)), capped(rounded_at(high, q)));
    let mut payment = match terms.floor {
        Floor::EachStatement => (lower - agreed_before).max(0),
        Floor::OverLife => lower.max(0) - agreed_before,
        Floor::None => lower - agreed_before,
    };
    // One statement pays only so much; the excess carries.
    let mut carried = 0;
    if let Some(period) = pence(terms.cap.period)
        && payment > period
    {
        carried = payment - period;
        payment = period;
    }
    // The most that was ever earned, by what is known now: A*.
    let most_ever_earned = statements_up_to(q, low)
        .map(|s| capped(rounded_at(low, s).max(0)))
        .max()
        .unwrap_or(0)
        .max(0);
    // What was agreed beyond that was an error, and may have to go back at once.
    let error = (agreed_before + payment - most_ever_earned).max(0);
    let goes_back = match terms.overpayment {
        Overpayment::Carry => false,
        Overpayment::CreditNote => true,
        Overpayment::RepayAtEnd => terms.last,
    };
    if goes_back {
        payment -= error;
    }
    let agreed = agreed_before + payment;
    let short_of = |agreed: i128| (agreed - lower.max(0)).max(0);
    let by_error = (agreed - most_ever_earned).max(0);
    // Held: what the two differ by, in money that could be paid.
    let payable = |target: i128| match terms.floor {
        Floor::None => target,
        Floor::EachStatement | Floor::OverLife => target.max(0),
    };
    let held = payable(higher) - payable(lower);
    Said {
        earned: earned_by(q, high, terms),
        rounded: rounded_at(high, q),
        target: higher,
        payment,
        agreed,
        held,
        above_cap: cap.map_or(0, |cap| (rounded_at(high, q) - cap).max(0)),
        shortfall: short_of(agreed),
        by_error,
        by_performance: short_of(agreed) - by_error,
        most_ever_earned,
        carried,
        room: cap.map(|cap| (cap - agreed - held).max(0)),
    }
}
