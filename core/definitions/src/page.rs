//! A page of the contract, read from its text. What is wrong with it is a finding with its line.

use crate::{Finding, Place, Text, Weight};
use serde::de::DeserializeOwned;

/// What to do about a page whose values cannot be read.
pub const EVERY_VALUE: &str =
    "Every value needs `since`, and `source` or `assumed`; see docs/contract.md";

/// Reads a page.
///
/// # Errors
/// A finding with the line at which it cannot be read.
pub fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Vec<Finding>> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        vec![wrong(name, line, error.message(), EVERY_VALUE)]
    })
}

/// That something is wrong with a page, at a line where it is known; the page cannot be used.
pub fn wrong(
    name: &str,
    line: Option<u64>,
    title: impl Into<String>,
    hint: impl Into<Text>,
) -> Finding {
    Finding {
        check: "contract_page".into(),
        place: Place { row: line, ..Place::file(name) },
        child: None,
        title: title.into(),
        hint: hint.into(),
        weight: Weight::Refused,
    }
}

/// The line of a place in a text, from 1.
pub fn line_at(text: &str, place: usize) -> u64 {
    text.bytes().take(place).filter(|byte| *byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dated;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        days: Dated<u32>,
    }

    const TEXT: &str = "# A page.\n\n[[days]]\nsince = 2012-11-01\nvalue = 7\nassumed = \"x\"\n";

    #[test]
    fn a_page_is_read_or_its_line_is_named() {
        let page: Sample = read("sample.toml", TEXT).unwrap();
        assert_eq!(page.days.versions()[0].value, 7);
        let found = read::<Sample>("sample.toml", &TEXT.replace("[[days]]", "[[hours]]"));
        let found = found.unwrap_err().remove(0);
        assert_eq!((found.place.row, &*found.place.file), (Some(3), "sample.toml"));
        assert_eq!((found.weight, &*found.hint), (Weight::Refused, EVERY_VALUE));
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!((line_at("a\nb\n", 0), line_at("a\nb\n", 2), line_at("a\nb\n", 4)), (1, 2, 3));
    }
}
