//! What became of the referrals of a period that opened: which are open, which completed the full
//! course, and where the young people lived then. Every case stands in one column. Source: the
//! Review, year-one pages.

use super::as_of::referred_within;
use super::funnel::{By, heading, name};
use super::small::{Audience, Parts};
use care::Case;
use definitions::{Cell, Date, Interval, Kind, Table, said};
use std::collections::BTreeMap;

/// Counts of the cases opened, by how they stood at the end of a day. It is for those who work in
/// the service: beside the funnel, hidden counts would follow from it.
pub fn table(cases: &[Case], period: Interval, on: Date, by: By) -> Table {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for case in referred_within(cases, period, on).into_iter().filter(|case| case.opened.is_some())
    {
        let group = groups.entry(name(&case, by)).or_insert_with(|| vec![0; 5]);
        group[place(&case)] += 1;
    }
    let last = period.ended.yesterday().unwrap_or(period.ended);
    let title = format!(
        "Cases of the referrals from {} to {}, as on {}",
        said(period.began),
        said(last),
        said(on)
    );
    let mut table = Table::new(
        title,
        &[
            ("group", heading(by), Kind::Text),
            ("opened", "Opened", Kind::Number),
            ("open", "Open", Kind::Number),
            ("ended_early", "Closed before the full course", Kind::Number),
            ("completed_home", "Completed, with their families", Kind::Number),
            ("completed_care", "Completed, in care", Kind::Number),
            ("completed_other", "Completed, elsewhere or not said", Kind::Number),
        ],
    );
    if groups.is_empty() {
        return table;
    }
    let (names, rows): (Vec<String>, Vec<Vec<usize>>) = groups.into_iter().unzip();
    let cells = Parts { rows }.cells(Audience::Within);
    for (name, row) in names.into_iter().chain(["All".to_owned()]).zip(cells) {
        table.rows.push(std::iter::once(Cell::Text(name)).chain(row).collect());
    }
    table.note("Every case opened stands in one of the other columns. Where the young person lived is as on the day the case closed.")
}

/// The column of a case.
fn place(case: &Case) -> usize {
    match (case.closed, case.completed, case.living_at_close.as_deref()) {
        (None, _, _) => 0,
        (Some(_), Some(true), Some("home")) => 2,
        (Some(_), Some(true), Some("care")) => 3,
        (Some(_), Some(true), _) => 4,
        (Some(_), _, _) => 1,
    }
}
