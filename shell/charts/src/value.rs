//! A number on a chart: where it is drawn, and the cell people read. The two are handed in
//! together, so that a chart never works out or rounds a figure of its own.

use definitions::{Cell, Days, Exact, Money};

/// The furthest from nothing that anything is drawn; the words still say the whole figure.
const EDGE: f64 = 1e15;

/// Where a number is drawn, the cell in the table, and the words beside the mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    at: f64,
    shown: Cell,
    label: Option<String>,
}

impl Value {
    /// A number drawn at `at` and read as `shown`; nothing where `at` is no number at all.
    pub fn new(at: f64, shown: impl Into<Cell>) -> Option<Value> {
        at.is_finite().then(|| Value::of(at, shown.into()))
    }

    /// An exact number and the decimals people are shown.
    pub fn exact(number: Exact, places: u8) -> Value {
        Value::of(number.approximate(), Cell::Exact(number, places))
    }

    /// A share from 0 to 1, read as a percentage beside its mark and as the share in the table.
    pub fn percent(share: Exact, places: u8) -> Value {
        let label = format!("{}%", share.times(100).to_places(usize::from(places)));
        Value::exact(share, places + 2).labelled(label)
    }

    /// The same number with other words beside its mark, such as `14.2 days`.
    pub fn labelled(mut self, words: impl Into<String>) -> Value {
        self.label = Some(words.into());
        self
    }

    /// Where it is drawn.
    pub fn at(&self) -> f64 {
        self.at
    }

    /// The cell in the table.
    pub fn shown(&self) -> &Cell {
        &self.shown
    }

    /// The words beside its mark.
    pub fn label(&self) -> String {
        self.label.clone().unwrap_or_else(|| words(&self.shown))
    }

    fn of(at: f64, shown: Cell) -> Value {
        Value { at: at.clamp(-EDGE, EDGE), shown, label: None }
    }
}

impl From<Days> for Value {
    fn from(days: Days) -> Value {
        Value::from(days.0)
    }
}
impl From<Money> for Value {
    /// Drawn in pounds.
    fn from(amount: Money) -> Value {
        Value::of(amount.0 as f64 / 100.0, Cell::Money(amount))
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::of(number as f64, Cell::Whole(number))
    }
}
impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::of(number as f64, Cell::from(number))
    }
}

/// The cell of a value that may be missing.
pub(crate) fn cell(value: Option<&Value>) -> Cell {
    value.map_or(Cell::Blank, |value| value.shown.clone())
}

/// A cell as people read it.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Date(day) => definitions::said(*day),
        Cell::Whole(number) => grouped(&number.to_string()),
        Cell::Exact(number, places) => grouped(&number.to_places(usize::from(*places))),
        Cell::Money(amount) => amount.to_string(),
        Cell::Blank => String::new(),
    }
}

/// A number with its thousands apart: `-12345.67` as `-12,345.67`.
pub(crate) fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, ""), |(whole, part)| (whole, part));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if part.is_empty() { text } else { format!("{text}.{part}") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_its_cell_says() {
        assert_eq!(Value::from(Money(153_664)).label(), "£1,536.64");
        assert_eq!(Value::from(Days(-1234)).label(), "-1,234");
        assert_eq!(Value::exact("1234.5678".parse().unwrap(), 1).label(), "1,234.6");
    }

    #[test]
    fn a_share_is_a_percentage_beside_its_mark_and_a_share_in_the_table() {
        let share: Exact = "0.1425".parse().unwrap();
        let value = Value::percent(share, 1);
        assert_eq!(value.shown(), &Cell::Exact(share, 3));
        assert_eq!(value.at(), 0.1425);
        assert!(value.label().ends_with('%'), "{}", value.label());
    }

    #[test]
    fn what_is_no_number_is_no_value_and_what_is_huge_is_drawn_at_the_edge() {
        assert_eq!(Value::new(f64::NAN, "?"), None);
        assert_eq!(Value::new(f64::INFINITY, "?"), None);
        assert_eq!(Value::new(f64::MAX, "?").unwrap().at(), EDGE);
    }
}
