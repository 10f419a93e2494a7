//! Every file kept for fuzzing is read again here, so that none of them is ever forgotten.
#![expect(clippy::disallowed_methods, reason = "a test may open the files it replays")]

use super::year;
use definitions::Weight;
use intake::return_903::Upload;
use intake::{case_list, comparison_group, questionnaires, return_903};
use std::path::PathBuf;

fn files(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus is kept beside the targets")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("a readable file"))).collect()
}

/// Whether a file kept as good (its name says so) is read without a refusal, and any other is at
/// least read without a panic.
fn replay(target: &str, read: impl Fn(&str, &[u8]) -> (usize, Vec<definitions::Finding>)) {
    let files = files(target);
    assert!(files.len() >= 3, "the corpus of {target} is missing");
    for (name, bytes) in files {
        let (rows, findings) = read(&name, &bytes);
        if name.starts_with("good") {
            let refused = findings.iter().find(|finding| finding.weight == Weight::Refused);
            assert_eq!(refused, None, "{name}");
            assert!(rows > 0, "{name}");
        } else {
            assert!(!findings.is_empty(), "{name} is kept because something is wrong with it");
        }
    }
}

#[test]
fn kept_returns_are_read() {
    replay("return_903", |name, bytes| {
        let (ret, mut findings) = return_903::read(year(), &[Upload { name, bytes }]);
        findings.retain(|finding| finding.check != "no_episodes_table");
        let (_, more) = intake::episodes(&ret);
        findings.extend(more);
        let rows = care::Table::ALL.into_iter().map(|table| ret.rows(table).len()).sum();
        (rows, findings)
    });
}

#[test]
fn kept_case_lists_are_read() {
    replay("case_list", |name, bytes| {
        let (rows, findings) = case_list::read(name, bytes);
        (rows.len(), findings)
    });
}

#[test]
fn kept_comparison_groups_are_read() {
    replay("comparison_group", |name, bytes| {
        let (members, findings) = comparison_group::read_csv(name, bytes);
        (members.len(), findings)
    });
}

#[test]
fn kept_sheets_of_answers_are_read() {
    replay("questionnaires", |name, bytes| {
        let (rows, findings) = questionnaires::read_csv(name, bytes);
        (rows.len(), findings)
    });
}
