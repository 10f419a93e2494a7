//! Fractions told plainly: a numerator over a denominator, added as at school. Written so that
//! the second telling of the money shares no arithmetic with the first.

use definitions::{Exact, Rounding};
use std::cmp::Ordering;

/// One number over another; the lower is always more than nothing.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    pub top: i128,
    pub bottom: i128,
}

pub const NOTHING: Fraction = Fraction { top: 0, bottom: 1 };

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs().max(1) } else { common_divisor(b, a % b) }
}

pub fn over(top: i128, bottom: i128) -> Fraction {
    let by = common_divisor(top, bottom);
    Fraction { top: top / by, bottom: bottom / by }
}

pub fn whole(number: i64) -> Fraction {
    over(i128::from(number), 1)
}

/// Reads a decimal as it is written, `-0.2398`.
pub fn decimal(text: &str) -> Fraction {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let mut bottom = 1;
    for _ in 0..after.len() {
        bottom *= 10;
    }
    over(sign * format!("{before}{after}").parse::<i128>().unwrap(), bottom)
}

/// What the core holds, read from what it prints.
pub fn printed(number: Exact) -> Fraction {
    decimal(&number.to_string())
}

impl Fraction {
    pub fn plus(self, other: Fraction) -> Fraction {
        over(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)
    }

    pub fn minus(self, other: Fraction) -> Fraction {
        self.plus(over(-other.top, other.bottom))
    }

    pub fn times(self, other: Fraction) -> Fraction {
        over(self.top * other.top, self.bottom * other.bottom)
    }

    pub fn divided_by(self, other: Fraction) -> Fraction {
        assert!(other.top > 0);
        over(self.top * other.bottom, self.bottom * other.top)
    }

    pub fn at_least_nothing(self) -> Fraction {
        if self.top < 0 { NOTHING } else { self }
    }

    /// Half up: floor(x + 1/2), negatives too.
    pub fn half_up(self) -> i128 {
        (2 * self.top + self.bottom).div_euclid(2 * self.bottom)
    }

    /// Half even: a tie goes to the even number.
    pub fn half_even(self) -> i128 {
        let below = self.top.div_euclid(self.bottom);
        let rest = self.minus(over(below, 1));
        match rest.cmp(&over(1, 2)) {
            Ordering::Less => below,
            Ordering::Greater => below + 1,
            Ordering::Equal if below % 2 == 0 => below,
            Ordering::Equal => below + 1,
        }
    }

    pub fn rounded(self, how: Rounding) -> i128 {
        match how {
            Rounding::HalfUp => self.half_up(),
            Rounding::HalfEven => self.half_even(),
        }
    }

    /// Frozen to ten decimal places, half even: that decimal is then the contract.
    pub fn frozen(self) -> Fraction {
        const TEN_PLACES: i128 = 10_000_000_000;
        over(self.times(over(TEN_PLACES, 1)).half_even(), TEN_PLACES)
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        (self.top * other.bottom).cmp(&(other.top * self.bottom))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
