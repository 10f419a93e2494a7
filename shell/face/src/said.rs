//! The one way a day, an amount and a count are written on a page.

use definitions::table::Cell;
use definitions::{Date, Exact, Money};
use jiff::civil::DateTime;

/// A day: `3 March 2014`.
pub fn day(day: Date) -> String {
    definitions::said(day)
}

/// A day where there is little room, as in a narrow table: `3 Mar 2014`.
pub fn short_day(day: Date) -> String {
    let said = definitions::said(day);
    let mut words = said.split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some(number), Some(month), Some(year)) => {
            format!("{number} {} {year}", month.chars().take(3).collect::<String>())
        }
        _ => said,
    }
}

/// A moment: `3 March 2014 at 9:05am`.
pub fn moment(moment: DateTime) -> String {
    format!("{} at {}", day(moment.date()), clock(moment))
}

/// A stretch of days: `3 March 2014 to 9 April 2014`.
pub fn days_between(from: Date, to: Date) -> String {
    format!("{} to {}", day(from), day(to))
}

/// An amount: `£1,536.64`.
pub fn money(amount: Money) -> String {
    amount.to_string()
}

/// A whole number: `1,234`.
pub fn number(number: i64) -> String {
    grouped(&number.to_string())
}

/// An exact number at so many decimals: `1,234.50`.
pub fn exact(number: Exact, places: u8) -> String {
    grouped(&number.to_places(usize::from(places)))
}

/// How many there are: `1 child`, `1,234 children`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&number.to_string()), if number == 1 { one } else { many })
}

/// What a table's cell says.
pub fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Date(date) => day(*date),
        Cell::Whole(whole) => number(*whole),
        Cell::Exact(value, places) => exact(*value, *places),
        Cell::Money(amount) => money(*amount),
        Cell::Blank => String::new(),
    }
}

/// Several things in a sentence: `a, b and c`.
pub fn joined(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn clock(moment: DateTime) -> String {
    match (moment.hour(), moment.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (hour, minute) => {
            let half = if hour < 12 { "am" } else { "pm" };
            let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
            format!("{shown}:{minute:02}{half}")
        }
    }
}

fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push('.');
        text.push_str(part);
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_moments_are_said_as_people_say_them() {
        assert_eq!(day(date(2014, 3, 3)), "3 March 2014");
        assert_eq!(short_day(date(2014, 9, 30)), "30 Sep 2014");
        assert_eq!(moment(date(2014, 3, 3).at(9, 5, 0, 0)), "3 March 2014 at 9:05am");
        assert_eq!(moment(date(2014, 3, 3).at(12, 30, 0, 0)), "3 March 2014 at 12:30pm");
        assert_eq!(moment(date(2014, 3, 3).at(0, 0, 0, 0)), "3 March 2014 at midnight");
        let (from, to) = (date(2014, 3, 3), date(2014, 4, 9));
        assert_eq!(days_between(from, to), "3 March 2014 to 9 April 2014");
    }

    #[test]
    fn thousands_are_set_apart_and_one_is_one() {
        assert_eq!(number(-1_234_567), "-1,234,567");
        assert_eq!(money(Money(153_664)), "£1,536.64");
        assert_eq!(money(Money(-250)), "-£2.50");
        assert_eq!(exact("1234.5".parse().unwrap(), 2), "1,234.50");
        assert_eq!(count(1, "child", "children"), "1 child");
        assert_eq!(count(1234, "child", "children"), "1,234 children");
    }

    #[test]
    fn a_list_is_joined_as_a_sentence_joins_it() {
        assert_eq!(joined(&["a"]), "a");
        assert_eq!(joined(&["a", "b", "c"]), "a, b and c");
    }
}
