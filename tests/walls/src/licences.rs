//! What we build on may be used, changed and passed on by a council, a charity or a company
//! without asking: permissive licences only. `deny.toml` says the same to cargo-deny.

use crate::project::Resolved;

/// Licences that are welcome.
pub const WELCOME: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "Unlicense",
];

/// Every crate whose licence is not welcome, or that has none.
pub fn breaches(all: &[Resolved]) -> Vec<String> {
    let mut breaches = Vec::new();
    for one in all {
        match &one.licence {
            None => breaches.push(format!("{} says no licence", one.name)),
            Some(licence) if !welcome(licence) => {
                breaches.push(format!("{} is licensed {licence}", one.name));
            }
            Some(_) => {}
        }
    }
    breaches
}

/// Whether a licence expression can be met with welcome licences: one side of every OR, both
/// sides of every AND. An old-style slash is an OR.
pub fn welcome(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words);
    met && rest.is_empty()
}

fn either<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = both(words);
    while let Some((&"OR", after)) = rest.split_first() {
        let (other, left) = both(after);
        (met, rest) = (met || other, left);
    }
    (met, rest)
}

fn both<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = one(words);
    while let Some((&"AND", after)) = rest.split_first() {
        let (other, left) = one(after);
        (met, rest) = (met && other, left);
    }
    (met, rest)
}

fn one<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inside @ ..] => match either(inside) {
            (met, [")", rest @ ..]) => (met, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => {
            (WELCOME.contains(&format!("{name} WITH {exception}").as_str()), rest)
        }
        [name, rest @ ..] => (WELCOME.contains(name), rest),
        [] => (false, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_of_an_or_and_both_sides_of_an_and_are_needed() {
        assert!(welcome("MIT OR GPL-3.0-only"));
        assert!(welcome("Apache-2.0/MIT"));
        assert!(welcome("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(welcome("Apache-2.0 WITH LLVM-exception OR LGPL-2.1-or-later"));
        assert!(!welcome("MIT AND GPL-3.0-only"));
        assert!(!welcome("(MIT OR Apache-2.0) AND AGPL-3.0-only"));
        assert!(!welcome("GPL-2.0-only"));
        assert!(!welcome("GPL-2.0-only WITH Classpath-exception-2.0"));
        assert!(!welcome(""));
        assert!(!welcome("(MIT"));
    }

    #[test]
    fn a_crate_without_a_licence_is_a_breach() {
        let one = Resolved { name: "quiet".to_owned(), licence: None };
        assert_eq!(breaches(&[one]), ["quiet says no licence"]);
    }
}
