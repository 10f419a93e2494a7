//! The shapes that several answers share: amounts, pages of a list, findings. Dates are ISO;
//! money is whole pence, with the same in pounds beside it; exact numbers are texts.

use super::problem::Problem;
use crate::service::Service;
use axum::extract::{FromRequestParts, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use definitions::{Date, Finding, Money};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// An amount.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Amount {
    /// In whole pence.
    #[schema(example = 153_664)]
    pub pence: i64,
    /// The same in pounds.
    #[schema(example = "1536.64", pattern = r"^-?[0-9]+\.[0-9]{2}$")]
    pub pounds: String,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Amount {
        Amount { pence: money.0, pounds: money.plain() }
    }
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T: ToSchema> {
    /// The last entry of the record that the list rests on.
    pub as_of: u64,
    /// How many there are in all.
    pub total: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many a page holds.
    pub per_page: usize,
    /// Those of this page.
    pub items: Vec<T>,
}

/// Which page of a list.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Which page, from 1; the first where none is said. Beyond the last there are no items.
    #[param(minimum = 1, maximum = 1_000_000, required = false)]
    #[serde(default = "first")]
    page: usize,
    /// How many a page holds; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200, required = false)]
    #[serde(default = "fifty")]
    per_page: usize,
}

fn first() -> usize {
    1
}

fn fifty() -> usize {
    50
}

impl FromRequestParts<Arc<Service>> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Service>) -> Result<Paging, Problem> {
        let paging: Paging = asked(&parts.uri)?;
        match ((1..=1_000_000).contains(&paging.page), (1..=200).contains(&paging.per_page)) {
            (true, true) => Ok(paging),
            (false, _) => Err(Problem::unreadable("page is a number from 1.")),
            (_, false) => Err(Problem::unreadable("per_page is a number from 1 to 200.")),
        }
    }
}

impl Paging {
    /// The page of a list.
    pub fn of<S, T: ToSchema>(self, as_of: u64, all: &[S], shape: impl FnMut(&S) -> T) -> Page<T> {
        let Paging { page, per_page } = self;
        let items = all.iter().skip((page - 1) * per_page).take(per_page).map(shape).collect();
        Page { as_of, total: all.len(), page, per_page, items }
    }
}

/// What an address's query says; a query that cannot be read is a problem in words.
pub struct Asked<T>(pub T);

impl<T: for<'de> Deserialize<'de> + Send> FromRequestParts<Arc<Service>> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Service>) -> Result<Self, Problem> {
        asked(&parts.uri).map(Asked)
    }
}

/// What an address's query says.
///
/// # Errors
/// Words, where it cannot be read.
pub fn asked<T: for<'de> Deserialize<'de>>(address: &Uri) -> Result<T, Problem> {
    let read = Query::<T>::try_from_uri(address);
    read.map(|Query(asked)| asked).map_err(|error| Problem::unreadable(error.body_text()))
}

/// One thing found wrong, or worth knowing, in what was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Finding)]
pub struct FindingShown {
    /// The rule: a published number, or our own name for the check.
    pub rule: String,
    /// The file.
    pub file: String,
    /// The table of the return.
    #[schema(required = false, nullable = false)]
    pub table: Option<String>,
    /// The data row, from 1.
    #[schema(required = false, nullable = false)]
    pub row: Option<u64>,
    /// The columns.
    #[schema(required = false)]
    pub columns: Vec<String>,
    /// The sender's own number for the child.
    #[schema(required = false, nullable = false)]
    pub child: Option<String>,
    /// What is wrong.
    pub title: String,
    /// What to do.
    pub remedy: String,
    /// How much it matters.
    #[schema(value_type = WeightShown)]
    pub weight: definitions::Weight,
}

/// How much a finding matters, most first.
#[derive(Serialize, ToSchema)]
#[schema(as = Weight)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "it only describes definitions::Weight in the document")]
pub enum WeightShown {
    /// The row or file could not be used.
    Refused,
    /// It was used, and a payment may rest on it.
    TouchesPayment,
    /// It was used; someone should look.
    Look,
    /// Something to know.
    Note,
}

/// How many findings of one rule there are.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// The rule.
    pub rule: String,
    /// How much it matters.
    #[schema(value_type = WeightShown)]
    pub weight: definitions::Weight,
    /// How many.
    pub findings: usize,
}

/// Findings counted by rule, what matters most first.
pub fn by_rule(findings: &[Finding]) -> Vec<Found> {
    let mut counts = std::collections::BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.weight, finding.check.as_ref())).or_insert(0) += 1;
    }
    let found = |((weight, rule), findings): ((_, &str), usize)| Found {
        rule: rule.to_owned(),
        weight,
        findings,
    };
    counts.into_iter().map(found).collect()
}

/// A day in a body: `2014-03-31` and nothing else.
///
/// # Errors
/// Words, where it is not one.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    let day = Some(text.as_str()).filter(|text| text.trim() == *text).and_then(definitions::iso);
    day.ok_or_else(|| serde::de::Error::custom("a day is written like 2014-03-31"))
}

/// A whole number in a body: `1`, and `1.0`, which JSON's schemas hold to be the same.
///
/// # Errors
/// Words, where it is not one, or not from 0 to 4,294,967,295.
pub fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    let exact = number.as_f64().filter(|n| n.fract() == 0.0 && (0.0..=4_294_967_295.0).contains(n));
    exact
        .map(|n| n as u32)
        .ok_or_else(|| serde::de::Error::custom("this is a whole number, from 0"))
}

/// A moment, from microseconds since 1970.
pub fn moment(at: i64) -> Timestamp {
    Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_be_written_with_a_nought_behind_the_point() {
        let read = |text: &str| whole(&mut serde_json::Deserializer::from_str(text)).ok();
        assert_eq!((read("1"), read("248.0"), read("1e3")), (Some(1), Some(248), Some(1000)));
        assert_eq!((read("1.5"), read("-1"), read("4294967296")), (None, None, None));
        assert_eq!((read("\"1\""), read("null")), (None, None));
    }

    #[test]
    fn a_page_beyond_the_last_is_empty_and_says_how_many_there_are() {
        let paging = Paging { page: 3, per_page: 2 };
        let page = paging.of(7, &[1, 2, 3, 4, 5], |n| *n);
        assert_eq!((page.total, page.items), (5, vec![5]));
        let beyond = Paging { page: 9, per_page: 2 }.of(7, &[1, 2, 3], |n| *n);
        assert_eq!((beyond.total, beyond.items), (3, vec![]));
    }
}
