//! Invented young people, as a council's Header table describes them. Nobody here is anyone:
//! numbers, postcodes and names are made so that they cannot be taken for real ones.

use crate::calendar::plus;
use crate::chance::Chance;
use definitions::{Date, birthday};

/// One invented young person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Which invented person this is: unique in the programme, never written in a file.
    pub key: u64,
    /// The council's number for the child.
    pub council: String,
    /// Date of birth.
    pub born: Date,
    /// 1 for a boy, 2 for a girl, as the returns of these years say it.
    pub sex: u8,
    /// Ethnic origin code.
    pub ethnic: &'static str,
    /// The home postcode, in an area that does not exist.
    pub home_post: String,
    /// The family, shared by siblings.
    pub family: u64,
}

impl Person {
    /// Someone born on this day. The council's numbers run up with the key, unevenly.
    pub fn invent(chance: &mut Chance, key: u64, first_number: u64, born: Date) -> Person {
        let ethnic =
            [(82, "WBRI"), (4, "WOTH"), (4, "MWBC"), (4, "MOTH"), (3, "BAFR"), (3, "AOTH")];
        Person {
            key,
            council: format!("{:07}", first_number + key * 37 + chance.below(37) as u64),
            born,
            sex: chance.weighted(&[(60, 1), (40, 2)]),
            ethnic: chance.weighted(&ethnic),
            home_post: postcode(chance),
            family: key,
        }
    }

    /// The eighteenth birthday.
    pub fn eighteen(&self) -> Date {
        birthday(self.born, 18)
    }

    /// A unique pupil number in the right form, of a local authority that does not exist.
    pub fn upn(&self) -> String {
        const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
        let digits = format!("999{:09}", self.council.parse::<u64>().unwrap_or(self.key));
        let sum: usize =
            digits.bytes().zip(2..).map(|(digit, place)| usize::from(digit - b'0') * place).sum();
        format!("{}{digits}", char::from(LETTERS[sum % 23]))
    }

    /// What the return's MOTHER column holds: answered for girls only.
    pub fn mother(&self) -> &'static str {
        if self.sex == 2 { "0" } else { "" }
    }
}

/// A date of birth for someone opened on this day: 11 to 17, mostly 13 to 15.
pub fn born_for_opening(chance: &mut Chance, opened: Date) -> Date {
    let ages = [(6, 11), (13, 12), (21, 13), (26, 14), (22, 15), (10, 16), (2, 17)];
    let age: i64 = chance.weighted(&ages);
    plus(opened, -(age * 36525 / 100 + chance.between(5, 290)))
}

/// A postcode in the right form, in an area that does not exist.
pub fn postcode(chance: &mut Chance) -> String {
    const LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";
    let letter = |drawn: usize| char::from(LETTERS[drawn]);
    let (district, sector) = (chance.between(1, 40), chance.between(0, 9));
    let (first, second) = (letter(chance.below(20)), letter(chance.below(20)));
    format!("ZZ{district} {sector}{first}{second}")
}
