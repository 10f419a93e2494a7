//! A cell as people read it: amounts with their pounds, thousands apart, negatives with a sign.

use definitions::{Cell, Exact, Kind};

/// The words of a cell, for a page or a terminal.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Date(day) => day.to_string(),
        Cell::Whole(number) => grouped(&number.to_string()),
        Cell::Exact(number, places) => grouped(&number.to_places(usize::from(*places))),
        Cell::Money(amount) => amount.to_string(),
        Cell::Blank => String::new(),
    }
}

/// Whether a column is aligned to the right.
pub(crate) fn right(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Money)
}

/// A number with its thousands apart: `-12345.67` as `-12,345.67`.
pub(crate) fn grouped(number: &str) -> String {
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

/// An exact amount in pence, every decimal shown.
pub(crate) fn pence(exact: Exact) -> String {
    format!("{} pence", grouped(&exact.to_string()))
}

/// `1 child`, `2 children`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&number.to_string()), if number == 1 { one } else { many })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_and_decimals_kept() {
        assert_eq!(grouped("-1234567.8901"), "-1,234,567.8901");
        assert_eq!(grouped("123"), "123");
        assert_eq!(pence("153663.7536".parse().unwrap()), "153,663.7536 pence");
    }
}
