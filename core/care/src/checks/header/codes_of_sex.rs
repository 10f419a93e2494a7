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

/// Whether two codes, of whatever years, are one sex.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || matches!((one, other), ("1", "M") | ("M", "1") | ("2", "F") | ("F", "2"))
}
