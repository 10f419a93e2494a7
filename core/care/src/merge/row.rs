//! A row of a return as the merge works on it, and the key that makes rows one: a child has one
//! row for each first day. Source: `docs/decisions/0004-merge-of-years.md`.

use super::{RepairNote, Step};
use crate::code::Code;
use crate::episode::Episode;
use crate::return_year::ReturnYear;
use definitions::Date;
use std::cmp::Ordering;

/// A row as sent, and as the steps have it so far.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) year: ReturnYear,
    pub(super) sent: &'a Episode,
    pub(super) dec: Option<Date>,
    pub(super) rec: Code,
    pub(super) reason_place_change: Code,
    pub(super) left_out: bool,
}

impl<'a> Row<'a> {
    pub(super) fn sent(year: ReturnYear, sent: &'a Episode) -> Row<'a> {
        Row {
            year,
            sent,
            dec: sent.dec,
            rec: sent.rec,
            reason_place_change: sent.reason_place_change,
            left_out: false,
        }
    }

    /// The episode the row has become.
    pub(super) fn episode(&self) -> Episode {
        Episode {
            dec: self.dec,
            rec: self.rec,
            reason_place_change: self.reason_place_change,
            ..self.sent.clone()
        }
    }

    /// Whether the row was left open by a return that is not the latest.
    pub(super) fn needs_an_ending(&self, latest_year: ReturnYear) -> bool {
        self.sent.dec.is_none() && self.year < latest_year
    }

    /// What a step has just done to the row.
    pub(super) fn note(&self, step: Step, dec_before: Option<Date>, what: String) -> RepairNote {
        RepairNote {
            step,
            reported: self.sent.reported.clone(),
            decom: self.sent.decom,
            dec_before,
            dec_after: self.dec,
            left_out: self.left_out,
            what,
        }
    }
}

/// Brings the rows to one for each first day, in order: a row with an ending before one without,
/// then the row of the later return. Of two rows of one return the one that ends later is kept,
/// then the one that stands later in the file. It is listed only where a reader could be
/// surprised: one return says two things, or a later return has the row open again.
pub(super) fn one_row_for_each_first_day(rows: &mut Vec<Row>, notes: &mut Vec<RepairNote>) {
    rows.sort_unstable_by(|a, b| a.sent.decom.cmp(&b.sent.decom).then_with(|| strength(b, a)));
    rows.dedup_by(|row, kept| {
        if row.sent.decom != kept.sent.decom {
            return false;
        }
        let what = if row.year > kept.year && row.dec.is_none() && kept.dec.is_some() {
            format!(
                "left open by the {} return; the ending reported in {} is kept: left out",
                row.year, kept.year
            )
        } else if row.year == kept.year && by_content(row.sent, kept.sent).is_ne() {
            format!("the {} return has another row that begins on this day: left out", row.year)
        } else {
            return true;
        };
        notes.push(Row { left_out: true, ..*row }.note(Step::Key, row.dec, what));
        true
    });
}

/// Which of two rows that begin on one day is kept: the greater.
fn strength(a: &Row, b: &Row) -> Ordering {
    (a.dec.is_some(), a.year, a.dec)
        .cmp(&(b.dec.is_some(), b.year, b.dec))
        .then_with(|| a.sent.reported.cmp(&b.sent.reported))
        .then_with(|| by_content(a.sent, b.sent))
}

/// What two rows say, first day first; where they were reported does not matter.
pub(super) fn by_content(a: &Episode, b: &Episode) -> Ordering {
    let says = |e: &Episode| {
        (
            (e.decom, e.dec, e.rec, e.reason_place_change),
            (e.rne, e.ls, e.cin, e.place, e.place_provider),
        )
    };
    says(a).cmp(&says(b))
}

/// Whether two rows describe the same stay, whenever it began and however it ended: the columns
/// an open row fills, other than its first day.
pub(super) fn same_stay(a: &Episode, b: &Episode) -> bool {
    (a.rne, a.ls, a.cin, a.place, a.place_provider)
        == (b.rne, b.ls, b.cin, b.place, b.place_provider)
}
