//! Care entries by month of opening: four of the five in the first year were of cases opened in the
//! first four months, when MST was the last resort. Source: the Review, year-one pages.

use super::small::{Audience, Parts};
use crate::book::Book;
use crate::book::children::Children;
use crate::quarter::contract;
use care::day::{State, in_care_at_start};
use definitions::{Cell, Date, Kind, Refusal, Table, said};
use std::collections::BTreeMap;

/// A tracked young person's first entry into care after the start of their window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The case number.
    pub number: String,
    /// Its pseudonym.
    pub key: String,
    /// The first day of the window.
    pub start: Date,
    /// The day they entered care; none when they did not, as far as is known.
    pub entered: Option<Date>,
    /// Whether they were in care at the start, so that an entry says something else.
    pub in_care_at_start: bool,
}

/// Every tracked young person with their first entry into care by a day.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn entries(book: &Book, children: &Children, on: Date) -> Result<Vec<Entry>, Refusal> {
    let contract = contract(book)?;
    let runs = children.runs(contract);
    let all = children.tracked.iter().zip(&children.cases).zip(&runs);
    let entry = |((tracked, case), runs): ((&_, &crate::book::children::TrackedCase), &Vec<_>)| {
        let tracked: &outcomes::measurement::Tracked = tracked;
        let start = tracked.window.start;
        let rules = contract.days.on(start);
        let began = runs
            .iter()
            .filter(|run: &&care::day::Run| run.state == State::Care)
            .map(|run| run.days.began)
            .filter(|day| start < *day && *day <= on)
            .min();
        Entry {
            number: case.case.case.clone(),
            key: tracked.key.clone(),
            start,
            entered: began,
            in_care_at_start: in_care_at_start(&tracked.known, &rules, start),
        }
    };
    Ok(all.map(entry).filter(|one| one.start <= on).collect())
}

/// Care entries by month of opening, as on a day.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn table(
    book: &Book,
    children: &Children,
    on: Date,
    audience: Audience,
) -> Result<Table, Refusal> {
    let mut months: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for entry in entries(book, children, on)? {
        let month = entry.start.strftime("%Y-%m").to_string();
        let place = match (entry.in_care_at_start, entry.entered) {
            (true, _) => 0,
            (false, Some(_)) => 1,
            (false, None) => 2,
        };
        months.entry(month).or_insert_with(|| vec![0; 3])[place] += 1;
    }
    let mut table = Table::new(
        format!("Care entries by month of opening, as on {}", said(on)),
        &[
            ("month", "Opened in", Kind::Text),
            ("opened", "Opened", Kind::Number),
            ("in_care_at_start", "In care at the start", Kind::Number),
            ("entered", "Entered care since", Kind::Number),
            ("not_entered", "Not known to have entered", Kind::Number),
        ],
    );
    let (names, rows): (Vec<String>, Vec<Vec<usize>>) = months.into_iter().unzip();
    let cells = Parts { rows }.cells(audience);
    for (name, row) in names.into_iter().chain(["All".to_owned()]).zip(cells) {
        table.rows.push(std::iter::once(Cell::Text(name)).chain(row).collect());
    }
    Ok(table.note(
        "Young people with a tracking window. Days no return answers for are not known, so an entry \
         may still become known.",
    ))
}
