//! A date of which a part may be unknown: `ZZ/02/2012`, `ZZ/ZZ/2012`, `ZZ/ZZ/ZZZZ`. The year may
//! be unknown with the rest known, and the month with the day known.

use definitions::Date;

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartDate {
    /// The latest day it may be; none where the year is unknown.
    pub latest: Option<Date>,
}

/// Reads `DD/MM/YYYY`, any part of it `ZZ` (the year `ZZZZ`); none where it is not a date.
pub(crate) fn part_date(text: &str) -> Option<PartDate> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, month, year) = (part(day, 2)?, part(month, 2)?, part(year, 4)?);
    if year.is_some_and(|year| !(1900..=2100).contains(&year)) {
        return None;
    }
    let month = i8::try_from(month.unwrap_or(12)).ok()?;
    // 29 February is a day of some year.
    let first = Date::new(year.unwrap_or(2000), month, 1).ok()?;
    let latest = match day {
        Some(day) => Date::new(first.year(), month, i8::try_from(day).ok()?).ok()?,
        None => first.last_of_month(),
    };
    Some(PartDate { latest: year.map(|_| latest) })
}

/// A part of so many digits, or as many times Z where it is not known.
fn part(text: &str, digits: usize) -> Option<Option<i16>> {
    if text.len() != digits {
        return None;
    }
    if text.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'Z')) {
        return Some(None);
    }
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok());
    number.flatten().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_known_as_far_as_its_parts_are() {
        let latest = |text| part_date(text).map(|date| date.latest.map(|day| day.to_string()));
        let day = |text: &str| Some(Some(text.to_owned()));
        assert_eq!(latest("05/02/2012"), day("2012-02-05"));
        assert_eq!(latest("ZZ/02/2012"), day("2012-02-29"));
        assert_eq!(latest("zz/zz/2012"), day("2012-12-31"));
        assert_eq!(latest("30/ZZ/2012"), day("2012-12-30"));
        assert_eq!(latest("29/02/ZZZZ"), Some(None));
        assert_eq!(latest("ZZ/ZZ/ZZZZ"), Some(None));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "ZZ/ZZ/ZZ", "ZZ/13/2012", "31/02/2012", "32/ZZ/2012", "1/2/2012", "ZZ"] {
            assert_eq!(part_date(text), None, "{text}");
        }
        assert_eq!(part_date("01/01/2012/"), None);
        assert_eq!(part_date("01/01/0012"), None);
    }
}
