//! Putting a finding together: which check, where, what is wrong and what to do.

use definitions::{Finding, Place, Text, Weight};

/// A finding about no child in particular.
pub(crate) fn found(
    weight: Weight,
    check: &'static str,
    place: Place,
    title: impl Into<String>,
    hint: impl Into<Text>,
) -> Finding {
    let (title, hint) = (title.into(), hint.into());
    Finding { check: check.into(), place, child: None, title, hint, weight }
}

/// A finding about one child, by the sender's own number.
pub(crate) fn about(child: &str, finding: Finding) -> Finding {
    let child = (!child.is_empty()).then(|| child.into());
    Finding { child, ..finding }
}

/// A value as it was sent, in quotation marks and cut short when it is long.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 40;
    let mut cut: String =
        value.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        cut.push('…');
    }
    format!("“{cut}”")
}

/// `1 row`, `2 rows`.
pub(crate) fn counted(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}
