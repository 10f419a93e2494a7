//! Postcodes and where they are. A postcode is eight bytes whatever its spaces and capitals, so
//! that the few thousand a return names stay small while a list of millions goes by.

use super::Authority;
use std::collections::HashMap;
use std::fmt;

/// A postcode, its spaces off and in upper case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u64);

impl Postcode {
    /// The postcode in a text: `CM1 1QH` and `cm11qh` are one. None where it cannot be one: blank,
    /// more than eight characters, or something other than letters and digits.
    pub fn read(text: impl AsRef<[u8]>) -> Option<Postcode> {
        let (mut bytes, mut length) = ([0; 8], 0);
        for byte in text.as_ref().iter().filter(|byte| **byte != b' ') {
            *bytes.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        }
        let plain = length > 0 && bytes[..length].iter().all(u8::is_ascii_alphanumeric);
        plain.then_some(Postcode(u64::from_be_bytes(bytes)))
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0.to_be_bytes();
        let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        f.pad(std::str::from_utf8(&bytes[..length]).unwrap_or_default())
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Where a postcode is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The authority answering for children in care there: the county, or else the district.
    pub authority: Option<Authority>,
    /// Its place on the map.
    pub point: Option<Point>,
}

/// A place on the national grid, in metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The easting.
    pub east: i32,
    /// The northing.
    pub north: i32,
}

/// A list of postcodes, each with where it is.
#[derive(Clone, Debug, Default)]
pub struct Postcodes {
    spots: HashMap<Postcode, Spot>,
}

impl Postcodes {
    /// Where a postcode is, if it is on the list.
    pub fn spot(&self, postcode: Postcode) -> Option<&Spot> {
        self.spots.get(&postcode)
    }

    /// Puts a postcode on the list; false where it is there already, and then nothing changes.
    pub fn add(&mut self, postcode: Postcode, spot: Spot) -> bool {
        let new = self.spots.len();
        self.spots.entry(postcode).or_insert(spot);
        new < self.spots.len()
    }

    /// How many are on the list.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// Whether what was sent is a postcode of the list.
    pub fn has(&self, sent: &str) -> bool {
        self.of(sent).is_some()
    }

    /// Where a postcode is, as it was sent.
    pub(super) fn of(&self, sent: &str) -> Option<&Spot> {
        self.spot(Postcode::read(sent)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_capitals_make_no_difference() {
        let read = |text: &str| Postcode::read(text).map(|postcode| postcode.to_string());
        assert_eq!(read(" cm1  1qh "), Some("CM11QH".to_owned()));
        assert_eq!(Postcode::read("AB1 0JD"), Postcode::read("ab10jd"));
        for text in ["", "  ", "CM1-1QH", "CM1\u{a0}1QH", "CM11QH123", "CM1é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_postcode_takes_eight_bytes() {
        assert_eq!(size_of::<Postcode>(), 8);
        assert!(size_of::<Spot>() <= 24);
    }
}
