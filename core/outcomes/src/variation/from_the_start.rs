//! A varied contract as though it had always said so, to see what past quarters would have paid.

use super::Pages;
use super::differences::Difference;
use std::collections::BTreeSet;
use toml::Value;

/// The pages with every term that differs held from the contract's first day on, in its last
/// version. A page that cannot be read stays as it is.
pub fn from_the_start(pages: &Pages, differences: &[Difference]) -> Pages {
    let changed: BTreeSet<&str> = differences.iter().map(|one| one.page.as_str()).collect();
    let mut pages = pages.clone();
    for (name, text) in pages.iter_mut().filter(|(name, _)| changed.contains(name.as_str())) {
        let Ok(mut page) = text.parse::<toml::Table>() else { continue };
        for (term, value) in page.iter_mut() {
            let said = term.replace('_', " ");
            let differs = |one: &&Difference| {
                let of = one.term.split(',').next().unwrap_or_default();
                one.page == *name && of.eq_ignore_ascii_case(&said)
            };
            if let (Some(_), Value::Array(versions)) = (differences.iter().find(differs), value) {
                hold_the_last(versions);
            }
        }
        if let Ok(written) = toml::to_string(&page) {
            *text = written;
        }
    }
    pages
}

/// Keeps the last version of each name, since the first day of any.
fn hold_the_last(versions: &mut Vec<Value>) {
    let since =
        |value: &Value| value.get("since").map(|day| day.to_string().trim_matches('"').to_owned());
    let name = |value: &Value| value.get("name").map(ToString::to_string);
    let first = versions.iter().filter(|one| since(one).is_some()).min_by_key(|one| since(one));
    let Some(first) = first.and_then(|one| one.get("since").cloned()) else { return };
    let mut kept: Vec<Value> = Vec::new();
    versions.sort_by_key(since);
    for version in versions.drain(..) {
        kept.retain(|one| name(one) != name(&version));
        kept.push(version);
    }
    for version in &mut kept {
        if let Some(table) = version.as_table_mut() {
            table.insert("since".to_owned(), first.clone());
        }
    }
    *versions = kept;
}
