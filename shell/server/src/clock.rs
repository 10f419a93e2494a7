//! The moment. "Today" is London's; an invented programme may be shown as on another day, and
//! then its hours go on from nine in the morning of that day.

use app::Moment;
use app::london::{day_of, nine_on};
use definitions::Date;
use jiff::Timestamp;

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
        Clock { ahead: nine_on(day) - Timestamp::now().as_microsecond() }
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
