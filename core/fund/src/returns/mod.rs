//! What an investment returned: every yearly rate at which its flows come to nothing, and the
//! money paid back as a multiple. Source: `docs/contract.md`, returns.
//!
//! Dates are exact and a year is 365 days: a flow `d` days after the first is divided by
//! `(1 + rate)^(d/365)`. Flows on one day are one flow. A series that changes sign more than once
//! can have several rates, or none; each is found, and one is never shown without the others.

mod day_number;
mod multiple;
mod search;
mod sums;

use day_number::day_number;
use definitions::{Date, Exact, Money};
use serde::Serialize;
use std::fmt;
use sums::Side;

pub use multiple::{Multiple, multiple};

/// Money on a day: negative when the investor pays in, positive when it is paid out to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// The value date.
    pub day: Date,
    /// The amount.
    pub amount: Money,
}

/// The lowest yearly rate searched: a loss of 99.99% a year.
pub const LOWEST: &str = "-0.9999";
/// The highest yearly rate searched: a gain of 1000% a year.
pub const HIGHEST: &str = "10";

/// One rate at which the flows come to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Rate {
    /// The rate a year as a share, `0.083` for 8.3%, to ten decimal places.
    pub yearly: Exact,
    /// Whether the value of the flows only touches nothing here, without changing sign: two
    /// rates that are one, or that lie closer together than can be told.
    pub touches: bool,
}

/// Why there is no rate to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoRate {
    /// No money moved.
    NoFlows,
    /// Money went in and nothing has come back: all of it is lost so far.
    TotalLoss,
    /// Money came out and none went in: no rate has a meaning.
    OneSignOnly,
    /// Money went both ways, and no rate from −99.99% to +1000% a year balances it.
    NoneInRange,
}

/// The rates of return of a series of flows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returns {
    /// None, and why.
    None(NoRate),
    /// Exactly one from −99.99% to +1000% a year.
    One(Rate),
    /// More than one, lowest first: no single figure says what was earned.
    Several(Vec<Rate>),
    /// Between these two rates the flows come so close to nothing that no rate can be told from
    /// another. Other rates found are beside it.
    Undecided {
        /// Where the stretch begins.
        from: Exact,
        /// Where it ends.
        to: Exact,
        /// Rates outside it.
        others: Vec<Rate>,
    },
}

/// Every rate of return of these flows, in whatever order they come.
///
/// ```
/// use definitions::{Date, Money};
/// use fund::returns::{Flow, returns};
/// let flow = |year, pounds| Flow { day: Date::constant(year, 1, 1), amount: Money::pounds(pounds) };
/// assert_eq!(returns(&[flow(2013, -100), flow(2014, 110)]).to_string(), "10.00% a year");
/// ```
pub fn returns(flows: &[Flow]) -> Returns {
    let days = by_day(flows);
    let paid_in = Side::of(&days, i64::saturating_neg);
    let paid_out = Side::of(&days, |amount| amount);
    match (paid_in, paid_out) {
        (None, None) => Returns::None(NoRate::NoFlows),
        (Some(_), None) => Returns::None(NoRate::TotalLoss),
        (None, Some(_)) => Returns::None(NoRate::OneSignOnly),
        (Some(paid_in), Some(paid_out)) => search::rates(&paid_in, &paid_out),
    }
}

/// The flows by day number, oldest first, those of one day summed; days that come to nothing are
/// left out.
fn by_day(flows: &[Flow]) -> Vec<(i32, i64)> {
    let mut days: Vec<(i32, i64)> = Vec::with_capacity(flows.len());
    days.extend(flows.iter().map(|flow| (day_number(flow.day), flow.amount.0)));
    if !days.is_sorted_by_key(|day| day.0) {
        days.sort_unstable_by_key(|day| day.0);
    }
    days.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 = kept.1.saturating_add(if same { next.1 } else { 0 });
        same
    });
    days.retain(|day| day.1 != 0);
    days
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", percent(self.yearly))
    }
}

fn percent(share: Exact) -> String {
    share.times(100).to_places(2)
}

impl fmt::Display for NoRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoRate::NoFlows => "no rate: no money has moved",
            NoRate::TotalLoss => "total loss: nothing has been returned",
            NoRate::OneSignOnly => "no rate: money came out and none went in",
            NoRate::NoneInRange => "no rate from -99.99% to +1000% a year balances these flows",
        })
    }
}

impl fmt::Display for Returns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |rates: &[Rate]| {
            let said: Vec<String> = rates.iter().map(Rate::to_string).collect();
            said.join(" and ")
        };
        match self {
            Returns::None(why) => why.fmt(f),
            Returns::One(rate) => write!(f, "{rate} a year"),
            Returns::Several(rates) => {
                write!(f, "{} rates balance these flows: {} a year", rates.len(), listed(rates))
            }
            Returns::Undecided { from, to, others } => {
                let (from, to) = (percent(*from), percent(*to));
                write!(f, "no rate can be told from another between {from}% and {to}% a year")?;
                match others.as_slice() {
                    [] => Ok(()),
                    others => write!(f, "; outside it, {}", listed(others)),
                }
            }
        }
    }
}

impl Returns {
    /// Every rate that was found, lowest first.
    pub fn rates(&self) -> &[Rate] {
        match self {
            Returns::None(_) => &[],
            Returns::One(rate) => std::slice::from_ref(rate),
            Returns::Several(rates) | Returns::Undecided { others: rates, .. } => rates,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::iso;

    fn check(flows: &[(&str, i64)], expected: &str) {
        let flows: Vec<Flow> = flows
            .iter()
            .map(|(day, pence)| Flow { day: iso(day).unwrap(), amount: Money(*pence) })
            .collect();
        assert_eq!(returns(&flows).to_string(), expected);
    }

    #[test]
    fn recycled_flows_with_two_rates_show_both() {
        check(
            &[("2013-01-01", -10_000), ("2014-01-01", 23_000), ("2015-01-01", -13_200)],
            "2 rates balance these flows: 10.00% and 20.00% a year",
        );
    }

    #[test]
    fn three_rates_are_all_found() {
        // (1 - 1.1x)(1 - 1.2x)(1 - 2x), x a year's discount, times a million pence.
        let flows = [
            ("2013-01-01", -1_000_000),
            ("2014-01-01", 4_300_000),
            ("2015-01-01", -5_920_000),
            ("2016-01-01", 2_640_000),
        ];
        check(&flows, "3 rates balance these flows: 10.00% and 20.00% and 100.00% a year");
    }

    #[test]
    fn a_rate_that_is_only_touched_is_one_and_says_so() {
        let flow = |day: &str, pence| Flow { day: iso(day).unwrap(), amount: Money(pence) };
        let found = returns(&[
            flow("2013-01-01", -10_000),
            flow("2014-01-01", 22_000),
            flow("2015-01-01", -12_100),
        ]);
        let Returns::One(rate) = found else { panic!("{found}") };
        assert!(rate.touches);
        assert_eq!(rate.to_string(), "10.00%");
    }

    #[test]
    fn flows_that_never_balance_have_no_rate() {
        let flows = [("2013-01-01", -10_000), ("2014-01-01", 20_000), ("2015-01-01", -10_500)];
        check(&flows, "no rate from -99.99% to +1000% a year balances these flows");
    }

    #[test]
    fn nothing_returned_is_a_total_loss() {
        check(
            &[("2013-01-01", -10_000), ("2014-01-01", -5_000)],
            "total loss: nothing has been returned",
        );
        check(&[("2013-01-01", 10_000)], "no rate: money came out and none went in");
        check(&[], "no rate: no money has moved");
    }

    #[test]
    fn same_day_flows_are_one_flow() {
        let flows = [
            ("2013-01-01", -10_000),
            ("2013-01-01", 10_000),
            ("2014-01-01", -100),
            ("2015-01-01", 108),
        ];
        check(&flows, "8.00% a year");
    }

    #[test]
    fn a_rate_outside_the_range_is_not_shown() {
        let flows = [("2013-01-01", -100), ("2014-01-01", 1_200)];
        check(&flows, "no rate from -99.99% to +1000% a year balances these flows");
        check(&[("2013-01-01", -100), ("2014-01-01", 1_100)], "1000.00% a year");
    }

    #[test]
    fn flows_that_nearly_vanish_everywhere_are_undecided() {
        // The tenth difference: (1 - x)^10, x a day's discount.
        let ten = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];
        let flows: Vec<Flow> = (0..11)
            .map(|at| Flow {
                day: Date::constant(2013, 1, 1 + at as i8),
                amount: Money(if at % 2 == 0 { -ten[at] } else { ten[at] }),
            })
            .collect();
        assert!(matches!(returns(&flows), Returns::Undecided { .. }));
    }
}
