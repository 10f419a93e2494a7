//! The numbered steps of the merge of years. Steps 3 and 3A come before 1, 1A and 2, which would
//! otherwise leave no open row for them; then 4 and 5 bring each row to meet the next.
//! Source: `docs/decisions/0004-merge-of-years.md`.

use super::row::{Row, same_stay};
use super::{MergeRule, RepairNote, Steps};
use crate::code::Code;
use crate::episode::Episode;
use crate::return_year::ReturnYear;
use definitions::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

const STARTED: Code = Code::known("S");
const CONTINUES: Code = Code::known("X1");
const INVENTED: Code = Code::known("E99");
const INVENTED_REASON: Code = Code::known("LIIAF");

/// A step of the merge rule, by the number it is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// One row is kept of those that begin on the same day.
    #[serde(rename = "key")]
    Key,
    /// The child stayed in care: an open row ends where the next episode begins.
    #[serde(rename = "1")]
    One,
    /// The child left and came back: an open row ends before the new period.
    #[serde(rename = "1A")]
    OneA,
    /// The child left: an open row that nothing follows ends with its year.
    #[serde(rename = "2")]
    Two,
    /// An open row that repeats its neighbour is left out.
    #[serde(rename = "3")]
    Three,
    /// An open row that a later return replaced is left out.
    #[serde(rename = "3A")]
    ThreeA,
    /// A row that runs past the next, later reported one ends where that begins.
    #[serde(rename = "4")]
    Four,
    /// A row that should meet the next, later reported one ends where that begins.
    #[serde(rename = "5")]
    Five,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Step::Key => "key",
            Step::One => "1",
            Step::OneA => "1A",
            Step::Two => "2",
            Step::Three => "3",
            Step::ThreeA => "3A",
            Step::Four => "4",
            Step::Five => "5",
        })
    }
}

/// Takes the steps, on rows in order of first day.
pub(super) fn repair(
    rows: &mut Vec<Row>,
    latest_year: ReturnYear,
    rule: &MergeRule,
    notes: &mut Vec<RepairNote>,
) {
    if rule.steps == Steps::None {
        return;
    }
    if rows.iter().any(|row| row.needs_an_ending(latest_year)) {
        leave_out_repeats(rows, latest_year, rule.steps, notes);
        if rule.steps == Steps::InTurn {
            rows.retain(|row| !row.left_out);
        }
        end_open_rows(rows, latest_year, rule, notes);
        rows.retain(|row| !row.left_out);
    }
    meet_the_next(rows, notes);
}

/// Steps 3 and 3A: marks the open rows that repeat, or were replaced by, a neighbour.
fn leave_out_repeats(
    rows: &mut [Row],
    latest_year: ReturnYear,
    steps: Steps,
    notes: &mut Vec<RepairNote>,
) {
    for at in 0..rows.len() {
        let row = rows[at];
        if !row.needs_an_ending(latest_year) {
            continue;
        }
        let previous = at.checked_sub(1).map(|before| rows[before]);
        let next = rows.get(at + 1).copied();
        let repeated = [next, previous].into_iter().flatten().find(|neighbour| {
            same_stay(row.sent, neighbour.sent)
                && (steps == Steps::AllAtOnce || gives_way(&row, neighbour))
        });
        let replaced = previous.filter(|previous| previous.year > row.year);
        let (step, why) = if let Some(other) = repeated {
            (Step::Three, format!("the same as the episode that begins on {}", other.sent.decom))
        } else if let Some(other) = replaced {
            let (begins, year) = (other.sent.decom, other.year);
            (Step::ThreeA, format!("the {year} return has an episode that begins on {begins}"))
        } else {
            continue;
        };
        let what = format!("left open by the {} return; {why}: left out", row.year);
        rows[at].left_out = true;
        notes.push(rows[at].note(step, None, what));
    }
}

/// Between two rows that repeat each other, whether this one goes: the later return wins; of two
/// left open by one return, the one that begins first.
fn gives_way(row: &Row, other: &Row) -> bool {
    match row.year.cmp(&other.year) {
        Ordering::Less => true,
        Ordering::Equal => other.sent.dec.is_none() && other.sent.decom < row.sent.decom,
        Ordering::Greater => false,
    }
}

/// Steps 1, 1A and 2: an ending for every row an earlier return left open.
fn end_open_rows(
    rows: &mut [Row],
    latest_year: ReturnYear,
    rule: &MergeRule,
    notes: &mut Vec<RepairNote>,
) {
    for at in 0..rows.len() {
        let next = rows.get(at + 1).map(|next| next.sent);
        let row = &mut rows[at];
        if row.left_out || !row.needs_an_ending(latest_year) {
            continue;
        }
        let (step, ending, why) = ending(row.year, next, rule);
        // A row that begins after its own year's 31 March ends as it begins and covers no day.
        let ending = ending.max(row.sent.decom);
        row.dec = Some(ending);
        row.rec = if step == Step::One { CONTINUES } else { INVENTED };
        // As LIIA marks it: an `X1` carries a reason only where the placement changed.
        if step != Step::One || next.is_some_and(|next| next.rne.is_any(&["P", "B", "T", "U"])) {
            row.reason_place_change = INVENTED_REASON;
        }
        let what = format!("left open by the {} return and {why}: ended on {ending}", row.year);
        notes.push(row.note(step, None, what));
    }
}

/// The ending a row left open by its year's return is given, by what follows it.
fn ending(year: ReturnYear, next: Option<&Episode>, rule: &MergeRule) -> (Step, Date, String) {
    let year_end = Date::constant(year.starts_in() + 1, 3, 31);
    let Some(next) = next else {
        return (Step::Two, year_end, "nothing follows".to_owned());
    };
    let begins = next.decom;
    if next.rne != STARTED {
        return (Step::One, begins, format!("the next episode begins on {begins}"));
    }
    let day_before = begins.yesterday().unwrap_or(begins);
    let limit = if rule.gap_before_new_period { day_before } else { begins };
    (Step::OneA, year_end.min(limit), format!("a new period begins on {begins}"))
}

/// Steps 4 and 5: a row ends where the next begins, if the next came in a later return and this
/// one runs past it, or says `X1` and stops short of it.
fn meet_the_next(rows: &mut [Row], notes: &mut Vec<RepairNote>) {
    for at in 1..rows.len() {
        let next = rows[at];
        let row = &mut rows[at - 1];
        let Some(dec) = row.dec.filter(|_| row.year < next.year) else {
            continue;
        };
        let begins = next.sent.decom;
        let (step, when) = match dec.cmp(&begins) {
            Ordering::Greater => (Step::Four, ", after the next begins"),
            Ordering::Less if row.rec == CONTINUES => {
                (Step::Five, " with X1, before the next begins")
            }
            _ => continue,
        };
        row.dec = Some(begins);
        let later = next.year;
        let what =
            format!("ended on {dec}{when}, on {begins} by the {later} return: ended on {begins}");
        notes.push(row.note(step, Some(dec), what));
    }
}
