//! Dates of the return, `DD/MM/YYYY`, as day numbers counted from the first day of a period.
//! Reads the same dates as [`crate::date`], which says why when one cannot be read.

use super::cutter::trimmed;
use definitions::{Date, days_between};

/// The years a date may be in, as in [`crate::date`]: 1900 to 2100.
const FIRST_YEAR: i16 = 1900;
const YEARS: u32 = 201;

/// Reads dates as whole days since one day, which is day 0. Earlier days are negative.
pub(super) struct Calendar {
    /// The day number of the first of each month, and of the month after the last.
    months: Vec<i32>,
}

impl Calendar {
    /// A calendar in which `origin` is day 0.
    pub(super) fn counting_from(origin: Date) -> Calendar {
        let firsts = (0..=YEARS as i16 * 12)
            .map(|month| Date::constant(FIRST_YEAR + month / 12, (month % 12) as i8 + 1, 1));
        Calendar { months: firsts.map(|day| days_between(origin, day) as i32).collect() }
    }

    /// The day number of a date as sent, blanks around it allowed; `None` when it is no date.
    #[inline]
    pub(super) fn day(&self, text: &[u8]) -> Option<i32> {
        let exact: &[u8; 10] = match text.try_into() {
            Ok(exact) => exact,
            Err(_) => trimmed(text).try_into().ok()?,
        };
        let (day, month, year) = digits(exact)?;
        let ahead = year.wrapping_sub(FIRST_YEAR as u32);
        if ahead >= YEARS || !(1..=12).contains(&month) {
            return None;
        }
        let place = (ahead * 12 + month - 1) as usize;
        let (first, next) = (self.months[place], self.months[place + 1]);
        let number = first + day as i32 - 1;
        (day > 0 && number < next).then_some(number)
    }
}

/// The day, month and year of `DD/MM/YYYY`, all eight bytes of `DD/MM/YY` looked at together:
/// with the pattern `00/00/00` taken away, digits are 0 to 9 and slashes 0, so adding the right
/// amount sets a byte's top bit exactly where the byte is too large.
fn digits(text: &[u8; 10]) -> Option<(u32, u32, u32)> {
    const TOP_BITS: u64 = 0x8080_8080_8080_8080;
    const ROOM: u64 = u64::from_le_bytes([0x76, 0x76, 0x7f, 0x76, 0x76, 0x7f, 0x76, 0x76]);
    let [head @ .., tens, ones] = *text;
    let values = u64::from_le_bytes(head) ^ u64::from_le_bytes(*b"00/00/00");
    let (tens, ones) = (u32::from(tens ^ b'0'), u32::from(ones ^ b'0'));
    if (values | values.wrapping_add(ROOM)) & TOP_BITS != 0 || tens > 9 || ones > 9 {
        return None;
    }
    // Ten times each digit plus the digit after it: two-digit numbers at bytes 0, 3 and 6.
    let pairs = values.wrapping_mul(10) + (values >> 8);
    let pair = |byte: u32| (pairs >> (byte * 8)) as u32 & 0xff;
    Some((pair(0), pair(3), pair(6) * 100 + tens * 10 + ones))
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::Date;
    use proptest::prelude::*;

    /// The plain way.
    fn plain(origin: Date, text: &str) -> Option<i32> {
        let day = crate::date::read(crate::date::Way::Return, text).ok()?;
        Some(days_between(origin, day) as i32)
    }

    #[test]
    fn every_day_and_month_of_every_year_reads_as_the_calendar_says() {
        let origin = Date::constant(2012, 11, 1);
        let calendar = Calendar::counting_from(origin);
        for year in (1895..2105).chain([0, 1, 1066, 9998, 9999]) {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{day:02}/{month:02}/{year:04}");
                assert_eq!(calendar.day(text.as_bytes()), plain(origin, &text), "{text}");
            }
        }
    }

    #[test]
    fn blanks_around_a_date_are_allowed_and_other_shapes_are_not() {
        let calendar = Calendar::counting_from(Date::constant(2014, 1, 1));
        assert_eq!(calendar.day(b" 02/01/2014 "), Some(1));
        assert_eq!(calendar.day("\u{a0}02/01/2014".as_bytes()), Some(1));
        for text in ["2014-01-02", "2/1/2014", "02/01/14", "02/01/2014x", "02-01-2014", ""] {
            assert_eq!(calendar.day(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_byte_reads_as_the_calendar_says(place in 0_usize..10, byte in 0_u8..128) {
            let origin = Date::constant(2012, 11, 1);
            let mut text = *b"28/02/2014";
            text[place] = byte;
            let said = plain(origin, std::str::from_utf8(&text).unwrap());
            prop_assume!(text.trim_ascii().len() == 10);
            prop_assert_eq!(Calendar::counting_from(origin).day(&text), said);
        }

        #[test]
        fn bytes_beyond_ascii_are_no_date(place in 0_usize..10, byte in 128_u8..) {
            let mut text = *b"28/02/2014";
            text[place] = byte;
            prop_assert_eq!(Calendar::counting_from(Date::constant(2014, 1, 1)).day(&text), None);
        }
    }
}
