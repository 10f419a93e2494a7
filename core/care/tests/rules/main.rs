//! The list of rules in `docs/formats/903-rules.md` is made from the rules themselves and from
//! the published list of them, so that it cannot say what is not so.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "the test reads the rules’ own files"
)]

use care::checks::{CANNOT_RUN, RULES, Rule, Years};
use expect_test::expect_file;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Every published rule: its tables and the years it is in force. Source: the DfE's rules for
/// 2022-23 to 2026-27.
const PUBLISHED: &str = include_str!("../../codes/published_rules.csv");

const OPENING: &str = "\
# The rules a return is checked by

Made by `core/care/tests/rules` from the rules themselves; to make it again, run
`UPDATE_EXPECT=1 cargo test -p care --test rules`.

`homeward check 903` runs these over a return, and `--only 142,501` runs some of them. The numbers
are the Department for Education's own; the words are ours. A rule that needs last year's return,
a table that was not sent or a list that was not loaded says so and is not run. A year with no
published rules runs the nearest year's, and each finding says that it is not confirmed.

";

#[test]
fn the_list_of_rules_says_for_each_whether_it_is_done_and_why_not() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks"));
    let mut page = OPENING.to_owned();
    let (mut done, mut left) = (String::new(), String::new());
    let (mut count, mut of) = (0, 0);
    for line in PUBLISHED.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [number, tables, first, last] = fields.as_slice() else { panic!("{line}") };
        of += 1;
        match RULES.iter().find(|rule| rule.number == *number) {
            Some(rule) => {
                count += 1;
                let (says, path) = (words(rule.says), &sources[*number]);
                writeln!(done, "| [{number}]({path}) | {says} | {tables} | {} |", years(rule))
                    .unwrap();
            }
            None => {
                let why = CANNOT_RUN.iter().find(|(known, _)| known == number);
                let why = why.map(|(_, why)| *why).unwrap_or("not done yet");
                let years = if first.is_empty() { "none" } else { &format!("{first} to {last}") };
                writeln!(left, "| {number} | {tables} | {years} | {why} |").unwrap();
            }
        }
    }
    writeln!(page, "## Done: {count} of the {of} published\n").unwrap();
    page += "| rule | what should be true | tables | years |\n|---|---|---|---|\n";
    page += &done;
    writeln!(page, "\n## Not done: {}\n", of - count).unwrap();
    page += "| rule | tables | years | why not |\n|---|---|---|---|\n";
    page += &left;
    page += "\n## Our own checks\n\n| check | what should be true |\n|---|---|\n";
    for rule in RULES.iter().filter(|rule| rule.in_force == Years::Ours) {
        let path = &sources[rule.number];
        writeln!(page, "| [{}]({path}) | {} |", rule.number, words(rule.says)).unwrap();
    }
    expect_file!["../../../../docs/formats/903-rules.md"].assert_eq(&page);
}

#[test]
fn every_numbered_rule_is_a_published_one() {
    let published: Vec<&str> =
        PUBLISHED.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    for rule in RULES.iter().filter(|rule| rule.in_force != Years::Ours) {
        assert!(published.contains(&rule.number), "{} is not published", rule.number);
    }
    for (number, _) in CANNOT_RUN {
        assert!(RULES.iter().all(|rule| rule.number != *number), "{number} can run");
    }
}

#[test]
fn every_rule_has_its_words_and_a_test_that_finds_something() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
    for rule in RULES.iter() {
        assert!(!rule.says.is_empty() && !rule.remedy.is_empty(), "{}", rule.number);
    }
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        if number(&text).is_some() {
            // Rows that pass stand beside rows that fail, in one table or several.
            let blocks: Vec<&str> = text.split("expect![[r#\"").skip(1).collect();
            let lines = |block: &&str| block.split("\"#]]").next().unwrap().lines().count();
            assert!(text.contains("#[test]"), "{} has no test", path.display());
            assert!(blocks.iter().any(|block| lines(block) >= 2), "{}", path.display());
        }
    }
}

/// Where each rule is written, as the page links to it.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    let root = folder.parent().unwrap();
    let mut sources = BTreeMap::new();
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        if let Some(number) = number(&text) {
            let within = path.strip_prefix(root).unwrap().display().to_string();
            sources.insert(number, format!("../../core/care/src/{within}"));
        }
    }
    sources
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn number(text: &str) -> Option<String> {
    let after = text.split("static RULE: Rule = Rule {").nth(1)?;
    let number = after.split("number: \"").nth(1)?.split('"').next()?;
    Some(number.to_owned())
}

fn words(says: &str) -> String {
    says.replace('|', "/")
}

fn years(rule: &Rule) -> String {
    match rule.in_force {
        Years::Ours => "ours".to_owned(),
        Years::Published(first, last) => {
            let year = |first: i16| format!("{first}-{:02}", (first + 1) % 100);
            match first == last {
                true => year(first),
                false => format!("{} to {}", year(first), year(last)),
            }
        }
    }
}
