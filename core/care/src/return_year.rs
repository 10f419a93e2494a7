//! The year of a statutory return, 1 April to 31 March, and which of several submissions rules.

use definitions::{Date, dated::toml_date};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A return year, written `2013-14`: 1 April 2013 to 31 March 2014.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReturnYear(i16);

impl ReturnYear {
    /// The year that begins on 1 April of `year` (1980 to 2100).
    pub fn beginning(year: i16) -> Option<ReturnYear> {
        (1980..=2100).contains(&year).then_some(ReturnYear(year))
    }

    /// The return year that holds a day.
    pub fn of(day: Date) -> Option<ReturnYear> {
        ReturnYear::beginning(if day.month() < 4 { day.year() - 1 } else { day.year() })
    }

    /// 1 April.
    pub fn began(self) -> Date {
        Date::constant(self.0, 4, 1)
    }

    /// The next 1 April: the first day the return does not cover.
    pub fn ended(self) -> Date {
        Date::constant(self.0 + 1, 4, 1)
    }

    /// The year after.
    pub fn next(self) -> ReturnYear {
        ReturnYear(self.0 + 1)
    }

    /// The year before.
    pub fn before(self) -> ReturnYear {
        ReturnYear(self.0 - 1)
    }

    /// The calendar year in which it begins.
    pub fn starts_in(self) -> i16 {
        self.0
    }
}

impl fmt::Display for ReturnYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{:02}", self.0, (self.0 + 1) % 100))
    }
}

impl FromStr for ReturnYear {
    type Err = String;
    /// Reads `2013-14`, `2013/14` or `2013-2014`; the two halves must be neighbours.
    fn from_str(text: &str) -> Result<ReturnYear, String> {
        let refuse = || format!("“{text}” is not a return year: write it as 2013-14");
        let (first, second) = text.trim().split_once(['-', '/']).ok_or_else(refuse)?;
        let begins: i16 = first.parse().map_err(|_| refuse())?;
        let ends: i16 = second.parse().map_err(|_| refuse())?;
        let matches = first.len() == 4
            && match second.len() {
                2 => ends == (begins + 1) % 100,
                4 => ends == begins + 1,
                _ => false,
            };
        ReturnYear::beginning(begins).filter(|_| matches).ok_or_else(refuse)
    }
}

impl TryFrom<String> for ReturnYear {
    type Error = String;
    fn try_from(text: String) -> Result<ReturnYear, String> {
        text.parse()
    }
}

impl From<ReturnYear> for String {
    fn from(year: ReturnYear) -> String {
        year.to_string()
    }
}

/// One submission of a year's return. Of two for the same year, the one that covers further
/// rules; then the one prepared later; then the higher submission number; never the one that
/// happened to be imported last. Source: `docs/contract.md` 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Submission {
    /// The return's year.
    pub year: ReturnYear,
    /// The first day it does not cover: the day after the last day it covers.
    #[serde(deserialize_with = "toml_date")]
    pub covered_until: Date,
    /// The day it was prepared.
    #[serde(deserialize_with = "toml_date")]
    pub prepared: Date,
    /// Its number among the year's submissions, from 1.
    pub number: u32,
}
