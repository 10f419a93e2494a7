//! The contract is data: every value on its pages says since when it holds, and either where it
//! is written or why it was assumed.

use toml::{Table, Value};

/// Values that are names, not terms: they hold from the start and have no other source.
const NAMES: &[&str] = &["name", "short_name", "parties"];

/// The values of a contract's page, and everything wrong with how they are written.
pub struct Page {
    /// How many values it holds, versions counted apart.
    pub values: usize,
    /// What is wrong, in words.
    pub breaches: Vec<String>,
}

/// Reads a page without knowing its subject.
pub fn page(path: &str, text: &str) -> Page {
    let mut page = Page { values: 0, breaches: Vec::new() };
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            page.breaches.push(format!("{path} cannot be read: {error}"));
            return page;
        }
    };
    for (term, value) in table.iter().filter(|(term, _)| !NAMES.contains(&term.as_str())) {
        let Some(versions) = value.as_array() else {
            page.breaches.push(format!("{path}: {term} is not written as [[{term}]] with `since`"));
            continue;
        };
        for version in versions {
            page.values += 1;
            let wrong = |what| format!("{path}: {term} {what}");
            page.breaches.extend(problems(version).into_iter().map(wrong));
        }
    }
    page
}

/// The names of a page's terms.
pub fn terms(text: &str) -> Vec<String> {
    let table: Table = text.parse().unwrap_or_default();
    table.keys().filter(|term| !NAMES.contains(&term.as_str())).cloned().collect()
}

fn problems(version: &Value) -> Vec<&'static str> {
    let mut problems = Vec::new();
    if !version.get("since").is_some_and(Value::is_datetime) {
        problems.push("does not say since when");
    }
    let said = |name| version.get(name).and_then(Value::as_str).is_some_and(|w| w.len() > 10);
    match (version.get("source"), version.get("assumed")) {
        (None, None) => problems.push("has neither a source nor a reason"),
        (Some(_), Some(_)) => problems.push("has both a source and a reason"),
        _ if !said("source") && !said("assumed") => {
            problems.push("says nothing of where it is from")
        }
        _ => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(page("a.toml", text).breaches, expected);
    }

    #[test]
    fn a_value_needs_a_day_and_a_source_or_a_reason() {
        check("[[cap]]\nsince = 2012-11-01\nvalue = 1\nsource = \"Review, section 3\"\n", &[]);
        check(
            "[[cap]]\nsince = 2012-11-01\nvalue = 1\n",
            &["a.toml: cap has neither a source nor a reason"],
        );
        check(
            "[[cap]]\nvalue = 1\nassumed = \"not published\"\n",
            &["a.toml: cap does not say since when"],
        );
        check(
            "[[cap]]\nsince = 2012-11-01\nassumed = \"\"\n",
            &["a.toml: cap says nothing of where it is from"],
        );
        let both =
            "[[cap]]\nsince = 2012-11-01\nassumed = \"a b c d e f\"\nsource = \"a b c d e f\"\n";
        check(both, &["a.toml: cap has both a source and a reason"]);
    }

    #[test]
    fn a_bare_value_is_a_breach_and_a_name_is_not() {
        check(
            "name = \"Essex\"\ncap = 1\n",
            &["a.toml: cap is not written as [[cap]] with `since`"],
        );
    }

    #[test]
    fn every_version_is_looked_at() {
        let text =
            "[[cap]]\nsince = 2012-11-01\nsource = \"Review, section 3\"\n[[cap]]\nvalue = 2\n";
        assert_eq!((page("a.toml", text).values, page("a.toml", text).breaches.len()), (2, 2));
    }
}
