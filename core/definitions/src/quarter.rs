//! Calendar quarters: the measurement quarters of the contract and the cohorts named after them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar quarter, written `2014-Q2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i16,
    number: i8,
}

impl Quarter {
    /// The quarter `number` (1 to 4) of `year`.
    pub fn new(year: i16, number: i8) -> Option<Quarter> {
        ((1..=4).contains(&number) && (1900..=2200).contains(&year))
            .then_some(Quarter { year, number })
    }

    /// The quarter that holds this day.
    pub fn of(day: Date) -> Quarter {
        Quarter { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// Its first day.
    pub fn began(self) -> Date {
        Date::constant(self.year, self.number * 3 - 2, 1)
    }

    /// The day after its last day.
    pub fn ended(self) -> Date {
        self.next().began()
    }

    /// Its last day, as people say it.
    pub fn last_day(self) -> Date {
        self.ended().yesterday().unwrap_or(Date::MIN)
    }

    /// The quarter after.
    pub fn next(self) -> Quarter {
        match self.number {
            4 => Quarter { year: self.year + 1, number: 1 },
            n => Quarter { year: self.year, number: n + 1 },
        }
    }

    /// The quarter before.
    pub fn before(self) -> Quarter {
        match self.number {
            1 => Quarter { year: self.year - 1, number: 4 },
            n => Quarter { year: self.year, number: n - 1 },
        }
    }

    /// The first quarter whose end is on or after this day, ends taken as exclusive:
    /// what ends on 1 July belongs to the quarter April to June.
    pub fn first_ending_at_or_after(end: Date) -> Quarter {
        Quarter::of(end.yesterday().unwrap_or(Date::MIN))
    }

    /// How many quarters from `earlier` to this one.
    pub fn since(self, earlier: Quarter) -> i32 {
        (i32::from(self.year) - i32::from(earlier.year)) * 4 + i32::from(self.number)
            - i32::from(earlier.number)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-Q{}", self.year, self.number))
    }
}

impl FromStr for Quarter {
    type Err = String;
    fn from_str(text: &str) -> Result<Quarter, String> {
        let parsed = text
            .trim()
            .split_once("-Q")
            .or_else(|| text.trim().split_once("-q"))
            .and_then(|(year, number)| Quarter::new(year.parse().ok()?, number.parse().ok()?));
        parsed.ok_or_else(|| format!("“{text}” is not a quarter: write it as 2014-Q2"))
    }
}

impl TryFrom<String> for Quarter {
    type Error = String;
    fn try_from(text: String) -> Result<Quarter, String> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> String {
        quarter.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_ends_on_the_first_of_july_settles_in_the_quarter_before() {
        let q2: Quarter = "2014-Q2".parse().unwrap();
        assert_eq!(Quarter::first_ending_at_or_after(date(2014, 7, 1)), q2);
        assert_eq!(Quarter::first_ending_at_or_after(date(2014, 7, 2)), q2.next());
        assert_eq!(q2.ended(), date(2014, 7, 1));
        assert_eq!(q2.next().before(), q2);
    }
}
