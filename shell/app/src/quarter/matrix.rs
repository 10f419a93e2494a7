//! Cohorts by tracking quarters: the days expected, observed and saved of each, and whether all of
//! it is settled. Source: `docs/contract.md` 1 and 9.

use crate::quarter::calculate::Calculation;
use definitions::{Cell, Days, Exact, Kind, Quarter, Table};
use outcomes::measurement::Standing;
use outcomes::statement::Statement;
use std::collections::BTreeMap;

/// One cohort in one tracking quarter: what is settled of it, and what is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The cohort.
    pub cohort: Quarter,
    /// The tracking quarter.
    pub k: u8,
    /// Children settled and priced in it.
    pub children: usize,
    /// Their child days.
    pub child_days: Days,
    /// The care days expected of them.
    pub days_expected: Exact,
    /// The care days observed.
    pub days_observed: Days,
    /// Expected − observed.
    pub days_saved: Exact,
    /// Children who are due and wait.
    pub waiting: usize,
    /// Children whose quarter is still to end.
    pub not_due: usize,
    /// Children tracked and not priced.
    pub not_priced: usize,
}

impl Group {
    fn empty(cohort: Quarter, k: u8) -> Group {
        Group {
            cohort,
            k,
            children: 0,
            child_days: Days(0),
            days_expected: Exact::ZERO,
            days_observed: Days(0),
            days_saved: Exact::ZERO,
            waiting: 0,
            not_due: 0,
            not_priced: 0,
        }
    }

    /// Whether every child who is priced in it is settled.
    pub fn is_settled(&self) -> bool {
        self.children > 0 && self.waiting == 0 && self.not_due == 0
    }

    /// Days saved for each child settled.
    pub fn saved_each(&self) -> Option<Exact> {
        self.days_saved.divided_by(Exact::whole(i64::try_from(self.children).ok()?))
    }

    /// Where it stands, in words.
    pub fn standing(&self) -> &'static str {
        match (self.children, self.waiting, self.not_due) {
            (0, 0, _) => "not due",
            (0, _, _) => "waits",
            (_, 0, 0) => "settled",
            _ => "settled in part",
        }
    }
}

/// Every cohort and tracking quarter, in order.
pub fn groups(calculation: &Calculation) -> Vec<Group> {
    let mut groups: BTreeMap<(Quarter, u8), Group> = BTreeMap::new();
    for line in &calculation.measured {
        let at = (line.cohort, line.k);
        let group = groups.entry(at).or_insert_with(|| Group::empty(at.0, at.1));
        match line.standing {
            Standing::NotDue => group.not_due += 1,
            Standing::Waits(_) => group.waiting += 1,
            Standing::NotPriced => group.not_priced += 1,
            Standing::Settled | Standing::Kept | Standing::Voided => {}
        }
    }
    for cell in &calculation.statement.cells {
        let at = (cell.cohort, cell.k);
        let group = groups.entry(at).or_insert_with(|| Group::empty(at.0, at.1));
        group.children = cell.children;
        group.child_days = cell.child_days;
        group.days_expected = cell.days_expected;
        group.days_observed = cell.days_observed;
        group.days_saved = cell.days_saved;
    }
    groups.into_values().collect()
}

/// The groups as a table of days, without a price.
pub fn days(quarter: Quarter, groups: &[Group]) -> Table {
    let mut table = Table::new(
        format!("Days by cohort and tracking quarter, to {quarter}"),
        &[
            ("cohort", "Cohort", Kind::Text),
            ("tracking_quarter", "Tracking quarter", Kind::Number),
            ("children", "Children", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("days_expected", "Care days expected", Kind::Number),
            ("days_observed", "Care days observed", Kind::Number),
            ("days_saved", "Days saved", Kind::Number),
            ("days_saved_each", "Saved for each child", Kind::Number),
            ("standing", "Standing", Kind::Text),
        ],
    );
    for group in groups.iter().filter(|group| group.children > 0 || group.waiting > 0) {
        table.push([
            group.cohort.to_string().into(),
            i64::from(group.k).into(),
            group.children.into(),
            group.child_days.into(),
            Cell::Exact(group.days_expected, 1),
            group.days_observed.into(),
            Cell::Exact(group.days_saved, 1),
            group.saved_each().map_or(Cell::Blank, |each| Cell::Exact(each, 1)),
            group.standing().into(),
        ]);
    }
    table.note(
        "Days saved are care days expected, at the comparison group’s rate, less care days \
         observed; of children who are settled and priced.",
    )
}

/// The settled cells of a statement with what they earned, as the command line prints them.
pub fn priced(statement: &Statement) -> Table {
    let mut table = Table::new(
        format!("Measured by {}: every cohort and tracking quarter settled", statement.quarter),
        &[
            ("cohort", "Cohort", Kind::Text),
            ("tracking_quarter", "Tracking quarter", Kind::Number),
            ("children", "Children", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("days_expected", "Expected", Kind::Number),
            ("days_observed", "Observed", Kind::Number),
            ("days_saved", "Saved", Kind::Number),
            ("earned", "Earned", Kind::Money),
        ],
    );
    for cell in &statement.cells {
        table.push([
            cell.cohort.to_string().into(),
            i64::from(cell.k).into(),
            cell.children.into(),
            cell.child_days.into(),
            Cell::Exact(cell.days_expected, 4),
            cell.days_observed.into(),
            Cell::Exact(cell.days_saved, 4),
            cell.shown.into(),
        ]);
    }
    table
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    fn group(children: usize, waiting: usize, not_due: usize) -> Group {
        let saved = Exact::whole(300);
        let cohort = "2013-Q2".parse().unwrap();
        Group {
            children,
            waiting,
            not_due,
            days_saved: saved,
            not_priced: 1,
            ..Group::empty(cohort, 1)
        }
    }

    #[test]
    fn a_group_is_settled_when_nobody_in_it_waits_or_is_still_to_come() {
        assert!(group(12, 0, 0).is_settled());
        assert!(!group(12, 1, 0).is_settled() && !group(12, 0, 1).is_settled());
        assert_eq!(group(0, 0, 3).standing(), "not due");
        assert_eq!(group(4, 0, 3).standing(), "settled in part");
    }

    #[test]
    fn days_saved_are_shared_among_the_children_settled() {
        assert_eq!(group(12, 0, 0).saved_each(), Some(Exact::whole(25)));
        assert_eq!(group(0, 2, 0).saved_each(), None);
    }

    #[test]
    fn the_table_of_days_has_no_money_in_it() {
        let table = days("2014-Q1".parse().unwrap(), &[group(12, 0, 0), group(0, 0, 5)]);
        assert!(table.columns.iter().all(|column| column.kind != Kind::Money));
        assert_eq!(table.rows.len(), 1);
    }
}
