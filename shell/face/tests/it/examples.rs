//! Reads the published examples of a component, and compares each with ours.

use crate::tree::tree;
use maud::Markup;
use serde_json::Value;
use std::path::PathBuf;

/// Compares the examples of one component, by name, with what we make of their options.
pub fn check(component: &str, names: &[&str], ours: impl Fn(&Value) -> Markup) {
    check_after(component, names, |html| html.to_owned(), ours);
}

/// The same, after a change to the published example that its test explains.
pub fn check_after(
    component: &str,
    names: &[&str],
    change: impl Fn(&str) -> String,
    ours: impl Fn(&Value) -> Markup,
) {
    let published = published(component);
    for name in names {
        let example = published.iter().find(|example| example["name"] == *name);
        let example = example.unwrap_or_else(|| panic!("{component} has no example {name:?}"));
        let html = example["html"].as_str().unwrap_or_default();
        let wanted = tree(&change(html));
        let made = tree(&ours(&example["options"]).0);
        assert!(!wanted.is_empty(), "{component}, {name}: the example is empty");
        assert_eq!(made, wanted, "{component}, {name}: left is ours, right is published\n");
    }
}

fn published(component: &str) -> Vec<Value> {
    let folder = "../../tests/browser/node_modules/govuk-frontend/dist/govuk/components";
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(folder)
        .join(component)
        .join("fixtures.json");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|_| {
        panic!("the design system’s examples are not there: run npm ci --prefix tests/browser")
    });
    let all: Value = serde_json::from_str(&text).expect("the examples are JSON");
    all["fixtures"].as_array().expect("the examples are a list").clone()
}
