//! The columns of a sheet of answers, however they are spelt, and where each stands.

use crate::table;
use csv::ByteRecord;
use wider::sdq::answers::ITEMS;

/// Every column a sheet may have: about the questionnaire, its items, and what they weigh.
pub(super) const COLUMNS: [&str; 36] = [
    "id",
    "date",
    "informant",
    "q1",
    "q2",
    "q3",
    "q4",
    "q5",
    "q6",
    "q7",
    "q8",
    "q9",
    "q10",
    "q11",
    "q12",
    "q13",
    "q14",
    "q15",
    "q16",
    "q17",
    "q18",
    "q19",
    "q20",
    "q21",
    "q22",
    "q23",
    "q24",
    "q25",
    "difficulties",
    "distress",
    "home",
    "friends",
    "classroom",
    "leisure",
    // On the form, and not scored.
    "chronicity",
    "burden",
];

/// The columns without which nothing can be scored.
pub(super) const REQUIRED: [&str; 26] = {
    let mut required = ["informant"; 26];
    let mut at = 1;
    while at < required.len() {
        required[at] = COLUMNS[ITEM_1 + at - 1];
        at += 1;
    }
    required
};

pub(super) const ID: usize = 0;
pub(super) const DATE: usize = 1;
pub(super) const INFORMANT: usize = 2;
pub(super) const ITEM_1: usize = 3;
/// The first of the six about impact: difficulties, distress, home, friends, classroom, leisure.
pub(super) const DIFFICULTIES: usize = ITEM_1 + ITEMS;

/// The name of a column as this file spells it: `Item 3` and `Q03` are `q3`, item 26 is
/// `difficulties`, and `impact_home` is `home`.
pub(super) fn spelt(column: &str) -> String {
    let name = table::spelt(column);
    if let Some(number) = item_number(&name) {
        return match number {
            26 => "difficulties".to_owned(),
            _ => format!("q{number}"),
        };
    }
    let plain = name.strip_prefix("impact_").unwrap_or(&name);
    match plain {
        "home_life" => "home",
        "friendships" => "friends",
        "classroom_learning" => "classroom",
        "leisure_activities" => "leisure",
        other => other,
    }
    .to_owned()
}

/// The item a column is of, from 1 to 26.
fn item_number(name: &str) -> Option<u8> {
    let digits = ["q", "item", "sdq"].iter().find_map(|word| name.strip_prefix(word))?;
    let digits = digits.trim_start_matches('_');
    let number = digits.parse().ok().filter(|number| (1..=26).contains(number))?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

/// Where each column stands in a row as sent.
pub(super) struct Layout {
    places: [Option<usize>; COLUMNS.len()],
    unnamed: Vec<usize>,
}

impl Layout {
    pub(super) fn of(columns: &[String]) -> Layout {
        let place = |name: &str| columns.iter().position(|column| column == name);
        Layout {
            places: COLUMNS.map(place),
            unnamed: (0..columns.len()).filter(|at| columns[*at].is_empty()).collect(),
        }
    }

    /// The bytes of a row in a column, trimmed; blank where the file has no such column.
    pub(super) fn field<'r>(&self, record: &'r ByteRecord, column: usize) -> &'r [u8] {
        self.places[column].and_then(|at| record.get(at)).unwrap_or_default().trim_ascii()
    }

    /// The first column without a name that has a value in this row.
    pub(super) fn unnamed_and_filled(&self, record: &ByteRecord) -> Option<usize> {
        let filled = |at: &&usize| record.get(**at).is_some_and(|f| !f.trim_ascii().is_empty());
        self.unnamed.iter().find(filled).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_known_however_they_are_spelt() {
        for name in ["q3", "Q3", "q03", "Item 3", "SDQ_3", "item-03"] {
            assert_eq!(spelt(name), "q3", "{name}");
        }
        assert_eq!(spelt("Q26"), "difficulties");
        assert_eq!(spelt("Impact home"), "home");
        for name in ["q27", "q0", "q+3", "quadrant", "q", "sdq_total"] {
            assert!(!COLUMNS.contains(&spelt(name).as_str()), "{name}");
        }
    }

    #[test]
    fn the_informant_and_every_item_must_be_there() {
        assert_eq!((REQUIRED[0], REQUIRED[1], REQUIRED[25]), ("informant", "q1", "q25"));
        assert_eq!(COLUMNS[DIFFICULTIES], "difficulties");
    }
}
