//! Contract values that say since when they hold and where they are written.
//!
//! In a contract file every value has `since`, and either `source` (where it is written) or
//! `assumed` (why we chose it where nothing is published).

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

/// Where a contract value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Written in a published or signed source, named here.
    Source(String),
    /// Not published: chosen, and why.
    Assumed(String),
}

impl Origin {
    /// The words of the origin: `assumed: …` is always marked.
    pub fn said(&self) -> String {
        match self {
            Origin::Source(words) => words.clone(),
            Origin::Assumed(words) => format!("assumed: {words}"),
        }
    }
}

/// One value, the day it began to hold, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term<T> {
    /// The first day on which it holds.
    #[serde(deserialize_with = "toml_date")]
    pub since: Date,
    /// The value.
    pub value: T,
    /// Where it is written, or why it is assumed.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A value with its history: the versions of one term, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Dated<T> {
    terms: Vec<Term<T>>,
}

impl<T> Dated<T> {
    /// A history of at least one version, put in order of date. `None` when empty or when two
    /// versions begin on one day.
    pub fn new(mut terms: Vec<Term<T>>) -> Option<Dated<T>> {
        terms.sort_by_key(|term| term.since);
        let distinct = terms.windows(2).all(|pair| pair[0].since < pair[1].since);
        (distinct && !terms.is_empty()).then_some(Dated { terms })
    }

    /// One value that has always held.
    pub fn always(value: T, origin: Origin) -> Dated<T> {
        Dated { terms: vec![Term { since: Date::MIN, value, origin }] }
    }

    /// The version in force on a day. A day before the first version reads the first: a contract
    /// always says something about the days it covers.
    pub fn on(&self, day: Date) -> &Term<T> {
        let after = self.terms.partition_point(|term| term.since <= day);
        &self.terms[after.saturating_sub(1)]
    }

    /// The value in force on a day.
    pub fn value(&self, day: Date) -> &T {
        &self.on(day).value
    }

    /// Every version, oldest first.
    pub fn versions(&self) -> &[Term<T>] {
        &self.terms
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Dated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Dated<T>, D::Error> {
        let terms = Vec::<Term<T>>::deserialize(deserializer)?;
        Dated::new(terms).ok_or_else(|| {
            serde::de::Error::custom(
                "a dated value needs at least one version, each with its own `since`",
            )
        })
    }
}

/// Reads a date from a contract file, bare (`2012-11-01`) or quoted.
pub fn toml_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Bare(toml::value::Datetime),
        Quoted(String),
    }
    let text = match Written::deserialize(deserializer)? {
        Written::Bare(date) => date.to_string(),
        Written::Quoted(text) => text,
    };
    crate::clock::iso(&text).ok_or_else(|| {
        serde::de::Error::custom(format!("“{text}” is not a date: write 2012-11-01"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[derive(Deserialize)]
    struct Page {
        price: Dated<i64>,
    }

    #[test]
    fn the_version_in_force_is_the_last_that_has_begun() {
        let page: Page = toml::from_str(
            "[[price]]\nsince = 2012-11-01\nvalue = 72\nassumed = \"not published\"\n\
             [[price]]\nsince = \"2014-04-01\"\nvalue = 80\nsource = \"variation 1\"\n",
        )
        .unwrap();
        assert_eq!(*page.price.value(date(2014, 3, 31)), 72);
        assert_eq!(*page.price.value(date(2014, 4, 1)), 80);
        assert_eq!(page.price.on(date(2013, 1, 1)).origin.said(), "assumed: not published");
    }

    #[test]
    fn a_value_without_a_source_or_a_reason_is_refused() {
        assert!(toml::from_str::<Page>("[[price]]\nsince = 2012-11-01\nvalue = 72\n").is_err());
    }
}
