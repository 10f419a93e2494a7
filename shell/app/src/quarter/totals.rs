//! Totals of days by tracking quarter, over the whole programme, and what of them is held back so
//! that no small group can be read off a figure or worked out from the others.

use crate::book::Book;
use crate::quarter::calculate::Calculation;
use definitions::{Cell, Days, Exact, Kind, Quarter, Table};
use outcomes::Contract;
use outcomes::saving::Saving;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A figure that rests on so many children, or fewer, is held back from whoever is outside the
/// partnership.
pub const FEW: usize = 5;

/// Below so many children a share is shown and not compared.
pub const TOO_FEW_TO_COMPARE: usize = 10;

/// What is written in place of a figure held back.
pub const HELD: &str = "c";

/// Days of children settled and priced, in one tracking quarter or in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total<'a> {
    /// The children, by pseudonym.
    pub with: BTreeSet<&'a str>,
    /// Those of them who had any care day.
    pub in_care: BTreeSet<&'a str>,
    /// Care days + home days.
    pub child_days: Days,
    /// Care days observed.
    pub care_days: Days,
    /// Care days expected.
    pub days_expected: Exact,
    /// Expected − observed.
    pub days_saved: Exact,
    /// What each child adds, by pseudonym.
    pub each: BTreeMap<&'a str, Part>,
}

/// What one child adds to a total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Care days + home days.
    pub child_days: Days,
    /// Care days observed.
    pub care_days: Days,
    /// Care days expected.
    pub days_expected: Exact,
}

impl Total<'_> {
    /// Care days ÷ child days.
    pub fn care_proportion(&self) -> Option<Exact> {
        Exact::share(self.care_days.0, self.child_days.0)
    }

    /// Care days expected ÷ child days.
    pub fn expected_proportion(&self) -> Option<Exact> {
        self.days_expected.divided_by(Exact::whole(self.child_days.0))
    }
}

/// The totals of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals<'a> {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The last entry of the record it rests on.
    pub as_of: u64,
    /// One a tracking quarter, the first first.
    pub quarters: Vec<Total<'a>>,
    /// All of them.
    pub all: Total<'a>,
}

/// Works out the totals: every child-quarter that is in the statement and priced, those of children
/// since forgotten as they were frozen.
pub fn totals<'a>(book: &'a Book, contract: &Contract, calculation: &'a Calculation) -> Totals<'a> {
    let mut by_quarter: BTreeMap<u8, Total<'a>> = BTreeMap::new();
    let mut all = Total::default();
    let mut add = |key: &'a str, k: u8, count: care::day::Count, saving: Saving| {
        for total in [by_quarter.entry(k).or_default(), &mut all] {
            total.with.insert(key);
            let part = total.each.entry(key).or_default();
            part.child_days += count.child_days();
            part.care_days += count.care;
            part.days_expected += saving.days_expected;
            if count.care > Days(0) {
                total.in_care.insert(key);
            }
            total.child_days += count.child_days();
            total.care_days += count.care;
            total.days_expected += saving.days_expected;
            total.days_saved += saving.days_saved;
        }
    };
    let tracked = &calculation.children.tracked;
    for line in calculation.measured.iter().filter(|line| line.in_statement()) {
        if let Some(saving) = line.saving {
            add(&tracked[line.child as usize].key, line.k, line.count, saving);
        }
    }
    let known: HashSet<&str> = tracked.iter().map(|child| child.key.as_str()).collect();
    for line in book.frozen.values().filter(|line| !line.void && !known.contains(&*line.key)) {
        if let Some(saving) = line.saving {
            add(&line.key, line.k, line.count, saving);
        }
    }
    let last = *contract.tracking.quarters.value(calculation.statement.quarter.last_day());
    let quarters = (1..=last).map(|k| by_quarter.remove(&k).unwrap_or_default()).collect();
    let (quarter, as_of) = (calculation.statement.quarter, calculation.statement.as_of);
    Totals { quarter, as_of, quarters, all }
}

/// What of one total is held back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// All of it.
    pub all: bool,
    /// The care days, and what care days could be worked out from.
    pub care: bool,
}

/// What of the totals is held back: one a tracking quarter, and of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// One a tracking quarter.
    pub quarters: Vec<Held>,
    /// Of all of them.
    pub all: Held,
}

impl HeldBack {
    /// Nothing: for those inside the partnership.
    pub fn nothing(totals: &Totals<'_>) -> HeldBack {
        HeldBack { quarters: vec![Held::default(); totals.quarters.len()], all: Held::default() }
    }

    /// What rests on one to five children, and what would give that away by difference.
    pub fn small_groups(totals: &Totals<'_>) -> HeldBack {
        HeldBack::small_changes(totals, None)
    }

    /// The same, and what changed by one to five children since `before`: who saw the figures
    /// then could take them from the figures now.
    pub fn small_changes(totals: &Totals<'_>, before: Option<&Totals<'_>>) -> HeldBack {
        let rows = || totals.quarters.iter().chain([&totals.all]);
        let nothing = Total::default();
        let earlier = (0..totals.quarters.len())
            .map(|at| before.map(|before| before.quarters.get(at).unwrap_or(&nothing)))
            .chain([before.map(|before| &before.all)]);
        let changes: Vec<[BTreeSet<&str>; 2]> = rows()
            .zip(earlier)
            .map(|(now, then)| {
                let days = |part: &Part| (part.child_days, part.days_expected);
                [changed(now, then, days), changed(now, then, |part| part.care_days)]
            })
            .collect();
        let hold = |held: Vec<bool>, sets: Vec<&BTreeSet<&str>>, which: usize| {
            let rests: Vec<Rests<'_>> = sets
                .into_iter()
                .zip(&changes)
                .map(|(children, changes)| Rests { children, changed: &changes[which] })
                .collect();
            let (total, rows) = rests.split_last().expect("all of them are one");
            hold_back(rows, held, total)
        };
        let none = vec![false; totals.quarters.len()];
        let (days, all_days) = hold(none, rows().map(|total| &total.with).collect(), 0);
        let in_care = rows().map(|total| &total.in_care).collect();
        let (care, all_care) = hold(days.clone(), in_care, 1);
        let quarters = days.into_iter().zip(care).map(|(all, care)| Held { all, care }).collect();
        HeldBack { quarters, all: Held { all: all_days, care: all_care || all_days } }
    }

    /// What rests on one to five children, or on one to five whose records the reader does not
    /// reach, and what would give that away by difference: with the records they do reach, they
    /// could work it out.
    pub fn out_of_reach(totals: &Totals<'_>, reaches: impl Fn(&str) -> bool) -> HeldBack {
        let of = |reaches: &dyn Fn(&str) -> bool| {
            let others = |total: &Total<'_>| -> BTreeSet<String> {
                total.with.iter().filter(|key| !reaches(key)).map(|key| (*key).to_owned()).collect()
            };
            let rows: Vec<_> = totals.quarters.iter().map(others).collect();
            let (quarters, all) = hold_back_small(&rows, &others(&totals.all));
            let held = |all: bool| Held { all, care: all };
            HeldBack { quarters: quarters.into_iter().map(held).collect(), all: held(all) }
        };
        of(&|_| false).and(&of(&reaches))
    }

    /// What either holds back.
    pub fn and(mut self, other: &HeldBack) -> HeldBack {
        let rows = self.quarters.iter_mut().chain([&mut self.all]);
        for (held, other) in rows.zip(other.quarters.iter().chain([&other.all])) {
            held.all |= other.all;
            held.care |= other.care;
        }
        self
    }

    /// Whether anything is.
    pub fn any(&self) -> bool {
        self.all.care || self.quarters.iter().any(|held| held.all || held.care)
    }
}

/// The children who add something else to a total now than they did then: none where there is
/// no then.
fn changed<'a, T: PartialEq>(
    now: &Total<'a>,
    then: Option<&Total<'a>>,
    of: impl Fn(&Part) -> T,
) -> BTreeSet<&'a str> {
    let Some(then) = then else { return BTreeSet::new() };
    let adds = |total: &Total<'a>, key: &str| total.each.get(key).map(&of);
    let keys = now.each.keys().chain(then.each.keys());
    keys.filter(|key| adds(now, key) != adds(then, key)).copied().collect()
}

/// What a figure rests on.
#[derive(Clone, Copy)]
struct Rests<'a> {
    /// The children it counts.
    children: &'a BTreeSet<&'a str>,
    /// Those of whom it says something else than the figure before it.
    changed: &'a BTreeSet<&'a str>,
}

impl Rests<'_> {
    fn is_few(&self) -> bool {
        few(self.children.len()) || few(self.changed.len())
    }
}

/// Whether so many children are few.
fn few(children: usize) -> bool {
    (1..=FEW).contains(&children)
}

/// The same for figures that are shown for the first time.
pub fn hold_back_small(rows: &[BTreeSet<String>], total: &BTreeSet<String>) -> (Vec<bool>, bool) {
    fn borrowed(set: &BTreeSet<String>) -> BTreeSet<&str> {
        set.iter().map(String::as_str).collect()
    }
    let (rows, total): (Vec<_>, _) = (rows.iter().map(borrowed).collect(), borrowed(total));
    let changed = BTreeSet::new();
    let rests = |children| Rests { children, changed: &changed };
    let of_rows: Vec<Rests<'_>> = rows.iter().map(rests).collect();
    hold_back(&of_rows, vec![false; of_rows.len()], &rests(&total))
}

/// Which rows of a column are held back, and whether its total is. Beside the rows that rest on a
/// few children, others are held until what is hidden together rests on more than a few.
fn hold_back(rows: &[Rests<'_>], mut held: Vec<bool>, total: &Rests<'_>) -> (Vec<bool>, bool) {
    for (held, row) in held.iter_mut().zip(rows) {
        *held |= row.is_few();
    }
    if total.is_few() {
        return (held, true);
    }
    loop {
        let hidden: Vec<_> = rows.iter().zip(&held).filter(|(_, held)| **held).collect();
        let children: BTreeSet<&str> =
            hidden.iter().flat_map(|(row, _)| row.children).copied().collect();
        let changed: BTreeSet<&str> =
            hidden.iter().flat_map(|(row, _)| row.changed).copied().collect();
        match hidden.len() {
            0 => return (held, false),
            1 => {}
            _ if few(children.len()) || few(changed.len()) => {}
            _ => return (held, false),
        }
        let shown = (0..rows.len()).filter(|&at| !held[at] && !rows[at].children.is_empty());
        match shown.min_by_key(|&at| rows[at].children.len()) {
            Some(next) => held[next] = true,
            None => return (held, true),
        }
    }
}

/// The totals as a table; what is held back is `c`.
pub fn table(totals: &Totals<'_>, held: &HeldBack) -> Table {
    let mut table = Table::new(
        format!("Days by tracking quarter, to {}", totals.quarter),
        &[
            ("tracking_quarter", "Tracking quarter", Kind::Text),
            ("children", "Children", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("care_days", "Care days", Kind::Number),
            ("days_expected", "Care days expected", Kind::Number),
            ("days_saved", "Days saved", Kind::Number),
            ("care_percent", "In care, %", Kind::Number),
        ],
    );
    let mut row = |what: String, total: &Total<'_>, held: Held| {
        let days = |cell: Cell| if held.all { Cell::from(HELD) } else { cell };
        let care = |cell: Cell| if held.all || held.care { Cell::from(HELD) } else { cell };
        let percent = total.care_proportion().map(|share| Cell::Exact(share.times(100), 1));
        table.push([
            what.into(),
            days(total.with.len().into()),
            days(total.child_days.into()),
            care(total.care_days.into()),
            days(Cell::Exact(total.days_expected, 1)),
            care(Cell::Exact(total.days_saved, 1)),
            care(percent.unwrap_or(Cell::Blank)),
        ]);
    };
    for ((k, total), of) in (1..).zip(&totals.quarters).zip(&held.quarters) {
        row(format!("{k}"), total, *of);
    }
    row("All".to_owned(), &totals.all, held.all);
    let meaning = "A child counts once in “All”, and its days in every quarter. Days saved are \
                   care days expected, at the comparison group’s rate, less care days.";
    table.note(match held.any() {
        true => format!(
            "{meaning} “{HELD}”: held back, because it rests on one to five children, changed by \
             so few since it was last agreed, or would give such a figure away."
        ),
        false => meaning.to_owned(),
    })
}

/// The care proportion hoped for, where one is published. It is no term of the contract and
/// nothing is paid by it. Source: Social Finance (2019), Essex Edge of Care SIB: 27%.
pub fn target(contract: &Contract) -> Option<Exact> {
    match contract.particulars.short_name.as_str() {
        "essex" => Exact::share(27, 100),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests;
