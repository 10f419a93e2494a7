//! One case, and the cases of one therapist, without working out all the others: what a form that
//! is sent many times a minute looks at. The same cases as `children.rs` lists.

use super::{Book, Reported};
use care::Case;
use care::team::hands::{Hands, hands};
use definitions::Date;

/// The case with this number, as it stands.
pub fn one(book: &Book, number: &str) -> Option<Case> {
    ruling_report(book, book.cases.get(number)?).cloned()
}

/// Every case as it stands, in order of number.
pub fn every(book: &Book) -> impl Iterator<Item = &Case> {
    book.cases.values().filter_map(|reports| ruling_report(book, reports))
}

/// Every case in a therapist's hands as it stands, in order of number: opened, and not closed by
/// the end of a day.
pub fn open_of<'a>(book: &'a Book, staff: &str, day: Date) -> Vec<&'a Case> {
    every(book)
        .filter(|case| case.therapist.as_deref() == Some(staff))
        .filter(|case| case.opened.is_some_and(|opened| opened <= day))
        .filter(|case| case.closed.is_none_or(|closed| day < closed))
        .collect()
}

/// Which therapist each case opened had from which day. The first list that names one speaks from
/// the opening; a later list that names another, from the day it speaks for.
pub fn all_hands(book: &Book) -> Vec<Hands> {
    book.cases.values().flat_map(|reports| through(book, reports)).collect()
}

/// The same of one case.
pub fn hands_of(book: &Book, number: &str) -> Vec<Hands> {
    book.cases.get(number).map_or_else(Vec::new, |reports| through(book, reports))
}

fn through(book: &Book, reports: &[Reported]) -> Vec<Hands> {
    let Some(case) = ruling_report(book, reports) else { return Vec::new() };
    let Some(opened) = case.opened else { return Vec::new() };
    let mut named: Vec<(Date, &str)> = reports
        .iter()
        .filter(|report| book.counts(&report.import))
        .filter_map(|report| Some((report.as_at, report.case.therapist.as_deref()?)))
        .collect();
    named.sort();
    hands(&case.case, opened, case.closed, &named)
}

/// The case as the ruling list reports it: the list that speaks for the latest day, whenever it
/// was imported.
pub(crate) fn ruling_report<'a>(book: &Book, reports: &'a [Reported]) -> Option<&'a Case> {
    reports
        .iter()
        .filter(|report| book.counts(&report.import))
        .max_by(|a, b| (a.as_at, &a.import).cmp(&(b.as_at, &b.import)))
        .map(|report| &report.case)
}
