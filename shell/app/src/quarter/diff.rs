//! A quarter at two times, child by child: as paid and as now known, or as known on any two days,
//! with the reason for each difference and the true-up.

use crate::book::Book;
use crate::book::children::Children;
use crate::quarter::calculate::{Calculation, calculate, reason};
use crate::quarter::contract;
use definitions::{Days, Exact, Kind, Quarter, Refusal, Rounding, Table};
use outcomes::measurement::{FrozenLines, Measured};
use std::collections::{BTreeMap, BTreeSet};

/// The two views of a quarter and what lies between them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Diff {
    /// Child-quarters that differ, by case number.
    pub table: Table,
    /// Earned to date as the statement had it, or as it was known first, in exact pence.
    pub as_paid: Exact,
    /// Earned to date on the same child-quarters, as now known.
    pub as_known: Exact,
    /// The same by pseudonym, for those who may not know a young person.
    #[serde(skip)]
    pub by_pseudonym: Table,
    /// The pseudonyms of the cases shown, a row each.
    #[serde(skip)]
    pub subjects: Vec<String>,
    /// The tracking quarter of each row.
    #[serde(skip)]
    pub quarters: Vec<u8>,
    /// How many child-quarters were compared.
    pub compared: usize,
}

/// What one time says of a child-quarter in the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    settled: Quarter,
    care: Days,
    earned: Exact,
}

type Lines = BTreeMap<(String, u8), Line>;

/// Compares a settled quarter as agreed (`then`, the book just after it settled) with the book
/// as it stands `now`.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn diff(then: &Book, now: &Book, quarter: Quarter) -> Result<Diff, Refusal> {
    let calculation = unfrozen(now, quarter)?;
    let paid: Lines = then
        .frozen
        .iter()
        .filter(|(_, line)| !line.void)
        .map(|(place, line)| {
            let earned = line.saving.map_or(Exact::ZERO, |saving| saving.earned);
            (place.clone(), Line { settled: line.settled, care: line.count.care, earned })
        })
        .collect();
    let measured = by_place(&calculation);
    // What cannot be counted now stays as it was paid.
    let known = paid.iter().map(|(place, was)| {
        let line = measured.get(place).filter(|line| line.count.unknown.0 == 0);
        (place.clone(), line.map_or(*was, |line| seen(line, was.settled)))
    });
    let known = known.collect();
    let title = format!("{quarter} as paid and as now known");
    Ok(Diff::of(&title, (&paid, &known), (then, now), &calculation.children))
}

/// Compares a quarter as it would have been calculated on two books: what was known at two times.
///
/// # Errors
/// A refusal when either has no contract.
pub fn between(then: &Book, now: &Book, quarter: Quarter) -> Result<Diff, Refusal> {
    let (before, after) = (unfrozen(then, quarter)?, unfrozen(now, quarter)?);
    let lines = |calculation: &Calculation| -> Lines {
        let counted = by_place(calculation).into_iter().filter(|(_, line)| line.in_statement());
        counted.map(|(place, line)| (place, seen(line, line.settled.unwrap_or(quarter)))).collect()
    };
    let title = format!("{quarter} as known at two times");
    let both = (&lines(&before), &lines(&after));
    Ok(Diff::of(&title, both, (then, now), &after.children))
}

/// A quarter calculated from what is known, whatever was agreed of it.
fn unfrozen(book: &Book, quarter: Quarter) -> Result<Calculation, Refusal> {
    contract(book)?;
    calculate(&Book { frozen: FrozenLines::new(), ..book.clone() }, quarter, None)
}

fn by_place(calculation: &Calculation) -> BTreeMap<(String, u8), &Measured> {
    let tracked = &calculation.children.tracked;
    let lines = calculation.measured.iter();
    lines.map(|line| ((tracked[line.child as usize].key.clone(), line.k), line)).collect()
}

fn seen(line: &Measured, settled: Quarter) -> Line {
    let earned = line.saving.map_or(Exact::ZERO, |saving| saving.earned);
    Line { settled, care: line.count.care, earned }
}

impl Diff {
    fn of(
        title: &str,
        (before, after): (&Lines, &Lines),
        (then, now): (&Book, &Book),
        children: &Children,
    ) -> Diff {
        let total = |lines: &Lines| lines.values().map(|line| line.earned).sum();
        let places: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        let mut diff = Diff {
            table: Table::new(title, &COLUMNS),
            by_pseudonym: Table::new(title, &COLUMNS),
            as_paid: total(before),
            as_known: total(after),
            subjects: Vec::new(),
            quarters: Vec::new(),
            compared: places.len(),
        };
        let earlier =
            then.contract.as_ref().map(|read| crate::book::children::children(then, read));
        for place in places {
            let (one, other) = (before.get(place), after.get(place));
            let differ = one.map(|line| (line.care, line.earned))
                != other.map(|line| (line.care, line.earned));
            if !differ {
                continue;
            }
            let (key, k) = place;
            let why = match (one, other) {
                (None, _) => "counted since: it was not in the statement then".to_owned(),
                (Some(_), None) => "no longer counted".to_owned(),
                _ => reason(now, earlier.as_ref(), children, key, *k),
            };
            let named = children.tracked.iter().position(|child| child.key == *key);
            let case = named.map_or(key.as_str(), |at| children.cases[at].case.case.as_str());
            let earned = |line: Option<&Line>| line.map_or(Exact::ZERO, |line| line.earned);
            let pence = |exact: Exact| exact.rounded_to_pence(Rounding::HalfUp);
            let cells = |name: &str| {
                vec![
                    name.into(),
                    i64::from(*k).into(),
                    one.or(other).map(|line| line.settled.to_string()).into(),
                    one.map(|line| line.care.0).into(),
                    other.map(|line| line.care.0).into(),
                    pence(earned(one)).into(),
                    pence(earned(other)).into(),
                    pence(earned(other) - earned(one)).into(),
                    why.as_str().into(),
                ]
            };
            diff.table.rows.push(cells(case));
            diff.by_pseudonym.rows.push(cells(key));
            diff.subjects.push(key.clone());
            diff.quarters.push(*k);
        }
        diff
    }
}

const COLUMNS: [(&str, &str, Kind); 9] = [
    ("case", "Case", Kind::Text),
    ("tracking_quarter", "Tracking quarter", Kind::Number),
    ("settled", "Settled in", Kind::Text),
    ("care_days_then", "Care days then", Kind::Number),
    ("care_days_now", "Care days now", Kind::Number),
    ("earned_then", "Earned then", Kind::Money),
    ("earned_now", "Earned now", Kind::Money),
    ("difference", "Difference", Kind::Money),
    ("why", "Why", Kind::Text),
];
