//! The statement in a pack beside what its evidence gives: as a value, line by line; as it is read,
//! amount by amount; and the contract it was calculated by.

use crate::paper::{Readers, cells, lines, table_to_csv};
use crate::statement::pack::names;
use crate::statement::pack::prove::Proof;
use crate::statement::pack::write::switches;
use crate::statement::pack::zip::Files;
use outcomes::Contract;
use outcomes::evidence::Evidence;
use outcomes::statement::Statement;
use serde::Serialize;

impl Proof {
    /// Compares the statement, as a value and as it is read, with what the evidence gives.
    pub(super) fn compared(&mut self, files: &Files, evidence: &Evidence, statement: &Statement) {
        let reason = |key: &str, k: u8| {
            let mut lines = statement.adjustments.iter();
            let line = lines.find(|line| line.key == key && line.k == k);
            line.map_or_else(String::new, |line| line.reason.clone())
        };
        let (Ok(again), Ok(contract)) =
            (evidence.statement(reason), Contract::read(&evidence.contract))
        else {
            return;
        };
        self.broken.extend(first_part_that_differs(statement, &again));
        let near = Readers::Partnership;
        if files.get(names::CELLS) != Some(&table_to_csv(&cells(&again, near)).into_bytes()) {
            self.broken.push(format!("{} is not what the evidence gives", names::CELLS));
        }
        let day = evidence.quarter.last_day();
        let terms = table_to_csv(&switches(&contract, day)).into_bytes();
        if files.get(names::SWITCHES) != Some(&terms) {
            self.broken.push(format!("{} are not the contract’s terms", names::SWITCHES));
        }
        for name in [names::PAGE, names::TEXT] {
            let words = files.get(name).map(|bytes| String::from_utf8_lossy(bytes));
            let words = words.unwrap_or_default();
            for line in lines(&again, &contract, near) {
                let amount = line.amount.to_string();
                if !words.contains(&amount) {
                    self.broken.push(format!("{name} does not say {}: {amount}", line.what));
                }
            }
        }
    }

    /// Compares the contract's pages with those the evidence was calculated by.
    pub(super) fn contract(&mut self, files: &Files, evidence: &Evidence) {
        let pages = files.iter().filter_map(|(name, bytes)| {
            Some((name.strip_prefix(names::CONTRACT)?.to_owned(), bytes.as_slice()))
        });
        let pages: std::collections::BTreeMap<String, &[u8]> = pages.collect();
        let theirs = evidence.contract.iter();
        let theirs = theirs.map(|(name, text)| (name.clone(), text.as_bytes())).collect();
        if pages != theirs {
            self.broken.push("The contract’s pages are not those it was calculated by".to_owned());
        }
    }
}

/// The first part in which a statement is not what the evidence gives, with its first line.
fn first_part_that_differs(statement: &Statement, again: &Statement) -> Option<String> {
    if statement == again {
        return None;
    }
    let line = |what: &str, one: Option<String>, other: Option<String>| {
        let nothing = || "nothing".to_owned();
        format!(
            "The statement is not what the evidence gives, first in {what}: it says {}; \
             recalculated {}",
            one.unwrap_or_else(nothing),
            other.unwrap_or_else(nothing)
        )
    };
    let parts = [
        ("its sum", values(&statement.sum), values(&again.sum)),
        ("its adjustments", values(&statement.adjustments), values(&again.adjustments)),
        ("its cohorts", values(&statement.cells), values(&again.cells)),
        ("what waits", values(&statement.waiting), values(&again.waiting)),
        ("what was late", values(&statement.late), values(&again.late)),
        ("days to look at", values(&statement.flags), values(&again.flags)),
        ("windows ended early", values(&statement.ended_early), values(&again.ended_early)),
        ("its settlement", values([&statement.settlement]), values([&again.settlement])),
        ("its care proportion", values([&statement.headline]), values([&again.headline])),
    ];
    for (what, one, other) in parts {
        let at = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at));
        if let Some(at) = at {
            return Some(line(what, one.get(at).cloned(), other.get(at).cloned()));
        }
    }
    let rests = |one: &Statement| {
        Some(format!("{} at entry {}, contract {}", one.quarter, one.as_of, one.contract))
    };
    Some(line("what it rests on", rests(statement), rests(again)))
}

/// Each line as it is written.
fn values<T: Serialize>(lines: impl IntoIterator<Item = T>) -> Vec<String> {
    let written = |line: T| serde_json::to_string(&line).unwrap_or_default();
    lines.into_iter().map(written).collect()
}
