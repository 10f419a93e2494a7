//! What many programmes with no effect were paid: how often as much as this, how much on average,
//! and how much the one in twenty that was paid most.

use super::course::Paid;
use super::plan::Baseline;
use definitions::{Exact, Money};
use serde::{Deserialize, Serialize};

/// How much programmes with no effect were paid, by one statement or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The amount they are compared with: what the programme itself is paid.
    pub compared_with: Money,
    /// Programmes paid at least that much.
    pub at_least: u32,
    /// Programmes paid anything.
    pub anything: u32,
    /// The mean payment, half up to the penny. With no effect nothing is due, so this is the
    /// overpayment to expect.
    pub mean: Money,
    /// What ninety-five in a hundred were paid no more than.
    pub ninety_fifth: Money,
}

/// What many programmes with no effect were paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// What the baseline was taken to be.
    pub baseline: Baseline,
    /// How many programmes.
    pub programmes: u32,
    /// By the last statement.
    pub this: Spread,
    /// By all of them.
    pub to_date: Spread,
}

impl Played {
    /// Adds them up, beside what the programme itself is paid; none where none was played.
    pub fn of(baseline: Baseline, paid: &[Paid], payment: Money, to_date: Money) -> Option<Played> {
        let this = paid.iter().map(|paid| paid.this).collect();
        let all = paid.iter().map(|paid| paid.to_date).collect();
        Some(Played {
            baseline,
            programmes: u32::try_from(paid.len()).ok()?,
            this: Spread::of(this, payment)?,
            to_date: Spread::of(all, to_date)?,
        })
    }
}

impl Spread {
    fn of(mut amounts: Vec<Money>, compared_with: Money) -> Option<Spread> {
        amounts.sort_unstable();
        let n = amounts.len();
        let rank = (n * 95).div_ceil(100).checked_sub(1)?;
        let sum: i64 = amounts.iter().map(|amount| amount.0).sum();
        let mean = Exact::share(sum, n as i64)?.rounded_to_pence(Default::default());
        let count = |least: Money| (n - amounts.partition_point(|paid| *paid < least)) as u32;
        Some(Spread {
            compared_with,
            at_least: count(compared_with),
            anything: count(Money(1)),
            mean,
            ninety_fifth: amounts[rank],
        })
    }

    /// The share of programmes paid at least as much, in words: `under 1 in 1,000`, `3.2%`.
    pub fn chance(&self, programmes: u32) -> String {
        match (self.at_least, Exact::share(i64::from(self.at_least) * 100, i64::from(programmes))) {
            (0, _) => format!("fewer than 1 in {}", grouped(programmes)),
            (_, Some(share)) => format!("{}%", share.to_places(1)),
            _ => "not known".to_owned(),
        }
    }
}

pub(super) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_twenty_programmes_nineteen_were_paid_no_more_than_the_ninety_fifth() {
        let paid: Vec<Paid> =
            (0..20).map(|i| Paid { this: Money(i), to_date: Money(i * 10) }).collect();
        let played = Played::of(Baseline::Exact, &paid, Money(15), Money(1_000)).unwrap();
        assert_eq!((played.this.ninety_fifth, played.this.at_least), (Money(18), 5));
        // 9.5 is rounded half up.
        assert_eq!((played.this.mean, played.this.anything), (Money(10), 19));
        assert_eq!(played.this.chance(20), "25.0%");
        assert_eq!(played.to_date.chance(20), "fewer than 1 in 20");
        assert_eq!(Played::of(Baseline::Exact, &[], Money(1), Money(1)), None);
    }
}
