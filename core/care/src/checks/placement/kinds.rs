//! The kinds of placement that rules of several subjects tell apart, and how one is named in a
//! title.

use crate::checks::codes::{List, list};

/// Whether the child is placed for adoption.
pub fn for_adoption(place: &str) -> bool {
    matches!(place, "A3" | "A4" | "A5" | "A6")
}

/// Whether the child is in a foster placement, by today’s codes.
pub fn foster(place: &str) -> bool {
    matches!(place, "U1" | "U2" | "U3" | "U4" | "U5" | "U6")
}

/// Whether it is a placement of the remaining kinds: Z1 to 2024-25, Z11 to Z14 since.
pub fn remaining(place: &str, year: i16) -> bool {
    match place {
        "Z1" => year < 2025,
        "Z11" | "Z12" | "Z13" | "Z14" => 2025 <= year,
        _ => false,
    }
}

/// Whether it is a placement that Ofsted does not register. Semi-independent living, H5, left
/// these in 2023-24, and independent living, P2, in 2024-25.
pub fn not_registered(place: &str, year: i16) -> bool {
    match place {
        "P1" | "P3" | "R1" | "R2" | "R5" | "T0" | "T1" | "T2" | "T3" | "T4" => true,
        "H5" => year < 2023,
        "P2" => year < 2024,
        place => remaining(place, year),
    }
}

/// A placement with what its code means: `K2 (children’s home)`.
pub fn placement_named(code: &str) -> String {
    if code.is_empty() { "not recorded".to_owned() } else { named(List::Place, code) }
}

/// A code with what it means; the code alone where no list has it.
pub fn named(which: List, code: &str) -> String {
    match list(which).entry(code) {
        Some(entry) => format!("{code} ({})", entry.means),
        None => code.to_owned(),
    }
}

/// Whether two postcodes are the same, however they are spaced.
pub fn same_postcode(one: &str, other: &str) -> bool {
    one.chars().filter(|c| *c != ' ').eq(other.chars().filter(|c| *c != ' '))
}
