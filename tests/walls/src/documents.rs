//! What the documents name is there: a path that moved, or a test that was renamed, is found
//! before a reader looks for it in vain.

use crate::project::File;

/// Folders of the project that a document may point into.
const FOLDERS: &[&str] =
    &["core/", "shell/", "contracts/", "docs/", "tests/", "scripts/", "fuzz/", "benches/"];

/// Every path a document names that is not there, and every name of a test or a term that no
/// source has. `is_there` says of a path below the root; `sources` are searched for names.
pub fn breaches(pages: &[File], is_there: impl Fn(&str) -> bool, sources: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for page in pages {
        for path in paths(page) {
            if !is_there(&path) {
                breaches.push(format!("{} names {path}, which is not there", page.path));
            }
        }
        for (name, path) in whereabouts(&page.text) {
            let file = sources.iter().find(|file| file.path == path);
            if !file.is_some_and(|file| defines(&file.text, name)) {
                breaches.push(format!("{} says {name} is in {path}, and it is not", page.path));
            }
        }
        for name in code(&page.text).filter(|name| is_a_sentence(name)) {
            if !sources.iter().any(|file| file.text.contains(name)) {
                breaches.push(format!("{} names {name}, which no source has", page.path));
            }
        }
    }
    breaches
}

/// Terms of a contract that the page about contracts does not explain.
pub fn unexplained(terms: &[String], page: &File) -> Vec<String> {
    let explained: Vec<&str> = code(&page.text).collect();
    terms.iter().filter(|term| !explained.contains(&term.as_str())).cloned().collect()
}

/// Paths of the project a page names in code, and those its links lead to.
fn paths(page: &File) -> Vec<String> {
    let plain = |path: &&str| !path.contains(['*', '<', ' ', '…']);
    let named = code(&page.text).filter(|word| FOLDERS.iter().any(|at| word.starts_with(at)));
    let mut paths: Vec<String> = named.filter(plain).map(str::to_owned).collect();
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for link in page.text.split("](").skip(1) {
        let target = link.split([')', '#']).next().unwrap_or_default();
        if !target.is_empty() && !target.contains(':') && plain(&target) {
            paths.push(format!("{folder}/{target}").trim_start_matches('/').to_owned());
        }
    }
    paths
}

/// What stands in code marks on one line; blocks of code are passed over.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let blocks = text.split("```").step_by(2);
    blocks.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// What a page says is in which source: a name and a file with the word *in* between.
fn whereabouts(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('`').collect();
        for at in (1..parts.len().saturating_sub(3)).step_by(2) {
            if parts[at + 1] == " in " && parts[at + 2].ends_with(".rs") {
                found.push((parts[at], parts[at + 2]));
            }
        }
    }
    found
}

/// Whether a source defines a function or a type of that name.
fn defines(source: &str, name: &str) -> bool {
    let kinds = ["fn", "enum", "struct", "type", "const"];
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    kinds.iter().any(|kind| {
        let words = format!("{kind} {name}");
        source.match_indices(&words).any(|(at, _)| ends(&source[at + words.len()..]))
    })
}

/// Whether a name is long enough to be a test's: four words or more.
fn is_a_sentence(name: &str) -> bool {
    name.matches('_').count() >= 3
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_path_or_a_test_that_is_not_there_is_found() {
        let text = "`core/care/src/day.rs` and `core/care/src/gone.rs`, [a](decisions/9.md), \
                    [b](https://example.org), `core/*/src`, `a_day_is_a_day`, `it_is_not_there_now`\n\
                    ```\n`core/in/a/block`\n```\n";
        let found = breaches(
            &[file("docs/contract.md", text)],
            |path| path == "core/care/src/day.rs",
            &[file("a.rs", "fn a_day_is_a_day() {}")],
        );
        assert_eq!(
            found,
            [
                "docs/contract.md names core/care/src/gone.rs, which is not there",
                "docs/contract.md names docs/decisions/9.md, which is not there",
                "docs/contract.md names it_is_not_there_now, which no source has",
            ]
        );
    }

    #[test]
    fn a_function_that_is_not_where_a_page_says_is_found() {
        let text = "`count` in `core/care/src/day.rs`, `counted` in `core/care/src/day.rs`";
        let source = file("core/care/src/day.rs", "fn counted() {}");
        assert_eq!(
            breaches(&[file("a.md", text)], |_| true, &[source]),
            ["a.md says count is in core/care/src/day.rs, and it is not"]
        );
    }

    #[test]
    fn a_term_nobody_explains_is_found() {
        let terms = ["cap".to_owned(), "floor".to_owned()];
        assert_eq!(unexplained(&terms, &file("docs/contract.md", "| `cap` | 7 |")), ["floor"]);
    }
}
