//! A day as a number, so that the days between two are a subtraction.

use definitions::Date;

/// Days since 1 March of the year 0, in the calendar of today taken backwards. Counting years
/// from March puts the leap day last, so a month's days before it follow from its number alone.
pub(super) fn day_number(day: Date) -> i32 {
    let (year, month) = (i32::from(day.year()), i32::from(day.month()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 + i32::from(day.day()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::days_between;

    #[test]
    fn the_days_between_are_the_calendars() {
        let first = Date::constant(1896, 2, 27);
        let (mut day, start) = (first, day_number(first));
        for passed in 0..100_000 {
            assert_eq!(day_number(day) - start, passed, "{day}");
            day = day.tomorrow().unwrap();
        }
        assert_eq!(days_between(first, day), 100_000);
    }
}
