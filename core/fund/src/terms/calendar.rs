//! Business days: not a weekend, not a bank holiday of the contract's page.

use definitions::{Date, Quarter};

/// The days on which banks are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    holidays: Vec<Date>,
}

impl Calendar {
    /// Every day but weekends and these holidays.
    pub fn new(mut holidays: Vec<Date>) -> Calendar {
        holidays.sort_unstable();
        Calendar { holidays }
    }

    /// Whether banks are open.
    pub fn is_business_day(&self, day: Date) -> bool {
        let weekend = day.weekday().to_monday_zero_offset() >= 5;
        !weekend && self.holidays.binary_search(&day).is_err()
    }

    /// The business day so many business days after a day, which need not be one itself.
    pub fn after(&self, day: Date, business_days: u8) -> Date {
        (0..business_days).fold(day, |day, _| self.next(day))
    }

    /// The business day so many business days before a day.
    pub fn before(&self, day: Date, business_days: u8) -> Date {
        (0..business_days).fold(day, |day, _| self.previous(day))
    }

    /// The day itself where it is a business day; else the next, unless that is in another month;
    /// then the one before (modified following).
    pub fn rolled(&self, day: Date) -> Date {
        if self.is_business_day(day) {
            return day;
        }
        let next = self.next(day);
        if next.month() == day.month() { next } else { self.previous(day) }
    }

    /// The distribution date of a quarter: so many business days after its last day.
    pub fn distribution_date(&self, quarter: Quarter, business_days: u8) -> Date {
        self.after(quarter.last_day(), business_days)
    }

    fn next(&self, day: Date) -> Date {
        let mut day = day.tomorrow().unwrap_or(Date::MAX);
        while !self.is_business_day(day) && day < Date::MAX {
            day = day.tomorrow().unwrap_or(Date::MAX);
        }
        day
    }

    fn previous(&self, day: Date) -> Date {
        let mut day = day.yesterday().unwrap_or(Date::MIN);
        while !self.is_business_day(day) && day > Date::MIN {
            day = day.yesterday().unwrap_or(Date::MIN);
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::iso;

    fn day(text: &str) -> Date {
        iso(text).unwrap()
    }

    #[test]
    fn ten_business_days_after_the_quarter_pass_over_weekends_and_easter() {
        let calendar = Calendar::new(vec![day("2015-04-03"), day("2015-04-06")]);
        let quarter = "2015-Q1".parse().unwrap();
        assert_eq!(calendar.distribution_date(quarter, 10), day("2015-04-16"));
        assert_eq!(calendar.before(day("2015-04-16"), 10), day("2015-03-31"));
    }

    #[test]
    fn a_day_rolls_forward_and_at_a_months_end_back() {
        let calendar = Calendar::default();
        assert_eq!(calendar.rolled(day("2014-06-01")), day("2014-06-02"));
        assert_eq!(calendar.rolled(day("2014-05-31")), day("2014-05-30"));
        assert_eq!(calendar.rolled(day("2014-05-30")), day("2014-05-30"));
    }
}
