//! One case, and the cases of one therapist: what a form that is sent many times a minute looks at.
//! The same cases as `listed.rs` lists.

use super::listed::{self, path_of};
use super::{Book, Reported};
use care::Case;
use care::path::Path;
use care::team::hands::{Hands, hands};
use definitions::Date;
use std::collections::BTreeMap;

/// The case with this number, as it stands, without working out all the others.
pub fn one(book: &Book, number: &str) -> Option<Case> {
    let on_list = |number: &str| ruling_report(book, book.cases.get(number)?).cloned();
    let typed = path_of(book, number).zip(book.pathway.as_ref());
    let Some((path, terms)) = typed else { return on_list(number) };
    let row = on_list(path.number()).or_else(|| on_list(&path.referral));
    Some(listed::standing(path.as_case(terms), row))
}

/// Every case as it stands, in order of number.
pub fn every(book: &Book) -> Vec<Case> {
    listed::listed(book)
}

/// Every case in a therapist's hands as it stands, in order of number: opened, and not closed by
/// the end of a day.
pub fn open_of(book: &Book, staff: &str, day: Date) -> Vec<Case> {
    let theirs = |case: &Case| {
        case.therapist.as_deref() == Some(staff)
            && case.opened.is_some_and(|opened| opened <= day)
            && case.closed.is_none_or(|closed| day < closed)
    };
    every(book).into_iter().filter(theirs).collect()
}

/// Which therapist each case opened had from which day. What was written down by hand says it to
/// the day. Where only lists do, the first that names one speaks from the opening; a later list
/// that names another, from the day it speaks for.
pub fn all_hands(book: &Book) -> Vec<Hands> {
    let typed: BTreeMap<&str, &Path> =
        book.paths.values().map(|path| (path.number(), path)).collect();
    let each = |case: &Case| through(book, case, typed.get(case.case.as_str()).copied());
    every(book).iter().flat_map(each).collect()
}

/// The same of one case, without working out all the others.
pub fn hands_of(book: &Book, number: &str) -> Vec<Hands> {
    let of = |case: Case| through(book, &case, path_of(book, number));
    one(book, number).map_or_else(Vec::new, of)
}

fn through(book: &Book, case: &Case, path: Option<&Path>) -> Vec<Hands> {
    let Some(opened) = case.opened else { return Vec::new() };
    let named: Vec<(Date, &str)> = match path {
        Some(path) => path.therapists.iter().map(|(from, one)| (*from, one.as_str())).collect(),
        None => on_lists(book, &case.case),
    };
    hands(&case.case, opened, case.closed, &named)
}

fn on_lists<'a>(book: &'a Book, number: &str) -> Vec<(Date, &'a str)> {
    let reports = book.cases.get(number).into_iter().flatten();
    let mut named: Vec<(Date, &str)> = reports
        .filter(|report| book.counts(&report.import))
        .filter_map(|report| Some((report.as_at, report.case.therapist.as_deref()?)))
        .collect();
    named.sort_unstable();
    named
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
