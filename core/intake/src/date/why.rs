//! Why a text is not a date, told by its shape, and how to write it instead. A day is offered only
//! where the text can mean no other.

use super::{Way, plausible};
use crate::say::shown;
use definitions::{Date, iso, said};
use jiff::ToSpan;

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotADate {
    pub(crate) check: &'static str,
    pub(crate) title: String,
    pub(crate) hint: String,
}

/// The reason.
pub(super) fn why(way: Way, text: &str) -> NotADate {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let twice = |mark: char| text.matches(mark).count() == 2;
    let three_numbers = parts.len() == 3 && parts.iter().all(|part| digits(part));
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let (check, what, hint) = match lengths.as_slice() {
        [2, 2, 4] if three_numbers && twice('/') => whole(way, text),
        [4, 2, 2] if three_numbers && twice('-') => match iso(text) {
            Some(day) if plausible(day.year()) => (
                "date_iso",
                "is written year first".to_owned(),
                format!("Put the day first: {}", written(way, day)),
            ),
            Some(day) => implausible(way, day.year()),
            None => impossible(way),
        },
        [_, _, 2] if three_numbers => (
            "date_two_digit_year",
            "has a year of two digits".to_owned(),
            format!("Write all four digits of the year, as in {}", example(way)),
        ),
        [1 | 2, 1 | 2, 4] if three_numbers && twice('/') => (
            "date_missing_zero",
            "has a day or a month of one digit".to_owned(),
            format!("Write two digits for the day and the month, as in {}", example(way)),
        ),
        [1 | 2, 1 | 2, 4] if three_numbers => (
            "date_separator",
            "is not written with slashes".to_owned(),
            format!("Write it with slashes, as in {}", example(Way::Return)),
        ),
        [5] if digits(text) => serial(way, text),
        [8] if digits(text) => (
            "date_run_together",
            "has nothing between day, month and year".to_owned(),
            format!("Write it as in {}", example(way)),
        ),
        _ if text.contains(':') => (
            "date_with_time",
            "has a time of day".to_owned(),
            format!("Take the time off and write the date as in {}", example(way)),
        ),
        _ if text.starts_with(|c: char| c.is_ascii_digit())
            && text.contains(|c: char| c.is_alphabetic()) =>
        {
            (
                "date_month_in_words",
                "has its month in words".to_owned(),
                format!("Write the month as a number, as in {}", example(way)),
            )
        }
        _ => (
            "date_unreadable",
            "is not a date".to_owned(),
            format!("Write a date as in {}, or leave the cell blank", example(way)),
        ),
    };
    NotADate { check, title: format!("{} {what}", shown(text)), hint }
}

type Why = (&'static str, String, String);

/// `NN/NN/NNNN` that is no day: American order, a wild year, or a day no month has.
fn whole(way: Way, text: &str) -> Why {
    let american = swapped(text).and_then(|text| of_any_year(&text));
    match (of_any_year(text), american) {
        (Some(day), _) => implausible(way, day.year()),
        (None, Some(day)) if plausible(day.year()) => (
            "date_american",
            "is written month first".to_owned(),
            format!("If it is {}, {}", said(day), written(way, day)),
        ),
        _ => impossible(way),
    }
}

/// The day `DD/MM/YYYY` is, however long ago.
fn of_any_year(text: &str) -> Option<Date> {
    let (day, rest) = text.split_once('/')?;
    let (month, year) = rest.split_once('/')?;
    iso(&format!("{year}-{month}-{day}"))
}

fn impossible(way: Way) -> Why {
    (
        "date_impossible",
        "is a day that does not exist".to_owned(),
        format!("Look up the right day and write it as in {}", example(way)),
    )
}

fn implausible(way: Way, year: i16) -> Why {
    (
        "date_year_implausible",
        format!("is in the year {year:04}"),
        format!("Check the year; a date is written as in {}", example(way)),
    )
}

/// Five digits are the number Excel keeps for a date: days counted from 30 December 1899.
fn serial(way: Way, text: &str) -> Why {
    let days: i64 = text.parse().unwrap_or(0);
    let hint = match Date::constant(1899, 12, 30).checked_add(days.days()) {
        Ok(day) if plausible(day.year()) => format!(
            "Format the column as a date before saving. It stands for {}: {}",
            said(day),
            written(way, day)
        ),
        _ => format!("Format the column as a date, so that it reads as in {}", example(way)),
    };
    ("date_serial", "is the number Excel keeps for a date, not a date".to_owned(), hint)
}

fn written(way: Way, day: Date) -> String {
    match way {
        Way::Return => format!("write {}", day.strftime("%d/%m/%Y")),
        Way::Ours => format!("write {day}"),
    }
}

fn example(way: Way) -> &'static str {
    match way {
        Way::Return => "31/01/2014",
        Way::Ours => "2014-01-31 or 31/01/2014",
    }
}

/// The text with its first two numbers exchanged, when it is `NN/NN/NNNN`.
fn swapped(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('/')?;
    let (second, year) = rest.split_once('/')?;
    Some(format!("{second}/{first}/{year}"))
}
