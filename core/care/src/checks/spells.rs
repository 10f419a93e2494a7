//! What times missing and deprivation of liberty orders have in common: each begins, and ends or
//! is still open; a child’s do not overlap, lie within care, and go on from one return to the next.

use super::index::{Rows, in_order, or_last};
use super::prelude::*;
use crate::report::{DateField, DeprivationRow, MissingRow, Row};
use definitions::Date;

/// A row with a beginning and an end.
pub(crate) trait Spell: Row {
    /// The day it began.
    fn began(&self) -> &DateField;
    /// The day it ended.
    fn ended(&self) -> &DateField;
    /// A child’s rows of this table.
    fn of<'c, 'a>(rows: &'c Rows<'a>) -> &'c [&'a Self];
}

impl Spell for MissingRow {
    fn began(&self) -> &DateField {
        &self.mis_start
    }
    fn ended(&self) -> &DateField {
        &self.mis_end
    }
    fn of<'c, 'a>(rows: &'c Rows<'a>) -> &'c [&'a Self] {
        &rows.missing
    }
}

impl Spell for DeprivationRow {
    fn began(&self) -> &DateField {
        &self.dolo_start
    }
    fn ended(&self) -> &DateField {
        &self.dolo_end
    }
    fn of<'c, 'a>(rows: &'c Rows<'a>) -> &'c [&'a Self] {
        &rows.deprivation_of_liberty
    }
}

/// Calls for each of a child’s spells that begins while the one before it is open or has not yet
/// ended, with that one’s end. They stand in the order of their ends, an open one at its start.
pub(crate) fn overlapping<S: Spell>(child: &Child, mut call: impl FnMut(&S, Option<Date>)) {
    let order = |spell: &S| {
        let (began, ended) = (spell.began().date(), spell.ended().date());
        (or_last(ended.or(began)), or_last(began))
    };
    for pair in in_order(S::of(child), order).windows(2) {
        let (ended, spell) = (pair[0].ended().date(), pair[1]);
        let began = spell.began().date();
        if ended.is_none_or(|ended| began.is_some_and(|began| began < ended)) {
            call(spell, ended);
        }
    }
}

/// Whether a spell fits none of the child’s periods of care: it is open though every period is
/// over or began later, or it ended before or after each. A child without periods, and a spell
/// whose beginning cannot be read, are not judged.
pub(crate) fn outside_care<S: Spell>(child: &Child, spell: &S) -> bool {
    let Some(began) = spell.began().date() else { return false };
    let fits = |(from, to): (Date, Option<Date>)| match spell.ended().date() {
        None => to.is_none() && from <= began,
        Some(ended) => from <= ended && to.is_none_or(|to| ended <= to),
    };
    let mut periods = child.periods().peekable();
    periods.peek().is_some() && !periods.any(fits)
}

/// Finds children whose spell last year’s return left open and whose first of this year does not
/// begin on that day: at that row, or at the Header where there is none. `what` is the spell.
pub(crate) fn not_carried<S: Spell>(checked: &Checked, found: &mut Found, what: &str) {
    for child in checked.children() {
        let Some((start, first)) = left_open::<S>(child) else { continue };
        let open = format!("Last year’s return left {what} of {} open", said(start));
        match (first, child.header()) {
            (Some(row), _) => match row.began().date() {
                Some(began) => {
                    let title = format!("{open}, but this year’s first began on {}", said(began));
                    found.at(row, title);
                }
                None => found.at(row, format!("{open}, but this year’s has no start")),
            },
            (None, Some(header)) => {
                found.at_column(header, "CHILD", format!("{open}, but this year’s has none"));
            }
            (None, None) => {}
        }
    }
}

/// The spell that last year’s return left open though this year’s first does not begin on that
/// day: its start, and this year’s first where there is one.
fn left_open<'a, S: Spell>(child: &Child<'a>) -> Option<(Date, Option<&'a S>)> {
    let first = S::of(child).iter().copied().min_by_key(|spell| or_last(spell.began().date()));
    let open = S::of(&child.last).iter().filter(|spell| spell.ended().is_blank());
    let mut starts = open.filter_map(|spell| spell.began().date());
    let differs = |start: &Date| first.and_then(|first| first.began().date()) != Some(*start);
    starts.find(differs).map(|start| (start, first))
}
