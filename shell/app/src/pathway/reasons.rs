//! Why referrals are refused or declined, and how that changes over time.

use super::as_of::as_of;
use super::small::{Audience, Parts};
use care::Case;
use care::path::as_case::WITHDRAWN;
use definitions::{Cell, Date, Interval, Kind, Quarter, Table, said};
use std::collections::BTreeMap;

/// Those refused or declined within a period, by reason: by the panel, and by the supervisor.
/// The base is the row of all.
pub fn table(cases: &[Case], period: Interval, on: Date, audience: Audience) -> Table {
    let mut counts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for case in refused_within(cases, period, on) {
        let by_supervisor = usize::from(case.endorsed.is_some());
        counts.entry(reason(&case)).or_insert_with(|| vec![0, 0])[by_supervisor] += 1;
    }
    let last = period.ended.yesterday().unwrap_or(period.ended);
    let mut table = Table::new(
        format!("Why referrals were refused, {} to {}", said(period.began), said(last)),
        &[
            ("reason", "Reason", Kind::Text),
            ("all", "All", Kind::Number),
            ("by_panel", "Refused by a panel", Kind::Number),
            ("by_supervisor", "Declined by a supervisor", Kind::Number),
        ],
    );
    rows(&mut table, counts, audience);
    table
}

/// The same over time: one row a reason, with the count of each of four calendar quarters ending
/// with the one that has `on`.
pub fn over_time(cases: &[Case], on: Date, audience: Audience) -> Table {
    let (quarters, counts) = by_quarter(cases, on);
    let mut table = Table::new(
        format!("Why referrals were refused, {} to {}", quarters[0], quarters[3]),
        &[
            ("reason", "Reason", Kind::Text),
            ("all", "All four", Kind::Number),
            ("first", "Three quarters before", Kind::Number),
            ("second", "Two quarters before", Kind::Number),
            ("third", "The quarter before", Kind::Number),
            ("fourth", "This quarter", Kind::Number),
        ],
    );
    rows(&mut table, counts, audience);
    let names: Vec<String> = quarters.iter().map(ToString::to_string).collect();
    table.note(format!("The quarters are {}.", names.join(", ")))
}

/// The last four calendar quarters, ending with the one that has `on`, and how often each reason
/// was given in each of them.
pub fn by_quarter(cases: &[Case], on: Date) -> ([Quarter; 4], BTreeMap<String, Vec<usize>>) {
    let before = |quarter: Quarter| Quarter::of(quarter.began().yesterday().unwrap_or(Date::MIN));
    let fourth = Quarter::of(on);
    let third = before(fourth);
    let second = before(third);
    let quarters = [before(second), second, third, fourth];
    let mut counts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, quarter) in quarters.iter().enumerate() {
        let period = Interval { began: quarter.began(), ended: quarter.ended() };
        for case in refused_within(cases, period, on) {
            counts.entry(reason(&case)).or_insert_with(|| vec![0; 4])[at] += 1;
        }
    }
    (quarters, counts)
}

fn rows(table: &mut Table, counts: BTreeMap<String, Vec<usize>>, audience: Audience) {
    let (names, rows): (Vec<String>, Vec<Vec<usize>>) = counts.into_iter().unzip();
    let cells = Parts { rows }.cells(audience);
    for (name, row) in names.into_iter().chain(["All".to_owned()]).zip(cells) {
        table.rows.push(std::iter::once(Cell::Text(name)).chain(row).collect());
    }
}

fn reason(case: &Case) -> String {
    case.refusal_reason.clone().unwrap_or_else(|| "no reason given".to_owned())
}

fn refused_within(cases: &[Case], period: Interval, on: Date) -> Vec<Case> {
    let refused = |case: &Case| case.refused.is_some_and(|day| period.contains(day));
    let withdrawn = |case: &Case| case.refusal_reason.as_deref() == Some(WITHDRAWN);
    let cases = cases.iter().map(|case| as_of(case, on));
    cases.filter(|case| refused(case) && !withdrawn(case)).collect()
}
