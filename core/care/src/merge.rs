//! The merge of several annual returns into one history per child. The merge rule moves money,
//! so it is a term of the contract: every statement prints it, and every row it changed or left
//! out is listed. The rule and why it is this one: `docs/decisions/0004-merge-of-years.md`.

mod filing;
mod row;
mod rule;
mod steps;

pub use rule::{MergeRule, Steps};
pub use steps::Step;

use crate::episode::{Episode, Repair, RowRef};
use crate::return_year::{ReturnYear, Submission};
use definitions::Date;
use serde::{Deserialize, Serialize};

/// One child's rows in one submission of a year's return. A child who is in no row of a
/// submission is filed with no episodes: that is how a resubmission withdraws them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Which submission.
    pub submission: Submission,
    /// The child's rows in it, in any order.
    pub episodes: Vec<Episode>,
}

/// One child's history, and everything the merge did to make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The episodes, one for each first day, in order. An episode the merge changed carries its
    /// repair, and an ending nobody reported is marked `E99` and `LIIAF`.
    pub episodes: Vec<Episode>,
    /// Every row the merge changed or left out against what a return says, in order of first day.
    pub repairs: Vec<RepairNote>,
    /// What an overruled submission of a year reported and the ruling one no longer does, in
    /// order of year and first day. A row whose content has changed is here as it was.
    pub withdrawn: Vec<Episode>,
}

/// One thing the merge did to one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairNote {
    /// The step of the merge rule that did it.
    pub step: Step,
    /// The row.
    pub reported: RowRef,
    /// The day the row's episode began.
    pub decom: Date,
    /// Its ending before this step; none while open.
    pub dec_before: Option<Date>,
    /// Its ending after this step; the same as before when the row was left out.
    pub dec_after: Option<Date>,
    /// Whether the row was left out.
    pub left_out: bool,
    /// What was done and why, in words.
    pub what: String,
}

/// One history from everything filed for one child, whatever order it is handed over in.
///
/// `latest_year` is the latest return in the book, whether or not this child is in it: a child
/// left open in 2013-14 who is absent from the return of 2014-15 has left care by then.
/// An open row of the latest year stays open; the caller ends it at the day the return covers.
pub fn merge(filed: &[Filed], latest_year: ReturnYear, rule: &MergeRule) -> Merged {
    let filed = filing::in_order(filed);
    let mut rows = filing::ruling_rows(&filed);
    let mut repairs = Vec::new();
    row::one_row_for_each_first_day(&mut rows, &mut repairs);
    steps::repair(&mut rows, latest_year, rule, &mut repairs);
    repairs.sort_by_key(|note| (note.decom, note.step));

    let mut episodes: Vec<Episode> = rows.iter().map(row::Row::episode).collect();
    for note in repairs.iter().filter(|note| !note.left_out) {
        if let Ok(at) = episodes.binary_search_by_key(&note.decom, |episode| episode.decom) {
            mark(&mut episodes[at], note);
        }
    }
    Merged { episodes, repairs, withdrawn: filing::withdrawn(&filed) }
}

/// An episode carries every step that changed it.
fn mark(episode: &mut Episode, note: &RepairNote) {
    let repair = match episode.repair.take() {
        None => Repair { step: note.step.to_string(), what: note.what.clone() },
        Some(before) => Repair {
            step: format!("{}, {}", before.step, note.step),
            what: format!("{}; {}", before.what, note.what),
        },
    };
    episode.repair = Some(repair);
}
