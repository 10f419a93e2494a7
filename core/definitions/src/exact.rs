//! Numbers held exactly to ten decimal places.
//!
//! A baseline rate is frozen in the contract as a decimal of ten places, prices are whole pence
//! and days are whole days, so every product and sum of the payment rule is a whole number of
//! ten-billionths. Nothing is rounded until the one stated rounding at the payment.
//! Source: `docs/contract.md` 1.

use crate::money::Money;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;

/// One, in the units `Exact` counts in.
const ONE: i128 = 10_000_000_000;

/// A number of ten decimal places, held exactly. Used for rates (a share), days and pence;
/// the name of the variable says which.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Exact(i128);

/// The one rounding of the payment, to whole pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// `floor(x + 1/2)`: ties upward, negatives too. The contract's default.
    #[default]
    HalfUp,
    /// Ties to the even penny.
    HalfEven,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Exact = Exact(0);

    /// A whole number.
    pub const fn whole(number: i64) -> Exact {
        Exact(number as i128 * ONE)
    }

    /// `numerator ÷ denominator` frozen to ten places, half even. `None` for a zero denominator.
    pub fn share(numerator: i64, denominator: i64) -> Option<Exact> {
        if denominator <= 0 {
            return None;
        }
        let (top, bottom) = (i128::from(numerator) * ONE, i128::from(denominator));
        Some(Exact(divided_half_even(top, bottom)))
    }

    /// This number ÷ `divisor`, kept to ten places, half even. `None` for a zero divisor.
    pub fn divided_by(self, divisor: Exact) -> Option<Exact> {
        (divisor.0 > 0).then(|| Exact(divided_half_even(self.0 * ONE, divisor.0)))
    }

    /// The part of this number that a share of it is, kept to ten places, half even.
    pub fn part(self, share: Exact) -> Exact {
        Exact(divided_half_even(self.0 * share.0, ONE))
    }

    /// This number times a whole number, exactly.
    pub fn times(self, whole: i64) -> Exact {
        Exact(self.0 * i128::from(whole))
    }

    /// The larger of this and zero.
    pub fn at_least_zero(self) -> Exact {
        self.max(Exact::ZERO)
    }

    /// Read as pence: the whole pence, rounded as the contract says.
    pub fn rounded_to_pence(self, rounding: Rounding) -> Money {
        let pence = match rounding {
            Rounding::HalfUp => (self.0 + ONE / 2).div_euclid(ONE),
            Rounding::HalfEven => divided_half_even(self.0, ONE),
        };
        Money(pence as i64)
    }

    /// The whole part below, and what is left over (from nought up to one).
    pub fn floor_and_rest(self) -> (i64, Exact) {
        (self.0.div_euclid(ONE) as i64, Exact(self.0.rem_euclid(ONE)))
    }

    /// For charts and tables that show a rounded figure; never for an amount anyone is owed.
    pub fn approximate(self) -> f64 {
        self.0 as f64 / ONE as f64
    }

    /// Written to `places` decimals (at most ten), half up, for people to read.
    pub fn to_places(self, places: usize) -> String {
        let places = places.min(10);
        let unit = 10_i128.pow(10 - places as u32);
        let rounded = (self.0 + unit / 2).div_euclid(unit);
        let (sign, size) = (if rounded < 0 { "-" } else { "" }, rounded.unsigned_abs());
        let scale = 10_u128.pow(places as u32);
        match places {
            0 => format!("{sign}{size}"),
            _ => format!("{sign}{}.{:0width$}", size / scale, size % scale, width = places),
        }
    }
}

fn divided_half_even(top: i128, bottom: i128) -> i128 {
    let (whole, rest) = (top.div_euclid(bottom), top.rem_euclid(bottom));
    match (rest * 2).cmp(&bottom) {
        std::cmp::Ordering::Less => whole,
        std::cmp::Ordering::Greater => whole + 1,
        std::cmp::Ordering::Equal => whole + (whole & 1),
    }
}

impl Add for Exact {
    type Output = Exact;
    fn add(self, other: Exact) -> Exact {
        Exact(self.0 + other.0)
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Exact) {
        self.0 += other.0;
    }
}

impl Sub for Exact {
    type Output = Exact;
    fn sub(self, other: Exact) -> Exact {
        Exact(self.0 - other.0)
    }
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-self.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(numbers: I) -> Exact {
        numbers.fold(Exact::ZERO, Add::add)
    }
}

impl From<Money> for Exact {
    fn from(amount: Money) -> Exact {
        Exact::whole(amount.0)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (size / ONE as u128, size % ONE as u128);
        let digits = format!("{part:010}");
        let digits = digits.trim_end_matches('0');
        match digits {
            "" => f.pad(&format!("{sign}{whole}")),
            _ => f.pad(&format!("{sign}{whole}.{digits}")),
        }
    }
}

impl FromStr for Exact {
    type Err = String;
    fn from_str(text: &str) -> Result<Exact, String> {
        let refuse = || format!("“{text}” is not a number of at most ten decimal places");
        let body = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = body.split_once('.').unwrap_or((body, "0"));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 10 || whole.len() > 18 {
            return Err(refuse());
        }
        let whole: i128 = whole.parse().map_err(|_| refuse())?;
        let part: i128 = format!("{part:0<10}").parse().map_err(|_| refuse())?;
        let size = whole * ONE + part;
        Ok(Exact(if text.starts_with('-') { -size } else { size }))
    }
}

impl TryFrom<String> for Exact {
    type Error = String;
    fn try_from(text: String) -> Result<Exact, String> {
        text.parse()
    }
}

impl From<Exact> for String {
    fn from(number: Exact) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tie_is_rounded_upward_for_negatives_too() {
        let half: Exact = "0.5".parse().unwrap();
        assert_eq!(half.rounded_to_pence(Rounding::HalfUp), Money(1));
        assert_eq!((-half).rounded_to_pence(Rounding::HalfUp), Money(0));
        assert_eq!((Exact::whole(-1) - half).rounded_to_pence(Rounding::HalfUp), Money(-1));
        assert_eq!((Exact::whole(2) + half).rounded_to_pence(Rounding::HalfEven), Money(2));
    }

    #[test]
    fn a_rate_is_frozen_half_even_to_ten_places() {
        assert_eq!(Exact::share(1, 3).unwrap().to_string(), "0.3333333333");
        assert_eq!(Exact::share(2, 3).unwrap().to_string(), "0.6666666667");
        assert_eq!(Exact::share(1, 0), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(pence in -1_000_000_000_i64..1_000_000_000, rest in 0_i64..1_000_000_000) {
            let number = Exact::whole(pence) + Exact(i128::from(rest));
            prop_assert_eq!(number.to_string().parse::<Exact>().unwrap(), number);
        }
    }
}
