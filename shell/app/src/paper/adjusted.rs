//! What was adjusted, and why: child-quarters settled before whose saving is now another. Their
//! pence add up to the line of the sum.

use crate::paper::cell::{count, pence};
use crate::paper::letter::{Readers, Section};
use definitions::{Cell, Exact, Kind, Rounding, Table, largest_remainder};
use outcomes::statement::Statement;

const ADJUSTMENTS: &str = "Adjustments to quarters settled before, and why";

/// The most adjustments the letter itself lists; the appendix always lists all.
const LISTED: usize = 8;

/// Every adjustment, in pence that add up to the sum's line.
pub(crate) fn table(statement: &Statement) -> Table {
    let mut table = Table::new(
        ADJUSTMENTS,
        &[
            ("case", "Case", Kind::Text),
            ("tracking_quarter", "Quarter", Kind::Number),
            ("care_days_then", "Care days then", Kind::Number),
            ("care_days_now", "Care days now", Kind::Number),
            ("difference", "Difference", Kind::Money),
            ("reason", "Reason", Kind::Text),
        ],
    );
    let exact: Vec<Exact> = statement.adjustments.iter().map(|line| line.difference).collect();
    let total: Exact = exact.iter().copied().sum();
    let shown = statement.sum.get(1).filter(|line| line.exact == total).map(|line| line.shown);
    let shown = shown.unwrap_or_else(|| total.rounded_to_pence(Rounding::HalfUp));
    for (line, amount) in statement.adjustments.iter().zip(largest_remainder(shown, &exact)) {
        table.push([
            line.key.as_str().into(),
            i64::from(line.k).into(),
            line.care_before.into(),
            line.care_now.into(),
            amount.into(),
            line.reason.as_str().into(),
        ]);
    }
    table.note(format!("Together {shown}, exactly {}.", pence(total)))
}

/// The adjustments, or the largest of them where there are many.
pub(crate) fn section(statement: &Statement, readers: Readers) -> Option<Section> {
    let all = table(statement);
    let number = all.rows.len();
    if number == 0 {
        return None;
    }
    if !readers.near() {
        let one = "child-quarter settled before is";
        let counted = count(number, one, "child-quarters settled before are");
        let words = format!(
            "{counted} now counted differently. {} Which they are, and why, is \
             shown to those who may see a young person’s days.",
            all.note
        );
        return Some(Section::new("Adjustments to quarters settled before", vec![words.into()]));
    }
    let title = ADJUSTMENTS;
    if number <= LISTED {
        return Some(Section::new(title, vec![all.into()]));
    }
    let mut table = all;
    table.rows.sort_by_key(|row| match row[4] {
        Cell::Money(amount) => std::cmp::Reverse(amount.0.abs()),
        _ => std::cmp::Reverse(0),
    });
    table.rows.truncate(LISTED);
    table.title = format!("The {LISTED} largest of {number} adjustments");
    let all = format!("All {number} are listed in the appendix. {}", table.note);
    table.note = all;
    Some(Section::new(title, vec![table.into()]))
}

/// Whether the appendix lists every adjustment, as the letter does not.
pub(crate) fn in_appendix(statement: &Statement, readers: Readers) -> bool {
    readers.near() && statement.adjustments.len() > LISTED
}
