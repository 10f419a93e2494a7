//! The moment. "Today" is London's; an invented programme may be shown as on another day, and
//! then its hours go on from nine in the morning of that day.

use app::Moment;
use definitions::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What tells the time.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Microseconds between the real moment and the one that is shown.
    ahead: i64,
}

impl Clock {
    /// The real moment.
    pub fn real() -> Clock {
        Clock { ahead: 0 }
    }

    /// Nine in the morning of a day, and on from there.
    pub fn pretending(day: Date) -> Clock {
        let nine = day.at(9, 0, 0, 0).to_zoned(london());
        let nine = nine.map_or(0, |zoned| zoned.timestamp().as_microsecond());
        Clock { ahead: nine - Timestamp::now().as_microsecond() }
    }

    /// The moment that is shown and recorded.
    pub fn moment(&self) -> Moment {
        let at = self.door() + self.ahead;
        Moment { at, today: day_of(at) }
    }

    /// That sessions and links are told in another time than the programme, where they are.
    pub fn two_days(&self) -> Option<String> {
        let shown = self.moment().today;
        (shown != day_of(self.door())).then(|| {
            let shown = face::said::day(shown);
            format!("Times of signing in are today’s; the programme stands at {shown}.")
        })
    }

    /// The real moment, by which sessions and links last: microseconds since 1970.
    pub fn door(&self) -> i64 {
        Timestamp::now().as_microsecond()
    }
}

/// The day in London at a moment.
pub fn day_of(at: i64) -> Date {
    in_london(at).date()
}

/// A moment as it is in London.
pub fn in_london(at: i64) -> jiff::civil::DateTime {
    let at = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(london()).datetime()
}

/// The first moment of a day in London, in microseconds since 1970.
pub fn begins(day: Date) -> i64 {
    let midnight = day.at(0, 0, 0, 0).to_zoned(london());
    midnight.map_or(0, |zoned| zoned.timestamp().as_microsecond())
}

fn london() -> TimeZone {
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
