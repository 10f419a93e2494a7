//! The codes of sex, which changed with the return for 2024-25.

use crate::return_year::ReturnYear;

/// The year's code for a girl: 2 to 2023-24, F from 2024-25.
pub(super) fn female(year: ReturnYear) -> &'static str {
    if year.starts_in() < 2024 { "2" } else { "F" }
}

/// The year's code for a boy: 1 to 2023-24, M from 2024-25.
pub(super) fn male(year: ReturnYear) -> &'static str {
    if year.starts_in() < 2024 { "1" } else { "M" }
}

/// The code from 2024-25 of a sex that had this code before.
pub(super) fn became(code: &str) -> Option<&'static str> {
    match code {
        "1" => Some("M"),
        "2" => Some("F"),
        _ => None,
    }
}
