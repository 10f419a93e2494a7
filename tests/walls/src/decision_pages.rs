//! A decision is one page with four headings, numbered, and never taken twice.

use crate::project::File;

/// The four headings, in order.
const HEADINGS: [&str; 4] = ["## Context", "## Options", "## Decision", "## Consequences"];

/// Everything wrong with how the decisions are written.
pub fn breaches(pages: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    for page in pages {
        let name = page.path.rsplit('/').next().unwrap_or_default();
        let number = name.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            breaches.push(format!("{name} does not begin with four digits"));
        }
        if numbers.contains(&number) {
            breaches.push(format!("{name} has a number already taken"));
        }
        numbers.push(number);
        let found: Vec<&str> =
            page.text.lines().map(str::trim_end).filter(|line| line.starts_with("## ")).collect();
        if found != HEADINGS {
            breaches.push(format!("{name} has the headings {found:?}"));
        }
        for (at, heading) in HEADINGS.iter().enumerate() {
            let after = page.text.split(heading).nth(1).unwrap_or_default();
            let said = HEADINGS
                .get(at + 1)
                .map_or(after, |next| after.split(next).next().unwrap_or_default());
            if found == HEADINGS && said.trim().is_empty() {
                breaches.push(format!("{name} says nothing under {heading}"));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, text: &str) -> File {
        File { path: format!("docs/decisions/{name}"), text: text.to_owned() }
    }

    const WHOLE: &str =
        "# 1. A\n\n## Context\na\n## Options\nb\n## Decision\nc\n## Consequences\nd\n";

    #[test]
    fn four_headings_in_order_and_something_under_each() {
        assert_eq!(breaches(&[page("0001-a.md", WHOLE)]).len(), 0);
        assert_eq!(
            breaches(&[page("0001-a.md", &WHOLE.replace("## Options", "## Choice"))]).len(),
            1
        );
        let empty = breaches(&[page("0001-a.md", &WHOLE.replace("\nc\n", "\n"))]);
        assert_eq!(empty, ["0001-a.md says nothing under ## Decision"]);
    }

    #[test]
    fn a_number_is_given_once() {
        let pages = [page("0001-a.md", WHOLE), page("0001-b.md", WHOLE), page("two.md", WHOLE)];
        assert_eq!(
            breaches(&pages),
            ["0001-b.md has a number already taken", "two.md does not begin with four digits",]
        );
    }
}
