//! Money is whole pence. Division happens only where its rounding is in its name.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// An amount in whole pence; negative when owed the other way.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// Whole pounds.
    pub const fn pounds(pounds: i64) -> Money {
        Money(pounds * 100)
    }

    /// Never below zero.
    pub fn at_least_zero(self) -> Money {
        self.max(Money::ZERO)
    }

    /// Reads `72`, `1,536.64`, `£1536.64` or `-£2.50`; more than two decimals is refused.
    pub fn parse(text: &str) -> Option<Money> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let plain: String =
            text.strip_prefix('£').unwrap_or(text).chars().filter(|c| *c != ',').collect();
        let (pounds, pence) = plain.split_once('.').unwrap_or((&plain, "0"));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(pounds) || !digits(pence) || pence.len() > 2 {
            return None;
        }
        let scale = if pence.len() == 1 { 10 } else { 1 };
        let total = pounds
            .parse::<i64>()
            .ok()?
            .checked_mul(100)?
            .checked_add(pence.parse::<i64>().ok()? * scale)?;
        Some(Money(if negative { -total } else { total }))
    }

    /// The amount without a currency sign or separators, for files: `1536.64`.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", pence / 100, pence % 100)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        let pounds = (pence / 100).to_string();
        let mut grouped = String::new();
        for (i, digit) in pounds.chars().enumerate() {
            if i > 0 && (pounds.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        f.pad(&format!("{sign}£{grouped}.{:02}", pence % 100))
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_one_way() {
        assert_eq!(Money(-123_456_789).to_string(), "-£1,234,567.89");
        assert_eq!(Money::parse("-£1,234,567.89"), Some(Money(-123_456_789)));
        assert_eq!(Money::parse("72"), Some(Money::pounds(72)));
        assert_eq!(Money::parse("0.5"), Some(Money(50)));
        assert_eq!(Money::parse("1.234"), None);
        assert_eq!(Money(5).plain(), "0.05");
    }
}
