//! Time where the contract is. What is recorded is a moment, in microseconds since 1970; "today",
//! and every time of day that people are shown, is London's.

use definitions::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A moment as it is in London.
pub fn in_london(at: i64) -> DateTime {
    let at = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(zone()).datetime()
}

/// The day in London at a moment.
pub fn day_of(at: i64) -> Date {
    in_london(at).date()
}

/// The first moment of a day in London.
pub fn begins(day: Date) -> i64 {
    moment(day, 0)
}

/// Nine in the morning of a day in London.
pub fn nine_on(day: Date) -> i64 {
    moment(day, 9)
}

fn moment(day: Date, hour: i8) -> i64 {
    let zoned = day.at(hour, 0, 0, 0).to_zoned(zone());
    zoned.map_or(0, |zoned: Zoned| zoned.timestamp().as_microsecond())
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_microsecond()
    }

    #[test]
    fn today_is_londons_in_summer_and_in_winter() {
        assert_eq!(day_of(at("2014-07-01T23:30:00Z")), Date::constant(2014, 7, 2));
        assert_eq!(day_of(at("2014-01-01T23:30:00Z")), Date::constant(2014, 1, 1));
    }

    #[test]
    fn a_day_begins_at_londons_midnight() {
        assert_eq!(begins(Date::constant(2014, 7, 2)), at("2014-07-01T23:00:00Z"));
        assert_eq!(begins(Date::constant(2014, 1, 2)), at("2014-01-02T00:00:00Z"));
    }
}
