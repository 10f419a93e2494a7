//! Calendar arithmetic: months counted from a day and clamped to the month's end, birthdays,
//! and the two ways a date is written. Source: `docs/contract.md` 1 and 2.

use jiff::civil::Date;
use jiff::{Span, Unit};

/// The same day `months` calendar months later, clamped to the month's end:
/// three months after 31 January is 30 April.
///
/// ```
/// use definitions::{months_after, Date};
/// assert_eq!(months_after(Date::constant(2014, 1, 31), 3), Date::constant(2014, 4, 30));
/// ```
pub fn months_after(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}

/// The birthday on which someone reaches `age`. Born on 29 February, the birthday in a common
/// year is 1 March (English convention).
pub fn birthday(born: Date, age: i16) -> Date {
    let year = born.year().saturating_add(age);
    Date::new(year, born.month(), born.day())
        .or_else(|_| Date::new(year, 3, 1))
        .unwrap_or(Date::MAX)
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

/// Reads an ISO date, `2014-01-31`; nothing else is accepted.
pub fn iso(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 10 || text.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    text.parse().ok()
}

/// A date as people say it: `31 January 2014`.
pub fn said(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {} {}", day.day(), MONTHS[usize::from(day.month().unsigned_abs()) - 1], day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_are_counted_from_the_start_and_clamped_to_the_month_end() {
        assert_eq!(months_after(date(2014, 1, 31), 1), date(2014, 2, 28));
        assert_eq!(months_after(date(2014, 1, 31), 6), date(2014, 7, 31));
        assert_eq!(months_after(date(2014, 1, 31), 30), date(2016, 7, 31));
    }

    #[test]
    fn born_on_29_february_eighteen_on_1_march() {
        assert_eq!(birthday(date(1996, 2, 29), 18), date(2014, 3, 1));
        assert_eq!(birthday(date(1996, 2, 28), 18), date(2014, 2, 28));
    }

    #[test]
    fn only_iso_dates_are_read() {
        assert_eq!(iso("2014-01-31"), Some(date(2014, 1, 31)));
        assert_eq!(iso("31/01/2014"), None);
        assert_eq!(iso("2014-02-30"), None);
    }
}
