//! Days counted on from a day, and the working day on or after one.

use definitions::Date;
use jiff::Span;
use jiff::civil::Weekday;

/// The day this many days later; earlier when negative.
pub fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// This day, or the Monday after when it falls on a weekend.
pub fn working_day(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => plus(day, 2),
        Weekday::Sunday => plus(day, 1),
        _ => day,
    }
}
