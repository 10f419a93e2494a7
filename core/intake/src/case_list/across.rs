//! The rows of the case list against each other: one number for one case, one date of birth and
//! one council number for one young person, and one open case at a time.

use super::CaseRow;
use crate::say::{about, found};
use care::Case;
use definitions::{Date, Finding, Place, Weight, said};
use std::collections::BTreeMap;

/// Lets go of rows whose case number was used before, and finds rows that contradict each other.
pub(super) fn check(file: &str, rows: &mut Vec<CaseRow>, findings: &mut Vec<Finding>) {
    let mut across = Across { file, findings };
    across.case_numbers(rows);
    let mut people: BTreeMap<&str, Vec<&CaseRow>> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, &CaseRow> = BTreeMap::new();
    for row in rows.iter() {
        people.entry(&row.case.young_person).or_default().push(row);
        across.council_number(row, &mut numbers);
    }
    for rows in people.values() {
        across.date_of_birth(rows);
        across.council_numbers_of_one(rows);
        across.open_at_once(rows);
    }
}

struct Across<'a> {
    file: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Across<'_> {
    fn find(
        &mut self,
        weight: Weight,
        check: &'static str,
        row: &CaseRow,
        columns: &[&'static str],
        words: (String, &str),
    ) {
        let place = Place::row(self.file, row.row).columns(columns.iter().copied());
        let finding = found(weight, check, place, words.0, words.1);
        self.findings.push(about(&row.case.young_person, finding));
    }

    fn case_numbers(&mut self, rows: &mut Vec<CaseRow>) {
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        rows.retain(|row| {
            let Some(first) = seen.get(&row.case.case) else {
                seen.insert(row.case.case.clone(), row.row);
                return true;
            };
            let title = format!("Case {} is on row {first} already", row.case.case);
            let hint = "Give each referral its own case number, or take one of the rows out; the \
                        first was used";
            self.find(Weight::Refused, "case_twice", row, &["case"], (title, hint));
            false
        });
    }

    fn council_number<'r>(&mut self, row: &'r CaseRow, seen: &mut BTreeMap<&'r str, &'r CaseRow>) {
        let Some(number) = row.case.council_child_number.as_deref() else { return };
        let first = *seen.entry(number).or_insert(row);
        if first.case.young_person != row.case.young_person {
            let title = format!(
                "Council number {number} is given to two young people, {} (row {}) and {}",
                first.case.young_person, first.row, row.case.young_person
            );
            let hint = "Find out whose number it is: one child's days would count twice";
            let columns = &["council_child_number"];
            let (weight, check) = (Weight::TouchesPayment, "council_number_shared");
            self.find(weight, check, row, columns, (title, hint));
        }
    }

    /// Compares each row with the first of the same young person that gives the value.
    fn same<T: PartialEq>(
        &mut self,
        rows: &[&CaseRow],
        value: fn(&Case) -> Option<T>,
        check: &'static str,
        column: &'static str,
        words: fn(&T, &T, u64) -> String,
        hint: &str,
    ) {
        let mut given = rows.iter().filter_map(|row| Some((*row, value(&row.case)?)));
        let Some((first, is)) = given.next() else { return };
        for (row, other) in given.filter(|(_, other)| *other != is) {
            let title = words(&other, &is, first.row);
            self.find(Weight::TouchesPayment, check, row, &[column], (title, hint));
        }
    }

    fn date_of_birth(&mut self, rows: &[&CaseRow]) {
        self.same(
            rows,
            |case| case.date_of_birth,
            "birth_differs",
            "date_of_birth",
            |here, there: &Date, row| {
                format!(
                    "The date of birth is {} here and {} on row {row}, for one young person",
                    said(*here),
                    said(*there)
                )
            },
            "Put the right date on both rows: days end at the eighteenth birthday",
        );
    }

    fn council_numbers_of_one(&mut self, rows: &[&CaseRow]) {
        self.same(
            rows,
            |case| case.council_child_number.clone(),
            "council_number_differs",
            "council_child_number",
            |here, there, row| {
                format!("The council number is {here} here and {there} on row {row}, for one young person")
            },
            "Ask the council which number is right, and put it on both rows",
        );
    }

    fn open_at_once(&mut self, rows: &[&CaseRow]) {
        let mut opened: Vec<(Date, &CaseRow)> =
            rows.iter().filter_map(|row| Some((row.case.opened?, *row))).collect();
        opened.sort_by_key(|(day, row)| (*day, row.row));
        // The open case that runs furthest; one not closed runs for ever.
        let mut running: Option<(Date, &CaseRow)> = None;
        for (day, row) in opened {
            if let Some((_, other)) = running.filter(|(until, _)| day < *until) {
                let title = format!(
                    "Case {} opened on {} while case {} (row {}) was still open",
                    row.case.case,
                    said(day),
                    other.case.case,
                    other.row
                );
                let hint = "Close the earlier case, or take out the row that is not a case";
                let columns = &["opened", "closed"];
                let (weight, check) = (Weight::TouchesPayment, "open_twice");
                self.find(weight, check, row, columns, (title, hint));
            }
            let until = row.case.closed.unwrap_or(Date::MAX);
            if running.is_none_or(|(furthest, _)| furthest < until) {
                running = Some((until, row));
            }
        }
    }
}
