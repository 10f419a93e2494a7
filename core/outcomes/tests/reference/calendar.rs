//! A calendar told plainly: a day is (year, month, day), the next day is one step away, and
//! months are counted from a day and clamped to the month's end. Written from `docs/contract.md` 1
//! and shares nothing with the calendar the core uses.

use definitions::{Date, Quarter};

/// A day as people write it: year, month, day. Earlier days compare as less.
pub type Day = (i32, i32, i32);

/// A calendar quarter as a running number, so that the next one is one more.
pub type QuarterNumber = i32;

pub fn day(date: Date) -> Day {
    (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
}

fn leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_length(year: i32, month: i32) -> i32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day after.
pub fn next((year, month, day): Day) -> Day {
    if day < month_length(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// The day before.
pub fn before((year, month, day): Day) -> Day {
    if day > 1 {
        (year, month, day - 1)
    } else if month > 1 {
        (year, month - 1, month_length(year, month - 1))
    } else {
        (year - 1, 12, 31)
    }
}

/// Every day from the first up to, but not including, the end.
pub fn days(first: Day, end: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(first), |day| Some(next(*day))).take_while(move |day| *day < end)
}

/// How many days that is, counted on the fingers.
pub fn count(first: Day, end: Day) -> i64 {
    days(first, end).count() as i64
}

/// The same day of the month so many months later; where that month has no such day, its last.
pub fn months_later((mut year, mut month, day): Day, months: i32) -> Day {
    for _ in 0..months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    (year, month, day.min(month_length(year, month)))
}

/// The eighteenth birthday. Born on 29 February: 1 March, where the year has no such day.
pub fn eighteen((year, month, day): Day) -> Day {
    if day > month_length(year + 18, month) {
        next((year + 18, month, month_length(year + 18, month)))
    } else {
        (year + 18, month, day)
    }
}

/// The calendar quarter that holds a day.
pub fn quarter_holding((year, month, _): Day) -> QuarterNumber {
    year * 4 + (month - 1) / 3
}

pub fn number(quarter: Quarter) -> QuarterNumber {
    quarter_holding(day(quarter.began()))
}

/// The first day of a calendar quarter.
pub fn first_day(quarter: QuarterNumber) -> Day {
    (quarter.div_euclid(4), quarter.rem_euclid(4) * 3 + 1, 1)
}

/// The first calendar quarter that ends on or after a day, ends being exclusive.
pub fn first_quarter_ending_by(end: Day) -> QuarterNumber {
    let mut quarter = quarter_holding(end) - 1;
    while first_day(quarter + 1) < end {
        quarter += 1;
    }
    quarter
}
