//! What an axis counts: its name in a file, its words on a page, and how its marks are written.

use crate::value::grouped;
use definitions::Kind;

/// A column of the table under a chart: its name in a file, and the words above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name in a file: lower case, words joined by `_`.
    pub name: &'static str,
    /// The words above it.
    pub title: &'static str,
}

/// What is measured, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name in a file: lower case, words joined by `_`.
    pub name: &'static str,
    /// The words above its column and beside its axis.
    pub title: &'static str,
    /// How its axis is marked.
    pub unit: Unit,
}

/// How an axis is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things: children, days, cases.
    Count,
    /// Any number, such as days a child.
    Number,
    /// A share from 0 to 1, marked as a percentage.
    Percent,
    /// Pounds.
    Pounds,
}

impl Measure {
    /// What its column holds.
    pub(crate) fn kind(&self) -> Kind {
        match self.unit {
            Unit::Pounds => Kind::Money,
            _ => Kind::Number,
        }
    }
}

impl Unit {
    /// The words of one mark on an axis whose marks are `step` apart and reach `most`.
    pub(crate) fn tick(self, at: f64, step: f64, most: f64) -> String {
        if at == 0.0 {
            return match self {
                Unit::Percent => "0%".to_owned(),
                Unit::Pounds => "£0".to_owned(),
                _ => "0".to_owned(),
            };
        }
        let (by, suffix) = match (self, most.abs()) {
            (Unit::Percent, _) => (0.01, "%"),
            (_, 1e9..) => (1e9, "bn"),
            (_, 1e6..) => (1e6, "m"),
            _ => (1.0, ""),
        };
        let places = (-(step / by).log10() - 1e-9).ceil().clamp(0.0, 9.0);
        let pence = self == Unit::Pounds && suffix.is_empty() && places > 0.0;
        let places = if pence { 2.0 } else { places };
        let number = format!("{:.*}", places as usize, (at / by).abs());
        let sign = if at < 0.0 { "-" } else { "" };
        let pound = if self == Unit::Pounds { "£" } else { "" };
        format!("{sign}{pound}{}{suffix}", grouped(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_marked_in_its_own_words() {
        assert_eq!(Unit::Count.tick(1500.0, 500.0, 2000.0), "1,500");
        assert_eq!(Unit::Number.tick(-0.5, 0.5, 2.0), "-0.5");
        assert_eq!(Unit::Percent.tick(0.2, 0.1, 0.4), "20%");
        assert_eq!(Unit::Percent.tick(0.025, 0.005, 0.04), "2.5%");
        assert_eq!(Unit::Pounds.tick(-20_000.0, 10_000.0, 20_000.0), "-£20,000");
        assert_eq!(Unit::Pounds.tick(1_500_000.0, 500_000.0, 7_000_000.0), "£1.5m");
        assert_eq!(Unit::Pounds.tick(0.5, 0.5, 2.0), "£0.50");
        assert_eq!(Unit::Pounds.tick(1e15, 5e14, 1e15), "£1,000,000bn");
    }
}
