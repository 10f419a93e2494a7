//! Cohorts by tracking quarters: the days expected, observed and saved of each, and whether all of
//! it is settled. Source: `docs/contract.md` 1 and 9.

use crate::book::Book;
use crate::quarter::calculate::Calculation;
use crate::quarter::totals::{HELD, HeldBack, hold_back_small};
use definitions::{Cell, Days, Exact, Kind, Quarter, Table};
use outcomes::measurement::Standing;
use outcomes::statement::Statement;
use std::collections::{BTreeMap, BTreeSet, HashSet};

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

/// A cohort and a tracking quarter.
pub type At = (Quarter, u8);

/// The children of every group who are settled and priced, by pseudonym; those forgotten since as
/// they were frozen.
pub fn children<'a>(
    book: &'a Book,
    calculation: &'a Calculation,
) -> BTreeMap<At, BTreeSet<&'a str>> {
    let mut children: BTreeMap<At, BTreeSet<&str>> = BTreeMap::new();
    let tracked = &calculation.children.tracked;
    let priced =
        |line: &&outcomes::measurement::Measured| line.in_statement() && line.saving.is_some();
    for line in calculation.measured.iter().filter(priced) {
        let key = tracked[line.child as usize].key.as_str();
        children.entry((line.cohort, line.k)).or_default().insert(key);
    }
    let known: HashSet<&str> = tracked.iter().map(|child| child.key.as_str()).collect();
    for line in book.frozen.values() {
        if !line.void && line.saving.is_some() && !known.contains(line.key.as_str()) {
            children.entry((line.cohort, line.k)).or_default().insert(&line.key);
        }
    }
    children
}

/// The groups held back from a reader who does not reach every child: those that rest on one to
/// five children out of their reach, and what would give those away from the total of their
/// tracking quarter. Where that total is held back itself, every group of it is.
pub fn out_of_reach(
    children: &BTreeMap<At, BTreeSet<&str>>,
    totals: &HeldBack,
    reaches: impl Fn(&str) -> bool,
) -> BTreeSet<At> {
    let mut columns: BTreeMap<u8, Vec<(At, BTreeSet<String>)>> = BTreeMap::new();
    for (at, keys) in children {
        let others = keys.iter().filter(|key| !reaches(key)).map(|key| (*key).to_owned());
        columns.entry(at.1).or_default().push((*at, others.collect()));
    }
    let mut held = BTreeSet::new();
    for (k, groups) in columns {
        let (at, others): (Vec<At>, Vec<BTreeSet<String>>) = groups.into_iter().unzip();
        let all = others.iter().flatten().cloned().collect();
        let total = totals.quarters.get(usize::from(k) - 1).is_some_and(|total| total.all);
        let rows = match total {
            true => others.iter().map(|others| !others.is_empty()).collect(),
            false => hold_back_small(&others, &all).0,
        };
        held.extend(at.into_iter().zip(rows).filter(|(_, held)| *held).map(|(at, _)| at));
    }
    held
}

/// The groups as a table of days, without a price; what is held back is `c`.
pub fn days(quarter: Quarter, groups: &[Group], held: &BTreeSet<At>) -> Table {
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
        let is_held = held.contains(&(group.cohort, group.k));
        let shown = |cell: Cell| if is_held { Cell::from(HELD) } else { cell };
        table.push([
            group.cohort.to_string().into(),
            i64::from(group.k).into(),
            shown(group.children.into()),
            shown(group.child_days.into()),
            shown(Cell::Exact(group.days_expected, 1)),
            shown(group.days_observed.into()),
            shown(Cell::Exact(group.days_saved, 1)),
            shown(group.saved_each().map_or(Cell::Blank, |each| Cell::Exact(each, 1))),
            group.standing().into(),
        ]);
    }
    let meaning = "Days saved are care days expected, at the comparison group’s rate, less care \
                   days observed; of children who are settled and priced.";
    table.note(match held.is_empty() {
        true => meaning.to_owned(),
        false => format!(
            "{meaning} “{HELD}”: held back, because it rests on one to five children who are not \
             yours to see, or would give such a figure away."
        ),
    })
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
        let groups = [group(12, 0, 0), group(0, 0, 5)];
        let table = days("2014-Q1".parse().unwrap(), &groups, &BTreeSet::new());
        assert!(table.columns.iter().all(|column| column.kind != Kind::Money));
        assert_eq!(table.rows.len(), 1);
    }

    fn at(cohort: &str, k: u8) -> At {
        (cohort.parse().unwrap(), k)
    }

    /// Groups of so many children, each child in one group.
    fn of(sizes: &[(At, std::ops::Range<usize>)]) -> BTreeMap<At, BTreeSet<&'static str>> {
        const NAMES: [&str; 16] =
            ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
        sizes
            .iter()
            .map(|(at, range)| (*at, NAMES[range.clone()].iter().copied().collect()))
            .collect()
    }

    fn shown(quarters: &[bool]) -> HeldBack {
        use crate::quarter::totals::Held;
        let held = |all: bool| Held { all, care: all };
        let quarters = quarters.iter().map(|all| held(*all)).collect();
        HeldBack { quarters, all: held(false) }
    }

    #[test]
    fn a_small_group_out_of_reach_takes_the_next_smallest_of_its_quarter_with_it() {
        let [one, two, three] = ["2013-Q2", "2013-Q3", "2013-Q4"].map(|cohort| at(cohort, 1));
        let groups = of(&[(one, 0..3), (two, 3..9), (three, 9..16)]);
        let nobody = out_of_reach(&groups, &shown(&[false]), |_| false);
        assert_eq!(nobody, [one, two].into());
        let everybody = out_of_reach(&groups, &shown(&[false]), |_| true);
        assert!(everybody.is_empty());
        let those = out_of_reach(&groups, &shown(&[false]), |key| ["a", "b", "c"].contains(&key));
        assert!(those.is_empty(), "the small group is theirs");
        let but_two = out_of_reach(&groups, &shown(&[false]), |key| key < "o");
        assert_eq!(but_two, [three].into(), "they could take their own from the figure");
    }

    #[test]
    fn where_the_total_of_a_quarter_is_held_back_so_is_every_group_of_it() {
        let groups =
            of(&[(at("2013-Q2", 1), 0..8), (at("2013-Q3", 1), 8..16), (at("2013-Q2", 2), 0..8)]);
        let held = out_of_reach(&groups, &shown(&[true, false]), |_| false);
        assert_eq!(held, [at("2013-Q2", 1), at("2013-Q3", 1)].into());
    }

    #[test]
    fn a_group_held_back_has_no_figure_in_the_table() {
        let of = group(4, 0, 0);
        let table = days("2014-Q1".parse().unwrap(), &[of], &[(of.cohort, of.k)].into());
        let row = &table.rows[0];
        assert!(row[2..8].iter().all(|cell| *cell == Cell::from(HELD)));
        assert!(table.note.contains("held back"));
    }
}
