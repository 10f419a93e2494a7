//! A local authority, by the nine characters the Office for National Statistics gives it:
//! `E10000012` is Essex.

use std::fmt;
use std::str::FromStr;

/// The code of an area: a letter for the country and eight digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Authority([u8; 9]);

impl Authority {
    /// The code in a text, in either case, or none where it is not one.
    pub fn read(text: &[u8]) -> Option<Authority> {
        let mut code: [u8; 9] = text.trim_ascii().try_into().ok()?;
        let [letter, digits @ ..] = &mut code;
        letter.make_ascii_uppercase();
        let is_code = letter.is_ascii_uppercase() && digits.iter().all(u8::is_ascii_digit);
        is_code.then_some(Authority(code))
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// What the return calls a place of this area: its own code in England, the country in
    /// Scotland, Wales and Northern Ireland. The Channel Islands and the Isle of Man are none.
    pub fn in_return(&self) -> Option<&str> {
        match self.0[0] {
            b'E' => Some(self.as_str()),
            b'S' => Some("SCO"),
            b'W' => Some("WAL"),
            b'N' => Some("NIR"),
            _ => None,
        }
    }

    /// Whether it is a district of a county, which answers to the county for children in care.
    pub fn is_district_of_county(&self) -> bool {
        self.0.starts_with(b"E07")
    }

    /// Whether it is a county.
    pub fn is_county(&self) -> bool {
        self.0.starts_with(b"E10")
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Authority {
    type Err = String;
    fn from_str(text: &str) -> Result<Authority, String> {
        Authority::read(text.as_bytes()).ok_or_else(|| {
            format!("“{text}” is not an authority’s code: give all nine characters, as E10000012")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_characters_are_a_code_and_nothing_else_is() {
        assert_eq!("e10000012".parse::<Authority>().unwrap().as_str(), "E10000012");
        for text in ["881", "", "E1000001", "E100000123", "110000012", "E1000001X"] {
            assert!(text.parse::<Authority>().is_err(), "{text}");
        }
    }

    #[test]
    fn outside_england_the_country_stands_for_the_authority() {
        let called = ["E10000012", "S12000033", "W06000015", "N09000003", "M99999999"]
            .map(|code| Authority::read(code.as_bytes()).unwrap());
        let called = called.iter().map(Authority::in_return).collect::<Vec<_>>();
        assert_eq!(called, [Some("E10000012"), Some("SCO"), Some("WAL"), Some("NIR"), None]);
    }
}
