//! Clean hands: who was accepted beside who was refused, and every care entry with the steps before
//! it, so that nobody need take the path's independence on trust. Source: the Review, section 6.

use super::as_of::referred_within;
use super::openings::entries;
use super::small::{Audience, Parts};
use crate::book::Book;
use crate::book::children::Children;
use care::Case;
use care::path::Path;
use definitions::{Cell, Date, Interval, Kind, Refusal, Table, days_between, said};
use outcomes::measurement::age_on;
use std::collections::BTreeMap;

/// A care entry with what came before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The case number.
    pub number: String,
    /// Its pseudonym.
    pub key: String,
    /// The day of entry.
    pub entered: Date,
    /// Days from the start of the window to it.
    pub days: i64,
    /// Every step before it, in order of day.
    pub steps: Vec<StepBefore>,
    /// The close, where the provider closed the case before the entry.
    pub closed_before: Option<Date>,
}

/// One step before a care entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBefore {
    /// The day.
    pub on: Date,
    /// What: the referral, or its case, …
    pub what: &'static str,
    /// Whose step: the organisation as the record names it, or `the provider’s list`.
    pub by: String,
}

/// Every care entry by a day, the latest first.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn care_entries(book: &Book, children: &Children, on: Date) -> Result<Vec<Before>, Refusal> {
    let paths: BTreeMap<&str, &Path> =
        book.paths.values().map(|path| (path.number(), path)).collect();
    let cases: BTreeMap<&str, &Case> =
        children.listed.iter().map(|case| (case.case.as_str(), case)).collect();
    let mut all = Vec::new();
    for entry in entries(book, children, on)? {
        let (Some(entered), false) = (entry.entered, entry.in_care_at_start) else { continue };
        let case = cases.get(entry.number.as_str()).copied();
        let mut steps = match paths.get(entry.number.as_str()) {
            Some(path) => of_path(path),
            None => case.map(of_case).unwrap_or_default(),
        };
        steps.retain(|step| step.on < entered);
        steps.sort_by_key(|step| step.on);
        all.push(Before {
            days: days_between(entry.start, entered),
            closed_before: case.and_then(|case| case.closed).filter(|day| *day < entered),
            number: entry.number,
            key: entry.key,
            entered,
            steps,
        });
    }
    all.sort_by(|a, b| (b.entered, &a.number).cmp(&(a.entered, &b.number)));
    Ok(all)
}

fn of_path(path: &Path) -> Vec<StepBefore> {
    let steps = path.in_force().filter_map(|noted| {
        let on = noted.event.on()?;
        let by = noted.by.split(':').next().unwrap_or_default().to_owned();
        Some(StepBefore { on, what: noted.event.said(), by })
    });
    steps.collect()
}

fn of_case(case: &Case) -> Vec<StepBefore> {
    let steps = [
        (case.referred, "was referred"),
        (case.endorsed, "was endorsed"),
        (case.accepted, "was accepted"),
        (case.opened, "opened"),
        (case.first_visit, "had its first visit"),
        (case.closed, "closed"),
    ];
    let by = || "the provider’s list".to_owned();
    steps
        .into_iter()
        .filter_map(|(on, what)| Some(StepBefore { on: on?, what, by: by() }))
        .collect()
}

/// Who was accepted beside who was refused and who waits, of those referred in a period. Rows are
/// not parts of each other: one young person may be in several.
pub fn mix(book: &Book, cases: &[Case], period: Interval, on: Date, audience: Audience) -> Table {
    let cases = referred_within(cases, period, on);
    let by_hand: BTreeMap<&str, &Path> =
        book.paths.values().map(|path| (path.number(), path)).collect();
    let path = |case: &Case| by_hand.get(case.case.as_str()).copied();
    let age = |case: &Case| Some(age_on(case.date_of_birth?, case.referred?));
    let is = |value: Option<u32>| value.is_some_and(|n| n > 0);
    type Holds<'a> = Box<dyn Fn(&Case) -> bool + 'a>;
    let rows: [(&str, Holds<'_>); 8] = [
        ("All referred", Box::new(|_: &Case| true)),
        ("Under 14 when referred", Box::new(|case| age(case).is_some_and(|age| age < 14))),
        ("14 or older when referred", Box::new(|case| age(case).is_some_and(|age| age >= 14))),
        ("In care before", Box::new(|case| is(case.prior_care_days))),
        ("Offences before", Box::new(|case| is(case.prior_offences))),
        (
            "In crisis, or referred late",
            Box::new(|case| path(case).is_some_and(|p| p.details.crisis)),
        ),
        (
            "To return home from care",
            Box::new(|case| path(case).is_some_and(|p| p.details.reunification)),
        ),
        ("Written down here by hand", Box::new(|case| path(case).is_some())),
    ];
    let mut table = Table::new(
        format!("Who was accepted, who was refused, as on {}", said(on)),
        &[
            ("who", "Who", Kind::Text),
            ("referred", "Referred", Kind::Number),
            ("accepted", "Accepted", Kind::Number),
            ("refused", "Refused or declined", Kind::Number),
            ("undecided", "Undecided", Kind::Number),
        ],
    );
    for (name, holds) in rows {
        let theirs: Vec<&Case> = cases.iter().filter(|case| holds(case)).collect();
        let is_refused = |case: &&&Case| case.refused.is_some() && case.opened.is_none();
        let is_accepted = |case: &&&Case| case.accepted.is_some() || case.opened.is_some();
        let refused = theirs.iter().filter(is_refused).count();
        let accepted = theirs.iter().filter(|c| is_accepted(c) && !is_refused(c)).count();
        let undecided = theirs.len() - refused - accepted;
        // Each row is treated alone: another row is other people, or the same ones again.
        let parts = Parts { rows: vec![vec![accepted, refused, undecided]] };
        let row = parts.cells(audience).swap_remove(0);
        table.rows.push(std::iter::once(Cell::from(name)).chain(row).collect());
    }
    table.note(
        "Crisis and return home are known of referrals written down here only; the last row is their \
         base.",
    )
}
