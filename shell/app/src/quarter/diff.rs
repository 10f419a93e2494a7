//! A quarter as paid and as now known, child by child, with the true-up.

use crate::book::Book;
use crate::quarter::calculate::calculate;
use crate::quarter::contract;
use definitions::{Cell, Exact, Kind, Quarter, Refusal, Rounding, Table};
use outcomes::measurement::FrozenLines;

/// The two views of a quarter and what lies between them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Diff {
    /// Child-quarters that differ.
    pub table: Table,
    /// Earned to date as the statement had it, in exact pence.
    pub as_paid: Exact,
    /// Earned to date on the same child-quarters, as now known.
    pub as_known: Exact,
    /// The pseudonyms of the cases shown.
    #[serde(skip)]
    pub subjects: Vec<String>,
    /// How many child-quarters were compared.
    pub compared: usize,
}

/// Compares a settled quarter as agreed (`then`, the book just after it settled) with the book
/// as it stands `now`.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn diff(then: &Book, now: &Book, quarter: Quarter) -> Result<Diff, Refusal> {
    contract(now)?;
    let unfrozen = Book { frozen: FrozenLines::new(), ..now.clone() };
    let calculation = calculate(&unfrozen, quarter, Some(then))?;
    let mut table = Table::new(
        format!("{quarter} as paid and as now known"),
        &[
            ("case", "Case", Kind::Text),
            ("tracking_quarter", "Tracking quarter", Kind::Number),
            ("settled", "Settled in", Kind::Text),
            ("care_days_then", "Care days then", Kind::Number),
            ("care_days_now", "Care days now", Kind::Number),
            ("earned_then", "Earned then", Kind::Money),
            ("earned_now", "Earned now", Kind::Money),
            ("difference", "Difference", Kind::Money),
        ],
    );
    let (mut as_paid, mut as_known, mut compared) = (Exact::ZERO, Exact::ZERO, 0);
    let mut subjects = Vec::new();
    let pence = |exact: Exact| exact.rounded_to_pence(Rounding::HalfUp);
    for ((key, k), was) in then.frozen.iter().filter(|(_, line)| !line.void) {
        compared += 1;
        let before = was.saving.map_or(Exact::ZERO, |saving| saving.earned);
        let found = calculation.measured.iter().find(|line| {
            line.k == *k && calculation.children.tracked[line.child as usize].key == *key
        });
        let known = found.filter(|line| line.count.unknown.0 == 0);
        let after = match known {
            Some(line) => line.saving.map_or(Exact::ZERO, |saving| saving.earned),
            None => before,
        };
        as_paid += before;
        as_known += after;
        let care_now = known.map_or(was.count.care, |line| line.count.care);
        if before != after || care_now != was.count.care {
            subjects.push(key.clone());
            let case = found.map_or(key.as_str(), |line| {
                calculation.children.cases[line.child as usize].case.case.as_str()
            });
            table.push([
                case.into(),
                i64::from(*k).into(),
                was.settled.to_string().into(),
                was.count.care.into(),
                care_now.into(),
                pence(before).into(),
                pence(after).into(),
                Cell::Money(pence(after - before)),
            ]);
        }
    }
    Ok(Diff { table, as_paid, as_known, subjects, compared })
}
