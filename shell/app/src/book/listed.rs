//! Every case there is: those the provider's list reports, those written down by hand, and where a
//! case is both, what stands (`docs/decisions/0013-typed-and-listed.md`).

use crate::book::one_case::ruling_report;
use crate::book::{Book, Reported};
use care::Case;
use care::path::Path;
use definitions::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A column in which the list says another thing than what was written down by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The case as it stands.
    pub case: Case,
    /// The column of the list.
    pub column: &'static str,
    /// What was written down by hand, which stands; empty where nothing was.
    pub typed: String,
    /// What the list says.
    pub listed: String,
}

/// Every case, in order of number: each list's cases as the ruling list reports them, and each
/// path as a case, filled in from the list where the list is the only one to know.
pub fn listed(book: &Book) -> Vec<Case> {
    let mut cases = on_the_list(book);
    for (typed, on_list) in both(book, &mut cases) {
        let case = standing(typed, on_list);
        cases.insert(case.case.clone(), case);
    }
    cases.into_values().collect()
}

/// What stands of a case that was written down by hand, and is perhaps on the list too.
pub(crate) fn standing(typed: Case, on_list: Option<Case>) -> Case {
    match on_list {
        Some(on_list) => filled_in(typed, on_list),
        None => typed,
    }
}

/// Every column in which the list contradicts what was written down by hand.
pub fn contradictions(book: &Book) -> Vec<Contradiction> {
    let mut cases = on_the_list(book);
    let mut found = Vec::new();
    for (typed, on_list) in both(book, &mut cases) {
        let Some(on_list) = on_list else { continue };
        let case = filled_in(typed.clone(), on_list.clone());
        for (column, typed, listed, only_by_hand) in compared(&typed, &on_list) {
            let (Some(listed), typed) = (listed, typed.unwrap_or_default()) else { continue };
            if listed != typed && (only_by_hand || !typed.is_empty()) {
                found.push(Contradiction { case: case.clone(), column, typed, listed });
            }
        }
    }
    found
}

/// Cases on the list that look like a referral written down by hand under another number: the
/// same council number and the same day of referral. Each with the number written by hand.
pub fn twice(book: &Book) -> Vec<(Case, String)> {
    let mut cases = on_the_list(book);
    let typed: Vec<Case> = both(book, &mut cases).into_iter().map(|(typed, _)| typed).collect();
    let mut found = Vec::new();
    for case in cases.into_values() {
        let same = typed.iter().find(|typed| {
            typed.council_child_number.is_some()
                && typed.council_child_number == case.council_child_number
                && typed.referred == case.referred
        });
        found.extend(same.map(|typed| (case.clone(), typed.case.clone())));
    }
    found
}

/// Every number under which the young person of a case is known: on the case, and on each row of
/// a list for the same case, which may give them another. Their facts are sealed by number, so
/// that whoever is forgotten must be forgotten under each.
pub fn numbers_of(book: &Book, case: &Case) -> BTreeSet<String> {
    let path = path_of(book, &case.case);
    let referral = path.map(|path| path.referral.as_str());
    let rows = [Some(case.case.as_str()), referral].into_iter().flatten();
    let reports = rows.filter_map(|number| book.cases.get(number)).flatten();
    let listed = reports.map(|report| report.case.young_person.clone());
    listed.chain([case.young_person.clone()]).collect()
}

/// The path of a case, by the number it stands under.
pub fn path_of<'a>(book: &'a Book, number: &str) -> Option<&'a Path> {
    let by_referral = book.paths.get(number);
    by_referral.or_else(|| book.paths.values().find(|path| path.number() == number))
}

/// Every case as the ruling list reports it: the list that speaks for the latest day, whenever
/// it was imported.
fn on_the_list(book: &Book) -> BTreeMap<String, Case> {
    let ruling = |(number, reports): (&String, &Vec<Reported>)| {
        Some((number.clone(), ruling_report(book, reports)?.clone()))
    };
    book.cases.iter().filter_map(ruling).collect()
}

/// Each path as a case, with the row of the list that is the same case, taken out of the list.
fn both(book: &Book, listed: &mut BTreeMap<String, Case>) -> Vec<(Case, Option<Case>)> {
    let Some(terms) = &book.pathway else { return Vec::new() };
    let mut both = Vec::with_capacity(book.paths.len());
    for path in book.paths.values() {
        let by_referral = listed.remove(&path.referral);
        let on_list = listed.remove(path.number()).or(by_referral);
        both.push((path.as_case(terms), on_list));
    }
    both
}

/// What was written down by hand stands. The list fills in what happens after the opening where
/// nobody wrote it down, and what only the list knows of the young person. It never takes a
/// referral to a panel's or a supervisor's decision, or to its opening.
fn filled_in(typed: Case, listed: Case) -> Case {
    let open = typed.opened.is_some();
    let closed_by_hand = typed.closed.is_some();
    let after = |list: Option<_>| list.filter(|_| open && !closed_by_hand);
    Case {
        family: typed.family.or(listed.family),
        first_visit: typed.first_visit.or(listed.first_visit.filter(|_| open)),
        closed: typed.closed.or(after(listed.closed)),
        closure_reason: typed
            .closure_reason
            .or(listed.closure_reason.filter(|_| open && !closed_by_hand)),
        completed: typed.completed.or(listed.completed.filter(|_| open && !closed_by_hand)),
        living_at_close: typed
            .living_at_close
            .or(listed.living_at_close.filter(|_| open && !closed_by_hand)),
        date_of_birth: typed.date_of_birth.or(listed.date_of_birth),
        council_child_number: typed.council_child_number.or(listed.council_child_number),
        died: typed.died.or(listed.died),
        moved: typed.moved.or(listed.moved),
        custody: if typed.custody.is_empty() { listed.custody } else { typed.custody },
        prior_care_days: typed.prior_care_days.or(listed.prior_care_days),
        prior_offences: typed.prior_offences.or(listed.prior_offences),
        ..typed
    }
}

/// A column, what stands in each, and whether only what is written down by hand counts there.
type Compared = (&'static str, Option<String>, Option<String>, bool);

type DayOf = fn(&Case) -> Option<Date>;
type TextOf = fn(&Case) -> &Option<String>;

fn compared(typed: &Case, listed: &Case) -> Vec<Compared> {
    let day = |case: &Case, of: DayOf| of(case).map(|d| d.to_string());
    let text = |case: &Case, of: TextOf| of(case).clone();
    let dates: [(&'static str, DayOf, bool); 10] = [
        ("referred", |case| case.referred, false),
        ("endorsed", |case| case.endorsed, true),
        ("accepted", |case| case.accepted, true),
        ("refused", |case| case.refused, true),
        ("opened", |case| case.opened, true),
        ("first_visit", |case| case.first_visit, false),
        ("closed", |case| case.closed, false),
        ("date_of_birth", |case| case.date_of_birth, false),
        ("died", |case| case.died, false),
        ("moved", |case| case.moved, false),
    ];
    let texts: [(&'static str, TextOf); 8] = [
        ("source", |case| &case.source),
        ("quadrant", |case| &case.quadrant),
        ("team", |case| &case.team),
        ("therapist", |case| &case.therapist),
        ("refusal_reason", |case| &case.refusal_reason),
        ("closure_reason", |case| &case.closure_reason),
        ("living_at_close", |case| &case.living_at_close),
        ("council_child_number", |case| &case.council_child_number),
    ];
    let person =
        ("young_person", Some(typed.young_person.clone()), Some(listed.young_person.clone()));
    let mut all = vec![(person.0, person.1, person.2, false)];
    all.extend(
        dates.map(|(column, of, by_hand)| (column, day(typed, of), day(listed, of), by_hand)),
    );
    all.extend(texts.map(|(column, of)| (column, text(typed, of), text(listed, of), false)));
    all
}
