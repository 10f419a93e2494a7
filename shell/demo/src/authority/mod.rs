//! An invented authority of any size: two years of its return with every table, mostly right and
//! a little wrong, to measure the checks on. Everyone in it is invented.

mod child;
mod rows;

use crate::InventedFile;
use crate::chance::Chance;
use child::Child;
use rows::Tables;

/// The calendar year in which the return begins: 2024-25, with 2023-24 before it.
pub const BEGINS: i16 = 2024;

/// Two years of an authority's return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The tables of 2024-25.
    pub this: Vec<InventedFile>,
    /// The tables of 2023-24.
    pub last: Vec<InventedFile>,
}

/// Invents an authority with so many children. About one row in thirty has something wrong.
pub fn authority(seed: u64, children: usize) -> Authority {
    let mut chance = Chance::seeded(seed);
    let (mut this, mut last) = (Tables::new(BEGINS), Tables::new(BEGINS - 1));
    for number in 0..children {
        let child = Child::invent(&mut chance, number);
        last.add(&child, &mut chance);
        this.add(&child, &mut chance);
    }
    Authority { this: this.files("this"), last: last.files("last") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_has_every_table_and_the_same_seed_gives_the_same_bytes() {
        let invented = authority(3, 2_000);
        assert_eq!(invented, authority(3, 2_000));
        assert_ne!(invented, authority(4, 2_000));
        assert_eq!((invented.this.len(), invented.last.len()), (11, 11));
        for file in invented.this.iter().chain(&invented.last) {
            let lines = file.text.lines().count();
            assert!(lines > 1, "{} has {lines} lines", file.path);
        }
    }
}
